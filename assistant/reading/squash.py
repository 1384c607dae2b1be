"""Words without blanks, case, accents and punctuation, each letter knowing where it stood.

Optical reading loses blanks ("Thisistocertifythat"), titles have too many ("C E R T I F I C A T E"), and labels
are punctuated in every way ("N°.", "No:"). Without all that they agree.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "º": "", "ª": "", "№": "no"}


class _Folds(dict[str, str]):
    """The folded letters of a character, worked out once."""

    def __missing__(self, character: str) -> str:
        folded = _PLAIN.get(character.lower())
        if folded is None:
            wide = unicodedata.normalize("NFKC", character).casefold()
            if wide and all(ord(c) < 0x0530 or 0x1E00 <= ord(c) < 0x2000 for c in wide):
                wide = "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c))
            folded = "".join(_PLAIN.get(c, c) for c in wide if c.isalnum())
        self[character] = folded
        return folded


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Squashed:
    """Folded letters and, for each, its place in the text."""

    text: str
    at: tuple[int, ...]


def squash(text: str) -> Squashed:
    """Return the folded letters of a text with their places."""
    folds = _FOLDS
    pairs = [(letter, i) for i, character in enumerate(text) for letter in folds[character]]
    return Squashed("".join([letter for letter, _ in pairs]), tuple([i for _, i in pairs]))


@lru_cache(maxsize=4096)
def squashed(text: str) -> str:
    """Return the folded letters of a text."""
    folds = _FOLDS
    return "".join([folds[character] for character in text])


def is_cjk(character: str) -> bool:
    """Say whether a character is Chinese, Japanese or Korean: words of those are not parted by blanks."""
    return "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"
