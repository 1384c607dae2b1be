"""Every named thing in free text, found in one pass over its tokens.

Numbers and standards are read by patterns first; what they take is not read again as a name. Then
the tree of names is walked, the longest name first. A name that is also an ordinary word needs
capitals or a word of the trade beside it (`spelling.csv`, `cues.csv`). Approximate names are looked
for last and only where they are long and distinctive: they are `close`, never the thing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.registers.close_names import close_in_text
from knowledge.registers.identifiers import IdentifierReading, identifiers_in_text
from knowledge.registers.load import Registers
from knowledge.registers.name_index import How, Name, NameIndex, Node, name_index
from knowledge.registers.names import Token, same_length, tokens
from knowledge.registers.numbers import NumberHit, numbers_in_text
from knowledge.registers.rows import Kind, Row
from knowledge.registers.usage import Needs
from knowledge.registers.writings import StandardReading, standard_index

LONGEST_TEXT = 10_000
"""Characters that are read; what follows is left alone."""

_NEAR, _BESIDE = 4, 2
_SHOUTED_SHARE, _SHOUTED_WORDS = 0.8, 5
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One named thing in a text.

    `start` and `end` point into the text. `row` is the record of the register, None where the
    register does not have it (an unknown edition or number) or where a standard is named without
    edition. `matched` is the name in the register. `reading` says more about standards and
    identifiers. `ambiguous`: the same words fit other things too, each of which is its own mention.
    """

    start: int
    end: int
    text: str
    kind: Kind
    how: How
    matched: str
    row: Row | None
    reading: StandardReading | IdentifierReading | None = None
    ambiguous: bool = False


def find_mentions(registers: Registers, text: str) -> list[Mention]:
    """Return every named thing in a text in the order of the text.

    Bodies, standards, identifiers, portals, products and markets; where words fit several things,
    one mention each with the same span. Only the first `LONGEST_TEXT` characters are read.
    """
    read = text[:LONGEST_TEXT]
    found = [*_standards(registers, read), *_identifiers(registers, read), *_numbers(registers, read)]
    found = list(_without_overlaps(found))
    index = name_index(registers)
    words = tokens(read)
    taken = _taken(found, words)
    open_words = {i for i, gone in enumerate(taken) if not gone}
    found.extend(_names(index, read, words, taken))
    odd_words = [i for i, gone in enumerate(taken) if not gone]
    for close in _close(registers, read, words, odd_words, open_words):
        # "TUV Rhineland" resembles one company; the bare "TUV" in it is not wanted beside that.
        found = [m for m in found if m.end <= close[0].start or m.start >= close[0].end]
        found.extend(close)
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind))


def _standards(registers: Registers, text: str) -> Iterator[Mention]:
    for reading in standard_index(registers).read(text):
        known = How.ALIAS if reading.by_alias else How.EXACT
        yield Mention(
            start=reading.start,
            end=reading.end,
            text=reading.written,
            kind=Kind.STANDARD,
            how=known if reading.standard else How.PATTERN,
            matched=reading.row.key if reading.row else reading.standard,
            row=reading.row,
            reading=reading,
        )


def _identifiers(registers: Registers, text: str) -> Iterator[Mention]:
    for start, end, reading in identifiers_in_text(registers, same_length(text)):
        yield Mention(
            start=start,
            end=end,
            text=text[start:end],
            kind=Kind.IDENTIFIER,
            how=How.PATTERN,
            matched=reading.format.identifier,
            row=reading.format,
            reading=reading,
        )


def _numbers(registers: Registers, text: str) -> Iterator[Mention]:
    hit: NumberHit
    for hit in numbers_in_text(registers, same_length(text)):
        yield Mention(
            start=hit.start,
            end=hit.end,
            text=text[hit.start : hit.end],
            kind=hit.kind,
            how=How.PATTERN,
            matched=hit.number,
            row=hit.row,
        )


def _without_overlaps(found: Iterable[Mention]) -> Iterator[Mention]:
    """Keep the earliest, then the longest; several readings of the same characters all stay."""
    start, end = -1, -1
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            start, end = mention.start, mention.end
        elif (mention.start, mention.end) != (start, end):
            continue
        yield mention


def _taken(found: list[Mention], words: list[Token]) -> list[bool]:
    spans = sorted((mention.start, mention.end) for mention in found)
    taken, at = [False] * len(words), 0
    for i, word in enumerate(words):
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        taken[i] = at < len(spans) and spans[at][0] < word.end
    return taken


def _names(index: NameIndex, text: str, words: list[Token], taken: list[bool]) -> Iterator[Mention]:
    belief = _Belief(index, text, words)
    i = 0
    while i < len(words):
        length, names = (0, []) if taken[i] else _longest(index.root, words, taken, i, belief)
        if not names:
            i += 1
            continue
        start, end = words[i].start, words[i + length - 1].end
        several = _several(names)
        for name in names:
            yield Mention(
                start=start,
                end=end,
                text=text[start:end],
                kind=name.kind,
                how=name.how,
                matched=name.standard if name.row is None else name.text,
                row=name.row,
                ambiguous=several,
            )
        taken[i : i + length] = [True] * length
        i += length


def _longest(
    root: Node, words: list[Token], taken: list[bool], i: int, belief: _Belief
) -> tuple[int, list[Name]]:
    best: tuple[int, list[Name]] = (0, [])
    node: Node | None = root
    for j in range(i, len(words)):
        node = node.after.get(words[j].key) if node and not taken[j] else None
        if node is None:
            break
        if node.names:
            believed = [name for name in node.names if belief.holds(name, i, j)]
            best = (j - i + 1, believed) if believed else best
    return best


def _several(names: list[Name]) -> bool:
    """A certification body that is a notified body too is one organisation, not two."""
    others = [name for name in names if name.kind is not Kind.NOTIFIED_BODY]
    return len(others) > 1 or (not others and len(names) > 1)


class _Belief:
    """Whether letters are the name that they look like, judged by case and neighbours."""

    def __init__(self, index: NameIndex, text: str, words: list[Token]) -> None:
        self._text, self._words = text, words
        self._cues = [word.key in index.cues for word in words]
        self._deeds = [word.key in index.deeds for word in words]
        self._links = [word.key in index.links for word in words]
        letters = _LETTER.findall(text)
        upper = sum(map(str.isupper, letters))
        cased = sum(c.isupper() or c.islower() for c in letters)
        self._shouted = len(words) >= _SHOUTED_WORDS and upper > cased * _SHOUTED_SHARE

    def holds(self, name: Name, first: int, last: int) -> bool:
        """Say whether the words from `first` to `last` are to be believed."""
        if name.needs is Needs.ANY or last - first + 1 == len(self._words):
            return True
        if name.needs is Needs.MESSAGE:
            return False
        written = self._text[self._words[first].start : self._words[last].end]
        capitals = written.isupper() or (written == name.text and not written.islower())
        if not capitals and last > first:
            capitals = all(self._text[w.start].isupper() for w in self._words[first : last + 1])
        if first >= _BESIDE and self._links[first - 1] and self._deeds[first - _BESIDE]:
            return True  # "accredited by sas"
        if name.needs is Needs.CONTEXT:
            return capitals and self._cue_within(_NEAR, first, last)
        if capitals and not self._shouted:
            return True
        return name.kind is not Kind.MARKET and self._cue_within(_BESIDE, first, last)

    def _cue_within(self, distance: int, first: int, last: int) -> bool:
        before = self._cues[max(0, first - distance) : first]
        return any(before) or any(self._cues[last + 1 : last + 1 + distance])


def _close(
    registers: Registers, text: str, words: list[Token], odd: list[int], usable: set[int]
) -> Iterator[list[Mention]]:
    for first, last, names in close_in_text(registers, words, odd, usable):
        start, end = words[first].start, words[last].end
        yield [
            Mention(
                start=start,
                end=end,
                text=text[start:end],
                kind=name.kind,
                how=How.CLOSE,
                matched=name.text,
                row=name.row,
                ambiguous=_several(names),
            )
            for name in names
        ]
