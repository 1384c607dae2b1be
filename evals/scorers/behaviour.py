"""Did it do the right kind of thing: answer, correct, ask back, decline, greet."""

from __future__ import annotations

import re
from collections.abc import Collection

from evals.case import Behaviour, Case
from evals.reply import Reply
from evals.scorers.score import Score, not_scored, verdict

KINDS = {
    Behaviour.ANSWER: "answer",
    Behaviour.CORRECT_THE_PREMISE: "answer",
    Behaviour.ASK_BACK: "clarify",
    Behaviour.DECLINE: "decline",
    Behaviour.GREETING: "greeting",
}

CORRECTION = re.compile(
    r"(no|not|none|nobody|never|neither|wrong|only|partly|unproven|outdated|usually not|it is not|this is not|"
    r"that is not|there is no)\b|不|没有|错",
    re.IGNORECASE,
)
"""How a first sentence that corrects begins."""

ERROR = "error"
"""Kind of a reply that failed."""

OWN_FIGURE = {
    Behaviour.CORRECT_THE_PREMISE: "premise_corrected",
    Behaviour.ASK_BACK: "asked_back",
    Behaviour.DECLINE: "declined_outside",
    Behaviour.GREETING: "greeted",
}


def score_behaviour(case: Case, reply: Reply, misconceptions: Collection[str]) -> list[Score]:
    """Return whether the reply did what the case wants, and whether it declined or asked in vain.

    Args:
        case: the message and what a good reply does.
        reply: what the system did.
        misconceptions: ids of the entries that correct something.
    """
    right, why = judge(case.behaviour, reply, misconceptions)
    scores = [verdict("behaviour", why, found=right)]
    for behaviour, figure in OWN_FIGURE.items():
        same = case.behaviour is behaviour
        scores.append(
            verdict(figure, why, found=right) if same else not_scored(figure, f"not a case of {behaviour}")
        )
    for figure, kind in (("declined_inside", "decline"), ("asked_in_vain", "clarify")):
        if case.behaviour.in_scope:
            scores.append(
                verdict(figure, f"the reply is of kind {reply.kind}", found=reply.kind == kind, wanted=False)
            )
        else:
            scores.append(not_scored(figure, "outside what the base answers"))
    return scores


def judge(behaviour: Behaviour, reply: Reply, misconceptions: Collection[str]) -> tuple[bool, str]:
    """Return whether a reply shows a behaviour, and the reason in words."""
    wanted = KINDS[behaviour]
    if reply.kind == ERROR:
        return False, f"wanted {behaviour}; an error: {' '.join(reply.sentences)}"
    if reply.kind != wanted:
        return False, f"wanted {behaviour} (kind {wanted}); the reply is of kind {reply.kind}"
    if behaviour is not Behaviour.CORRECT_THE_PREMISE:
        return True, f"the reply is of kind {reply.kind}"
    if reply.articles and reply.articles[0] in misconceptions:
        return True, f"the misconception {reply.articles[0]} leads"
    first = reply.sentences[0] if reply.sentences else ""
    if CORRECTION.match(first.lstrip("\"'“ ")):
        return True, f"the first sentence corrects: {first}"
    return False, f"wanted a correction first; the first sentence is: {first or 'none'}"
