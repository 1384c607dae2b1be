"""Names with typing errors. What is found here resembles a name; it is never the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from knowledge.registers.load import Registers
from knowledge.registers.name_index import BODIES, Name, Node, name_index
from knowledge.registers.names import Token
from knowledge.registers.rows import Kind

_LONG_TOKEN = 7
"""Letters of a word that is distinctive enough to be mended in free text."""

_MOST_MENDED = 40
_WORDS_BEFORE = 2
_FEW_LETTERS, _FEW_ERRORS, _MORE_ERRORS = 8, 1, 2
_SHORTEST_ALONE = 8
_MENDABLE = BODIES - {Kind.ORGANISATION} | {Kind.PRODUCT}
_SHORT_NAME, _LIKE_ENOUGH = 8, 84.0


def close_names(registers: Registers, text: str, *, limit: int = 3) -> list[tuple[float, Name]]:
    """Return bodies whose names resemble a text, the most alike first, with a score up to 100.

    Short names may differ by one letter, longer ones by a sixth of their letters.
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    index = name_index(registers)
    asked = index.written(text)
    if not asked:
        return []
    names = _whole_names(registers)
    if len(asked) <= _SHORT_NAME:
        errors = _FEW_ERRORS if len(asked) <= 5 else _MORE_ERRORS
        scored = [
            (100.0 * (1 - distance / max(len(asked), len(key))), key)
            for key, distance, _ in process.extract(
                asked, names, scorer=OSA.distance, score_cutoff=errors, limit=limit * 4
            )
            if abs(len(key) - len(asked)) <= 1 and min(len(key), len(asked)) > _MORE_ERRORS
        ]
    else:
        scored = [
            (score, key)
            for key, score, _ in process.extract(
                asked, names, scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE_ENOUGH, limit=limit * 4
            )
        ]
    found: dict[int, tuple[float, Name]] = {}
    for score, key in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
        for name in names_of(registers, key):
            found.setdefault(id(name.row), (round(score, 1), name))
    return list(found.values())[:limit]


def names_of(registers: Registers, written: str) -> list[Name]:
    """Return the names of bodies written with these folded words."""
    return [name for name in _bodies(registers)[written] if name.kind in BODIES]


def close_in_text(
    registers: Registers, words: list[Token], odd: list[int], usable: set[int]
) -> Iterator[tuple[int, int, list[Name]]]:
    """Yield first word, last word and the names that a stretch of text resembles.

    `odd`: positions of words that are no name so far; `usable`: positions that may belong to one.
    Only long words that occur in few names are mended, each to the one word that it is like.
    """
    vocabulary = _distinctive(registers)
    done, tried = -1, 0
    for odd_word in odd:
        token = words[odd_word].key
        if odd_word <= done or token in vocabulary.ordinary or not vocabulary.mend(token):
            continue
        tried += 1
        if tried > _MOST_MENDED:
            return
        for start in range(max(done + 1, odd_word - _WORDS_BEFORE), odd_word + 1):
            found = _walk(registers, words, usable, start, vocabulary)
            if found and found[1] >= odd_word:
                yield found
                done = found[1]
                break


class _Vocabulary:
    """The long words of names of bodies: those of few names, and those too common to mend to."""

    def __init__(self, registers: Registers) -> None:
        counts: dict[str, int] = {}
        prose: set[str] = set()
        index = name_index(registers)
        for key, names in index.by_key.items():
            if any(name.kind in _MENDABLE for name in names):
                for token in set(key):
                    counts[token] = counts.get(token, 0) + 1
        for text in registers.ordinary_text():
            prose.update(index.written(text).split())
        self.ordinary = frozenset(prose | index.cues)
        self.distinctive = [
            token
            for token in counts
            if len(token) >= _LONG_TOKEN and token.isascii() and token not in self.ordinary
        ]

    @lru_cache(maxsize=4096)  # noqa: B019 - one vocabulary per process
    def mend(self, token: str) -> str:
        """Return the one distinctive word that a token resembles, or nothing."""
        if len(token) < _LONG_TOKEN or not token.isascii() or not token.isalpha():
            return ""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = _FEW_ERRORS if len(token) <= _FEW_LETTERS else _MORE_ERRORS
        best = process.extractOne(token, self.distinctive, scorer=OSA.distance, score_cutoff=errors)
        return str(best[0]) if best and best[1] > 0 else ""


def _walk(
    registers: Registers, words: list[Token], usable: set[int], start: int, known: _Vocabulary
) -> tuple[int, int, list[Name]] | None:
    node: Node | None = name_index(registers).root
    best: tuple[int, int, list[Name]] | None = None
    changed = False
    for i in range(start, len(words)):
        if i not in usable or node is None:
            break
        after = node.after.get(words[i].key)
        if after is None and (mended := known.mend(words[i].key)):
            after, changed = node.after.get(mended), True
        node = after
        if node and changed:
            names = [name for name in node.names if name.kind in _MENDABLE]
            if names and (i > start or len(words[i].key) >= _SHORTEST_ALONE):
                best = (start, i, names)
    return best


@lru_cache(maxsize=4)
def _distinctive(registers: Registers) -> _Vocabulary:
    return _Vocabulary(registers)


@lru_cache(maxsize=4)
def _bodies(registers: Registers) -> dict[str, list[Name]]:
    return dict(name_index(registers).bodies())


@lru_cache(maxsize=4)
def _whole_names(registers: Registers) -> list[str]:
    return list(_bodies(registers))
