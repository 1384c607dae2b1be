"""One way of writing a name: tokens folded so that spellings of the same name agree.

Folding: NFKC, case, diacritics, apostrophes; each Chinese, Japanese or Korean character is a token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

Key = tuple[str, ...]

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['\u2019\u02bc](?:[^\W_])+)*|&")
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_PIECE = re.compile(f"[{_CJK}]|[^{_CJK}]+")
_HAS_CJK = re.compile(f"[{_CJK}]")
_BRACKETS = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
# Letters that Unicode does not take apart, and the spelling of German umlauts without them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "'": "", "\u2019": "", "\u02bc": ""}
)
_UMLAUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Written marks of one width that stand for plain ones; offsets stay the same.
_MARKS = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2013\u2014\u2212"}
    | {ord(mark): " " for mark in "\u00a0\u2009\u202f\u3000\t\n\r"}
)
_LONGEST_ACRONYM = 10
_SHORTEST_INNER = 3
_SHORTEST_CJK_REST = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and where it stands in the text."""

    key: str
    start: int
    end: int


def same_length(text: str) -> str:
    """Replace full-width characters, dashes and blanks by plain ones, keeping every offset."""
    return text.translate(_MARKS)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return the word without case, diacritics and apostrophes: "SÜD" and "sud" agree."""
    if word.isascii():
        return "and" if word == "&" else word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Cut a text into folded words. Every offset points into the text as given."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.isascii() or not _HAS_CJK.search(word):
            if key := fold(word):
                found.append(Token(key, start, match.end()))
            continue
        found.extend(
            Token(key, start + piece.start(), start + piece.end())
            for piece in _PIECE.finditer(word)
            if (key := fold(piece.group()))
        )
    return found


def key_of(text: str) -> Key:
    """Return the tokens of a name as a key."""
    if text.isascii():  # most names: their words need no places and are not cut further
        return tuple(key for word in _WORD.findall(text) if (key := fold(word)))
    return tuple(token.key for token in tokens(text))


@dataclass(frozen=True, slots=True)
class LegalForms:
    """The legal forms by their last token, longest first: "ltd" leads to "co ltd" and "ltd"."""

    by_last: dict[str, list[Key]]

    @classmethod
    def of(cls, forms: Iterable[str]) -> LegalForms:
        """Take the forms as tokens parted by spaces, Chinese ones unparted."""
        by_last: dict[str, list[Key]] = {}
        for form in sorted(map(key_of, forms), key=len, reverse=True):
            by_last.setdefault(form[-1], []).append(form)
        return cls(by_last)

    def strip(self, key: Key) -> Key:
        """Return the key without its legal form, or as it is if nothing would be left of it."""
        for form in self.by_last.get(key[-1], ()):
            rest = key[: -len(form)]
            if rest and key[-len(form) :] == form and _long_enough(rest):
                return self.strip(rest)
        return key


def name_keys(name: str, forms: LegalForms) -> list[Key]:
    """Return the keys under which a name can be found, the full one first.

    Beside the name itself: without a remark in brackets at its end, the acronym in those brackets,
    umlauts written as two letters, and without the legal form.
    """
    keys: list[Key] = []
    for text in _without_brackets(name) if ("(" in name or "\uff08" in name) else (name,):
        spellings = (text,) if text.isascii() else dict.fromkeys((text, text.translate(_UMLAUT)))
        for spelling in spellings:
            key = key_of(spelling)
            if key and key not in keys:
                keys.append(key)
                # A single word has no legal form: the end of "IAF-AB" is not the Swedish one.
                if len(key) > 1 and not is_acronym(text):
                    bare = forms.strip(key)
                    for other in (bare, _joined_form(key, bare)):
                        if other not in keys:
                            keys.append(other)
    return keys


def _joined_form(key: Key, bare: Key) -> Key:
    """Return the key with its legal form in one word: "b v" as "bv"."""
    form = key[len(bare) :]
    if len(form) > 1 and form[0].isascii() and all(len(token) == 1 for token in form):
        return (*bare, "".join(form))
    return key


def is_acronym(name: str) -> bool:
    """Say whether a name is one short word, mostly of capitals."""
    if " " in name or len(name) > _LONGEST_ACRONYM:
        return False
    letters = sum(map(str.isalpha, name))
    return sum(map(str.isupper, name)) * 2 > letters


def _without_brackets(name: str) -> Iterator[str]:
    yield name
    if found := _BRACKETS.search(name):
        before, inner, after = name[: found.start()].strip(), found.group(1), name[found.end() :]
        if not after.strip():
            yield before or inner
        own = " " in before or len(before) > len(inner) or bool(_HAS_CJK.search(inner))
        usable = is_acronym(inner) or bool(_HAS_CJK.search(inner))
        if not after.strip() and own and usable and len(inner) >= _SHORTEST_INNER:
            yield inner


def _long_enough(rest: Key) -> bool:
    return not _HAS_CJK.match(rest[-1]) or len(rest) >= _SHORTEST_CJK_REST
