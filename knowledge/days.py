"""Days written in words that nobody reads two ways."""

from __future__ import annotations

import datetime as dt

_MONTHS = ("January February March April May June July August September October November December ").split()


def long_day(day: dt.date) -> str:
    """Return "22 November 2026": no locale, no doubt about day and month."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
