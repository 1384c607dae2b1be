"""Was a right article found, and how high.

The measures are ir-measures': Success@1, Success@3 (or recall at 3 where all are needed) and the
reciprocal rank. What is no entry (a term, a question back) keeps its place in the ranking.
"""

from __future__ import annotations

import ir_measures
from ir_measures import RR, R, Success

from evals.case import Case
from evals.reply import Reply
from evals.scorers.score import Score, not_scored, verdict

FIRST, IN_FIRST_3, MRR, LEADS = "first", "in_first_3", "mrr", "leads"


def score_retrieval(case: Case, reply: Reply) -> list[Score]:
    """Return the scores of the ranking, and of the article that leads the reply."""
    if not case.retrieves:
        return [not_scored(key, "no entry answers this message") for key in (FIRST, IN_FIRST_3, MRR, LEADS)]
    at_1, at_3, rank = measure(case, reply.ranking)
    top = ", ".join(reply.ranking[:3]) or "nothing"
    wanted = (" and " if case.retrieves_all else " or ").join(case.retrieves)
    why = f"wanted {wanted}; found {top}"
    lead = reply.articles[0] if reply.articles else "no article"
    return [
        verdict(FIRST, why, found=at_1 == 1),
        verdict(IN_FIRST_3, why, found=at_3 == 1),
        Score(figure=MRR, value=rank, found=why),
        verdict(LEADS, f"wanted {wanted}; the reply is led by {lead}", found=lead in case.retrieves),
    ]


def measure(case: Case, ranking: tuple[str, ...]) -> tuple[float, float, float]:
    """Return success at 1, success at 3 (all of them, where all are needed) and the reciprocal rank."""
    if not ranking:
        return 0.0, 0.0, 0.0
    in_three = R @ 3 if case.retrieves_all else Success @ 3
    wanted = {case.id: dict.fromkeys(case.retrieves, 1)}
    found = {case.id: {name: float(len(ranking) - place) for place, name in enumerate(ranking)}}
    values = {
        str(metric.measure): float(metric.value)
        for metric in ir_measures.iter_calc([Success @ 1, in_three, RR], wanted, found)
    }
    return values[str(Success @ 1)], values[str(in_three)], values[str(RR)]
