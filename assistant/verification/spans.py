"""Arithmetic with the dates of papers: months counted on, and two dates that each may have two readings."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import product

from assistant.verification.read_date import ReadDate
from knowledge.registers import PartialDate

_MONTHS = 12


class Holds(StrEnum):
    """Whether something holds in every reading of the dates, in some, or in none."""

    ALWAYS = "always"
    READ_ONE_WAY = "read_one_way"
    NEVER = "never"


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the day some months later, or earlier where negative.

    31 January and one month is the end of February. Beyond the calendar of Python, its last or its first day
    is returned.
    """
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > dt.MAXYEAR:
        return dt.date.max
    if year < dt.MINYEAR:
        return dt.date.min
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def readings_of(first: ReadDate, second: ReadDate) -> Iterator[tuple[PartialDate, PartialDate]]:
    """Yield every pair of readings of two dates."""
    return product(first.readings, second.readings)


def compare(first: ReadDate, second: ReadDate, test: Callable[[PartialDate, PartialDate], bool]) -> Holds:
    """Say in how many pairs of readings a test holds."""
    return _how_many([test(a, b) for a, b in readings_of(first, second)])


def not_after(first: ReadDate, second: ReadDate) -> Holds:
    """Say whether the first date is at most the second. A month may mean any of its days."""
    return compare(first, second, lambda a, b: a.first <= b.last)


def after_day(date: ReadDate, day: dt.date) -> Holds:
    """Say whether a date lies wholly after a day."""
    return _how_many([reading.first > day for reading in date.readings])


def months_exceeded(start: PartialDate, end: PartialDate, months: int) -> bool:
    """Say whether more than some months lie between. Of a month or year the kindest pair of ends counts."""
    return not any(
        last <= add_months(first, months) for first, last in ((start.first, end.first), (start.last, end.last))
    )


def _how_many(results: list[bool]) -> Holds:
    if all(results):
        return Holds.ALWAYS
    return Holds.READ_ONE_WAY if any(results) else Holds.NEVER
