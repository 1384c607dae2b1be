"""One ranking out of four routes: ways of asking, claims, words, head.

The score of a target is a weighted sum. The weights were chosen on the development questions of
`evals/cases`; the table of what each route reaches alone and together is in `docs/retrieval.md`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.retrieval.passages import Target

ASK_NEIGHBOURS = 3
"""A target's dense score counts the mean of its best three ways of asking: one alone may be chance."""


VOTERS = 15
"""Nearest ways of asking that say together whether a question is of our subject."""

NEAREST_SHARE = 0.5
"""How much the single nearest way of asking counts beside that mean: a known question must be known."""

NEARLY_THE_SAME = 0.96
THE_SAME = 0.5
"""Raises a target that is asked for in these very words above all that merely resemble them."""

WEAK_WORDS = 8.0
"""BM25 score below which the best match by words is no good match and is not raised to one."""

ASKED_ABOVE_SAID = 0.1
"""How much nearer a question is to its like than to its answer, on average."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """How much each route counts."""

    asks: float = 1.0
    claims: float = 0.5
    words: float = 0.5
    head: float = 1.0


DENSE_AND_WORDS = Weights()
WORDS_ONLY = Weights(asks=0.0, claims=0.0, words=1.0, head=0.0)
"""For scripts that the embedding model does not know."""


class Neighbour(NamedTuple):
    """A passage near to a question: its row on its route, the target it leads to, its cosine."""

    row: int
    target: str
    cosine: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One target that was found, and how.

    Attributes:
        target: `kind:id`, for example `entry:mdsap`.
        score: the fused score; comparable between questions.
        ask: cosine of its nearest ways of asking, 0 where the vectors were not searched.
        votes: how many of the `VOTERS` nearest ways of asking are its own.
        claim: cosine of its nearest claim.
        words: BM25 score, not normalised.
        head: score of the linear head.
        nearest: row of the way of asking that was nearest, to explain a bad answer.
    """

    target: str
    score: float
    ask: float
    claim: float
    words: float
    head: float
    votes: int = 0
    nearest: int | None = None

    @property
    def kind(self) -> str:
        """The sort of target."""
        return self.target.partition(":")[0]

    @property
    def id(self) -> str:
        """The id of the entry, term, clarification or small talk."""
        return self.target.partition(":")[2]


def has_claims(target: str) -> bool:
    """Return whether a target says anything that can be near to a question."""
    return target.partition(":")[0] in {Target.ENTRY, Target.TERM}


def fuse(
    asks: Sequence[Neighbour],
    claims: Sequence[Neighbour],
    words: Sequence[tuple[str, float]],
    head: Iterable[tuple[str, float]],
    weights: Weights,
) -> list[Hit]:
    """Return every target that any route found, best first.

    Args:
        asks: the nearest ways of asking, best first.
        claims: the nearest claims, best first.
        words: targets with their BM25 score, best first.
        head: targets with the head's score.
        weights: see `Weights`.
    """
    by_ask: dict[str, list[float]] = defaultdict(list)
    nearest: dict[str, int] = {}
    votes = Counter(neighbour.target for neighbour in asks[:VOTERS])
    for neighbour in asks:
        by_ask[neighbour.target].append(neighbour.cosine)
        nearest.setdefault(neighbour.target, neighbour.row)
    by_claim: dict[str, float] = {}
    for neighbour in claims:
        by_claim.setdefault(neighbour.target, neighbour.cosine)
    by_words = dict(words)
    by_head = dict(head)
    strongest = max(WEAK_WORDS, *by_words.values()) if by_words else WEAK_WORDS
    # What a route did not return is at most as near as the last thing that it did return.
    far_ask = asks[-1].cosine if asks else 0.0
    far_claim = claims[-1].cosine if claims else 0.0

    hits = []
    for target in by_ask.keys() | by_claim.keys() | by_words.keys():
        best = [*by_ask[target][:ASK_NEIGHBOURS]] if target in by_ask else []
        best += [far_ask] * (ASK_NEIGHBOURS - len(best))
        ask = NEAREST_SHARE * best[0] + (1 - NEAREST_SHARE) * sum(best) / ASK_NEIGHBOURS
        # Small talk and clarifications have no claims: what they are asked like stands in.
        claim = (
            by_claim.get(target, far_claim) if has_claims(target) else max(far_claim, ask - ASKED_ABOVE_SAID)
        )
        bm25 = by_words.get(target, 0.0)
        learned = by_head.get(target, 0.0)
        score = (
            weights.asks * ask
            + weights.claims * claim
            + weights.words * bm25 / strongest
            + weights.head * learned
            + (THE_SAME if best and best[0] >= NEARLY_THE_SAME else 0.0)
        )
        hits.append(
            Hit(
                target=target,
                score=score,
                ask=ask,
                claim=claim,
                words=bm25,
                head=learned,
                votes=votes[target],
                nearest=nearest.get(target),
            )
        )
    return sorted(hits, key=lambda hit: (-hit.score, hit.target))


def merge(first: Sequence[Hit], second: Sequence[Hit], *, behind: float) -> list[Hit]:
    """Return the hits of two searches as one ranking: each target as the search that liked it more found it.

    Args:
        first: the hits of the question as asked.
        second: the hits of the question in general.
        behind: how much less a hit of the second search counts.
    """
    best = {hit.target: replace(hit, score=hit.score - behind) for hit in second}
    best |= {hit.target: hit for hit in first if hit.score >= best.get(hit.target, hit).score}
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.target))
