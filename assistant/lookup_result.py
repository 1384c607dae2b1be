"""What a look-up returns: entries with facts and next steps, near misses, and questions back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass

from knowledge.registers import Confidence, Fact, How, Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceNote:
    """What an entry rests on."""

    title: str
    url: str
    as_of: str
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """A register to look at: its name, its address, what to do there."""

    portal: str
    url: str
    how: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LookupEntry:
    """One thing that the text names.

    `known` is false where the registers do not have it; `sentences` then say so and `next_steps`
    where to look. `text`, `start` and `end` are the words meant. `one_of_several`: the same words
    fit other entries too. `source` is None where there is no row.
    """

    kind: Kind
    key: str
    title: str
    known: bool
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    source: SourceNote | None
    how: How
    matched: str
    text: str
    start: int
    end: int
    one_of_several: bool
    next_steps: tuple[NextStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NearMiss:
    """A name in the register that resembles the text: a question, never an answer."""

    text: str
    kind: Kind
    key: str
    name: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NotKnown:
    """That nothing in the text is known here, and what to do next."""

    sentence: str
    next_steps: tuple[NextStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LookupResult:
    """What a text names, on a date.

    `questions` ask which of several things is meant. `not_known` is set when nothing was found.
    """

    text: str
    on: dt.date
    entries: tuple[LookupEntry, ...]
    questions: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    not_known: NotKnown | None

    def as_dict(self) -> dict[str, object]:
        """Return plain values in the order of the fields; the date as ISO 8601."""
        return {**dataclasses.asdict(self), "on": self.on.isoformat()}

    def to_json(self) -> str:
        """Return one line of JSON with keys in a stable order."""
        return json.dumps(self.as_dict(), ensure_ascii=False)
