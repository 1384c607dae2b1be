"""A scope taken apart: which goods it names, in phrases, and which activities it names for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from assistant.verification.scope_making import Making
from assistant.verification.scope_vocabulary import (
    LONGEST_SCOPE,
    Activity,
    Piece,
    Sort,
    activity_of,
    also_in_names,
    exclude_after,
    key_of,
    pieces_of,
    plain_text,
)
from assistant.verification.word_lists import word_list

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CONTENT = frozenset({Sort.WORD, Sort.KIND, Sort.PART, Sort.GENERIC, Sort.OTHER_USE, Sort.ACTIVITY})


@dataclass(slots=True)
class Item:
    """A phrase that names goods. `listed_after_for`: it follows "parts for A and", and may belong to it."""

    pieces: list[Piece] = field(default_factory=list)
    activities: frozenset[Activity] = frozenset()
    listed_after_for: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class ScopeText:
    """A scope taken apart.

    Attributes:
        text: its words in one writing.
        items: the phrases that name goods.
        activities: what is done.
        excluded: activities that it says are left out.
    """

    text: str
    items: tuple[Item, ...]
    activities: frozenset[Activity]
    excluded: frozenset[Activity]

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than English, or in several."""
        return not self.text.isascii() or bool(_not_english() & set(self.text.lower().split()))

    def words_of(self, item: Item) -> str:
        """Return the words of the scope that an item was read from."""
        if not item.pieces:
            return ""
        start, end = min(p.start for p in item.pieces), max(p.end for p in item.pieces)
        return self.text[start:end]


@cache
def _postpositions() -> frozenset[tuple[str, ...]]:
    return frozenset(map(key_of, word_list("scope_words")["exclude_what_stands_before"]))


@cache
def _not_english() -> frozenset[str]:
    return frozenset(word_list("scope_words")["not_english"])


def read_scope(text: str, extra: frozenset[tuple[tuple[str, ...], tuple[str, ...]]] = frozenset()) -> ScopeText:
    """Take a scope apart. `extra`: see `pieces_of`."""
    plain = plain_text(text)
    pieces = _settled(plain, list(pieces_of(plain, extra)))
    excluded = _excluded(pieces)
    left_out = {
        activity_of(piece) for at, piece in enumerate(pieces) if piece.sort is Sort.ACTIVITY and at in excluded
    }
    items: list[Item] = []
    clause: list[int] = []
    for at in [*range(len(pieces)), -1]:
        if at == -1 or pieces[at].sort is Sort.END:
            items.extend(_items([pieces[i] for i in clause if i not in excluded]))
            gone = [pieces[i] for i in clause if i in excluded]
            items.extend(_excluded_items(gone))
            clause = []
        else:
            clause.append(at)
    done = frozenset(
        activity_of(p)
        for at, p in enumerate(pieces)
        if p.sort is Sort.ACTIVITY and at not in excluded and not _in_name(pieces, at)
    )
    return ScopeText(text=plain, items=tuple(items), activities=done, excluded=frozenset(left_out))


def _settled(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return pieces whose making is the holder's own, and where packaging that is made is goods."""
    activities = {
        at: activity_of(piece)
        for at, piece in enumerate(pieces)
        if piece.sort is Sort.ACTIVITY and not _in_name(pieces, at)
    }
    making = Making(text, pieces, activities)
    settled = list(pieces)
    for at in making.by_others():
        settled[at] = replace(pieces[at], words=(Activity.MADE_BY_OTHERS.value,))
    for at in making.packaging_as_goods():
        settled[at] = replace(pieces[at], sort=Sort.PART)
    for at in making.listed_beside():
        settled[at] = replace(pieces[at], sort=Sort.EMPTY)
    return settled


def _excluded(pieces: list[Piece]) -> set[int]:
    """Return which pieces stand in an exclusion: after "excluding", or before "excluded"."""
    out: set[int] = set()
    after = exclude_after()
    for at, piece in enumerate(pieces):
        if piece.sort not in {Sort.EXCLUDE_BEFORE, Sort.EXCLUDE_AFTER}:
            continue
        out.add(at)
        following = next((p for p in pieces[at + 1 :] if p.sort is not Sort.OF), None)
        nothing_follows = following is None or following.sort in {Sort.END, Sort.CLOSE, Sort.SEPARATOR}
        turned = piece.words in _postpositions()
        if turned or (nothing_follows and (piece.sort is Sort.EXCLUDE_AFTER or piece.words in after)):
            out.update(_before(pieces, at))
            continue
        stop = {Sort.END, Sort.CLOSE} | ({Sort.SEPARATOR} if at == 0 else set())
        for on in range(at + 1, len(pieces)):
            if pieces[on].sort in stop:
                break
            out.add(on)
    return out


def _before(pieces: list[Piece], at: int) -> set[int]:
    """Return the pieces before one up to a mark; a remark in brackets, "design (7.3)", is stepped over."""
    found: set[int] = set()
    in_brackets = False
    for back in range(at - 1, -1, -1):
        sort = pieces[back].sort
        if sort is Sort.CLOSE and back == at - 1:
            in_brackets = True
        elif in_brackets and sort is Sort.SEPARATOR:
            in_brackets = False
        elif sort in {Sort.END, Sort.CLOSE, Sort.SEPARATOR}:
            break
        else:
            found.add(back)
    return found


_OF_EXCLUDED = frozenset({Sort.WORD, Sort.KIND, Sort.PART, Sort.OTHER_USE, Sort.FOR, Sort.FOR_BACK})


def _excluded_items(pieces: list[Piece]) -> list[Item]:
    kept = [piece for piece in pieces if piece.sort in _OF_EXCLUDED]
    names = any(piece.sort in {Sort.WORD, Sort.KIND, Sort.PART} for piece in kept)
    return [Item(pieces=kept, excluded=True)] if names else []


_IN_A_NAME = (_CONTENT | {Sort.NEUTRAL}) - {Sort.ACTIVITY}


def _in_name(pieces: list[Piece], at: int) -> bool:
    """Say whether a word for an activity belongs to a name: "packaging machines", "machines for making …"."""
    before = next((p for p in reversed(pieces[:at]) if p.sort not in {Sort.OF, Sort.EMPTY}), None)
    if before is not None and before.sort is Sort.FOR:
        return _names_before(pieces, at)
    if at + 1 < len(pieces) and before is not None and before.sort in _IN_A_NAME:
        directly = pieces[at - 1] is before and pieces[at].end == pieces[at + 1].start
        if directly and "".join(pieces[at + 1].words).startswith(tuple(word_list("scope_words")["apparatus"])):
            return True
    if at + 1 >= len(pieces) or pieces[at].words not in also_in_names():
        return False
    return pieces[at + 1].sort in {Sort.WORD, Sort.PART, Sort.GENERIC} and pieces[at + 1].sort is not Sort.OF


def _names_before(pieces: list[Piece], at: int) -> bool:
    """Say whether goods stand before the "for" of a phrase: it then tells what they are for."""
    for piece in reversed(pieces[:at]):
        if piece.sort in _IN_A_NAME - {Sort.NEUTRAL}:
            return True
        if piece.sort not in {Sort.FOR, Sort.OF, Sort.EMPTY, Sort.NEUTRAL}:
            return False
    return False


class _Clause:
    """One clause, read piece by piece: activities stand before or after the goods that they are for."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._orphans: list[Item] = []
        self._current = Item()
        self._activities: set[Activity] = set()
        self._in_run = False
        self._after_for = False

    def activity(self, activity: Activity) -> None:
        """Take an activity; the first after goods begins a new run of them."""
        self.close()
        if not self._in_run:
            self._activities = set()
            self._after_for = False
        self._activities.add(activity)
        self._in_run = True

    def word(self, piece: Piece) -> None:
        """Take a word of goods. Goods without activities before them get those that follow at once."""
        if piece.sort is Sort.FOR and self._in_run:
            return
        if self._in_run:
            self._in_run = False
            self._adopt()
        self._current.pieces.append(piece)

    def of(self, piece: Piece) -> None:
        """Take a word such as "of": only the Chinese one tells what is the head."""
        if self._current.pieces and _CJK.search("".join(piece.words)):
            self._current.pieces.append(piece)

    def separator(self) -> None:
        """End an item. What follows "parts for A and" may belong to the same "for"."""
        had_for = any(piece.sort is Sort.FOR for piece in self._current.pieces)
        self.close()
        self._after_for = self._after_for or had_for

    def close(self) -> None:
        """Put the current item away, if it names anything."""
        if any(piece.sort in _CONTENT for piece in self._current.pieces):
            self._current.activities = frozenset(self._activities)
            self._current.listed_after_for = self._after_for
            self.items.append(self._current)
            if not self._activities:
                self._orphans.append(self._current)
        self._current = Item()

    def end(self) -> list[Item]:
        """Return the items."""
        self.close()
        self._adopt()
        return self.items

    def _adopt(self) -> None:
        for orphan in self._orphans:
            orphan.activities = orphan.activities or frozenset(self._activities)
        self._orphans = []


_BETWEEN = frozenset({Sort.AND, Sort.SEPARATOR, Sort.CLOSE, Sort.WITH})


def _items(pieces: list[Piece]) -> list[Item]:
    """Return the items of one clause with their activities."""
    clause = _Clause()
    for at, piece in enumerate(pieces):
        if piece.sort is Sort.ACTIVITY and not _in_name(pieces, at):
            clause.activity(activity_of(piece))
        elif piece.sort is Sort.OF:
            clause.of(piece)
        elif piece.sort in _BETWEEN:
            clause.separator()
        elif piece.sort is not Sort.EMPTY:
            clause.word(piece)
    return clause.end()


def excluded_activities(text: str) -> frozenset[Activity]:
    """Return the activities that a text of exclusions names, clause numbers of design included."""
    named = {activity_of(piece) for piece in pieces_of(plain_text(text)) if piece.sort is Sort.ACTIVITY}
    clauses = "|".join(re.escape(clause) for clause in word_list("scope_words")["design_clauses"])
    if re.search(rf"(?<![\d.])(?:{clauses})(?!\d)", text[:LONGEST_SCOPE]):
        named.add(Activity.DESIGN)
    return frozenset(named)
