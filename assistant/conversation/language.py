"""Which language a message is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

LATIN_CANDIDATES = ("en", "es", "de", "fr", "it", "pt", "nl", "pl", "tr", "vi", "id")
SURE = 0.8
"""Probability from which a message is taken not to be English: short English looks like anything."""

FEWEST_WORDS = 3

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    (
        "a an and are as at be but by can could do does for from has have he her his how i if in is it "
        "its my no not of on or our say says she should so that the their them then they this to was we "
        "what when where which who why will with without would you your "
    ).split()
)


def detect_language(text: str, knows: Callable[[str], bool]) -> str:
    """Return the ISO 639-1 code of a message's language, English where nothing speaks against it.

    Args:
        text: the message.
        knows: whether a word stands whole in the embedding model's (English) vocabulary.
    """
    words = _WORD.findall(text)
    if not words:
        return "en"
    other = _by_script(text, sum(map(len, words)))
    if other:
        return other
    small = [word.casefold() for word in words if word.isascii()]
    english = sum(word in _ENGLISH for word in small)
    known = sum(map(knows, small))
    # Accents and many unknown words make other languages; three English function words settle it.
    if len(words) < FEWEST_WORDS or english >= 3 or (text.isascii() and english and known >= 0.7 * len(words)):
        return "en"
    language, probability = _identifier().rank(text)[0]
    return str(language) if probability >= SURE else "en"


def _by_script(text: str, letters: int) -> str | None:
    counts = Counter({code: len(pattern.findall(text)) for code, pattern in _SCRIPTS})
    if counts["ja"]:
        counts["ja"] += counts.pop("zh")
    code, count = counts.most_common(1)[0]
    # A Chinese character says as much as several letters; one Chinese name makes no Chinese message.
    weight = 3 if code in {"zh", "ja", "ko"} else 1
    return code if count * weight * 2 > letters + count * (weight - 1) else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, for other languages alone

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(list(LATIN_CANDIDATES))
    return found
