"""The roots of words: what stays when endings of number and case are taken off.

No stemming: only endings of one word's own forms, so that "Pumpe" and "Pumpen" agree and an engine is no
engineering.
"""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.verification.word_lists import word_list

_SHORTEST = 4
_SHORTEST_BEFORE_A_NOUN = 6
Words = tuple[str, ...]


def singular(word: str) -> str:
    """Take the plural off an English, French, Spanish or Portuguese word."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("lenses"):
        return word[:-3]
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=8192)
def root(word: str, *, before_a_noun: bool = False) -> str:
    """Return a folded word without one ending of number or case; at least four letters stay."""
    if not word.isascii():
        return word
    if before_a_noun:
        for ending in word_list("scope_words")["endings_before_a_noun"]:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BEFORE_A_NOUN:
                return word[: -len(ending)]
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def roots(words: Words) -> Words:
    """Return the roots of the words of a phrase; all but the last may be adjectives before it."""
    last = len(words) - 1
    return tuple(root(word, before_a_noun=at < last) for at, word in enumerate(words))


def same_words(one: Words, other: Words, *, inflected: bool) -> bool:
    """Say whether two phrases are the same words in the same order.

    `inflected`: endings may differ, as in languages with case and gender. English needs no more than the
    plural, which is off already: there, "strips" and "stripes" are two things.
    """
    if not inflected or len(one) != len(other):
        return one == other
    return roots(one) == roots(other) and not any(map(_are_two, one, other))


def _are_two(one: str, other: str) -> bool:
    """Say whether two words of one root are two words: "tavola" and "tavolo"."""
    pairs = word_list("scope_words")["other_words"]
    return one != other and any(
        (one.endswith(a) and other.endswith(b)) or (one.endswith(b) and other.endswith(a)) for a, b in pairs
    )


@cache
def _endings() -> Words:
    return tuple(sorted(word_list("scope_words")["endings"], key=len, reverse=True))
