"""What the name of a certification or accreditation body looks like, and what only resembles one."""

from __future__ import annotations

import re

from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from knowledge.registers import How
from knowledge.registers import Kind as Named

TRADE = re.compile(
    r"certif|cert\b|cert(?=gmbh)|zertifi|registrar|assessment|accredit|assurance|quality|conformity"
    r"|inspection|认证|認證|验证|驗證|审核|品質|인증|認証|審査|belgelendirme|certyfik|registr",
    re.IGNORECASE,
)
"""Words of the trade in a body's name."""
NOT_A_NAME = re.compile(
    r"\b(?:this|that|the client|request|certificate|returned|authori[sz]ed|signatory|director|manager"
    r"|following|standard|requirements|scope"
    r"|who|which|date|page|us|our|an?|audit|accordance|compliance)\b|@|https?:|www\.",
    re.IGNORECASE,
)
"""Words of a sentence, in what would otherwise pass for a name."""
ASSOCIATIONS = frozenset(
    "iaf ilac ea apac iaac iqnet globalaci cisq internationalaccreditationforum mla mra iafmla ilacmra"
    " eamla".split()
)
"""Folded names that are printed beside the bodies' and are neither."""
_SENTENCE_STARTS = re.compile(
    r"(?:the|this|these|that|our|we|company|organi[sz]ation|certificate|die|der|das|dieses?|wir|unternehmen"
    r"|la|le|les|ce|cet|cette|notre|entreprise|est[ae]|nuestr[ao]|empresa|quest[ao]|azienda|dit|deze|onze"
    r"|ten|ta|niniejsz\w{1,3}|bu|işbu)(?:\W|$)|[本该此](?:证|證|公司|机构|機構)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:mr|mrs|ms|dr|prof|ing|dipl|herr|frau|m|mme)\b\.? ?)?(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ]", re.IGNORECASE
)
_URL = re.compile(r"(?:www\.|https?://|@|\.(?:org|com|net|nu|eu|au|de|it|cn|uk)\b)", re.IGNORECASE)
_CERTIFIERS = frozenset({Named.CERTIFICATION_BODY, Named.NOTIFIED_BODY})
_ACCREDITORS = frozenset({Named.ACCREDITATION_BODY, Named.NOT_RECOGNISED_ACCREDITOR})


def is_fragment(name: str) -> bool:
    """Say whether words are a piece of a sentence, a person's initials or a number: never a body's name."""
    letters = sum(map(str.isalpha, name))
    figures = sum(map(str.isdigit, name))
    return (
        letters < 2
        or figures >= letters
        or bool(_SENTENCE_STARTS.match(name))
        or (name.isascii() and letters == 2 and not name.isupper())
    )


def is_person(text: str) -> bool:
    """Say whether a text starts like the name of somebody who signs: "P. Lindequell"."""
    return bool(_PERSON.match(text)) and len(text) < 48


def certifier_in(paper: Paper, cell: Cell, start: int, length: int) -> bool:
    """Say whether a certification body of the registers is named in a part of a cell."""
    return _named(paper, cell, start, length, _CERTIFIERS)


def accreditor_in(paper: Paper, cell: Cell, start: int, length: int) -> bool:
    """Say whether an accreditation body of the registers is named in a part of a cell."""
    return _named(paper, cell, start, length, _ACCREDITORS)


def organisation_in(paper: Paper, cell: Cell, start: int, length: int) -> bool:
    """Say whether any organisation of the registers is named there, also one that never certifies."""
    return _named(paper, cell, start, length, _CERTIFIERS | _ACCREDITORS | {Named.ORGANISATION})


def in_full(paper: Paper, cell: Cell, name: str) -> str:
    """Return a name up to where the register's name ends, where it was cut within that name."""
    at = cell.text.find(name)
    for mention in paper.mentions_in(cell):
        known = (
            mention.kind in _CERTIFIERS | _ACCREDITORS | {Named.ORGANISATION} and mention.how is not How.CLOSE
        )
        if known and mention.start - cell.start == at and len(mention.text) > len(name):
            return " ".join(mention.text.split())
    return name


def _named(paper: Paper, cell: Cell, start: int, length: int, kinds: frozenset[Named]) -> bool:
    return any(
        mention.kind in kinds
        and mention.how is not How.CLOSE
        and start <= mention.start - cell.start < start + length
        for mention in paper.mentions_in(cell)
    )


def in_web_address(text: str, start: int, end: int) -> bool:
    """Say whether letters are a part of an address on the web or of an e-mail address."""
    around = text[max(0, start - 12) : end + 6]
    return bool(_URL.search(around)) and " " not in text[max(0, start - 1) : start]


def in_a_code(text: str, start: int, end: int) -> bool:
    """Say whether letters are a part of a number: "456-AQ-IND-RvA", "IAS-QMS-23-017"."""
    return text[max(0, start - 1) : start] in {"-", "/", "_"} or bool(
        re.match(r"[-/_][A-Z0-9]", text[end : end + 2])
    )
