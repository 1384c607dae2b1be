"""Notified-body numbers and sector codes in text: "NB 0123", "CE0123", "IAF code 19"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.registers.load import Registers
from knowledge.registers.rows import IafCode, Kind, NotifiedBody

_DIGITS = 4
_NAMED = re.compile(
    r"(?<![^\W_])(?P<mark>NB|CE(?:[ -]?mark(?:ing|ed)?)?|notified[ -]bod(?:y|ies))"
    r"[ :.\-#(]{0,3}(?:(?:number|nummer|no|nr|code|id)\b[ :.#]{0,3})?"
    r"(?P<number>\d{1,4})(?![\d.,]\d|\w)",
    re.IGNORECASE,
)
_LEADING_ZERO = re.compile(r"(?<![\w.,/\-+:])0\d{3}(?![\w/]|[.,:\-]\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SECTOR = re.compile(
    r"(?<![^\W_])(?:IAF(?:/EA)?|EA|EAC|NACE/IAF)[ \-]?(?:code|sector|scope)?s?[ :.#]{0,3}"
    r"(?P<number>\d{1,2})(?![\d.]|\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number that names a row, or would; `row` is None where the register does not have it."""

    start: int
    end: int
    kind: Kind
    number: str
    row: NotifiedBody | IafCode | None


def notified_body(registers: Registers, number: str | int) -> NotifiedBody | None:
    """Return the notified body of a number, with or without its leading zeros, or None."""
    digits = re.sub(r"\D", "", str(number))
    return _notified_bodies(registers).get(digits.zfill(_DIGITS)) if digits else None


def iaf_code(registers: Registers, code: str | int) -> IafCode | None:
    """Return the sector of an IAF or EA code ("19", "EA 19", 7), or None: there are 39."""
    found = re.fullmatch(r"\D*0*(\d{1,2})", str(code).strip())
    return _sectors(registers).get(found.group(1)) if found else None


def numbers_in_text(registers: Registers, text: str) -> Iterator[NumberHit]:
    """Yield the notified-body numbers and the sector codes of a text.

    A bare number is taken only with a leading zero and if it is in the register.
    """
    for match in _NAMED.finditer(text):
        number = match["number"].zfill(_DIGITS)
        body = notified_body(registers, number)
        short = len(match["number"]) < _DIGITS and match["mark"].upper().startswith("CE")
        if body is None and (_YEAR.fullmatch(number) or short):
            continue
        yield NumberHit(match.start(), match.end(), Kind.NOTIFIED_BODY, number, body)
    for match in _LEADING_ZERO.finditer(text):
        if body := notified_body(registers, match.group()):
            yield NumberHit(match.start(), match.end(), Kind.NOTIFIED_BODY, match.group(), body)
    for match in _SECTOR.finditer(text):
        number = match["number"].lstrip("0")
        row = iaf_code(registers, number)
        yield NumberHit(match.start(), match.end(), Kind.IAF_CODE, number, row)


@lru_cache(maxsize=4)
def _notified_bodies(registers: Registers) -> dict[str, NotifiedBody]:
    return {row.nb_number: row for row in registers.notified_bodies}


@lru_cache(maxsize=4)
def _sectors(registers: Registers) -> dict[str, IafCode]:
    return {row.code: row for row in registers.iaf_codes}
