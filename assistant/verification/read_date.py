"""A date as a paper gives it: one day, a month or a year, or two readings that the paper leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.registers import PartialDate


@dataclass(frozen=True, slots=True)
class ReadDate:
    """One or two readings of a date, earliest first.

    "03/04/2027" has two, 4 March (month first) and 3 April (day first); "2027-03" has one, a whole month.
    """

    readings: tuple[PartialDate, ...]

    @classmethod
    def parse(cls, text: str | Iterable[str]) -> ReadDate:
        """Read ISO 8601 texts ("2027-03-04", "2027-03", "2027"); raise ValueError for anything else."""
        texts = [text] if isinstance(text, str) else list(text)
        if not texts:
            raise ValueError("No date was given.")
        return cls.of(*(PartialDate.parse(one.strip()) for one in texts))

    @classmethod
    def of(cls, *readings: PartialDate) -> ReadDate:
        """Return the date of some readings, in order, each once."""
        return cls(tuple(sorted(dict.fromkeys(readings), key=lambda r: (r.first, r.last))))

    @classmethod
    def day(cls, day: dt.date) -> ReadDate:
        """Return the date that is this day and no other."""
        return cls((PartialDate(text=day.isoformat(), first=day, last=day),))

    @property
    def earliest(self) -> dt.date:
        """The first day that the date can mean."""
        return min(reading.first for reading in self.readings)

    @property
    def latest(self) -> dt.date:
        """The last day that the date can mean."""
        return max(reading.last for reading in self.readings)

    @property
    def ambiguous(self) -> bool:
        """Whether the paper leaves open which of two dates it means."""
        return len(self.readings) > 1

    @property
    def exact(self) -> bool:
        """Whether it can mean one day only."""
        return self.earliest == self.latest

    def to_json(self) -> str | list[str]:
        """Return the ISO 8601 text, or the list of both where there are two readings."""
        texts = [reading.text for reading in self.readings]
        return texts if self.ambiguous else texts[0]

    def __str__(self) -> str:
        """Return the date as a person writes it: "4 March 2027", "4 March 2027 or 3 April 2027"."""
        return " or ".join(reading.in_words() for reading in self.readings)
