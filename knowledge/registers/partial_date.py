"""Dates as sources give them: a day, a month or a year.

A month is kept as the range of its days, so that nothing pretends to know more than its source.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialDate:
    """A day, month or year.

    `text` is what the source says (ISO 8601, shortened where the day is not known); `first` and
    `last` are the earliest and the latest day that it can mean.
    """

    text: str
    first: dt.date
    last: dt.date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2026", "2026-09" or "2026-09-16"; raise ValueError for anything else."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            message = f"{text!r} is not a date of the form 2026, 2026-09 or 2026-09-16"
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # noqa: S101 - the pattern requires it
        if month is None:
            return cls(text=text, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
        if day is None:
            length = calendar.monthrange(year, month)[1]
            return cls(text=text, first=dt.date(year, month, 1), last=dt.date(year, month, length))
        exact = dt.date(year, month, day)
        return cls(text=text, first=exact, last=exact)

    @property
    def ends(self) -> tuple[dt.date, ...]:
        """The days between which the date lies: one where it is exact."""
        return (self.first,) if self.first == self.last else (self.first, self.last)

    def in_words(self) -> str:
        """Return the date as a person writes it: "16 September 2026", "September 2026", "2026"."""
        if self.first == self.last:
            return f"{self.first.day} {self.first:%B %Y}"
        return f"{self.first:%B %Y}" if self.first.month == self.last.month else self.text
