"""Whether two addresses are one place. As for names, the reason is the verdict, never a score."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from assistant.verification.address_parts import AddressParts, PlaceName, parse_address
from assistant.verification.phrase import Phrase
from assistant.verification.places import two_places
from assistant.verification.word_lists import word_list


class AddressOutcome(StrEnum):
    """What can be said of two addresses."""

    SAME = "same"
    LIKELY_SAME = "likely_same"
    PARTLY = "partly"
    """The same city or district, but another street or number."""
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressComparison:
    """What two addresses say about each other. `differs`: the parts that differ."""

    outcome: AddressOutcome
    reason: Phrase
    differs: tuple[str, ...] = ()


_LABELS = {"no": "number", "building": "building", "floor": "floor", "room": "room", "box": "post box"}
_SHORTEST_FUZZY = 6
_LONE_COMPASS = re.compile("(?:dong|xi|nan|bei){1,2}")
_COMPASS = re.compile("(?:dong|xi|nan|bei|zhong){1,2}")
"""Compass words as the names of roads hold them; "Central" alone can be a district (of Hong Kong)."""
_DIGITS_IN_CHINA = 6
_DIGITS_OF_A_CITY = 3


@lru_cache(maxsize=512)
def compare_addresses(one: str, other: str) -> AddressComparison:  # noqa: PLR0911 - one line a case
    """Compare two addresses in Latin letters or Chinese, in any order of their parts.

    House numbers must agree. Where one address says less, they are at most likely the same.
    """
    a, b = parse_address(one), parse_address(other)
    if not a.exact or not b.exact:
        return _say(AddressOutcome.CANNOT_TELL, "One of the addresses is empty.")
    if a.exact == b.exact:
        return _say(AddressOutcome.SAME, "The addresses agree word for word.")
    apart = _two_places(a, b)
    if apart is not None:
        return apart
    if not _exact_enough(a) or not _exact_enough(b):
        return _say(AddressOutcome.CANNOT_TELL, "One of the addresses names no street, number or building.")
    conflicts = [
        label
        for label in _LABELS
        if a.numbers.get(label) and b.numbers.get(label) and not a.numbers[label] & b.numbers[label]
    ]
    left = [name for name in a.names if not any(_alike(name, theirs) for theirs in b.names)]
    right = [name for name in b.names if not any(_alike(name, mine) for mine in a.names)]
    shared = len(a.names) - len(left)
    within = bool(left and right) and _one_holds_the_other(left, right)
    nowhere = not shared and not within and not (a.places and b.places) and not a.postcodes & b.postcodes
    if left and right and nowhere:
        return _say(AddressOutcome.DIFFERENT, "The addresses share no street, district or city.")
    if conflicts:
        label = conflicts[0]
        return _say(
            AddressOutcome.PARTLY,
            "The {what} differs: {one} and {other}.",
            what=_LABELS[label],
            one=sorted(a.numbers[label]),
            other=sorted(b.numbers[label]),
        )
    if compass := _compass_on_one_side(left, right):
        return _say(
            AddressOutcome.PARTLY,
            "Only one of the addresses says north, south, east, west or middle ({names}). That can be another"
            " road.",
            names=compass,
        )
    if left and right and not within:
        return _say(
            AddressOutcome.PARTLY,
            "Part of the address agrees, but {one} and {other} differ.",
            one=[_shown(name) for name in left],
            other=[_shown(name) for name in right],
        )
    if not shared and not within:
        return _say(AddressOutcome.CANNOT_TELL, "The addresses name different parts of the place.")
    return _agreeing(a, b, complete=not left and not right)


def _agreeing(a: AddressParts, b: AddressParts, *, complete: bool) -> AddressComparison:
    mine, theirs = (parts.numbers.get("no", set()) | parts.numbers.get("building", set()) for parts in (a, b))
    if bool(mine) != bool(theirs):
        return _say(AddressOutcome.CANNOT_TELL, "The street agrees, but one of the addresses gives no number.")
    if _postcodes_differ(a.postcodes, b.postcodes):
        return _say(
            AddressOutcome.PARTLY,
            "Street and number agree, but the postcodes differ: {one} and {other}.",
            one=sorted(a.postcodes),
            other=sorted(b.postcodes),
        )
    if a.han != b.han:
        return _say(
            AddressOutcome.LIKELY_SAME,
            "The numbers agree, and the names in Latin letters sound like the Chinese ones.",
        )
    same_numbers = a.numbers == b.numbers and a.postcodes == b.postcodes
    if complete and same_numbers and {p.key for p in a.places} == {p.key for p in b.places}:
        return _say(
            AddressOutcome.SAME, "All parts of the addresses agree; only their order or writing differs."
        )
    return _say(
        AddressOutcome.LIKELY_SAME, "Street and number agree; one of the addresses says more than the other."
    )


def _two_places(a: AddressParts, b: AddressParts) -> AddressComparison | None:
    if a.countries and b.countries and not a.countries & b.countries and not _within_china(a, b):
        return _say(
            AddressOutcome.DIFFERENT,
            "The countries differ: {one} and {other}.",
            one=[name.title() for name in sorted(a.countries)],
            other=[name.title() for name in sorted(b.countries)],
        )
    apart = two_places(a.places, b.places)
    return _cities(apart[0].key, apart[1].key) if apart else None


def _within_china(a: AddressParts, b: AddressParts) -> bool:
    both = a.countries | b.countries
    return both <= {"china", "hong kong", "macau"} and any(
        one.fits(other) for one in a.places for other in b.places
    )


def _cities(one: str, other: str) -> AddressComparison:
    return _say(
        AddressOutcome.DIFFERENT,
        "The cities or provinces differ: {one} and {other}.",
        one=one.capitalize(),
        other=other.capitalize(),
    )


def _exact_enough(parts: AddressParts) -> bool:
    return bool(parts.names) and bool(len(parts.names) > 1 or parts.numbers)


def _alike(one: PlaceName, other: PlaceName) -> bool:
    if one.is_like(other):
        return True
    return not (one.han and other.han) and any(
        min(len(x), len(y)) >= _SHORTEST_FUZZY and OSA.distance(x, y, score_cutoff=1) == 1
        for x in one.spellings
        for y in other.spellings
    )


def _one_holds_the_other(left: list[PlaceName], right: list[PlaceName]) -> bool:
    """Names without commas run together: "Fuhai Fuyong" holds "Fuyong"."""
    ones, others = _joined(left), _joined(right)
    inside = [name for name in left if any(spelling in others for spelling in name.spellings)]
    outside = [name for name in right if any(spelling in ones for spelling in name.spellings)]
    return len(inside) == len(left) or len(outside) == len(right)


def _postcodes_differ(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether each side has a postcode that the other has not, that of a whole Chinese city aside."""

    def agree(one: str, other: str) -> bool:
        short, long = sorted((one, other), key=lambda code: len(code.rstrip("0")))
        whole_city = len(one) == len(other) == _DIGITS_IN_CHINA and short.endswith("00")
        area = short[: max(len(short.rstrip("0")), _DIGITS_OF_A_CITY)] if whole_city else short
        return long.startswith(area)

    return any(not any(agree(one, other) for other in others) for one in ones) and any(
        not any(agree(one, other) for one in ones) for other in others
    )


def _compass_on_one_side(left: list[PlaceName], right: list[PlaceName]) -> list[str]:
    """Return the names with a compass word that the other address leaves out: "Mill Lane East", 兴业东路."""
    if _joined(left) == _joined(right):  # "Xingye Road East" and "Xingye East Road"
        return []
    for ones, others in ((left, right), (right, left)):
        for one in ones:
            if any(_LONE_COMPASS.fullmatch(spelling) for spelling in one.spellings) and not others:
                return [_in_english(one)]
            for other in others:
                if any(_is_with_compass(x, y) for x in one.spellings for y in other.spellings):
                    return [_shown(one), _shown(other)]
    return []


def _joined(names: list[PlaceName]) -> str:
    return "".join(min(name.spellings, default="") for name in names)


def _in_english(compass: PlaceName) -> str:
    words = word_list("address_words")["directions"]
    english = {word: name for name, word in reversed(words.items())}
    return "-".join(english[word] for word in re.findall("dong|xi|nan|bei", min(compass.spellings)))


def _is_with_compass(longer: str, name: str) -> bool:
    before, found, after = longer.partition(name) if name else ("", "", "")
    rest = before + after
    return bool(found) and bool(_COMPASS.fullmatch(rest))


def _shown(name: PlaceName) -> str:
    return name.han or min(name.spellings, default="").capitalize()


def _say(outcome: AddressOutcome, template: str, **values: Any) -> AddressComparison:
    differs = tuple(str(value) for value in values.values())
    return AddressComparison(outcome=outcome, reason=Phrase(template, values), differs=differs)
