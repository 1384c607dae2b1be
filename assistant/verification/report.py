"""What the rules say about one or several certificates, ready to show: the `check` object of the contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.verification.certificate import Certificate
from assistant.verification.finding import WORST_FIRST, Finding, Outcome
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.rule import FAMILIES, Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleSource:
    """What a rule rests on. `at` names the clause or page, where known."""

    title: str
    url: str | None
    at: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A finding with the rule that made it. `unsure`: fields behind it that were hard to read."""

    rule: Rule
    finding: Finding
    outcome: Outcome
    reason: Phrase
    evidence: str
    source: RuleSource
    next_step: Phrase | None
    unsure: tuple[str, ...] = ()

    @property
    def only_hard_to_read(self) -> bool:
        """Whether it would be consistent but for a field that was hard to read."""
        return bool(self.unsure) and self.finding.outcome is Outcome.CONSISTENT

    def to_json(self) -> dict[str, Any]:
        """Return the finding of the contract; keys beyond it come last."""
        return {
            "rule": self.rule.id,
            "family": self.rule.family,
            "title": self.rule.title,
            "outcome": self.outcome.value,
            "reason": str(self.reason),
            "evidence": self.evidence,
            "source": {"title": self.source.title, "url": self.source.url, "at": self.source.at},
            "next_step": str(self.next_step) if self.next_step else None,
            "why": self.rule.why,
            "fields": list(self.finding.about),
            "unsure": list(self.unsure),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """A rule that did not run, and why."""

    rule: Rule
    because: Phrase

    def to_json(self) -> dict[str, Any]:
        """Return the skipped rule of the contract."""
        return {"rule": self.rule.id, "because": str(self.because)}


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedCertificate:
    """One certificate with its findings, worst first."""

    certificate: Certificate
    kind: PaperKind
    findings: tuple[Judged, ...]
    skipped: tuple[Skipped, ...]
    headline: Phrase
    cannot_tell: tuple[Phrase, ...]

    def with_outcome(self, *outcomes: Outcome) -> tuple[Judged, ...]:
        """Return the findings of some outcomes, in order."""
        return tuple(judged for judged in self.findings if judged.outcome in outcomes)

    @property
    def worst(self) -> Outcome:
        """The worst outcome of all findings."""
        found = {judged.outcome for judged in self.findings}
        return next((outcome for outcome in WORST_FIRST if outcome in found), Outcome.NOT_STATED)

    def to_json(self) -> dict[str, Any]:
        """Return the certificate of the contract; keys beyond it come last."""
        return {
            "fields": self.certificate.fields_json(),
            "findings": [judged.to_json() for judged in self.findings],
            "skipped": [skipped.to_json() for skipped in self.skipped],
            "headline": str(self.headline),
            "cannot_tell": [str(one) for one in self.cannot_tell],
            "kind": self.kind.value,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The whole check. `messages`: the message to the supplier by language ("en", "zh")."""

    on: dt.date
    knowledge: str
    certificates: tuple[CheckedCertificate, ...]
    messages: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the `check` object of the contract; keys beyond it come last."""
        return {
            "on": self.on.isoformat(),
            "knowledge": self.knowledge,
            "certificates": [checked.to_json() for checked in self.certificates],
            "message_to_supplier": self.messages["en"],
            "messages": dict(self.messages),
        }


def in_report_order(findings: list[Judged]) -> tuple[Judged, ...]:
    """Return findings worst first, then by family and number."""
    families = list(FAMILIES)
    return tuple(
        sorted(findings, key=lambda j: (WORST_FIRST.index(j.outcome), families.index(j.rule.family), j.rule.id))
    )
