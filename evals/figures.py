"""From scores to figures: shares and means with their counts and intervals, and what they should reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.interval import bootstrap_mean, wilson
from evals.result import Figure
from evals.scorers.score import Score


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What a figure is.

    Attributes:
        label: its name in tables.
        target: what the held-out figure should reach; none where nothing was promised.
        lower: a low value is good.
        mean: a mean of numbers, not a share of yes and no.
        indicative: rests on the support measure.
        by_tag: shown for each tag.
        suite: the suite that it belongs to.
    """

    label: str
    target: float | None = None
    lower: bool = False
    mean: bool = False
    indicative: bool = False
    by_tag: bool = False
    suite: str = "questions"


def _certificates() -> dict[str, Kind]:
    """Return the figures of the certificates, for each form in which a paper comes."""
    forms = {
        "text": ("copied text", 0.99, 0.0),
        "pdf": ("PDF", 0.98, 0.0),
        "photo": ("phone photo", 0.93, 0.005),
        "messy": ("texts unlike our own", 0.95, 0.0),
    }
    found: dict[str, Kind] = {}
    for form, (words, f1, wrong) in forms.items():
        suite = "certificates"
        found[f"f1_{form}"] = Kind(label=f"Fields read right, F1: {words}", target=f1, by_tag=True, suite=suite)
        found[f"silent_{form}"] = Kind(
            label=f"Fields silently wrong: {words}", target=wrong, lower=True, by_tag=True, suite=suite
        )
        if form == "messy":
            continue
        found[f"false_accept_{form}"] = Kind(
            label=f"Defective, yet no question and no problem: {words}", target=wrong, lower=True, suite=suite
        )
        found[f"defect_found_{form}"] = Kind(
            label=f"Planted defects found: {words}", target=1.0, by_tag=True, suite=suite
        )
        found[f"clean_problem_{form}"] = Kind(
            label=f"Clean, yet a problem: {words}", target=0.0, lower=True, suite=suite
        )
        found[f"clean_question_{form}"] = Kind(label=f"Clean, yet a question: {words}", lower=True, suite=suite)
    return found


KINDS: dict[str, Kind] = {
    "first": Kind(label="Right article first", target=0.85, by_tag=True),
    "in_first_3": Kind(label="Right article in the first three", target=0.95, by_tag=True),
    "mrr": Kind(label="Mean reciprocal rank", mean=True),
    "leads": Kind(label="Reply led by a right article"),
    "behaviour": Kind(label="Did the right kind of thing", by_tag=True),
    "declined_outside": Kind(label="Declined what is outside", target=0.95),
    "declined_inside": Kind(label="Declined what is inside", target=0.03, lower=True),
    "premise_corrected": Kind(label="Corrected a false premise"),
    "asked_back": Kind(label="Asked back where needed"),
    "asked_in_vain": Kind(label="Asked back in vain", lower=True),
    "greeted": Kind(label="Greeted"),
    "traced": Kind(label="Sentences that trace to a source", target=1.0),
    "says": Kind(label="Said what it should (indicative)", indicative=True),
    "never_says": Kind(label="Said what it must not (indicative)", indicative=True, lower=True),
    **_certificates(),
}
"""Every figure, in the order of the tables."""


def figure_of(key: str, scores: Sequence[Score], *, system: str, split: str, tag: str | None) -> Figure:
    """Return one figure; without a value where nothing was scored."""
    values = [score.value for score in scores if score.value is not None]
    value = low = high = None
    if values:
        value = sum(values) / len(values)
        low, high = bootstrap_mean(values) if KINDS[key].mean else wilson(round(sum(values)), len(values))
    return Figure(
        key=key, system=system, split=split, tag=tag, value=value, n=len(values), low=low, high=high,
        not_scored=len(scores) - len(values),
    )  # fmt: skip


def figures_of(
    scored: Sequence[tuple[Sequence[str], Sequence[Score]]], *, system: str, split: str
) -> list[Figure]:
    """Return every figure of a split, then those of each tag.

    Args:
        scored: for each case its tags and its scores.
        system: whose replies were scored.
        split: which cases they are.
    """
    everything = [score for _, scores in scored for score in scores]
    kinds = {key: kind for key, kind in KINDS.items() if kind.suite == "questions"}
    found = [figure_of(key, _only(key, everything), system=system, split=split, tag=None) for key in kinds]
    for tag in sorted({tag for tags, _ in scored for tag in tags}):
        tagged = [score for tags, scores in scored if tag in tags for score in scores]
        found += [
            figure_of(key, _only(key, tagged), system=system, split=split, tag=tag)
            for key, kind in kinds.items()
            if kind.by_tag
        ]
    return found


def better(key: str, ours: float, theirs: float) -> bool:
    """Return whether our value is the better one; equal is not better."""
    return ours < theirs if KINDS[key].lower else ours > theirs


def reaches(key: str, value: float) -> bool | None:
    """Return whether a value reaches the target; none where there is no target."""
    target = KINDS[key].target
    if target is None:
        return None
    return value <= target if KINDS[key].lower else value >= target


def _only(key: str, scores: Iterable[Score]) -> list[Score]:
    return [score for score in scores if score.figure == key]
