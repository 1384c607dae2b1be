"""The characters of dates in one writing, place for place: what is found keeps its place in the text."""

from __future__ import annotations

import re
import unicodedata

from assistant.reading.months import month_number

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN = _FULL_WIDTH | {
    **dict.fromkeys(map(ord, "‐‑‒–—―−－\u00ad"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u200b\u200e\u200f\ufeff\t"), " "),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    **dict.fromkeys(map(ord, "·・‧∙٫"), "."),
    ord("〜"): "~",
}
_DIGIT = re.compile(r"[^\x00-\x7f]")
_TO_DIGIT = str.maketrans("OoQDlIiSsBZz", "000011155822")
_TO_LETTER = str.maketrans("015", "ols")
_NUMBER_LIKE = re.compile(r"(?<![A-Za-z0-9])[0-9OoQDlIiSsBZz]{1,8}(?![A-Za-z0-9])")
_DAY_LIKE = re.compile(r"(?<![A-Za-z0-9])(?=[0-9]?[OolIS])[0-9OolIS]{2}(?=st|nd|rd|th)")
_WORD_LIKE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,8}[015][A-Za-z015]{1,9}(?![A-Za-z0-9])")
_SEPARATORS = frozenset("./-")
_DAY_OR_MONTH = 2


def plain(text: str) -> str:
    """Return a text of the same length with digits of every script, dashes, blanks and points in ASCII."""
    return _DIGIT.sub(_ascii_digit, text.translate(_PLAIN))


def without_confusions(text: str) -> str:
    """Return a text of the same length with letters that stand for digits, and digits for letters, mended.

    "2O27" becomes "2027", "l4" "14", "0ct" "oct". The result is a guess: what is read from it is unsure.
    """
    mended = _WORD_LIKE.sub(_as_month, text)
    mended = _DAY_LIKE.sub(lambda found: found[0].translate(_TO_DIGIT), mended)
    return _NUMBER_LIKE.sub(_as_number, mended)


def _ascii_digit(found: re.Match[str]) -> str:
    value = unicodedata.decimal(found[0], None)
    return found[0] if value is None else str(value)


def _as_number(found: re.Match[str]) -> str:
    token, text = found[0], found.string
    beside = {text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]}
    digits = any(c.isdigit() for c in token)
    part_of_a_date = len(token) <= _DAY_OR_MONTH and bool(beside & _SEPARATORS)
    return token.translate(_TO_DIGIT) if digits or part_of_a_date else token


def _as_month(found: re.Match[str]) -> str:
    word = found[0].translate(_TO_LETTER)
    return word if month_number(word) else found[0]
