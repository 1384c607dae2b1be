"""The vocabulary of scopes: words of twelve languages, each with its sort and one way of writing.

Words that it does not know stay as they stand, so that an unknown word can be told from a known other product.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from assistant.verification.chinese import has_kana, simplified
from assistant.verification.roots import roots, singular
from assistant.verification.word_lists import word_list
from knowledge.registers.names import tokens

LONGEST_SCOPE = 4000
"""Characters of a scope that are looked at."""


class Activity(StrEnum):
    """What a scope says is done."""

    DESIGN = "design"
    DEVELOPMENT = "development"
    MANUFACTURE = "manufacture"
    STERILISATION = "sterilisation"
    PACKAGING = "packaging"
    SALES = "sales"
    SERVICE = "service"
    INSTALLATION = "installation"
    MADE_BY_OTHERS = "manufacture that others may do"
    """Control, planning or giving out of manufacture; never a word of its own (see `scope_making`)."""


class Sort(StrEnum):
    """What a word of a scope is for."""

    WORD = "word"
    KIND = "kind"
    OTHER_USE = "other_use"
    NEUTRAL = "neutral"
    GENERIC = "generic"
    PART = "part"
    ACTIVITY = "activity"
    FOR = "for"
    FOR_BACK = "for_back"
    WITH = "with"
    OF = "of"
    AND = "and"
    EMPTY = "empty"
    EXCLUDE_BEFORE = "exclude_before"
    EXCLUDE_AFTER = "exclude_after"
    SEPARATOR = "separator"
    END = "end"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of the vocabulary.

    `words`: it in one way of writing. `start`, `end`: where it stands. `known`: the vocabulary has it.
    """

    sort: Sort
    words: tuple[str, ...]
    start: int
    end: int
    known: bool = True


_LONGEST_PHRASE = 14
_ENDS = re.compile(r"[;；。\n•|:：]|\.(?=\s|$)")
_SEPARATES = re.compile(r"[,、，/&+]|\s[-–—]")
_APOSTROPHES = str.maketrans({"'": " ", "’": " "})
_UNHYPHENATED = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")


def key_of(words: str) -> tuple[str, ...]:
    """Return words as the vocabulary writes them."""
    return tuple(singular(token.key) for token in tokens(words.translate(_APOSTROPHES)))


@cache
def vocabulary() -> dict[tuple[str, ...], tuple[Sort, tuple[str, ...]]]:
    """Return every known phrase with its sort and its words in one way of writing."""
    lists = word_list("scope_words")
    table: dict[tuple[str, ...], tuple[Sort, tuple[str, ...]]] = {}

    def add(sort: Sort, words: list[str], value: tuple[str, ...] | None = None) -> None:
        for word in words:
            if key := key_of(word):
                table.setdefault(key, (sort, value or key))

    add(Sort.OF, lists["of_words"])
    add(Sort.AND, lists["and_words"])
    add(Sort.FOR, lists["for_words"])
    add(Sort.FOR_BACK, lists["backward_for"])
    add(Sort.WITH, lists["with_words"])
    kinds = {key_of(word): kind for kind, words in lists["kinds"].items() for word in words}
    for name, words in word_list("product_names").items():
        add(Sort.WORD, words, tuple(kinds.get((word,), word) for word in key_of(name)))
    for kind, words in lists["kinds"].items():
        add(Sort.KIND, words, (kind,))
    for activity, words in lists["activities"].items():
        add(Sort.ACTIVITY, words, (activity,))
    add(Sort.EXCLUDE_BEFORE, lists["exclude_before"])
    add(Sort.EXCLUDE_AFTER, lists["exclude_after"])
    add(Sort.GENERIC, lists["generic"])
    add(Sort.PART, lists["parts"])
    add(Sort.OTHER_USE, lists["other_use"])
    add(Sort.EMPTY, lists["empty"])
    add(Sort.NEUTRAL, lists["neutral"])
    phrases = [*lists["about_making"], *lists["done_by_others"], *lists["own_making"]]
    add(Sort.WORD, [phrase for phrase in phrases if len(key_of(phrase)) > 1])
    return table


_INFLECTED = frozenset({Sort.WORD, Sort.KIND, Sort.GENERIC, Sort.PART, Sort.OTHER_USE, Sort.EMPTY})


@cache
def vocabulary_by_roots() -> dict[tuple[str, ...], tuple[Sort, tuple[str, ...]]]:
    """Return the phrases that have forms, by the roots of their words; none where two phrases share them."""
    table: dict[tuple[str, ...], tuple[Sort, tuple[str, ...]]] = {}
    shared: set[tuple[str, ...]] = set()
    for key, (sort, words) in vocabulary().items():
        if sort not in _INFLECTED or not all(word.isascii() for word in key):
            continue
        bare = roots(key)
        meant = (sort, bare if words == key else words)
        if table.setdefault(bare, meant) != meant:
            shared.add(bare)
    return {key: meant for key, meant in table.items() if key not in shared}


def _meaning(key: tuple[str, ...]) -> tuple[Sort, tuple[str, ...]] | None:
    """Return what a phrase is, as it stands or by its roots."""
    return vocabulary().get(key) or vocabulary_by_roots().get(roots(key))


@cache
def also_in_names() -> frozenset[tuple[str, ...]]:
    """Return the words for activities that can also be part of a name: "packaging machines"."""
    return frozenset(map(key_of, word_list("scope_words")["also_in_names"]))


@cache
def exclude_after() -> frozenset[tuple[str, ...]]:
    """Return the words that exclude what stands before them: "design excluded"."""
    return frozenset(map(key_of, word_list("scope_words")["exclude_after"]))


@lru_cache(maxsize=256)
def pieces_of(
    text: str, extra: frozenset[tuple[tuple[str, ...], tuple[str, ...]]] = frozenset()
) -> tuple[Piece, ...]:
    """Cut a text into pieces of the vocabulary, longest phrases first.

    `extra` holds further names: the words as they stand, and the words that they mean.
    """
    names = dict(extra)
    found = tokens(text)
    keys = [singular(token.key) for token in found]
    made: list[Piece] = []
    at, last_end = 0, 0
    while at < len(keys):
        made.extend(_marks(text, last_end, found[at].start))
        for size in range(min(_LONGEST_PHRASE, len(keys) - at), 0, -1):
            key = tuple(keys[at : at + size])
            start, end = found[at].start, found[at + size - 1].end
            if size > 1 and _ENDS.search(text, start, end):
                continue
            if key in names:
                made.append(Piece(Sort.WORD, names[key], start, end))
            elif (meaning := _meaning(key)) is not None:
                sort, words = meaning
                words = key if sort is Sort.ACTIVITY and key in also_in_names() else words
                made.append(Piece(sort, words, start, end))
            else:
                continue
            break
        else:
            size = 1
            made.append(Piece(Sort.WORD, (keys[at],), found[at].start, found[at].end, known=False))
        at += size
        last_end = made[-1].end
    made.extend(_marks(text, last_end, len(text)))
    return tuple(made)


def _marks(text: str, start: int, end: int) -> list[Piece]:
    between = text[start:end]
    if _ENDS.search(text[start : end + 1]):  # with the next character, for the point of "7.3" ends nothing
        return [Piece(Sort.END, (), start, end)]
    if ")" in between:
        return [Piece(Sort.CLOSE, (), start, end)]
    if "(" in between or _SEPARATES.search(between):
        return [Piece(Sort.SEPARATOR, (), start, end)]
    return []


def surface(text: str, pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the words of a text from the first piece to the last as they stand there, "of" and "the" left out.

    Words between them that are no part of the pieces stay, so that nothing is skipped over.
    """
    listed = list(pieces)
    if not listed:
        return ()
    start, end = min(p.start for p in listed), max(p.end for p in listed)
    gone = [(p.start, p.end) for p in pieces_of(text[start:end]) if p.sort is Sort.OF]
    words = tokens(text[start:end])
    return tuple(singular(word.key) for word in words if (word.start, word.end) not in gone)


def plain_text(text: str) -> str:
    """Return a text in one writing; "single-use" and "l'exclusion" come apart, as in the vocabulary."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_SCOPE])
    plain = plain if has_kana(plain) else simplified(plain)
    return _UNHYPHENATED.sub(" ", plain).translate(_APOSTROPHES)


def activity_of(piece: Piece) -> Activity:
    """Return the activity of a piece of that sort."""
    known = vocabulary().get(piece.words)
    return Activity(known[1][0] if known and known[0] is Sort.ACTIVITY else piece.words[0])
