"""The company's own words in two names: equal, one slip apart, the same sound, or different."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import permutations

from rapidfuzz.distance import OSA

from assistant.verification.chinese import (
    could_be_pinyin,
    has_han,
    has_other_script,
    pinyin_readings,
    pinyin_syllables,
)
from assistant.verification.name_words import NameParts, Script
from assistant.verification.word_lists import word_list


class Core(StrEnum):
    """What the own words of two names are to each other."""

    EQUAL = "equal"
    BLANKS = "blanks"
    CUT = "cut"
    ORDER = "order"
    UMLAUT = "umlaut"
    LOOKALIKE = "lookalike"
    SLIP = "slip"
    NEAR_SOUND = "near_sound"
    HOMOPHONE = "homophone"
    SOUNDS = "sounds"
    PART = "part"
    ALPHABETS = "alphabets"
    OTHER_LANGUAGE = "other_language"
    DIFFERENT = "different"


SAYS: dict[Core, tuple[str, str]] = {
    Core.BLANKS: ("likely_same", "The same letters are written with other blanks: {one}, {other}."),
    Core.CUT: (
        "cannot_tell",
        "The same letters are cut into other words, which can be two names: {one}, {other}.",
    ),
    Core.ORDER: ("likely_same", "The same words stand in another order: {one}, {other}."),
    Core.UMLAUT: ("likely_same", "The names agree but for the writing of accents: {one}, {other}."),
    Core.LOOKALIKE: (
        "likely_same",
        (
            "One letter differs and looks alike in print: {one}, {other}. It may be a reading error; look at"
            " the paper."
        ),
    ),
    Core.SLIP: (
        "likely_same",
        (
            "One letter differs in a long word: {one}, {other}. It may be a typing or reading error; look at"
            " the paper."
        ),
    ),
    Core.NEAR_SOUND: (
        "cannot_tell",
        "One letter differs, and both can be names in pinyin (Chinese in Latin letters): {one}, {other}.",
    ),
    Core.HOMOPHONE: ("cannot_tell", "The characters differ but sound the same: {one}, {other}."),
    Core.ALPHABETS: (
        "cannot_tell",
        (
            "One name has letters of another alphabet, which may only look like those of the other: {one},"
            " {other}."
        ),
    ),
    Core.OTHER_LANGUAGE: (
        "cannot_tell",
        "{one} and {other} are in two scripts, and their sound settles nothing.",
    ),
}
"""What each means for the names; the cases that are not here depend on the rest of the name."""

_LOOKALIKES = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("i", "l"),
    ("5", "s"),
    ("8", "b"),
)
_DIGITS = re.compile("[0-9]{1,9}")
_LONG_WORD = 7
_MOST_WORDS_TO_REORDER = 3
_SHORTEST_PIECE = 4


def compare(a: NameParts, b: NameParts) -> Core:
    """Compare the own words of two names; both have some."""
    if a.script == b.script:
        return _latin(a.core, b.core) if a.script == Script.LATIN else _cjk(a, b)
    if {a.script, b.script} == {Script.LATIN, Script.CHINESE}:
        latin, han = (a, b) if a.script == Script.LATIN else (b, a)
        return _sounds(latin, han)
    return Core.OTHER_LANGUAGE


def _latin(one: tuple[str, ...], other: tuple[str, ...]) -> Core:  # noqa: PLR0911 - one line a case
    if one == other:
        return Core.EQUAL
    a, b = "".join(one), "".join(other)
    if has_other_script(a) != has_other_script(b):
        return Core.ALPHABETS
    if sorted(one) == sorted(other):
        return Core.ORDER
    if a == b:
        return Core.CUT if len(one) > 1 and len(other) > 1 else Core.BLANKS
    if _without_e(a) == _without_e(b):
        return Core.UMLAUT
    if _alike(a) == _alike(b) and min(len(a), len(b)) >= _SHORTEST_PIECE:
        return Core.LOOKALIKE
    if _DIGITS.findall(a) != _DIGITS.findall(b):
        return Core.DIFFERENT
    if min(len(a), len(b)) >= _LONG_WORD and OSA.distance(a, b, score_cutoff=1) == 1:
        pinyin = any(could_be_pinyin(a, n) and could_be_pinyin(b, n) for n in range(2, 6))
        return Core.NEAR_SOUND if pinyin else Core.SLIP
    if set(one) < set(other) or set(other) < set(one):
        return Core.PART
    return Core.DIFFERENT


def _without_e(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _alike(word: str) -> str:
    for pair, single in _LOOKALIKES:
        word = word.replace(pair, single)
    return word


def _cjk(a: NameParts, b: NameParts) -> Core:
    one, other = "".join(a.core), "".join(b.core)
    if one == other:
        return Core.EQUAL
    if a.script == Script.CHINESE and has_han(one) and len(one) == len(other):
        return Core.HOMOPHONE if pinyin_readings(one) & pinyin_readings(other) else Core.DIFFERENT
    if (one in other or other in one) and min(len(one), len(other)) > 1:
        return Core.PART
    return Core.DIFFERENT


def _sounds(latin: NameParts, han: NameParts) -> Core:
    """Compare a name in Latin letters with a Chinese one by its sound in pinyin."""
    characters = "".join(han.core)
    readings = pinyin_readings(characters)
    words = latin.core
    orders = permutations(words) if len(words) <= _MOST_WORDS_TO_REORDER else (words,)
    if any("".join(order) in readings for order in orders):
        return Core.SOUNDS
    letters = "".join(words)
    if (
        (latin.places or han.places)
        and not _other_romanisation(latin, han)
        and not set(words) & _english_words()
        and letters.isascii()
        and could_be_pinyin(letters, len(characters))
        and not _shares_a_beginning(letters, characters)
    ):
        return Core.DIFFERENT
    return Core.OTHER_LANGUAGE


def _shares_a_beginning(letters: str, characters: str) -> bool:
    """Say whether the letters are a beginning of the Chinese name, whose rest may be a line of business."""
    return any(
        letters == "".join(syllables[:size])
        for syllables in pinyin_syllables(characters)
        for size in range(1, len(syllables))
    )


def _other_romanisation(latin: NameParts, han: NameParts) -> bool:
    """In Hong Kong, Macau and Taiwan names are written by Cantonese or Wade-Giles, not by pinyin.

    A name without any place can be from there as well.
    """
    return any(
        "hong_kong" in parts.relations or {"taiwan", "macau"} & parts.countries.keys() or _southern(parts)
        for parts in (latin, han)
    )


def _southern(parts: NameParts) -> bool:
    return any(place.provinces & {"hongkong", "taiwan", "macau"} for place in parts.places)


def _english_words() -> frozenset[str]:
    return frozenset(word_list("pinyin")["english_words"].split())
