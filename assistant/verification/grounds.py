"""What a contradiction rests on, as `problem(rests_on=…)` takes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assistant.verification.facts import RuleFact, fact, holds
from knowledge.registers import Confidence


@dataclass(frozen=True, slots=True)
class Ground:
    """One source of a dated fact."""

    confidence: Confidence
    source_title: str


def grounds(name: str, on: dt.date) -> tuple[Ground, ...]:
    """Return the sources of a dated fact, one ground each; nothing where it does not hold on the day.

    A fact of medium confidence can so make a problem only where two sources agree on it.
    """
    return grounds_of(fact(name)) if holds(name, on) else ()


def grounds_of(dated: RuleFact) -> tuple[Ground, ...]:
    """Return the sources of a dated fact, whatever the day."""
    return tuple(Ground(dated.confidence, source) for source in dated.sources)
