"""The accreditation that a paper shows: who is named, in which words, and which marks stand on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.certificate import Certificate
from assistant.verification.known_body import Named, who_is
from assistant.verification.rule import Case
from assistant.verification.wording import find, phrases, words_of
from knowledge.registers import AccreditationBody, Kind, NotRecognisedAccreditor, Organisation, Registers
from knowledge.registers.names import key_of

_ACCREDITED_BY = phrases("""
    accredited <1> (?:by|from|with|under)
    accreditation <1> (?:by|from)
    accreditation body <1>[:：]
    (?:is|are) accredited
    akkreditiert (?:durch|von)
    accrédité\\w{0,2} par (?:le |la |l['’])?
    acreditad[oa] por (?:el |la )?
    accreditat[oa] da\\w{0,4}
    geaccrediteerd door
    akredytowan\\w{1,3} przez
    tarafından akredite
    认可机构 ?[:：]?
""")
_ACCREDITED_BY_CHINESE = re.compile(r"[经經由获獲] ?([^，。；;,\n]{2,60}?) ?[认認]可")
"""In Chinese the name stands between the words: 经…认可."""
_MARK_ALONE = re.compile(
    r"(?:(?:IAF|ILAC)(?:[ -]?(?:MLA|MRA))?|International Accreditation Forum)(?: mark)?", re.IGNORECASE
)
_NEW_MARK = re.compile(
    r"(?:Global[ -]?ACI|GLOBAC|Global Accreditation Cooperation(?: Incorporated)?)(?:[ -]?MRA)?(?: mark)?",
    re.IGNORECASE,
)
_NEW_MARK_SAID = phrases("(?:Global ?ACI|GLOBAC|Global Accreditation Cooperation) <2> MRA mark")
_AFTER, _WORDS_LOOKED_AT = 90, 9
_FOLLOWS = frozenset(
    "mla mra member members signatory signatories recognised recognized accredited certified certification "
    "certifying standard standards iec code codes sector sectors".split()
)
"""Words after the letters of an organisation that make them something else: "EA code 17"."""


@dataclass(frozen=True, slots=True)
class Accreditation:
    """What a paper says about accreditation: the name of the field, and the rows that it stands for."""

    named: Named
    bodies: tuple[AccreditationBody | NotRecognisedAccreditor, ...]
    organisations: tuple[Organisation, ...]


def accreditation_of(case: Case) -> Accreditation | None:
    """Return what the paper says in the place of the accreditation body, None if nothing."""
    field = case.certificate.accreditation_body
    if field is None:
        return None
    named = who_is(case.registers, field.value)
    return Accreditation(
        named=named,
        bodies=tuple(r for r in named.rows if isinstance(r, AccreditationBody | NotRecognisedAccreditor)),
        organisations=tuple(r for r in named.rows if isinstance(r, Organisation)),
    )


def only_a_mark(text: str) -> bool:
    """Say whether words are the mark of an arrangement and nothing else: "IAF MLA"."""
    return bool(_MARK_ALONE.fullmatch(text.strip()) or _NEW_MARK.fullmatch(text.strip()))


def marks(certificate: Certificate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the marks of the old arrangement and of the new one, as words that stand alone on a line."""
    lines = [" ".join(line.split()) for line in words_of(certificate).splitlines()]
    old = [line for line in lines if line and _MARK_ALONE.fullmatch(line)]
    new = [line for line in lines if line and _NEW_MARK.fullmatch(line)]
    new += [found.sentence for found in find(words_of(certificate), _NEW_MARK_SAID) if not found.negated]
    return tuple(dict.fromkeys(old)), tuple(dict.fromkeys(new))


def said_to_accredit(case: Case) -> list[tuple[Organisation, str]]:
    """Return the organisations that the paper calls accreditors ("accredited by the IAF"), with the words."""
    known = _organisations(case.registers)
    text = words_of(case.certificate)
    found: list[tuple[Organisation, str]] = []
    for one in find(text, _ACCREDITED_BY):
        after = text[one.start + len(one.words) : one.start + len(one.words) + _AFTER].split("\n\n")[0]
        key = key_of(after)[:_WORDS_LOOKED_AT]
        key = key[1:] if key[:1] == ("the",) else key
        for length in range(len(key), 0, -1):
            row = known.get(key[:length])
            if row is not None:
                following = key[length : length + 1]
                standard = following and following[0].isdigit()
                if not one.negated and not standard and not (following and following[0] in _FOLLOWS):
                    found.append((row, one.sentence))
                break
    for match in _ACCREDITED_BY_CHINESE.finditer(text):
        row = known.get(key_of(match.group(1)))
        if row is not None:
            found.append((row, match.group()))
    return found


@lru_cache(maxsize=4)
def _organisations(registers: Registers) -> dict[tuple[str, ...], Organisation]:
    """Return the organisations by their names; letters that an accreditation body uses too are left out."""
    taken = {key_of(body.acronym) for body in registers.accreditation_bodies}
    taken |= {key_of(alias) for body in registers.accreditation_bodies for alias in body.aliases}
    rows = {
        key_of(name): row
        for row in registers.organisations
        for name in (row.acronym, row.full_name, *row.aliases)
        if row.kind is Kind.ORGANISATION
    }
    return {key: row for key, row in rows.items() if key and key not in taken}
