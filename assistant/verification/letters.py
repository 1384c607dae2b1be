"""Letters that look like other letters, and characters that cannot be seen.

Only letters that look the same in common typefaces count: "µm", "β-TCP" or a whole Russian name are ordinary.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("АВЕЗКМНОРСТУХІЈЅаеорсухіјѕԁԛԝ", "ABE3KMHOPCTYXIJSaeopcyxijsdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABEZHIKMNOPTYXov", strict=True))
LATIN_FOR = {**_CYRILLIC, **_GREEK}
"""The Latin letter that a Cyrillic or Greek one looks like."""

_TO_LATIN = str.maketrans(LATIN_FOR)
_LOOK_ALIKE = re.compile(f"[{''.join(LATIN_FOR)}]")
INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
"""For `str.translate`: takes away what cannot be seen."""

_RUN = re.compile(r"[^\W\d_]{1,80}")
_ZERO_WIDTH = re.compile(r"[A-Za-z0-9][\u200b\u200c\u200d\u2060\ufeff]{1,9}[A-Za-z0-9]")
_TURNED = re.compile(r"[\u202d\u202e]")
_QUOTED, _SHORTEST = 24, 2


def as_latin(text: str) -> str:
    """Return a text with the letters that it seems to show."""
    return text.translate(_TO_LATIN) if _LOOK_ALIKE.search(text) else text


def disguised_words(text: str) -> list[str]:
    """Return the words that look Latin and are not, each once.

    A word of mixed scripts counts where its foreign letters look Latin. A word wholly of such letters counts
    only on a paper without any other word of that script.
    """
    if not _LOOK_ALIKE.search(text):
        return []
    mixed: dict[str, None] = {}
    whole: dict[str, None] = {}
    at_home: set[str] = set()
    for match in _RUN.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        scripts = {_script(letter) for letter in word}
        foreign = [letter for letter in word if _script(letter) in {"CYRILLIC", "GREEK"}]
        if not foreign:
            continue
        if any(letter not in LATIN_FOR for letter in foreign):
            at_home.update(scripts)
        elif "LATIN" in scripts:
            mixed[word] = None
        elif len(word) >= _SHORTEST:
            whole[word] = None
    alone = [word for word in whole if not {_script(letter) for letter in word} & at_home]
    return [*mixed, *alone]


def unseen_characters(text: str) -> list[str]:
    """Return the places where characters that cannot be seen part a word or turn the direction of reading."""
    places = [*_ZERO_WIDTH.finditer(text), *_TURNED.finditer(text)]
    around = [text[max(0, m.start() - _QUOTED) : m.end() + _QUOTED] for m in places]
    return list(dict.fromkeys(" ".join(part.translate(INVISIBLE).split()) for part in around))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
