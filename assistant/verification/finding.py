"""What a rule says about a certificate, and how sure it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.verification.phrase import Phrase
from knowledge.registers import Confidence


class Outcome(StrEnum):
    """The four things that a rule can say. None of them says genuine or fake."""

    CONSISTENT = "consistent"
    QUESTION = "question"
    PROBLEM = "problem"
    NOT_STATED = "not_stated"


WORST_FIRST = (Outcome.PROBLEM, Outcome.QUESTION, Outcome.NOT_STATED, Outcome.CONSISTENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What one rule says.

    Attributes:
        outcome: which of the four.
        reason: why, in one or two sentences.
        about: the fields that it rests on; their words on the paper are shown as evidence.
        quotes: further words of the paper or file, beside those of the fields.
        next_step: what to do, where it differs from the rule's own next step.
    """

    outcome: Outcome
    reason: Phrase
    about: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    next_step: Phrase | None = None


def consistent(
    template: str, *, about: Iterable[str] = (), quotes: Iterable[str] = (), **values: Any
) -> Finding:
    """Return that the paper fits here. Never more: it says nothing about the register."""
    return _finding(Outcome.CONSISTENT, template, about, quotes, None, values)


def question(
    template: str,
    *,
    about: Iterable[str] = (),
    quotes: Iterable[str] = (),
    next_step: str | None = None,
    **values: Any,
) -> Finding:
    """Return that something is to be asked or looked up before it can count as fine."""
    return _finding(Outcome.QUESTION, template, about, quotes, next_step, values)


def problem(
    template: str,
    *,
    about: Iterable[str] = (),
    quotes: Iterable[str] = (),
    next_step: str | None = None,
    rests_on: Iterable[Any] | None = None,
    **values: Any,
) -> Finding:
    """Return that the paper contradicts itself, the offer, or a well-sourced fact.

    `rests_on`: the rows of registers, dated facts or confidences that the contradiction needs. Where they
    cannot carry a problem (see `may_make_a_problem`) the finding is a question. Leave it out where the paper
    contradicts itself or the offer.
    """
    weak = rests_on is not None and not may_make_a_problem(rests_on)
    outcome = Outcome.QUESTION if weak else Outcome.PROBLEM
    return _finding(outcome, template, about, quotes, next_step, values)


def not_stated(
    template: str, *, about: Iterable[str] = (), next_step: str | None = None, **values: Any
) -> Finding:
    """Return that the paper, or the buyer, does not say what the rule looks at."""
    return _finding(Outcome.NOT_STATED, template, about, (), next_step, values)


def may_make_a_problem(rests_on: Iterable[Any]) -> bool:
    """Say whether what a contradiction rests on is strong enough to call it one.

    One well-sourced row (high) is enough. A row of medium confidence needs a second one, of another source,
    that says the same. A low row never counts. Each item is a `Confidence`, or has `confidence` and, for rows,
    `source_title`.
    """
    supports: dict[str, None] = {}
    for number, item in enumerate(rests_on):
        confidence = Confidence(getattr(item, "confidence", item) or Confidence.LOW)
        if confidence is Confidence.HIGH:
            return True
        if confidence is Confidence.MEDIUM:
            supports[getattr(item, "source_title", "") or f"#{number}"] = None
    return len(supports) > 1


def _finding(  # noqa: PLR0913, PLR0917 - the four constructors share it
    outcome: Outcome,
    template: str,
    about: Iterable[str],
    quotes: Iterable[str],
    next_step: str | None,
    values: dict[str, Any],
) -> Finding:
    return Finding(
        outcome=outcome,
        reason=Phrase(template, values),
        about=tuple(about),
        quotes=tuple(quotes),
        next_step=Phrase(next_step, values) if next_step else None,
    )
