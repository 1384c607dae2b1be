"""Run every rule over certificates: same input and same day, same report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from assistant.verification.cannot_tell import cannot_tell
from assistant.verification.certificate import Certificate
from assistant.verification.context import Context
from assistant.verification.finding import Finding, Outcome
from assistant.verification.headline import headline
from assistant.verification.message import messages_to_supplier
from assistant.verification.paper_kind import paper_kind
from assistant.verification.phrase import Phrase
from assistant.verification.report import (
    CheckedCertificate,
    Judged,
    Report,
    RuleSource,
    Skipped,
    in_report_order,
)
from assistant.verification.rule import Case, Rule
from assistant.verification.rules import RULES
from assistant.verification.sources import rule_sources, verification_fingerprint
from knowledge.registers import Registers, load_registers

HARD_TO_READ = "This was hard to read on the paper, so look at the words yourself first. As read: {reason}"
NOTHING_READ = "Nothing could be read from the file."
_FILE = "DOC"
_QUOTES_SHOWN = 4
_QUOTE_LENGTH = 240


def verify(
    certificates: Iterable[Certificate],
    *,
    on: dt.date,
    context: Context | None = None,
    registers: Registers | None = None,
) -> Report:
    """Check certificates on a day and return the report.

    Args:
        certificates: what was read or typed; each is judged alone.
        on: the day to judge by.
        context: what the buyer knows beside the paper.
        registers: the registers to use; those that Certwise carries if not given.
    """
    context = context or Context()
    registers = registers or load_registers()
    sources = rule_sources()
    checked = tuple(_check(one, context, on, registers, sources) for one in certificates)
    return Report(
        on=on,
        knowledge=verification_fingerprint(),
        certificates=checked,
        messages=messages_to_supplier(checked, context),
    )


def _check(
    certificate: Certificate,
    context: Context,
    on: dt.date,
    registers: Registers,
    sources: Mapping[str, RuleSource],
) -> CheckedCertificate:
    kind = paper_kind(certificate, registers)
    case = Case(certificate=certificate, context=context, on=on, registers=registers, kind=kind)
    found: dict[str, Judged] = {}
    skipped: list[Skipped] = []
    for rule in RULES:
        because = _cannot_run(rule, case, found)
        if because is not None:
            skipped.append(Skipped(rule=rule, because=because))
            continue
        judged = _judge(rule, rule.judge(case), certificate, sources)
        if certificate.unread and judged.outcome is Outcome.CONSISTENT:
            skipped.append(Skipped(rule=rule, because=Phrase(NOTHING_READ)))
            continue
        found[rule.id] = judged
    findings = in_report_order(list(found.values()))
    return CheckedCertificate(
        certificate=certificate,
        kind=kind,
        findings=findings,
        skipped=tuple(skipped),
        headline=headline(case, findings),
        cannot_tell=cannot_tell(case, skipped),
    )


def _cannot_run(rule: Rule, case: Case, found: Mapping[str, Judged]) -> Phrase | None:
    """Return why a rule cannot run, or None. A rule runs after the rules that it needs (see `RULES`)."""
    if case.certificate.unread and rule.family != _FILE:
        return Phrase(NOTHING_READ)
    if case.kind not in rule.papers:
        return Phrase("It does not apply to this kind of paper.")
    for needed in rule.needs:
        judged = found.get(needed)
        if judged is None or judged.finding.outcome is not Outcome.CONSISTENT:
            return Phrase("It needs {rule} to hold first.", {"rule": needed})
    missing = [need.value for need in rule.context if getattr(case.context, need.value) is None]
    if missing:
        return Phrase("It needs to know {what}.", {"what": [_IN_WORDS[name] for name in missing]})
    return None


_IN_WORDS = {
    "product": "the product",
    "market": "the market where it will be sold",
    "supplier": "the supplier named in the offer",
    "factory": "the address of the factory",
    "role": "whether the supplier says it manufactures",
    "designer": "who designs the product",
}


def _judge(rule: Rule, finding: Finding, certificate: Certificate, sources: Mapping[str, RuleSource]) -> Judged:
    """Add what the runner knows: the words on the paper, the source, and doubt about what was read.

    A field that was hard to read can neither reassure nor accuse: whatever rests on it becomes a question.
    """
    fields = [(name, getattr(certificate, name)) for name in finding.about]
    unsure = tuple(name for name, field in fields if field is not None and not field.sure)
    outcome, reason = finding.outcome, finding.reason
    if unsure and outcome in {Outcome.CONSISTENT, Outcome.PROBLEM}:
        outcome = Outcome.QUESTION
        reason = Phrase(HARD_TO_READ, {"reason": finding.reason})
    raws = [field.raw for _, field in fields if field is not None and field.raw]
    next_step = finding.next_step if outcome is not Outcome.CONSISTENT else None
    if outcome in {Outcome.QUESTION, Outcome.PROBLEM}:
        # What is not stated asks for nothing unless the finding says so: "do not follow the code" needs a code.
        next_step = next_step or Phrase(rule.next_step)
    source = sources[rule.source]
    return Judged(
        rule=rule,
        finding=finding,
        outcome=outcome,
        reason=reason,
        evidence=_evidence([*raws, *finding.quotes]),
        source=RuleSource(title=source.title, url=source.url, at=rule.at or source.at),
        next_step=next_step,
        unsure=unsure,
    )


def _evidence(words: list[str]) -> str:
    """Return the words on the paper, each once, cut where they are long."""
    told = list(dict.fromkeys(" ".join(text.split()) for text in words))[:_QUOTES_SHOWN]
    cut = [text if len(text) <= _QUOTE_LENGTH else text[: _QUOTE_LENGTH - 1].rstrip() + "…" for text in told]
    return " / ".join(text for text in cut if text)
