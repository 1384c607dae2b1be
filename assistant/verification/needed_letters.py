"""Letters that a text must hold for a phrase to have a chance, so that most phrases need not even be compiled.

They are worked out from the phrase as it is written (see `wording.phrases`). A text is compared without its
white space and in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Needed = tuple[frozenset[str], ...]
"""Of each set, every text that fits holds one at least."""

_SHORTEST = 2
_TOKEN = re.compile(
    r"(?:(?P<aside>\(\?<?[=!])|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<other>\|)"
    r"|(?P<letters>[^\\()\[\]{}|?*+.<^$]{1,400})"
    r"|(?P<nothing>\\[bBs]|[\^$])|(?P<any>\[\^?(?:\\.|[^\]\\]){1,200}\]|\\[dDwWS]|\.|<\d>|\{[a-z]{1,20}\})"
    r"|(?P<letter>\\?.))(?:(?:[?*+]|\{\d{0,3},?\d{0,3}\})\??)?",
    re.DOTALL,
)
"""One part of a phrase, with how many times it may stand."""


def needed_letters(phrase: str) -> Needed:
    """Return the letters that every text holds which a phrase fits; nothing where none can be told."""
    return tuple(dict.fromkeys(_Group(_TOKEN.finditer(phrase)).needed))


def may_fit(needed: Needed, letters: str) -> bool:
    """Say whether a phrase with these needs may fit a text, given as `squeezed` returns it."""
    for either in needed:
        for one in either:
            if one in letters:
                break
        else:
            return False
    return True


def squeezed(text: str) -> str:
    """Return a text as it is compared. The Turkish forms of i count as i, as `re` takes them."""
    return "".join(text.split()).replace("İ", "i").replace("ı", "i").lower()


class _Group:
    """The part of a phrase up to the end of a bracket: what it needs, and whether it may be left out."""

    def __init__(self, tokens: Iterator[re.Match[str]]) -> None:
        self.optional = False
        self._branches: list[list[frozenset[str]]] = [[]]
        self._run = ""
        for token in tokens:
            kind = token.lastgroup or ""
            times = token.group().removeprefix(token[kind])
            may_miss = times.startswith(("?", "*", "{0", "{,"))
            if kind == "close":
                self.optional = may_miss
                break
            self._take(kind, token[kind], times, tokens, may_miss=may_miss)
        self._end_run()

    @property
    def needed(self) -> list[frozenset[str]]:
        """What any text needs that fits: of several branches, the most telling part of each."""
        if len(self._branches) == 1:
            return self._branches[0]
        if not all(self._branches):
            return []
        best = [max(branch, key=lambda one: (min(map(len, one)), -len(one))) for branch in self._branches]
        return [frozenset().union(*best)]

    def _take(
        self, kind: str, text: str, times: str, tokens: Iterator[re.Match[str]], *, may_miss: bool
    ) -> None:
        match kind:
            case "letters" | "letter":
                letters = text if kind == "letters" else text[-1]
                self._run += letters[:-1] if may_miss else letters
                if times and not text.endswith(" "):
                    self._end_run()
            case "any":
                self._end_run()
            case "aside":  # what stands around a place is no part of the match
                _Group(tokens)
            case "open":
                self._end_run()
                inside = _Group(tokens)
                self._branches[-1] += [] if inside.optional else inside.needed
            case "other":
                self._end_run()
                self._branches.append([])
            case _:
                pass

    def _end_run(self) -> None:
        letters, self._run = squeezed(self._run), ""
        if len(letters) >= _SHORTEST:
            self._branches[-1].append(frozenset({letters}))
