"""Does the reply say what it should, and not what it must not. Indicative: see `evals.support`."""

from __future__ import annotations

from evals.case import Case
from evals.reply import Reply
from evals.scorers.score import Score, not_scored, verdict
from evals.support import Measure

SAYS, NEVER_SAYS = "says", "never_says"


def score_meaning(case: Case, reply: Reply, measure: Measure, threshold: float) -> list[Score]:
    """Return one score a claim of `says` and `never_says`.

    Only replies to questions of the subject are scored: what a refusal or a question back conveys is
    judged by its kind. The model of the measure knows English, so other languages are not scored.
    """
    if not case.behaviour.in_scope:
        return [not_scored(key, "judged by the kind of reply") for key in (SAYS, NEVER_SAYS)]
    if reply.language != "en":
        return [not_scored(key, f"the reply is in '{reply.language}'") for key in (SAYS, NEVER_SAYS)]
    return [
        *(_score(SAYS, claim, reply, measure, threshold, wanted=True) for claim in case.says),
        *(_score(NEVER_SAYS, claim, reply, measure, threshold, wanted=False) for claim in case.never_says),
    ]


def _score(figure: str, claim: str, reply: Reply, measure: Measure, threshold: float, *, wanted: bool) -> Score:
    found = measure.support(claim, reply.sentences)
    said = found.nearness >= threshold
    nearest = f"{found.nearness:.2f} for '{found.sentence}'" if found.sentence else "no sentence may say it"
    return verdict(figure, f"'{claim}': {nearest} (threshold {threshold:.2f})", found=said, wanted=wanted)
