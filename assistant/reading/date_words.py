"""Dates with the name of a month: found from the name, by what stands before and after it.

Looking out from a name costs the same at each one, however long the text, and takes what scanning glues
together: "7thMay 2025", "APR 12,2023", "4demarzode2027".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.date_shapes import (
    FAINT,
    FAIR,
    SURE,
    UNSURE,
    YEAR,
    Shape,
    is_day,
    whole_year,
)
from assistant.reading.months import misread_month, month_number

_LETTER = r"[A-Za-zªºÀ-ɏͰ-ӿḀ-ỿ\u0300-\u036f֐-ۿ\u0e01-\u0e3a\u0e40-\u0e4e]"
"""Letters of the scripts whose months have names, with the marks that are set over them."""

_WORD = re.compile(rf"[\u0e01-\u0e3a]{{1,4}}\.[\u0e01-\u0e2e]{{1,2}}\.|{_LETTER}{{3,24}}")
_GLUED_BEFORE = re.compile(r"(?:(?:st|nd|rd|th|er)(?:of)?|of|del?|di|do|den)(?=\w{3})", re.IGNORECASE)
_GLUED_AFTER = re.compile(r"(?:del?|of)\Z", re.IGNORECASE)
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])[A-Z][a-z]{2,8}\Z")

_DAY_BEFORE = re.compile(
    r"(?<![0-9])(?<![0-9][.,/:])(?P<d>[0-9]{1,2})"
    r"(?: ?(?:st|nd|rd|th|er|ère|re|ème|e|º|ª|°|o|a|го|τη))?[ .,/\\_»”\"'’)-]{0,3}"
    r"(?:(?:day of|of|del|de|di|do|den|dne|d['’]) {0,2}(?:the |el )?)?\Z",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"(?<![0-9])(?P<y>{YEAR})\.? {{0,2}}(?:m\.|gada|r\.|г\.|年)?[ .,/\\_-]{{0,3}}\Z", re.IGNORECASE
)
_YEAR_AFTER = re.compile(
    rf"\.?[\s.,/\\_'’»”\"-]{{0,4}}(?:(?:del?|of|do|the year|year|พ\.ศ\.|ค\.ศ\.|B\.?E\.?|A\.?D\.?|г) {{0,2}})?"
    rf"(?P<y>{YEAR})(?![0-9])",
    re.IGNORECASE,
)
_SHORT_YEAR_AFTER = re.compile(
    r"\.?[ .,/\\_'’-]{1,3}(?P<y>[0-9]{2})(?![0-9])(?! ?[.,:/%-]? ?[0-9])(?!st\b|nd\b|rd\b|th\b)"
)
_DAY_AND_YEAR_AFTER = re.compile(
    r"\.?[ .,/\\_-]{0,3}(?:the )?(?P<d>[0-9]{1,2})(?: ?(?:st|nd|rd|th|º|°))?"
    rf"[\s.,/\\_-]{{1,3}}(?:(?:del?|of) {{1,2}})?(?P<y>{YEAR})(?![0-9])",
    re.IGNORECASE,
)
_DAY_GLUED_TO_YEAR = re.compile(rf"[ .]?(?P<d>[0-9]{{1,2}})(?P<y>{YEAR})(?![0-9])")
_DAY_AND_SHORT_YEAR_AFTER = re.compile(
    r"\.?[ .,/-]{0,2}(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:, ?['’]?|['’/.-])(?P<y>[0-9]{2})"
    r"(?![0-9])(?! ?[.,:/%-]? ?[0-9])",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(
    r"\.?[ .,/\\_-]{0,3}(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:\.| d\.)?", re.IGNORECASE
)
_FIGURE_BEFORE = re.compile(r"[0-9][^\w\n]{0,3}\w{0,3}[^\w\n]{0,2}\Z")
_COUNTED = re.compile(
    r"(?:annex|appendix|page|rev|version|edition|building|no|nr|number|unit|room|floor|clause|section)"
    r"[ .:#]{1,2}\Z",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[0-9]")
_LOOK_BACK, _REACH, _BESIDE = 30, 20, 3
_SHORT_NAME, _LONGEST_NAME = 3, 12
_LONGEST_MONTH = 31


def shapes_in_words(text: str) -> Iterator[Shape]:
    """Yield every name of a month with a day or a year in a text of `date_characters.plain`."""
    for found in _WORD.finditer(text):
        start, end = found.span()
        if not (_FIGURE.search(text, max(0, start - _REACH), start) or _FIGURE.search(text, end, end + _REACH)):
            continue
        beside = _FIGURE.search(text, max(0, start - _BESIDE), start) or _FIGURE.search(
            text, end, end + _BESIDE
        )
        named = _named(found, near_a_figure=beside is not None)
        if named is not None:
            shape = _around(text, *named)
            if shape is not None:
                yield shape


def _named(found: re.Match[str], *, near_a_figure: bool) -> tuple[int, int, int, float] | None:
    """Return where the name of a month starts and ends in a word, its number, and how sure that is."""
    word, start, end = found[0], found.start(), found.end()
    number = month_number(word)
    if number:
        return start, end, number, SURE
    behind = _GLUED_AFTER.search(word)
    if behind and behind.start() >= _SHORT_NAME:
        end, word = start + behind.start(), word[: behind.start()]
    ahead = _GLUED_BEFORE.match(word)
    if ahead and month_number(word[ahead.end() :]):
        return start + ahead.end(), end, month_number(word[ahead.end() :]) or 0, FAIR
    number = month_number(word)
    if number:
        return start, end, number, FAIR
    inside = _CAPITAL_INSIDE.search(word)
    if inside and month_number(inside[0]):
        return start + inside.start(), end, month_number(inside[0]) or 0, UNSURE
    for length in range(_LONGEST_NAME, _SHORT_NAME, -1):
        if len(word) >= length + _SHORT_NAME and month_number(word[-length:]):
            return end - length, end, month_number(word[-length:]) or 0, UNSURE  # "untilMARCH"
    guess = misread_month(word) if near_a_figure else None
    return (start, end, guess, FAINT) if guess else None


def _around(text: str, start: int, end: int, month: int, sure: float) -> Shape | None:
    """Return the date around the name of a month, the fullest that its neighbours give."""
    for first, last, year, number, confidence in _options(text, start, end):
        if number is None and sure == FAINT:
            return None  # a word that only resembles a month needs both a day and a year
        day = (whole_year(year), month, number)
        days = (day,) if is_day(day) else ()
        return Shape(start=first, end=last, days=days, confidence=min(sure, confidence))
    return None


def _options(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int | None, float]]:
    """Yield where a date starts and ends, its year and day, and how sure it is; the fullest first."""
    low = max(0, start - _LOOK_BACK)
    before = text[low:start]
    day_before, year_before = _DAY_BEFORE.search(before), _YEAR_BEFORE.search(before)
    year_after = _YEAR_AFTER.match(text, end)
    if day_before and year_after and _day(day_before):
        first = low + day_before.start()
        sure = _day_stands_free(text, first)
        yield first, year_after.end(), year_after["y"], _day(day_before), sure
    both = _DAY_AND_YEAR_AFTER.match(text, end)
    if both and _day(both):
        yield start, both.end(), both["y"], _day(both), FAINT if year_before else SURE
    day_after = _DAY_AFTER.match(text, end)
    if year_before and day_after and _day(day_after):
        yield low + year_before.start(), day_after.end(), year_before["y"], _day(day_after), SURE
    glued = _DAY_GLUED_TO_YEAR.match(text, end)
    if glued and _day(glued):
        yield start, glued.end(), glued["y"], _day(glued), UNSURE
    short = _SHORT_YEAR_AFTER.match(text, end)
    if day_before and short and _day(day_before):
        yield low + day_before.start(), short.end(), short["y"], _day(day_before), UNSURE
    short = _DAY_AND_SHORT_YEAR_AFTER.match(text, end)
    if short and _day(short):
        yield start, short.end(), short["y"], _day(short), FAINT
    if year_after:
        word = text[start:end]
        everyday = len(word) <= _SHORT_NAME and word.islower()  # "out", "set", "mac" are words too
        doubtful = everyday or _FIGURE_BEFORE.search(before)
        yield start, year_after.end(), year_after["y"], None, FAINT if doubtful else SURE
    if year_before:
        yield low + year_before.start(), end, year_before["y"], None, UNSURE


def _day(found: re.Match[str]) -> int | None:
    number = int(found["d"])
    return number if 1 <= number <= _LONGEST_MONTH else None


def _day_stands_free(text: str, start: int) -> float:
    """Return how sure a day is by what stands before it.

    A letter or a dash may hide another figure; "Annex 1 May 2027" may number the annex.
    """
    if _COUNTED.search(text[max(0, start - _LOOK_BACK) : start]):
        return FAINT
    before = text[max(0, start - 1) : start]
    return UNSURE if before == "-" or (before.isascii() and before.isalpha()) else SURE
