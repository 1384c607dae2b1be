"""Chinese writing: which script a text is in, simplified characters, and how characters sound in pinyin.

Both libraries are loaded at the first Chinese text, not before: they take longer to load than a whole check.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from assistant.verification.word_lists import word_list

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_MOST_READINGS = 32
_MOST_CHARACTERS = 12


def has_han(text: str) -> bool:
    """Say whether a text has Chinese characters (Japanese texts have them too)."""
    return bool(_HAN.search(text))


def has_kana(text: str) -> bool:
    """Say whether a text has Japanese syllable letters."""
    return bool(_KANA.search(text))


def has_hangul(text: str) -> bool:
    """Say whether a text has Korean letters."""
    return bool(_HANGUL.search(text))


def has_latin(text: str) -> bool:
    """Say whether a text has Latin letters."""
    return bool(_LATIN.search(text))


def has_other_script(text: str) -> bool:
    """Say whether a text has letters of Greek, Cyrillic, Hebrew, Arabic, Indian or Thai writing."""
    return bool(_OTHER.search(text))


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Return a text with traditional characters written as simplified ones."""
    return str(_converter().convert(text)) if has_han(text) else text


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@lru_cache(maxsize=4096)
def pinyin_readings(han: str) -> frozenset[str]:
    """Return the ways in which Chinese characters can be written in pinyin, without tones and blanks.

    A character with several sounds gives several; "ü" is written v, u or yu, as passports and firms do. At most
    `_MOST_READINGS` are returned, for the first `_MOST_CHARACTERS` characters.
    """
    return frozenset("".join(syllables) for syllables in pinyin_syllables(han))


@lru_cache(maxsize=4096)
def pinyin_syllables(han: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings as syllables, the usual one first. See `pinyin_readings`."""
    from pypinyin import Style, pinyin

    readings: list[tuple[str, ...]] = [()]
    for sounds in pinyin(han[:_MOST_CHARACTERS], style=Style.NORMAL, heteronym=True):
        spelled = dict.fromkeys(spelling for sound in sounds[:3] for spelling in _spellings(sound))
        readings = [(*before, one) for before in readings for one in spelled][:_MOST_READINGS]
    return tuple(readings)


def _spellings(sound: str) -> tuple[str, ...]:
    if "v" not in sound and "ü" not in sound:
        return (sound,)
    plain = sound.replace("ü", "v")
    return (plain, plain.replace("v", "u"), plain.replace("v", "yu"))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(word_list("pinyin")["syllables"].split())


@lru_cache(maxsize=4096)
def could_be_pinyin(letters: str, count: int) -> bool:
    """Say whether letters without blanks can be read as so many syllables of pinyin."""
    ends = {0: {0}}
    for at in range(len(letters)):
        for n in ends.get(at, ()):
            for size in range(1, 7):
                if letters[at : at + size] in _syllables():
                    ends.setdefault(at + size, set()).add(n + 1)
    return count in ends.get(len(letters), set())
