"""The day to judge by, as somebody writes it: one way for the command line and for lines of JSON."""

from __future__ import annotations

import datetime as dt
import re

from assistant.errors import BadInputError

# `date.fromisoformat` also takes 20261122 and 2026-W47-1, which others would misread.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 40


def day_given(given: str) -> dt.date:
    """Return the day of a text as 2026-11-22.

    Raises:
        BadInputError: the text is anything else, or there is no such day.
    """
    try:
        if _DAY.fullmatch(given):
            return dt.date.fromisoformat(given)
    except ValueError:
        pass
    raise BadInputError(f"'{given[:_SHOWN]}' is no date. Write it as 2026-11-22.")
