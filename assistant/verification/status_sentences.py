"""Sentences that assert a status in one language, and the words that make them a condition.

The patterns stand in `status_words.yaml`. Most are never needed: they are compiled where a text holds their
letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from assistant.verification.needed_letters import may_fit, needed_letters

_FEW = r"(?: (?!(?:NOT|NICHT|NIET|PAS|NIE|NON|NAO)\b)[\dA-Z.]{1,14}){0,5}"
_PROOF = r"(?:STICKER|LABEL|STAMP|SEAL|MARK|TAG|LETTER|NOTICE|CONFIRMATION|ENDORSEMENT)S?"


class Assertion:
    """The patterns of one language that assert a status, compiled where a text holds their letters."""

    def __init__(self, says: Sequence[str], unless: Mapping[str, str]) -> None:
        self._says = [(_filled(pattern), needed_letters(pattern)) for pattern in says]
        self._unless = unless

    def that_may_stand_in(self, letters: str) -> list[str]:
        """Return the patterns that may fit a text, given as `squeezed` returns it."""
        return [says for says, needed in self._says if may_fit(needed, letters)]

    def stands_in(self, folded: str) -> bool:
        """Say whether a folded sentence asserts the status without a condition."""
        for found in self._pattern.finditer(folded):
            start, end = found.span()
            if self._earlier.search(folded[:start]) or self._before.search(folded[:end]):
                continue
            if not self._after.search(folded[end:]):
                return True
        return False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(says for says, _ in self._says))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._unless.get("before", "").split()))

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._unless.get("after", "").split()))

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._unless.get("earlier", "").split()))


def _filled(pattern: str) -> str:
    return pattern.replace("{few}", _FEW).replace("{proof}", _PROOF)


def _any_of(words: Sequence[str]) -> str:
    """Match any of some words: whole ones in Latin letters, anywhere in the other scripts."""
    latin = [re.escape(word) for word in words if word.isascii()]
    others = [re.escape(word) for word in words if not word.isascii()]
    return "|".join([*([rf"\b(?:{'|'.join(latin)})\b"] if latin else []), *others]) or r"(?!)"
