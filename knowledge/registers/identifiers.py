"""Identifiers: which formats a number fits, whether its check digit holds, what it points to.

A check digit that fails is a reason to ask for the document again; it proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge.registers.check_digits import CheckDigit, check_digit
from knowledge.registers.load import Registers
from knowledge.registers.names import Key, key_of, same_length
from knowledge.registers.numbers import iaf_code, notified_body
from knowledge.registers.rows import CertificationBody, IafCode, IdentifierFormat, Kind, NotifiedBody
from knowledge.registers.usage import IdentifierUse, InText, Shape

LONGEST_IDENTIFIER = 80
"""Characters; no identifier of the register is longer."""

_CUE_DISTANCE = 40
_RIGHT_BEFORE = 3
_CNCA_SERIAL = re.compile(r"CNCA-RF?-\d{4}-(\d{2,4})")
_THREE_DIGITS = re.compile(r"\d{3}")
PointsTo = NotifiedBody | CertificationBody | IafCode
_SHAPES = tuple(Shape)
_CHECKS = (CheckDigit.HOLDS, CheckDigit.NONE, CheckDigit.NOT_CHECKED, CheckDigit.FAILS)


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentifierReading:
    """One format that an identifier fits.

    `value` is the identifier trimmed and in capitals. `shape` says how much the fit means: nine
    digits fit many formats. `points_to` is the row that the number names, if the register has it.
    """

    value: str
    format: IdentifierFormat
    shape: Shape
    check: CheckDigit
    sentence: str
    points_to: PointsTo | None
    portals: tuple[str, ...]


def check_identifier(registers: Registers, text: str) -> list[IdentifierReading]:
    """Return the formats that a text as a whole fits, the most telling first.

    Blanks around it and case do not matter; a label before it ("USCC: …") is set aside. Formats
    that fit nearly anything are left out unless their label is there.
    """
    plain = same_length(text).strip()[: LONGEST_IDENTIFIER * 2]
    label, value = _label_and_value(plain)
    said = key_of(label)
    labels = {entry.format.identifier for entry in _entries(registers) if entry.labelled(said)}
    found: list[IdentifierReading] = []
    for candidate in dict.fromkeys((plain, value, _closed_up(value), _closed_up(plain))):
        folded = candidate.strip().upper()
        if not folded or len(folded) > LONGEST_IDENTIFIER:
            continue
        for entry in _entries(registers):
            if entry.use.shape is Shape.SHAPELESS and entry.format.identifier not in labels:
                continue
            known = any(reading.format is entry.format for reading in found)
            if not known and entry.whole.fullmatch(folded):
                found.append(_reading(registers, entry, folded))
    # Plain digits whose check fails are simply something else, unless their label says otherwise.
    likely = [
        reading
        for reading in found
        if reading.shape is Shape.DISTINCTIVE
        or reading.check is not CheckDigit.FAILS
        or reading.format.identifier in labels
    ]
    return sorted(
        likely or found,
        key=lambda r: (
            r.format.identifier not in labels,
            _SHAPES.index(r.shape),
            _CHECKS.index(r.check),
        ),
    )


def identifiers_in_text(registers: Registers, text: str) -> Iterator[tuple[int, int, IdentifierReading]]:
    """Yield start, end and reading of each identifier in free text.

    Formats with marks of their own are found anywhere, plain digits only after a word that names
    them ("DUNS 123456789").
    """
    upper = text.upper()
    if len(upper) != len(text):
        upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    for entry in _entries(registers):
        if entry.use.in_text is InText.NO or (entry.use.in_text is InText.CUE and not entry.cue(upper)):
            continue
        for match in entry.inside.finditer(upper):
            if entry.use.in_text is InText.CUE and not entry.announced(upper, match.start()):
                continue
            yield match.start(), match.end(), _reading(registers, entry, match.group())


def body_of_approval_number(registers: Registers, number: str) -> CertificationBody | None:
    """Return the certification body of a CNCA approval number ("CNCA-R-2002-001"), or None."""
    wanted = number.strip().upper()
    return next((b for b in registers.certification_bodies if b.cnca_approval_no == wanted), None)


def body_of_certificate_number(registers: Registers, number: str) -> CertificationBody | None:
    """Return the body whose code begins a Chinese certificate number ("00114Q26950R7L"), or None.

    The first three digits are the serial of the CNCA approval of a domestic body. After a merger
    they may differ: a mismatch is a question, not a verdict.
    """
    found = _THREE_DIGITS.match(number.strip())
    return _by_serial(registers).get(found.group()) if found else None


class _Entry:
    """One format; its patterns are compiled when they are first needed."""

    def __init__(self, row: IdentifierFormat, use: IdentifierUse) -> None:
        self.format = row
        self.use = use
        self._cues = tuple(cue.upper() for cue in use.cues)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The format as all of a text."""
        return re.compile(self.format.regex)

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """The format with nothing beside it that could belong to it."""
        return re.compile(rf"(?<![A-Z0-9/\-.])(?:{self.format.regex})(?![A-Z0-9])(?!-[0-9])")

    @cached_property
    def cues(self) -> re.Pattern[str]:
        """The words that name the format; only asked for where one of them stands in the text."""
        return re.compile("|".join(rf"(?<![A-Z]){re.escape(cue)}(?![A-Z])" for cue in self._cues))

    @cached_property
    def cue_keys(self) -> tuple[Key, ...]:
        """The words that name the format, as keys."""
        return tuple(key for key in map(key_of, self.use.cues) if key)

    def cue(self, upper: str) -> bool:
        """Say whether a word that names the format stands anywhere."""
        return any(cue in upper for cue in self._cues) and self.cues.search(upper) is not None

    def announced(self, upper: str, at: int) -> bool:
        """Say whether such a word stands before a place: right before it where anything fits."""
        before = upper[max(0, at - _CUE_DISTANCE) : at]
        if not self.cue(before):
            return False
        last = max(match.end() for match in self.cues.finditer(before))
        return self.use.shape is not Shape.SHAPELESS or len(before) - last <= _RIGHT_BEFORE

    def labelled(self, said: Key) -> bool:
        """Say whether the words of a label name the format."""
        return any(all(token in said for token in key) for key in self.cue_keys)


@lru_cache(maxsize=4)
def _entries(registers: Registers) -> tuple[_Entry, ...]:
    uses = {use.identifier: use for use in registers.identifier_uses}
    return tuple(_Entry(row, uses[row.identifier]) for row in registers.identifier_formats)


@lru_cache(maxsize=4)
def _by_serial(registers: Registers) -> dict[str, CertificationBody]:
    found = (
        (_CNCA_SERIAL.fullmatch(body.cnca_approval_no), body)
        for body in registers.certification_bodies
        if "-RF-" not in body.cnca_approval_no
    )
    return {match.group(1).zfill(3): body for match, body in found if match}


def _closed_up(text: str) -> str:
    return re.sub(r"[ \-]", "", text)


def _label_and_value(plain: str) -> tuple[str, str]:
    """Part "USCC: 9111…" into its label and the number after it."""
    label, mark, value = plain.rpartition(":" if ":" in plain else " ")
    return (label, value.strip()) if mark else ("", plain)


def _reading(registers: Registers, entry: _Entry, value: str) -> IdentifierReading:
    check = check_digit(entry.use.check, entry.format.stdnum_module, value)
    points_to = _points_to(registers, entry, value)
    return IdentifierReading(
        value=value,
        format=entry.format,
        shape=entry.use.shape,
        check=check,
        sentence=_sentence(entry, value, check),
        points_to=points_to,
        portals=entry.use.portals,
    )


def _points_to(registers: Registers, entry: _Entry, value: str) -> PointsTo | None:
    digits = re.sub(r"\D", "", value)
    match entry.use.points_to:
        case Kind.NOTIFIED_BODY:
            return notified_body(registers, digits)
        case Kind.IAF_CODE:
            return iaf_code(registers, digits)
        case Kind.CERTIFICATION_BODY if _THREE_DIGITS.match(value):
            return body_of_certificate_number(registers, value)
        case Kind.CERTIFICATION_BODY:
            return body_of_approval_number(registers, value)
        case _:
            return None


def _sentence(entry: _Entry, value: str, check: CheckDigit) -> str:
    name = entry.format.identifier
    if entry.use.shape is not Shape.DISTINCTIVE and check is not CheckDigit.HOLDS:
        fits = f"{value} could be: {name}. Other numbers look the same."
    else:
        fits = f"{value} is written like: {name}."
    return (
        fits
        + {
            CheckDigit.HOLDS: " Its check digit is right.",
            CheckDigit.FAILS: (
                " Its check digit does not fit. Often a character was misread: ask the supplier for it again."
            ),
            CheckDigit.NOT_CHECKED: " Its check digit could not be worked out here.",
            CheckDigit.NONE: "",
        }[check]
    )
