"""Places of China as names and addresses write them, in Chinese and in pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.verification.word_lists import word_list

_NO_LETTER = re.compile(r"[^a-z]")
_OLDER_NAMES = {"peking": "beijing", "canton": "guangzhou", "tsingtao": "qingdao", "neimenggu": "innermongolia"}
LONGEST_PLACE = 5
"""Characters of the longest Chinese name of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province or city.

    Attributes:
        key: its name in pinyin, small letters without blanks; two cities can share it (苏州 and 宿州).
        han: its Chinese name, empty where only the pinyin was written.
        provinces: keys of the provinces that it can lie in; a province lies in itself.
        province: it is a province, or a city with the rank of one.
    """

    key: str
    han: str
    provinces: frozenset[str]
    province: bool

    def fits(self, other: Place) -> bool:
        """Say whether both can be said of one address: the same place, or one inside the other."""
        if self.province or other.province:
            return bool(self.provinces & other.provinces)
        if self.han and other.han:
            return self.han == other.han
        return self.key == other.key and bool(self.provinces & other.provinces)


def two_places(ones: Sequence[Place], others: Sequence[Place]) -> tuple[Place, Place] | None:
    """Return a place of each that cannot be said of one address, or None.

    A county-level city lies in a larger one, and people write either or both: one common city is enough.
    """
    same_city = any(a.fits(b) for a in ones for b in others if not a.province and not b.province)
    for a in ones:
        for b in others:
            if not a.fits(b) and (a.province or b.province or not same_city):
                return a, b
    return None


def place_key(name: str) -> str:
    """Return a name in pinyin as a key: "Xi'an" and "xi an" are "xian"."""
    return _NO_LETTER.sub("", name.lower())


@cache
def _by_han() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for row in word_list("places"):
        province = place_key(row["en"])
        for han, name in row.get("cities", {}).items():
            found.setdefault(han, Place(place_key(name), han, frozenset({province}), province=False))
        found[row["zh"]] = Place(province, row["zh"], frozenset({province}), province=True)
    return found


@cache
def _by_key() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place in _by_han().values():
        before = found.get(place.key)
        both = place.provinces | (before.provinces if before else frozenset())
        found[place.key] = Place(place.key, "", both, province=place.province)
    for older, key in _OLDER_NAMES.items():
        found[older] = found[key]
    return found


def place_of_pinyin(name: str) -> Place | None:
    """Return the place of a name in Latin letters, or None."""
    return _by_key().get(place_key(name))


def place_of_han(name: str) -> Place | None:
    """Return the place of a Chinese name without 省 or 市, or None."""
    return _by_han().get(name)
