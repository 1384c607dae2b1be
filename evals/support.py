"""Does a reply say a claim? A measure without a model judge, and how far it can be trusted.

Each sentence of the reply is compared with the claim by meaning (MiniLM cosine) and by words (the share
of the claim's words that it has); the nearest sentence counts. One that lacks a number of the claim, or
negates where the claim does not, is passed over. The threshold is the one that tells the judged pairs of
`cases/support_pairs.yaml` apart best. Its accuracy there is reported beside every figure that rests on
it, and those figures are called indicative: related and said are hard to tell apart in this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import StringConstraints, ValidationError

from evals.case import CASES, CasesError, Text, describe, read_rows
from evals.interval import Interval, wilson
from knowledge.schema import Strict

Embed = Callable[[list[str]], list[list[float]]]
"""Texts to unit vectors."""

NUMBER = re.compile(r"\d+(?:[.,/:-]\d+)*")
NEGATION = re.compile(
    r"\b(no|not|never|none|nobody|nothing|neither|nor|cannot|without|forbids?|forbidden)\b|n't\b", re.IGNORECASE
)


BY_WORDS = 0.3
"""How much the words count beside the cosine; flat between 0.3 and 0.7 on the pairs."""

STEM = 5
SMALL_WORDS = frozenset(
    "a an and are as at be but by can did do does for from has have if in is it its may must no not of on or "
    "only so than that the their they this to was what which who will with".split()
)


class SupportPair(Strict):
    """A claim, the sentences of a reply, and whether a reader finds the claim in them."""

    id: Annotated[str, StringConstraints(pattern=r"^S-\d{3}$")]
    claim: Text
    sentences: tuple[Text, ...]
    supported: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """The sentence that says a claim best, and how near it is, up to 1; -1 where no sentence may count."""

    nearness: float
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """How well the measure tells the authored pairs apart.

    Attributes:
        threshold: nearness from which a claim counts as said.
        accuracy: share of the pairs judged right when each pair is left out of choosing the threshold.
        interval: of the accuracy.
        n: number of pairs.
        plain_accuracy: the same for the bare cosine.
    """

    threshold: float
    accuracy: float
    interval: Interval
    n: int
    plain_accuracy: float


class Measure:
    """Compares claims with sentences; each text is embedded once."""

    def __init__(self, embed: Embed) -> None:
        """Keep the model that makes vectors."""
        self._embed = embed
        self._known: dict[str, npt.NDArray[np.float32]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Embed texts that are new, all at once."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            made = np.asarray(self._embed(fresh), dtype=np.float32)
            self._known.update(zip(fresh, made, strict=True))

    def support(self, claim: str, sentences: Sequence[str], *, plain: bool = False) -> Support:
        """Return the sentence that says a claim best.

        Args:
            claim: what may have been said.
            sentences: of the reply.
            plain: compare with every sentence by the bare cosine.
        """
        able = [s for s in sentences if plain or may_say(s, claim)]
        if not able:
            return Support(nearness=-1.0, sentence="")
        self.learn([claim, *able])
        cosines = np.stack([self._known[s] for s in able]) @ self._known[claim]
        shares = 0.0 if plain else np.asarray([shared_words(claim, s) for s in able])
        near = cosines if plain else (1 - BY_WORDS) * cosines + BY_WORDS * shares
        best = int(near.argmax())
        return Support(nearness=float(near[best]), sentence=able[best])


def may_say(sentence: str, claim: str) -> bool:
    """Return whether a sentence has the numbers of a claim and negates as the claim does."""
    numbers = set(NUMBER.findall(claim)) <= set(NUMBER.findall(sentence))
    return numbers and bool(NEGATION.search(sentence)) == bool(NEGATION.search(claim))


def shared_words(claim: str, sentence: str) -> float:
    """Return the share of a claim's words that a sentence has, endings apart."""
    wanted = _stems(claim)
    return len(wanted & _stems(sentence)) / len(wanted) if wanted else 0.0


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in SMALL_WORDS}


def load_pairs(path: Path = CASES / "support_pairs.yaml") -> tuple[SupportPair, ...]:
    """Read the authored pairs.

    Raises:
        CasesError: the file has faults.
    """
    faults: list[str] = []
    pairs: list[SupportPair] = []
    for number, row in enumerate(read_rows(path, faults), 1):
        try:
            pairs.append(SupportPair.model_validate(row))
        except ValidationError as error:
            faults.extend(f"{path.name}: pair {number}: {what}" for what in describe(error))
    if faults:
        raise CasesError(faults)
    return tuple(pairs)


def validate(measure: Measure, pairs: Sequence[SupportPair]) -> Trust:
    """Choose the threshold on the pairs and say how well it does on pairs it was not chosen on."""
    truth = [pair.supported for pair in pairs]
    found = [measure.support(pair.claim, pair.sentences).nearness for pair in pairs]
    plain = [measure.support(pair.claim, pair.sentences, plain=True).nearness for pair in pairs]
    right = left_out_right(found, truth)
    return Trust(
        threshold=best_threshold(found, truth),
        accuracy=right / len(pairs),
        interval=wilson(right, len(pairs)),
        n=len(pairs),
        plain_accuracy=left_out_right(plain, truth) / len(pairs),
    )


def best_threshold(values: Sequence[float], truth: Sequence[bool]) -> float:
    """Return the cut that puts most true values at or above it and most false ones below.

    Both sides weigh the same, however many there are of each. Of equal cuts the middle one.
    """
    above = np.asarray([v for v, true in zip(values, truth, strict=True) if true])
    below = np.asarray([v for v, true in zip(values, truth, strict=True) if not true])
    if not len(above) or not len(below):
        raise ValueError("a threshold needs values of both kinds")
    ordered = sorted(set(values))
    cuts = [(a + b) / 2 for a, b in pairwise(ordered)] or ordered
    gains = [float((above >= cut).mean() + (below < cut).mean()) for cut in cuts]
    best = [cut for cut, gain in zip(cuts, gains, strict=True) if gain == max(gains)]
    return best[len(best) // 2]


def left_out_right(values: Sequence[float], truth: Sequence[bool]) -> int:
    """Return how many are judged right, each by a threshold chosen on all the others."""
    right = 0
    for out, (value, true) in enumerate(zip(values, truth, strict=True)):
        others = [v for place, v in enumerate(values) if place != out]
        answers = [t for place, t in enumerate(truth) if place != out]
        right += (value >= best_threshold(others, answers)) is true
    return right
