"""The standard that a certificate names: as its fields give it, with every national print beside it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.verification.certificate import Certificate
from assistant.verification.rule import Case
from knowledge.registers import (
    EditionState,
    Registers,
    StandardReading,
    edition_state,
    read_standards,
    state_of,
)

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|^\d{2}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedStandard:
    """What a certificate names.

    Attributes:
        standard: the field `standard` as it stands.
        edition: the edition as named, empty where none is.
        reading: the standard itself before its national prints; None where the words hold no designation.
        prints: national and European prints named beside it or instead of it.
    """

    standard: str
    edition: str
    reading: StandardReading | None
    prints: tuple[StandardReading, ...]

    @property
    def has_year(self) -> bool:
        """Whether the edition is written as a year, so that it can be looked for."""
        return bool(_YEAR.search(self.edition))

    @property
    def in_words(self) -> str:
        """Return standard and edition as a person writes them, "ISO 9001:2015"."""
        if self.reading is None:
            return f"{self.standard} {self.edition}".strip()
        edition = self.edition if self.reading.edition and self.edition else ""
        return f"{self.reading.designation}:{edition}" if edition else self.reading.designation

    def own_state(self, registers: Registers, on: dt.date) -> EditionState:
        """Return the state of the edition as named on a day."""
        if self.reading is None:
            return edition_state(registers, self.standard, self.edition or None, on)
        return state_of(registers, self.reading, on)

    def state(self, registers: Registers, on: dt.date) -> EditionState:
        """Return the state of the edition on a day; of a national print, that of the standard behind it."""
        own = self.own_state(registers, on)
        return own.equivalent or own


def named_standard(certificate: Certificate, registers: Registers) -> NamedStandard | None:
    """Return what the fields `standard` and `edition` name, None where no standard is stated."""
    if certificate.standard is None:
        return None
    words = certificate.standard.value.strip()
    edition = certificate.edition.value.strip() if certificate.edition else ""
    readings = read_standards(registers, words)
    itself = [reading for reading in readings if not reading.national] or readings
    if edition and not any(reading.edition for reading in itself):
        readings = read_standards(registers, f"{words}:{edition}")
        itself = [reading for reading in readings if not reading.national] or readings
    main = next((reading for reading in itself if reading.standard), itself[0] if itself else None)
    prints = {
        (reading.designation, reading.edition): reading
        for reading in (*readings, *read_standards(registers, certificate.standard.raw))
        if reading.national
    }
    return NamedStandard(
        standard=words,
        edition=edition or (main.edition if main else ""),
        reading=main,
        prints=tuple(prints.values()),
    )


def named(case: Case) -> NamedStandard:
    """Return what a certificate names whose standard is stated (STD-01 holds)."""
    found = named_standard(case.certificate, case.registers)
    assert found is not None  # noqa: S101 - STD-01 holds
    return found


def standards_named(certificate: Certificate, registers: Registers, on: dt.date) -> tuple[str, ...]:
    """Return every standard that the field `standard` gives, also its other values, by the register's names."""
    field = certificate.standard
    if field is None:
        return ()
    found: dict[str, None] = {}
    for words in (field.value, *field.others, field.raw):
        readings = [reading.standard for reading in read_standards(registers, words) if reading.standard]
        found |= dict.fromkeys(readings or [edition_state(registers, words, None, on).standard])
    return tuple(standard for standard in found if standard)
