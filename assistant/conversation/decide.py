"""What sort of reply a question gets, from what retrieval found.

A question is answered from the best entry unless something else found is nearer: a subject outside the
base, small talk, or a question that is too open. The measure of "nearer" is one logistic function; its
weights are fitted by `python -m evals.fit_answerable` on the authored ways of asking, each judged by a
model that has not seen it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.retrieval.passages import Target
from assistant.retrieval.ranking import Hit
from knowledge import Knowledge


class Decision(StrEnum):
    """The sort of reply."""

    ENTRY = "entry"
    TERM = "term"
    CLARIFY = "clarify"
    SMALL_TALK = "small_talk"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A decision, the hit it rests on, and how sure it is that the base can answer (0 to 1)."""

    decision: Decision
    hit: Hit | None
    answerable: float


BIAS = -2.7
WEIGHTS = (4.0, 3.0, 0.03, 3.0, -2.0, -0.06, -9.0)
"""Weights of `features`, in order."""

LEAST = 0.5
"""Below this the base is taken not to hold the answer."""

WORDS_ALONE = 5.0
"""BM25 score from which shared words alone (another script) are taken for a match."""


def decide(hits: Sequence[Hit], base: Knowledge) -> Decided:
    """Return what to do with a question, given everything that was found for it, best first."""
    entry, stranger = best_of(hits, base)
    answerable = how_answerable(entry, stranger)
    top = hits[0] if hits else None
    if top and top.kind == Target.SMALL_TALK and top != stranger:
        return Decided(decision=Decision.SMALL_TALK, hit=top, answerable=answerable)
    if entry is None or answerable < LEAST:
        sure = stranger is not None and (entry is None or stranger.ask >= entry.ask)
        decision = Decision.OUTSIDE if sure else Decision.UNKNOWN
        return Decided(decision=decision, hit=stranger if sure else None, answerable=answerable)
    kinds = {
        Target.ENTRY: Decision.ENTRY,
        Target.TERM: Decision.TERM,
        Target.CLARIFICATION: Decision.CLARIFY,
    }
    return Decided(decision=kinds[Target(entry.kind)], hit=entry, answerable=answerable)


def best_of(hits: Sequence[Hit], base: Knowledge) -> tuple[Hit | None, Hit | None]:
    """Return the best hit that the base can answer and the best hit outside its subject."""
    outside = {talk.id for talk in base.small_talk if talk.outside}
    entry = next((hit for hit in hits if hit.kind != Target.SMALL_TALK), None)
    stranger = next((hit for hit in hits if hit.kind == Target.SMALL_TALK and hit.id in outside), None)
    return entry, stranger


def features(entry: Hit | None, stranger: Hit | None) -> tuple[float, ...]:
    """Return what the logistic function sees: the scores of the best entry and of the best stranger."""
    ours = (entry.ask, entry.claim, entry.words, entry.head) if entry else (0.0, 0.0, 0.0, 0.0)
    theirs = (stranger.ask, stranger.words, stranger.head) if stranger else (0.0, 0.0, 0.0)
    return (*ours, *theirs)


def how_answerable(entry: Hit | None, stranger: Hit | None) -> float:
    """Return how sure it is that the base holds the answer, from 0 to 1."""
    if entry is None:
        return 0.0
    if not entry.ask:  # found by shared words alone
        return min(1.0, entry.words / (2 * WORDS_ALONE))
    x = BIAS + sum(w * f for w, f in zip(WEIGHTS, features(entry, stranger), strict=True))
    return 1 / (1 + math.exp(-x))
