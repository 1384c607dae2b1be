"""Whose making a scope names: "control of production" and "outsourced production" are not the holder's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from assistant.verification.scope_vocabulary import Activity, Piece, Sort, key_of
from assistant.verification.word_lists import word_list

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_STOPS = frozenset({Sort.END, Sort.CLOSE, Sort.EXCLUDE_BEFORE, Sort.EXCLUDE_AFTER, Sort.WITH})
_JOINS = frozenset({Sort.AND, Sort.SEPARATOR})
_STEPPED_OVER = frozenset({Sort.OF, Sort.EMPTY, Sort.NEUTRAL, Sort.KIND})
_GOODS = frozenset({Sort.WORD, Sort.KIND, Sort.PART, Sort.GENERIC, Sort.OTHER_USE})
_NOT_MAKING = frozenset({Activity.DESIGN, Activity.DEVELOPMENT, Activity.SALES, Activity.INSTALLATION})
"""Services are none of them: "manufacturing services" are making, and other services stand in the word list."""


@cache
def _listed(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(map(key_of, word_list("scope_words")[name]))


class Making:
    """The activities of a scope, to be asked whose making it names.

    Args:
        text: the scope in one writing (see `plain_text`).
        pieces: its pieces.
        activities: what is done, by the place of its piece; words in the names of goods left out.
    """

    def __init__(self, text: str, pieces: Sequence[Piece], activities: Mapping[int, Activity]) -> None:
        self._pieces = pieces
        self._activities = activities
        self._said = [key_of(text[piece.start : piece.end]) for piece in pieces]

    def by_others(self) -> frozenset[int]:
        """Return the places of making that may not be the holder's own. In doubt they are among them."""
        found = self._given_out()
        governed: set[int] = set()
        for at in sorted(self._activities):
            if self._governed(at, governed) or self._has_noun_after(at):
                governed.add(at)
        found |= governed
        return frozenset(at for at in found if self._activities[at] is Activity.MANUFACTURE)

    def packaging_as_goods(self) -> frozenset[int]:
        """Return the places of packaging that is made: "manufacture of packaging", 口罩包装的生产."""
        return frozenset(
            at
            for at, activity in self._activities.items()
            if activity is Activity.PACKAGING and (self._is_made_before(at) or self._is_made_after(at))
        )

    def listed_beside(self) -> frozenset[int]:
        """Return the places of nouns in a list of activities: "manufacture, quality control and sales"."""
        return frozenset(
            at
            for at, said in enumerate(self._said)
            if said in _listed("about_making")
            and at + 1 < len(self._pieces)
            and self._pieces[at + 1].sort in _JOINS
            and self._follows_an_activity(at)
        )

    def _follows_an_activity(self, at: int) -> bool:
        before = at - 1
        while before > 0 and self._pieces[before].sort in _STEPPED_OVER:
            before -= 1
        return before > 0 and self._pieces[before].sort in _JOINS and before - 1 in self._activities

    def _governed(self, at: int, governed: set[int]) -> bool:
        """Say whether an activity is the object of a noun that is no making, or joined to one that is."""
        links: set[tuple[str, ...]] = set()
        goods = False
        for back in range(at - 1, -1, -1):
            piece, said = self._pieces[back], self._said[back]
            if self._ends_search(back):
                return False
            if piece.sort in _JOINS:
                return not goods and self._activity_before(back) in governed
            if back in self._activities:
                no_making = bool(links - _listed("articles")) and self._is_no_making(back, at)
                return not goods and (back in governed or no_making)
            if piece.sort in {Sort.OF, Sort.FOR}:
                links |= {said} & _listed("about_links")
            elif self._is_governor(back, linked=bool(links), goods=goods):
                return True
            goods = goods or (piece.sort in _GOODS and said not in _listed("between_noun_and_making"))
        return False

    def _ends_search(self, at: int) -> bool:
        sort, said = self._pieces[at].sort, self._said[at]
        frame = sort in {Sort.EMPTY, Sort.FOR_BACK} and said not in _listed("between_noun_and_making")
        named = said in _listed("about_making")
        return sort in _STOPS or said in _listed("own_making") or (frame and not named)

    def _is_governor(self, at: int, *, linked: bool, goods: bool) -> bool:
        """Say whether what follows a piece is its object. `goods`: goods stand between."""
        piece, said = self._pieces[at], self._said[at]
        if said in _listed("about_making"):
            return linked or (not goods and said in _listed("about_making_directly"))
        unknown = piece.sort in _GOODS and not piece.known
        return linked and not goods and unknown and said not in _listed("between_noun_and_making")

    def _activity_before(self, at: int) -> int:
        while at >= 0 and self._pieces[at].sort in _JOINS | {Sort.OF}:
            at -= 1
        return at

    def _is_no_making(self, governor: int, at: int) -> bool:
        if self._said[governor] in _listed("about_making"):
            return True
        activity = self._activities[governor]
        services = activity is Activity.SALES and self._activities.get(at + 1) is Activity.SERVICE
        return activity in _NOT_MAKING and not services

    def _has_noun_after(self, at: int) -> bool:
        """Say whether a noun about making follows at once: "production control", 生产的质量控制."""
        after = at + 1
        while after < len(self._pieces) and self._pieces[after].sort is Sort.OF:
            if not _CJK.search("".join(self._said[after])):
                return False
            after += 1
        return after < len(self._pieces) and self._said[after] in _listed("about_making")

    def _given_out(self) -> set[int]:
        """Return the activities that are "outsourced", with those joined to them."""
        found: set[int] = set()
        for at, said in enumerate(self._said):
            if said not in _listed("done_by_others"):
                continue
            after = at + 1
            while after < len(self._pieces) and self._pieces[after].sort in _STEPPED_OVER:
                after += 1
            if after in self._activities:
                found |= self._run(after, 1, _JOINS)
            elif at + 1 < len(self._pieces) and self._pieces[at + 1].sort in _GOODS | {Sort.EMPTY}:
                continue  # "outsourced processes", "outsourced parts"
            else:
                nearest = self._nearest_before(at)
                alone = at > 0 and self._pieces[at - 1].sort is Sort.SEPARATOR
                found |= (
                    set() if nearest is None else {nearest} if alone else self._run(nearest, -1, {Sort.AND})
                )
        return found

    def _nearest_before(self, at: int) -> int | None:
        """Return the activity that is given out; none for ", plating outsourced"."""
        goods = False
        for back in range(at - 1, -1, -1):
            sort = self._pieces[back].sort
            if sort in {Sort.END, Sort.WITH} or (goods and sort is Sort.SEPARATOR):
                return None
            if back in self._activities:
                return back
            goods = goods or sort in _GOODS | {Sort.ACTIVITY}  # "sterilisation outsourced" reads as a name
        return None

    def _run(self, at: int, step: int, joins: AbstractSet[Sort]) -> set[int]:
        """Return an activity and those that are joined to it, forward or backward."""
        found = {at}
        at += step
        while 0 <= at < len(self._pieces) and (
            at in self._activities or self._pieces[at].sort in {*joins, Sort.OF}
        ):
            found |= {at} & self._activities.keys()
            at += step
        return found

    def _is_made_before(self, at: int) -> bool:
        """Say whether "manufacture of" stands before a word, with goods and modifiers at most between."""
        linked = False
        for back in range(at - 1, -1, -1):
            piece = self._pieces[back]
            if back in self._activities:
                return linked and self._activities[back] is Activity.MANUFACTURE
            if piece.sort is Sort.OF and not _CJK.search("".join(self._said[back])):
                linked = True
            elif piece.sort not in _GOODS | _STEPPED_OVER:
                return False
        return False

    def _is_made_after(self, at: int) -> bool:
        """Say whether goods stand right before a word and the Chinese word for manufacture right after it."""
        if not at or self._pieces[at - 1].sort not in _GOODS or at - 1 in self._activities:
            return False
        after = at + 1
        if after < len(self._pieces) and self._pieces[after].sort is Sort.OF:
            after += 1
        made = self._activities.get(after) is Activity.MANUFACTURE
        return made and bool(_CJK.search("".join(self._said[after])))
