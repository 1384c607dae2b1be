"""Sentences that assert a status in one language, and the words that make them a condition.

The patterns stand in `status_words.yaml`. Most are never needed: they are compiled where a text holds their
letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cached_property

from assistant.verification.needed_letters import may_fit, needed_letters

_FEW = r"((?: (?!(?:NOT|NEITHER|NICHT|NIET|PAS|NIE|NON|NAO)\b)[\dA-Z.]{1,14}){0,5})"
_PROOF = r"(?:STICKER|LABEL|STAMP|SEAL|MARK|TAG|LETTER|NOTICE|CONFIRMATION|ENDORSEMENT)S?"
_NOTHING = r"(?!)"
_MONTH = re.compile(r"(?<=\d )MAY\b|\bMAY(?=,? \d)")
"""The month is no condition."""
_FURTHEST = 80
"""Letters between the name of the certificate and what is said of it."""
_LEAVES_OFF = re.compile(r"\b(?:IS|IT|REMAINS|THAT|CHE|QUE|QUI)\b")
"""Between the two, these begin something else: "the certificate is valid until it has been withdrawn"."""


class Assertion:
    """The patterns of one language that assert a status, compiled where a text holds their letters."""

    def __init__(self, says: Sequence[str], unless: Mapping[str, str]) -> None:
        self._says = [(_filled(pattern), needed_letters(pattern)) for pattern in says]
        self._unless = unless

    def that_may_stand_in(self, letters: str) -> list[str]:
        """Return the patterns that may fit a text, given as `squeezed` returns it."""
        return [says for says, needed in self._says if may_fit(needed, letters)]

    def how_said(self, folded: str) -> Saying:
        """Say how a folded sentence asserts the status: plainly, in doubt, or only as a condition."""
        sentence = _MONTH.sub("---", folded)
        return max(
            (self._saying(sentence, found) for found in self._pattern.finditer(sentence)), default=Saying.NOT
        )

    def _saying(self, sentence: str, found: re.Match[str]) -> Saying:
        before, after = sentence[: found.start()], sentence[found.end() :]
        gaps = " ".join(gap for gap in found.groups() if gap)
        conditional = (
            self._earlier.search(before)
            or self._before.search(before)
            or self._before.search(gaps)
            or self._after.search(after)
        )
        named = [*self._this.finditer(sentence, 0, found.end())]
        last = named[-1] if named else None
        if last and (self._governed.search(sentence[: last.start()]) or self._governed_after.match(after)):
            return Saying.NOT
        if conditional:
            happened = last is not None and self._has_happened(sentence, found, last, gaps)
            return Saying.IN_DOUBT if happened else Saying.NOT
        return Saying.IN_DOUBT if self._lowers.search(sentence) else Saying.PLAINLY

    def _has_happened(self, sentence: str, found: re.Match[str], this: re.Match[str], gaps: str) -> bool:
        """Say whether the match tells what has happened to the certificate that is named before or in it."""
        between = sentence[this.end() : found.start()]
        if len(between) > _FURTHEST or _LEAVES_OFF.search(between) or self._earlier.search(between):
            return False
        if self._before.search(between) or self._before.search(gaps):
            return False
        return self._done.match(found.group().removeprefix(this.group()).strip()) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(says for says, _ in self._says))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return self._any_of("before")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return self._any_of("after")

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        return self._any_of("earlier")

    @cached_property
    def _lowers(self) -> re.Pattern[str]:
        return self._any_of("lowers")

    @cached_property
    def _this(self) -> re.Pattern[str]:
        return self._compiled("this")

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return self._compiled("done")

    @cached_property
    def _governed(self) -> re.Pattern[str]:
        return self._compiled("governed")

    @cached_property
    def _governed_after(self) -> re.Pattern[str]:
        return self._compiled("governed_after")

    def _compiled(self, key: str) -> re.Pattern[str]:
        return re.compile(self._unless.get(key, _NOTHING))

    def _any_of(self, key: str) -> re.Pattern[str]:
        """Match any of the words of a key: whole ones in Latin letters, anywhere in the other scripts."""
        words = [word.replace("_", " ") for word in self._unless.get(key, "").split()]
        latin = [re.escape(word) for word in words if word.isascii()]
        others = [re.escape(word) for word in words if not word.isascii()]
        whole = [rf"\b(?:{'|'.join(latin)})\b"] if latin else []
        return re.compile("|".join([*whole, *others]) or _NOTHING)


class Saying(IntEnum):
    """How a sentence asserts a status; the stronger, the higher."""

    NOT = 0
    IN_DOUBT = 1
    PLAINLY = 2


def _filled(pattern: str) -> str:
    return pattern.replace("{few}", _FEW).replace("{proof}", _PROOF)
