"""Phrases that editors write, found in a text: words in a row, gaps, and things that the registers know.

No regular expression is made of what an editor writes: a phrase is compared word by word, its gaps are short,
and only the phrases that start with a word of the text are tried, so the time grows with the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_SENTENCE_ENDS = re.compile(r"[!?;。！？；\n]|\.(?=\s|\Z)")
_GAP = re.compile(r"\.\.([1-9])")
_NAME = re.compile(r"<([a-z0-9-]+)>")
_MAY_BE_SKIPPED = frozenset({"product", "year"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

Way = tuple[str, tuple[str, ...]]
"""One way to go on: the name of a thing and no words, or no name and the words."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a phrase: any of its ways, after at most `gap` other words."""

    ways: tuple[Way, ...]
    gap: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of a text. `opens` says before which words a new sentence starts."""

    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opens: frozenset[int]
    named: Mapping[int, tuple[tuple[str, int], ...]]
    """By the number of a word: the names of things that start there, and the number of the word after each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: the number in the list it was given in, from which word, and the word after its end."""

    phrase: int
    first: int
    after: int


def parse_phrase(phrase: str) -> tuple[Step, ...]:
    """Return the parts of a phrase; raise ValueError where it is none.

    The syntax is at the head of `knowledge/guides/listing_claims.yaml`.
    """
    steps: list[Step] = []
    gap = 0
    for part in phrase.split():
        skipped = _GAP.fullmatch(part)
        if skipped:
            if gap or not steps:
                raise ValueError(f"'{phrase}': a gap stands between two words.")
            gap = int(skipped[1])
            continue
        steps.append(Step(ways=tuple(_way(phrase, way) for way in part.split("|")), gap=gap))
        gap = 0
    if gap or not steps:
        raise ValueError(f"'{phrase}': a phrase ends with a word.")
    return tuple(steps)


def read_words(text: str, things: Iterable[tuple[int, int, str]]) -> Words:
    """Return the words of a text, with the things found in it as start, end and name."""
    found = list(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in found)
    named: dict[int, list[tuple[str, int]]] = defaultdict(list)
    number_at = {start: number for number, start in enumerate(starts)}
    for start, end, name in things:
        first = number_at.get(start)
        if first is not None:
            after = first
            while after < len(starts) and starts[after] < end:
                after += 1
            named[first].append((name, after))
    for number, match in enumerate(found):
        if _YEAR.fullmatch(match[0]):
            named[number].append(("year", number + 1))
    opens = {n for n in range(1, len(found)) if _SENTENCE_ENDS.search(text, found[n - 1].end(), starts[n] + 1)}
    return Words(
        text=text,
        tokens=tuple(match[0].casefold() for match in found),
        starts=starts,
        ends=tuple(match.end() for match in found),
        opens=frozenset(opens),
        named={number: tuple(those) for number, those in named.items()},
    )


@dataclass(slots=True)
class PhraseFinder:
    """Finds any of many phrases."""

    phrases: tuple[tuple[Step, ...], ...]
    _by_word: dict[str, list[int]] = field(init=False)
    _by_name: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_word, self._by_name = defaultdict(list), defaultdict(list)
        for number, steps in enumerate(self.phrases):
            for name, words in steps[0].ways:
                (self._by_name[name] if name else self._by_word[words[0]]).append(number)

    def find(self, words: Words) -> Iterator[Found]:
        """Yield each phrase from each word on that it starts at, to its farthest end."""
        for first, word in enumerate(words.tokens):
            numbers = set(self._by_word.get(word, ()))
            for name, _ in words.named.get(first, ()):
                numbers.update(self._by_name.get(name, ()))
            for number in sorted(numbers):
                after = _farthest(self.phrases[number], words, first)
                if after is not None:
                    yield Found(number, first, after)


def _way(phrase: str, way: str) -> Way:
    name = _NAME.fullmatch(way)
    if name:
        return name[1], ()
    words = tuple(match[0] for match in _TOKEN.finditer(way.casefold()))
    if not words:
        raise ValueError(f"'{phrase}': '{way}' is no word.")
    return "", words


def _farthest(steps: tuple[Step, ...], words: Words, first: int) -> int | None:
    """Return the word after the farthest end of a phrase that starts at a word, None if it does not."""
    at = {first}
    for number, step in enumerate(steps):
        at = {after for start in at for after in _ends(step, words, start, opening=not number)}
        if not at:
            return None
    return max(at)


def _ends(step: Step, words: Words, start: int, *, opening: bool) -> Iterator[int]:
    """Yield the words after a part that starts at a word or after its gap, within the sentence."""
    for here in range(start, start + step.gap + 1):
        if here >= len(words.tokens) or (here in words.opens and not opening):
            return
        ends = []
        for name, literal in step.ways:
            if name:
                ends += [after for known, after in words.named.get(here, ()) if known == name]
            elif words.tokens[here : here + len(literal)] == literal:
                ends.append(here + len(literal))
        yield from ends
        if ends or any(name not in _MAY_BE_SKIPPED for name, _ in words.named.get(here, ())):
            return  # a gap ends at the first fit, and never reaches over another named thing
