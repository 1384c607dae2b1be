"""What kind of place an address is: a factory can hardly be in a post box or in one room of an office tower."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from assistant.verification.address_parts import LONGEST_ADDRESS
from assistant.verification.chinese import has_han, simplified
from assistant.verification.word_lists import word_list
from knowledge.registers.names import fold


class PlaceKind(StrEnum):
    """What an address looks like. `UNKNOWN` is the usual case: most addresses say nothing about it."""

    MAKING = "making"
    """An industrial park, workshop or plant, also a floor of one: floors of factories are usual in Shenzhen."""
    OFFICE = "office"
    """A room, flat or suite, alone or in an office tower."""
    BOX = "box"
    """A post box without a street."""
    AGENT = "agent"
    """An address of the kind that agents lend to many companies."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class KindOfPlace:
    """What an address looks like, and the words that decided."""

    kind: PlaceKind
    words: tuple[str, ...] = ()


_HOUSE_NUMBER = re.compile(r"\b(?:no\.? ?)?\d{1,4} [a-z]{3,20} (?:road|rd|street|st|avenue|ave|lane)\b")
_CARE_OF = re.compile(r"(?:^|[\s,(])c/o\s", re.IGNORECASE)
_HIGH_ROOM = re.compile(
    r"\b(?:room|rm|unit)[ .]{0,2}(?:no[ .]{0,2})?[a-z]?\d{3,5}\b|\d{3,5}(?:-\d{1,4})?室", re.IGNORECASE
)


@lru_cache(maxsize=512)
def kind_of_place(address: str) -> KindOfPlace:
    """Say what kind of place an address is, from its words."""
    text = unicodedata.normalize("NFKC", address[:LONGEST_ADDRESS])
    words = " ".join(fold(word) for word in re.findall(r"\w+", text))
    han = simplified(text) if has_han(text) else ""

    def found(kind: str) -> tuple[str, ...]:
        latin, chinese = _lists(kind)
        return tuple(
            [match.group(1) for match in latin.finditer(words)] + [word for word in chinese if word in han]
        )

    box, making, rooms = found("box"), found("making"), found("office_room")
    agents = found("agent") + (("c/o",) if _CARE_OF.search(text) else ())
    if agents:
        return KindOfPlace(kind=PlaceKind.AGENT, words=agents)
    if box and not making and not _HOUSE_NUMBER.search(words):
        return KindOfPlace(kind=PlaceKind.BOX, words=box)
    towers = found("office_building")
    in_hong_kong = "hong kong" in words or "kowloon" in words or "香港" in han or "九龙" in han
    if making and not (in_hong_kong and rooms):
        return KindOfPlace(kind=PlaceKind.MAKING, words=making)
    if rooms and (towers or in_hong_kong or found("small_room") or _HIGH_ROOM.search(text)):
        return KindOfPlace(kind=PlaceKind.OFFICE, words=tuple(dict.fromkeys(rooms + towers)))
    return KindOfPlace(kind=PlaceKind.UNKNOWN)


@cache
def _lists(kind: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    words: list[str] = word_list("address_words")[kind]
    latin = sorted((fold(word) for word in words if word[0].isascii()), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, latin))})\b") if latin else re.compile(r"(?!)()")
    return pattern, tuple(word for word in words if not word[0].isascii())
