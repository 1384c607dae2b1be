"""The year of a standard that a certificate names, from its fields and from the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.verification.certificate import Certificate, Field
from assistant.verification.wording import plain
from knowledge.registers import Registers, StandardReading, read_standards
from knowledge.registers.writings import NO_STANDARD

_NEXT_YEAR = re.compile(
    r"\s{0,2}(?:[,;、，&/+]|\b(?:and|und|et|y|e)\b|[和及])\s{0,2}(?=(?:19|20)\d{2}(?!\d))", re.IGNORECASE
)
"""What stands between two editions in one field: "2015, 2008"."""
_ANOTHER_TIME = re.compile(
    r"replac|supersed|former|previous|transition|\bfrom\s{0,3}$|withdr|ersetz|früher|bisher|remplac|ancien|anterior"
    r"|sustitu|sostitu|precedent|代替|替代|取代|原\S{0,4}$",
    re.IGNORECASE,
)
_CERTIFIED_TO = re.compile(
    r"requirements|conform|compl(?:y|ies)|meets|fulfil|satisf|according to|in accordance|anforderungen"
    r"|entspricht|erfüllt|nach|exigences|selon|requisitos|requisiti|eisen|wymaga|şart|符合|要求|要求事項|요구",
    re.IGNORECASE,
)
_LOOKED_BACK, _BESIDE, _AROUND, _MOST = 60, 30, 240, 200


def years_of(edition: str) -> list[str]:
    """Return the editions that one field gives: "2015, 2008" is two, "2016+A11:2021" one."""
    return _NEXT_YEAR.split(edition.strip())


def key_of_standard(reading: StandardReading) -> str:
    """Return the register's name of a standard, its designation where it is not known."""
    return reading.standard if reading.standard not in {"", NO_STANDARD} else reading.designation


def without_prints(readings: list[StandardReading]) -> list[StandardReading]:
    """Return the standard without its national prints, the prints where nothing else is named."""
    return [reading for reading in readings if not reading.national] or readings


def year_for_all(
    registers: Registers, edition: Field[str], undated: StandardReading
) -> dict[str, StandardReading]:
    """Return the one year given for several standards, where this standard has an edition of it."""
    if read_standards(registers, edition.raw):
        return {}  # it stands with the standard that it belongs to
    shared = with_year(registers, undated, edition.value)
    return {edition.value: shared} if shared.row is not None and shared.edition == edition.value else {}


def with_year(registers: Registers, reading: StandardReading, year: str) -> StandardReading:
    """Return the reading of a standard together with a year."""
    read = read_standards(registers, f"{reading.written}:{year}")
    return read[0] if read else reading


def dated_elsewhere(
    registers: Registers, certificate: Certificate, undated: StandardReading
) -> list[StandardReading]:
    """Return a standard with the years that the paper gives it, from the words closest to the field."""
    standard, edition = certificate.standard, certificate.edition
    near = [
        standard.raw if standard else "",
        *([edition.value, edition.raw, *edition.others] if edition else ()),
    ]
    for words in near:
        found = _dated(registers, words, undated)
        if found:
            return found
    text = plain(certificate.text)
    found = [one for one in _dated(registers, text, undated) if not _speaks_of_another_time(text, one)]
    telling = [one for one in found[:_MOST] if _stands_as_certified(registers, text, one)]
    return telling or found[:1]


def _dated(registers: Registers, words: str, undated: StandardReading) -> list[StandardReading]:
    found = [
        one
        for one in _read(registers, words)
        if one.edition and key_of_standard(one) == key_of_standard(undated)
    ]
    return without_prints(found)


def _speaks_of_another_time(text: str, reading: StandardReading) -> bool:
    """Say whether the words before a standard make it an earlier one, or one to come."""
    before = text[max(0, reading.start - _LOOKED_BACK) : reading.start]
    return bool(_ANOTHER_TIME.search(before.rpartition("\n")[2]))


def _stands_as_certified(registers: Registers, text: str, reading: StandardReading) -> bool:
    """Say whether a line holds little but standards, or says that something is met."""
    before = text[max(0, reading.start - _AROUND) : reading.start].rpartition("\n")[2]
    after = text[reading.end : reading.end + _AROUND].partition("\n")[0]
    line = f"{before}{reading.written}{after}"
    others = sum(len(one.written) for one in read_standards(registers, line))
    return len(line) - others <= _BESIDE or bool(_CERTIFIED_TO.search(line))


@lru_cache(maxsize=8)
def _read(registers: Registers, words: str) -> tuple[StandardReading, ...]:
    """Read a text once for all the standards that are looked for in it."""
    return tuple(read_standards(registers, words))
