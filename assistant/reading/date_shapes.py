"""The shapes in which certificates write a date in figures, and what beside them says that it is none.

Every pattern is anchored on figures and bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

YEAR = r"(?:19[5-9]|20[0-9]|2[56][0-9])[0-9]"
"""Years that a certificate can name: 1950 to 2099, and the same in the Buddhist era."""

Day = tuple[int, int, int | None]
"""Year, month and day; the day is None where only the month is given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """Words that look like a date. Without `days` it is a date that does not exist."""

    start: int
    end: int
    days: tuple[Day, ...]
    confidence: float


_YEARS = (1900, 2199)
_MONTHS = 12
_BUDDHIST = 543
_BUDDHIST_FROM = 2500
_TURN_OF_THE_CENTURY = 70
ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "民國": 1911, "民国": 1911}
"""The year before the first year of an era."""

SURE, FAIR, UNSURE, FAINT = 0.97, 0.85, 0.7, 0.5

_Y = f"(?P<y>{YEAR})"
_YMD = re.compile(rf"{_Y} ?(?P<s>[./\\_-]) ?(?P<m>[0-9]{{1,2}}) ?(?P=s) ?(?P<d>[0-9]{{1,2}})")
_YMD_BLANKS = re.compile(rf"{_Y} (?P<m>[0-9]{{2}}) (?P<d>[0-9]{{2}})")
_DMY = re.compile(rf"(?P<a>[0-9]{{1,2}}) ?(?P<s>[./\\_-]) ?(?P<b>[0-9]{{1,2}}) ?(?P=s) ?{_Y}")
_DMY_BLANKS = re.compile(rf"(?P<a>[0-9]{{1,2}}) (?P<b>[0-9]{{1,2}}) {_Y}")
_DMY_MIXED = re.compile(rf"(?P<a>[0-9]{{2}}) ?[./,-] ?(?P<b>[0-9]{{2}}) ?[./,-] ?{_Y}")
_YMD_MIXED = re.compile(rf"{_Y} ?[./,-] ?(?P<m>[0-9]{{2}}) ?[./,-] ?(?P<d>[0-9]{{2}})")
_SHORT = re.compile(
    r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/'?(?P<c>[0-9]{2})"
    r"|(?P<a2>[0-9]{2})(?P<s>[.-])(?P<b2>[0-9]{2})(?P=s)'?(?P<c2>[0-9]{2})"
)
_COMPACT = re.compile(r"(?P<y>(?:19[5-9]|20[0-9])[0-9])(?P<m>0[1-9]|1[0-2])(?P<d>[0-2][0-9]|3[01])")
_MONTH_YEAR = re.compile(
    r"(?P<m>0?[1-9]|1[0-2]) ?[./-] ?(?P<y>(?:19[5-9]|20[0-9])[0-9])"
    r"|(?P<y2>(?:19[5-9]|20[0-9])[0-9]) ?[./-] ?(?P<m2>0[1-9]|1[0-2])"
)
_ROMAN = re.compile(rf"(?P<d>[0-9]{{1,2}}) ?[./-] ?(?P<m>[IVX]{{1,4}}) ?[./-] ?{_Y}")
_SPACED_YMD = re.compile(
    r"(?P<y>[12] [0-9] [0-9] [0-9]) ?[./年-] ?(?P<m>[01] [0-9]|[1-9]) ?[./月-] ?"
    r"(?P<d>[0-3] [0-9]|[1-9])(?: ?日)?"
)
_SPACED_DMY = re.compile(
    r"(?P<a>[0-3] [0-9]) ?(?P<s>[./-]) ?(?P<b>[0-3] [0-9]) ?(?P=s) ?(?P<y>[12] [0-9] [0-9] [0-9])"
)
_CJK = re.compile(
    r"(?P<y>[0-9〇零○一二三四五六七八九]{4}) {0,3}[年년] {0,3}"
    r"(?P<m>[0-9〇零一二三四五六七八九十]{1,3}) {0,3}[月월]"
    r"(?: {0,3}(?P<d>[0-9〇零一二三四五六七八九十廿卅]{1,4}) {0,3}[日曰号號일])?"
)
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和|民[國国]|(?<![A-Za-z0-9])[RHS]) {0,2}"
    r"(?P<y>元|[0-9〇零一二三四五六七八九十百]{1,5}) {0,2}年 {0,2}"
    r"(?P<m>[0-9一二三四五六七八九十]{1,2}) {0,2}月"
    r"(?: {0,2}(?P<d>[0-9一二三四五六七八九十]{1,3}) {0,2}日)?"
)
_ERA_SHORT = re.compile(
    r"(?<![A-Za-z0-9])(?P<era>[RHS])\.? ?(?P<y>[0-9]{1,2})(?P<s>[./-])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})"
)
_VIETNAMESE = re.compile(
    rf"(?:(?P<d>[0-9]{{1,2}}) {{0,2}})?th[aá]ng {{0,2}}(?P<m>[0-9]{{1,2}})[ ,/-]{{0,2}}(?:n[aă]m)? {{0,2}}{_Y}",
    re.IGNORECASE,
)
_NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "廿": 20, "卅": 30}
_ROMANS = "I II III IV V VI VII VIII IX X XI XII".split()

_WHOLE_DATE = rf"(?:{YEAR}[./-][0-9]{{1,2}}[./-][0-9]{{1,2}}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-]{YEAR})"
_DATE_AHEAD = re.compile(rf"[-~] ?{_WHOLE_DATE}(?![0-9])")
_DATE_BEHIND = re.compile(rf"(?<![0-9]){_WHOLE_DATE} ?[-~]\Z")
_NO_DATE = re.compile(
    r"(?:\+[0-9 ()-]{1,16}|(?<![^\W\d_])(?:usd|eur|rmb|cny|gbp|jpy|inr) ?)\Z"
    r"|(?:(?<![^\W\d_])(?:tel|phone|cellphone|fax|mobil|whatsapp)|电话|電話|传真|傳真|手机|☎)[^\n]{0,12}\Z",
    re.IGNORECASE,
)
"""Before figures that are a telephone number or a price."""

_COUNTED = re.compile(
    r"(?:\bno|\bnr|№|\bn[°º]|number|nummer|n[uú]mero|编号|編號|号码|\breg|cert|unit|house|#)[ .:#-]{0,3}\Z",
    re.IGNORECASE,
)
_OTHER_NUMBERS = re.compile(
    r"(?:code|scope|sector|\biaf|\beac|clause|section|§|version|\brev|chapter|annex|\biso|\biec|\ben|\bdin|\bbs"
    r"|\bgb|\byy|\bastm|\beu\)?|\bec|\beec|directive|regulation|richtlinie|verordnung)[^\n]{0,10}\Z",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:dat[aeuo]|fecha|tarih|issue|valid|expir|until|from|\bto\b|gültig|scad|日期|有效|发证|發證|颁发|至|期|年月日)"
    r"[^\n]{0,20}\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 30


def shapes_in_figures(text: str) -> Iterator[Shape]:
    """Yield what looks like a date in figures in a text of `date_characters.plain`; spans may overlap."""
    for pattern, confidence in (
        (_YMD, SURE),
        (_YMD_BLANKS, UNSURE),
        (_YMD_MIXED, UNSURE),
        (_SPACED_YMD, UNSURE),
    ):
        for found in pattern.finditer(text):
            day = (_year(found["y"]), _figure(found["m"]), _figure(found["d"]))
            yield from _whole(found, (day,), confidence)
    for pattern, confidence in (
        (_DMY, SURE),
        (_DMY_BLANKS, UNSURE),
        (_DMY_MIXED, UNSURE),
        (_SPACED_DMY, UNSURE),
    ):
        for found in pattern.finditer(text):
            year, a, b = _year(found["y"]), _figure(found["a"]), _figure(found["b"])
            yield from _whole(found, ((year, b, a), (year, a, b)), confidence)
    for found in _ROMAN.finditer(text):
        if found["m"] in _ROMANS:
            day = (_year(found["y"]), _ROMANS.index(found["m"]) + 1, int(found["d"]))
            yield from _whole(found, (day,), FAIR)
    yield from _short(text)
    yield from _compact(text)
    yield from _month_and_year(text)
    yield from _in_words_of_asia(text)


def is_day(day: Day) -> bool:
    """Whether a year, month and day exist."""
    year, month, number = day
    if not (_YEARS[0] <= year <= _YEARS[1] and 1 <= month <= _MONTHS):
        return False
    return number is None or 1 <= number <= calendar.monthrange(year, month)[1]


def whole_year(written: str) -> int:
    """Return the year of a number in four digits, or of two by the rule of POSIX: 69 is 2069, 70 is 1970."""
    number = int(written)
    if len(written) == len("27"):
        return number + (1900 if number >= _TURN_OF_THE_CENTURY else 2000)
    return number - _BUDDHIST if number >= _BUDDHIST_FROM else number


def _year(written: str) -> int:
    return whole_year(written.replace(" ", ""))


def _figure(written: str) -> int:
    return int(written.replace(" ", ""))


def _whole(found: re.Match[str], days: tuple[Day, ...], confidence: float) -> Iterator[Shape]:
    """Yield the shape of a date with its day, if its neighbours leave it one."""
    clear = _clear(found)
    text, start = found.string, found.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    if not clear or ("/" not in found[0] and _NO_DATE.search(before)):
        return
    if _COUNTED.search(before):
        clear = FAINT
    if int(found["y"].replace(" ", "")) >= _BUDDHIST_FROM and "พ" not in before:
        clear = min(clear, UNSURE)
    shape = _shape(found, days, min(confidence, clear))
    if shape.days or confidence == SURE:  # figures parted by blanks are a date only where they can be one
        yield shape


def _shape(found: re.Match[str], days: tuple[Day, ...], confidence: float) -> Shape:
    real = tuple(dict.fromkeys(day for day in days if is_day(day)))
    return Shape(start=found.start(), end=found.end(), days=real, confidence=confidence)


def _clear(found: re.Match[str]) -> float:
    """Return how far the characters beside a date leave it one: 0 if it is part of a longer number."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    clear = 1.0
    if before[-1:].isdigit() or after[:1].isdigit():
        return 0
    if (before[-1:] and before[-1] in "+#$€£¥@=%") or after[:1] == "%":
        return 0
    if before[-1:] and before[-1] in "./\\_-:,~" and before[:-1].isalnum():
        label = before[-1] in ".:" and before[:-1].isalpha()
        if not label and not _DATE_BEHIND.search(text[max(0, start - 14) : start]):
            return 0
    elif before[-1:].isascii() and before[-1:].isalpha():
        if not (before[-1].islower() and before[:-1].isalpha()):
            return 0
        clear = UNSURE
    if after[:1] and after[0] in "./\\_-~" and after[1:].isalnum():
        sentence = after[0] == "." and after[1:].isalpha()
        if not sentence and not _DATE_AHEAD.match(text, end):
            return 0
    elif after[:1].isascii() and after[:1].isalpha() and after[0] not in "rT":
        clear = UNSURE
    return clear


def _plain_number(found: re.Match[str]) -> bool:
    """Whether figures that are a date only by their form are counted or named as something else."""
    text, start = found.string, found.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    return any(pattern.search(before) for pattern in (_NO_DATE, _COUNTED, _OTHER_NUMBERS))


def _short(text: str) -> Iterator[Shape]:
    """Two digits for the year: day first, month first or year first, of which two are kept."""
    for found in _SHORT.finditer(text):
        if not _clear(found) or _plain_number(found):
            continue
        first, second, third = (found[name] or found[f"{name}2"] for name in "abc")
        a, b = int(first), int(second)
        days: list[Day] = [(whole_year(third), b, a), (whole_year(third), a, b)]
        if len(first) == len("22"):
            days.append((whole_year(first), b, int(third)))
        real = tuple(dict.fromkeys(day for day in days if is_day(day)))[:2]
        if real:
            yield Shape(start=found.start(), end=found.end(), days=real, confidence=FAINT)


def _compact(text: str) -> Iterator[Shape]:
    """Eight digits, only behind words that announce a date."""
    for found in _COMPACT.finditer(text):
        start, end = found.span()
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if any(c.isascii() and c.isalnum() for c in beside) or _plain_number(found):
            continue
        day = (int(found["y"]), int(found["m"]), int(found["d"]))
        if is_day(day) and _DATE_LABEL.search(text[max(0, start - _LOOK_BACK) : start]):
            yield _shape(found, (day,), UNSURE)


def _month_and_year(text: str) -> Iterator[Shape]:
    for found in _MONTH_YEAR.finditer(text):
        if _clear(found) == 1 and not _plain_number(found):
            day = (int(found["y"] or found["y2"]), int(found["m"] or found["m2"]), None)
            yield _shape(found, (day,), UNSURE)


def _in_words_of_asia(text: str) -> Iterator[Shape]:
    for found in _CJK.finditer(text):
        digits = "".join(str(_NUMERALS.get(c, c)) for c in found["y"])
        if re.fullmatch(YEAR, digits) and not text[max(0, found.start() - 1) : found.start()].isdigit():
            yield _dated(found, whole_year(digits))
    for found in _ERA.finditer(text):
        yield _dated(found, ERAS[found["era"]] + (1 if found["y"] == "元" else _numeral(found["y"])))
    for found in _ERA_SHORT.finditer(text):
        day = (ERAS[found["era"]] + int(found["y"]), int(found["m"]), int(found["d"]))
        if _clear(found) == 1 and is_day(day):
            yield _shape(found, (day,), UNSURE)
    for found in _VIETNAMESE.finditer(text):
        yield _dated(found, whole_year(found["y"]))


def _dated(found: re.Match[str], year: int) -> Shape:
    """Return a date whose parts are named; a month with figures beside it may hide a day that was not read."""
    number = None if found["d"] is None else _numeral(found["d"])
    behind = found.string[found.end() : found.end() + 2].strip()
    doubtful = number is None and behind[:1].isdigit()
    return _shape(found, ((year, _numeral(found["m"]), number),), FAINT if doubtful else SURE)


def _numeral(written: str) -> int:
    """Return the value of figures or Chinese numerals: "12", "十二", "〇三", "一一六", "一百一十六"."""
    if written.isascii():
        return int(written)
    total, digits = 0, ""
    for c in written:
        if c in "十百":
            total += int(digits or 1) * (10 if c == "十" else 100)
            digits = ""
        elif c in "廿卅":
            total, digits = total + _NUMERALS[c], ""
        else:
            digits += str(_NUMERALS.get(c, c))
    return total + int(digits or 0)
