"""One rule is one small pure function; here is what it is given and how it is written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.verification.certificate import Certificate
from assistant.verification.context import Context
from assistant.verification.finding import Finding
from assistant.verification.paper_kind import PaperKind
from knowledge.registers import Registers

FAMILIES = {
    "STD": "The standard",
    "DATE": "Dates",
    "BODY": "Certification body",
    "ACC": "Accreditation",
    "HOLD": "Certificate holder",
    "SITE": "Sites",
    "SCOPE": "Scope",
    "NUM": "Numbers",
    "CLAIM": "Wording",
    "STAT": "Status",
    "DOC": "The file",
    "REG": "Registers",
}
"""The families in the order of the report, by the letters before a rule's number."""


class Need(StrEnum):
    """A part of the context that a rule cannot do without."""

    PRODUCT = "product"
    MARKET = "market"
    SUPPLIER = "supplier"
    FACTORY = "factory"
    ROLE = "role"
    DESIGNER = "designer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What a rule looks at. `on` is the day to judge by, never taken from the clock."""

    certificate: Certificate
    context: Context
    on: dt.date
    registers: Registers
    kind: PaperKind


Judge = Callable[[Case], Finding]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule with what a reader needs to trust it.

    Attributes:
        id: stable, never reused: family and number, "DATE-02".
        title: what holds where the rule is content, as a sentence.
        why: why a buyer should care, in one or two sentences.
        source: id in `knowledge/sources.yaml`.
        at: clause or page in the source, where known.
        next_step: what the buyer does where the rule is not content.
        worse: which mistake would be worse, and so which way the rule leans in doubt.
        needs: rules that must be consistent first.
        context: parts of the context without which the rule is skipped.
        papers: kinds of paper that it is for.
        judge: the function.
    """

    id: str
    title: str
    why: str
    source: str
    at: str | None
    next_step: str
    worse: str
    needs: tuple[str, ...]
    context: tuple[Need, ...]
    papers: frozenset[PaperKind]
    judge: Judge

    @property
    def family(self) -> str:
        """The letters before the number."""
        return self.id.partition("-")[0]


def rule(  # noqa: PLR0913 - the parts of a rule, all by name
    *,
    id: str,  # noqa: A002 - the trade's word
    title: str,
    why: str,
    source: str,
    next_step: str,
    worse: str,
    at: str | None = None,
    needs: tuple[str, ...] = (),
    context: tuple[Need, ...] = (),
    papers: frozenset[PaperKind] = frozenset(PaperKind),
) -> Callable[[Judge], Rule]:
    """Turn a function from a case to a finding into a rule. See `Rule` for the arguments."""

    def make(judge: Judge) -> Rule:
        return Rule(
            id=id,
            title=title,
            why=why,
            source=source,
            at=at,
            next_step=next_step,
            worse=worse,
            needs=needs,
            context=context,
            papers=papers,
            judge=judge,
        )

    return make
