"""Names of months in the languages of certificates, read from `months.json` at the first call."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("months.json")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o"})
"""Letters that Unicode does not take apart into a base letter and a mark."""

_SHORTEST_TO_MEND = 5
_LONG = 8


def fold(word: str) -> str:
    """Return a word in lower case without accents and full stops."""
    if word.isascii():
        return word.lower().replace(".", "")
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(c for c in parts if not "\u0300" <= c <= "\u036f" and c != ".")


def month_number(word: str) -> int | None:
    """Return the number of the month that a word names, full or short, in any case; None if it names none."""
    return _months().get(fold(word))


def misread_month(word: str) -> int | None:
    """Return the month whose name a word resembles by one wrong letter, two in a long name; None in doubt."""
    folded = fold(word)
    if len(folded) < _SHORTEST_TO_MEND:
        return None
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    most = 2 if len(folded) >= _LONG else 1
    close = extract(folded, _long_names(), scorer=Levenshtein.distance, score_cutoff=most, limit=None)
    near = {_months()[name] for name, _, _ in close}
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=1)
def _long_names() -> list[str]:
    return [name for name in _months() if len(name) >= _SHORTEST_TO_MEND]


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    names: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8"))["months"]
    return {name: int(number) for number, listed in names.items() for name in listed.split()}
