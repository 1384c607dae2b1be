"""Dates in a text, in every way that certificates write them, each with all that it can mean.

Not `dateparser`: it settles 03/04/2027 by a setting, fills gaps from the clock and takes numbers for dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.date_characters import plain, without_confusions
from assistant.reading.date_shapes import Day, Shape, shapes_in_figures
from assistant.reading.date_words import shapes_in_words
from assistant.verification.read_date import ReadDate
from knowledge.registers import PartialDate

_MENDED = 0.6
_LONGEST_LINK = 40
_TO = (
    r"until|till?|to|through|thru|up to|-{1,2}|~|→|bis(?: zum)?|jusqu['’]?au|au|à|al?|hasta(?: el)?|até|t/m"
    r"|tot(?: en met)?|do|aż do|až do|по|до|até a|đến(?: ngày)?|până la|t\.?o\.?m\.?|och"
    r"|至|到|から|부터|-tól|-től"
)
_VALID = r"valid|gültig|válido|valide|valable|geldig|valido|ważny|有效期?"
_LINK = re.compile(
    rf"[ \n,;.)）]{{0,3}}(?:日 ?)?(?:(?:and|und|et|y|e) )?(?:(?:{_VALID}) ?)?(?:{_TO})[ \n:：]{{0,3}}"
    r"(?:(?:the|den|zum|le|el|il|o|date)[ :]{1,2})?[ (（\n]{0,2}",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})( ?[./\\_-] ?| )([0-9]{1,2})\2[0-9]{4}")
_MONTHS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundDate:
    """A date in a text.

    Attributes:
        start: where its words start in the text.
        end: where they end.
        raw: the words.
        date: what it can mean; None where there is no such day.
        confidence: how sure the reading is, 0 to 1; below `certificate.SURE` a person should look. That a
            date has two readings does not lower it: both stand on the paper.
        impossible: it is written as a date, and no calendar has it (31.02.2027).
    """

    start: int
    end: int
    raw: str
    date: ReadDate | None
    confidence: float
    impossible: bool = False


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates in a text, in its order, without overlaps.

    A day needs its month and year; a month its year; a year alone is no date. Where figures leave open which
    is the day, both readings are kept. Letters read for digits ("2O27") are mended at a lower confidence.
    Years of two digits follow POSIX (69 is 2069, 70 is 1970), always at a low confidence. Never raises; the
    time is linear in the text.
    """
    clean = plain(text)
    shapes = [*shapes_in_figures(clean), *shapes_in_words(clean)]
    mended = without_confusions(clean)
    if mended != clean:
        shapes += [
            replace(shape, confidence=min(shape.confidence, _MENDED))
            for shape in (*shapes_in_figures(mended), *shapes_in_words(mended))
            if shape.days and mended[shape.start : shape.end] != clean[shape.start : shape.end]
        ]
    return [_found(text, shape) for shape in _longest(shapes, len(text))]


def find_ranges(text: str) -> list[tuple[FoundDate, FoundDate]]:
    """Return the pairs of dates in a text that say from when until when. See `find_dates`."""
    clean, dates = plain(text), find_dates(text)
    return [
        (first, second)
        for first, second in pairwise(dates)
        if second.start - first.end <= _LONGEST_LINK and _LINK.fullmatch(clean, first.end, second.start)
    ]


def day_order(text: str) -> str | None:
    """Return which part stands first in this paper's dates in figures: "day_first", "month_first" or None.

    Told by its dates that can be read in one way only: 26/10/2022 shows the day first. None where there are
    none, where they differ, or where a date with two readings is written with another separator than they.
    """
    shown: set[tuple[str, str]] = set()
    open_separators: set[str] = set()
    for found in find_dates(text):
        parts = _DAY_MONTH_YEAR.fullmatch(plain(found.raw))
        if parts is None or found.date is None:
            continue
        separator = parts[2].strip()
        if found.date.ambiguous:
            open_separators.add(separator)
        elif parts[1] != parts[3]:
            shown.add(("day_first" if int(parts[1]) > _MONTHS else "month_first", separator))
    orders = {order for order, _ in shown}
    same_hand = open_separators <= {separator for _, separator in shown}
    return orders.pop() if len(orders) == 1 and same_hand else None


def _longest(shapes: list[Shape], length: int) -> list[Shape]:
    """Return shapes that do not overlap: the longest first, then the surest, then the first in the text."""
    taken = bytearray(length)
    kept = []
    for shape in sorted(shapes, key=lambda s: (s.start - s.end, -s.confidence, s.start)):
        if not any(taken[shape.start : shape.end]):
            taken[shape.start : shape.end] = b"\1" * (shape.end - shape.start)
            kept.append(shape)
    return sorted(kept, key=lambda s: s.start)


def _found(text: str, shape: Shape) -> FoundDate:
    return FoundDate(
        start=shape.start,
        end=shape.end,
        raw=text[shape.start : shape.end],
        date=ReadDate.of(*map(_reading, shape.days)) if shape.days else None,
        confidence=shape.confidence,
        impossible=not shape.days,
    )


def _reading(day: Day) -> PartialDate:
    year, month, number = day
    return PartialDate.parse(f"{year:04}-{month:02}" + ("" if number is None else f"-{number:02}"))
