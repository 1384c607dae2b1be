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


BIAS = -10.633
WEIGHTS = (10.586, 2.38, 0.272, -3.711, -6.205, -0.263, -18.302, 7.086)
"""Weights of `features`, in order."""

LEAST = 0.5
"""Below this the base is taken not to hold the answer."""

KNOWN_LANGUAGES = frozenset({"en", "zh", "es"})
LEAST_ELSEWHERE = 0.6
"""The same for languages that the base is not asked in, which the default model half understands."""


TERM_BEHIND = 0.2
"""How much better than every article a glossary term must fit to be the answer."""

ASSERTED = 1.0
ASSERTED_WITHIN = 0.1
ASSERTED_MOST = 0.2
"""From which score a message is an assertion, and how far behind the best entry the misconception may be: the
clearer the assertion, the farther.
"""

OPEN = -1.0
OPEN_WITHIN = 0.1
"""The same for open questions and articles."""

WORDS_ALONE = 5.0
"""BM25 score from which shared words alone (another script) are taken for a match."""


def decide(hits: Sequence[Hit], base: Knowledge, language: str = "en", asserted: float = 0.0) -> Decided:
    """Return what to do with a question.

    Args:
        hits: everything that was found for it, best first.
        base: the knowledge.
        language: the language of the question.
        asserted: how much it asserts rather than asks.
    """
    entry, stranger = best_of(hits, base)
    answerable = how_answerable(hits, base)
    top = hits[0] if hits else None
    if top and top.kind == Target.SMALL_TALK and top != stranger:
        return Decided(decision=Decision.SMALL_TALK, hit=top, answerable=answerable)
    if entry is None or answerable < (LEAST if language in KNOWN_LANGUAGES else LEAST_ELSEWHERE):
        sure = stranger is not None and (entry is None or stranger.ask >= entry.ask)
        decision = Decision.OUTSIDE if sure else Decision.UNKNOWN
        return Decided(decision=decision, hit=stranger if sure else None, answerable=answerable)
    kinds = {
        Target.ENTRY: Decision.ENTRY,
        Target.TERM: Decision.TERM,
        Target.CLARIFICATION: Decision.CLARIFY,
    }
    found = _by_manner(hits, entry, base, asserted)
    return Decided(decision=kinds[Target(found.kind)], hit=found, answerable=answerable)


def _by_manner(hits: Sequence[Hit], entry: Hit, base: Knowledge, asserted: float) -> Hit:
    """Return the misconception for an assertion and the article for an open question, where both are near.

    An article and the misconception on its subject are near to the same words. A false premise is corrected
    first; an open question is not answered as if it were one.
    """
    if entry.kind != Target.ENTRY or OPEN < asserted < ASSERTED:
        return entry
    wanted = asserted >= ASSERTED
    within = min(ASSERTED_WITHIN * asserted, ASSERTED_MOST) if wanted else OPEN_WITHIN
    fitting = (h for h in hits if h.kind == Target.ENTRY and (h.id in base.misconception_ids) == wanted)
    best = max(fitting, key=lambda hit: hit.score, default=entry)
    return best if entry.score - best.score <= within else entry


def best_of(hits: Sequence[Hit], base: Knowledge) -> tuple[Hit | None, Hit | None]:
    """Return the best hit that the base can answer and the best hit outside its subject."""
    outside = {talk.id for talk in base.small_talk if talk.outside}
    ours = [hit for hit in hits if hit.kind != Target.SMALL_TALK]
    # An article says what a word means and more: the bare word answers only where no article is near.
    entry = max(ours, key=lambda hit: hit.score - (TERM_BEHIND if hit.kind == Target.TERM else 0), default=None)
    stranger = next((hit for hit in hits if hit.kind == Target.SMALL_TALK and hit.id in outside), None)
    return entry, stranger


def features(hits: Sequence[Hit], base: Knowledge) -> tuple[float, ...]:
    """Return what the logistic function sees of everything that was found for a question.

    The scores of the best entry and of the best stranger, and how many of the nearest ways of asking are
    about our subject.
    """
    entry, stranger = best_of(hits, base)
    ours = (entry.ask, entry.claim, entry.words, entry.head) if entry else (0.0, 0.0, 0.0, 0.0)
    theirs = (stranger.ask, stranger.words, stranger.head) if stranger else (0.0, 0.0, 0.0)
    inside = sum(hit.votes for hit in hits if hit.kind != Target.SMALL_TALK)
    return (*ours, *theirs, inside / max(1, sum(hit.votes for hit in hits)))


def how_answerable(hits: Sequence[Hit], base: Knowledge) -> float:
    """Return how sure it is that the base holds the answer, from 0 to 1."""
    entry, _ = best_of(hits, base)
    if entry is None:
        return 0.0
    if not entry.ask:  # found by shared words alone
        return min(1.0, entry.words / (2 * WORDS_ALONE))
    x = BIAS + sum(w * f for w, f in zip(WEIGHTS, features(hits, base), strict=True))
    return 1 / (1 + math.exp(-x))
