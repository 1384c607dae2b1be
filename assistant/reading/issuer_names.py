"""The name of an issuer in running text: where it ends, and what passes for one."""

from __future__ import annotations

import re

from assistant.reading.body_names import NOT_A_NAME, TRADE, is_fragment, organisation_in
from assistant.reading.companies import clean_name, form_end, has_legal_form, looks_like_address
from assistant.reading.labels import is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from assistant.reading.squash import is_cjk, squashed
from knowledge.registers import Kind as Named
from knowledge.registers import Mention

_NAME_END = re.compile(
    r"\s(?:and (?:is|has|was|found|must|shall|registered|certified|to|it|fulfil\w{0,4}"
    r"|meets?|complies|conforms|satisfies|operates)|and subject|according"
    r"|accordingly|as (?:an?|per|meeting|conforming)|at |in (?:accordance|conformity|compliance)|is |has "
    r"|are |to |for |under |with |against|on \d|which|whose"
    r"|hereby|herewith|certif(?:ies|y)|declares?|confirms|attests|bescheinigt|bestätigt|zertifiziert"
    r"|certifie|atteste|certifica|attesta|declara|verklaart|zaświadcza|potwierdza|durch|mit|und (?:wird"
    r"|ist)|et |y |e è|voor|tot|terms)"
    r"|[,;:(（|。；，]|(?<![.\s][A-Z])\. |\.$|证明|颁发|认可|认证注册"
)
JOIN_WORDS = re.compile(
    r"^(?:certification|cert|assurance|services|assessment|management|international|registrars?)\b",
    re.IGNORECASE,
)
"""The words with which the second line of a name begins."""
_BRACKET_OF_TRADE = re.compile(
    r"[\w&.-]{2,16}(?: [\w&.-]{2,16})? ?\((?:certification|registrars?|assurance|assessment)\)(?= [A-Z])",
    re.IGNORECASE,
)
LONGEST = 110
"""Characters of a name."""


def believable(paper: Paper, cell: Cell, start: int, name: str) -> bool:
    """Say whether a name is an organisation's: known, with a legal form or with a word of the trade."""
    known = organisation_in(paper, cell, start, len(name))
    return known or has_legal_form(name) or bool(TRADE.search(name))


def with_next_line(paper: Paper, cell: Cell, name: str) -> str:
    """Return a name with the rest of it where it was broken before its legal form."""
    if has_legal_form(name) or len(name) >= 40:
        return name
    under = next((one for one in paper.sheet.below(cell) if one), None)
    if (
        under is not None
        and paper.heading(under) is None
        and has_legal_form(under.text)
        and JOIN_WORDS.match(under.text)
    ):
        return clean_name(f"{name} {under.text}")
    return name


def printed_name(paper: Paper, cell: Cell, at: int, mention: Mention) -> tuple[str, bool]:
    """Return the name of a body as printed around a mention, with its legal form if it has one there.

    The country of a subsidiary belongs to its name: "Example Certification France".
    """
    text = cell.text[at : at + LONGEST]
    cut = _NAME_END.search(text, len(mention.text))
    end = form_end(text[: cut.start() + 8] if cut else text)
    if end is not None and end >= len(mention.text) - 1:
        return clean_name(text[:end]), True
    for place in paper.mentions_in(cell):
        if place.kind is Named.MARKET and place.start == mention.end + 1 and place.text[:1].isupper():
            return clean_name(cell.text[at : place.end - cell.start]), has_legal_form(mention.text)
    return clean_name(mention.text), has_legal_form(mention.text)


def name_in(text: str) -> str | None:
    """Return the name of a body at the start of a text, None where it does not look like a name."""
    text = text[: LONGEST * 2].lstrip(" \t:,.;-–\"'“”«»").rstrip(" \t:,;-–\"'“”«»")
    text = re.sub(r"^(?:(?:the|die|der|le|la|el|il)\s{1,4}|we,\s)(?=[A-ZÄÖÜ])", "", text, flags=re.IGNORECASE)
    bracket = _BRACKET_OF_TRADE.match(text)
    cut = _NAME_END.search(text, bracket.end() if bracket else 0)
    end = form_end(text)
    if (
        end is not None
        and (cut is None or end >= cut.start())
        and end <= (cut.start() + 26 if cut else len(text))
    ):
        name = clean_name(text[:end])
    else:
        name = clean_name(text[: cut.start()] if cut else text)
    short_enough = 2 <= len(name) <= LONGEST
    if (
        not short_enough
        or not any(c.isalpha() for c in name)
        or (NOT_A_NAME.search(name) and not has_legal_form(name))
    ):
        return None
    if is_fragment(name):
        return None
    starts = name[0].isupper() or is_cjk(name[0]) or name[0].isdigit() or has_legal_form(name)
    if not starts or is_label(squashed(name)) or (looks_like_address(name) and not has_legal_form(name)):
        return None
    return name
