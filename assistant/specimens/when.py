"""Dates as a paper writes them, in the manner of its language and always readable in one way only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from assistant.specimens.data import words_file

_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class When:
    """A date on the paper: its readings in ISO 8601 (two where it is ambiguous) and the words printed."""

    iso: tuple[str, ...]
    text: str

    def to_json(self) -> str | list[str]:
        """Return the ISO text, or the list of both readings."""
        return self.iso[0] if len(self.iso) == 1 else list(self.iso)

    @property
    def day(self) -> dt.date:
        """The day of its first reading."""
        return dt.date.fromisoformat(self.iso[0])


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How one paper writes all its dates. `pattern` is an entry of `dates` in the words of the language."""

    language: str
    pattern: str

    def write(self, day: dt.date) -> When:
        """Write a day."""
        words = words_file(self.language)
        number = "1er" if self.language == "fr" and day.day == 1 and "month" in self.pattern else str(day.day)
        text = self.pattern.format(
            y=day.year,
            m=day.month,
            mm=f"{day.month:02}",
            d=number,
            dd=number if number == "1er" else f"{day.day:02}",
            month=words.months[day.month - 1],
            short=words.short_months[day.month - 1],
        )
        return When((day.isoformat(),), text)


def choose_style(language: str, days: Iterable[dt.date], rng: Random) -> DateStyle:
    """Choose a way of writing dates that leaves none of some days open.

    A writing in figures that begins with the day is taken only where every day is past the twelfth.
    """
    clear = all(day.day > _LAST_MONTH for day in days)
    patterns = [p for p in words_file(language).dates if clear or "mm}" not in p or p.startswith("{y}")]
    return DateStyle(language, rng.choice(patterns))


def add_years(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def ambiguous(day: dt.date, mark: str = "/") -> When:
    """Write a day in figures so that day and month can be taken for each other.

    Both must differ and be at most twelve; the day of the month is changed where it is not.
    """
    number = day.day if day.day <= _LAST_MONTH and day.day != day.month else (day.month % _LAST_MONTH) + 1
    readings = sorted({day.replace(day=number), dt.date(day.year, number, day.month)})
    return When(tuple(r.isoformat() for r in readings), f"{number:02}{mark}{day.month:02}{mark}{day.year}")
