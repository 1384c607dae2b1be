"""Reports made by hand, so that what is written down can be tested without any rule or reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.verification.certificate import Certificate, Source
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.message import messages_to_supplier
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.report import (
    CheckedCertificate,
    Judged,
    Report,
    RuleSource,
    Skipped,
    in_report_order,
)
from assistant.verification.rule import Rule
from assistant.verification.rules import RULES_BY_ID

ON = dt.date(2026, 11, 22)
EXPIRED = {
    "standard": "ISO 13485",
    "edition": "2016",
    "certificate_number": "Q6 104562 0007",
    "holder": "深圳市明远医疗器械有限公司 Shenzhen Mingyuan Medical Device Co., Ltd.",
    "holder_address": "广东省深圳市宝安区西乡街道固戍社区 12 号 3 楼, 518126 Shenzhen, P.R. China",
    "scope": "Design, development, production and distribution of infusion pumps and disposable infusion sets",
    "certification_body": "TÜV SÜD Product Service GmbH",
    "issued": "2021-03-05",
    "expires": "2024-03-04",
}


def made_rule(name: str) -> Rule:
    """Return the rule of a name, or one that looks like it where there is none yet."""
    return RULES_BY_ID.get(name) or replace(RULES_BY_ID["DATE-02"], id=name, title=f"What {name} looks at")


def made_finding(name: str, outcome: Outcome, **more: Any) -> Judged:
    """Return a finding of a rule; `more` replaces its reason, evidence and the like."""
    from assistant.verification.finding import Finding

    step = None if outcome is Outcome.CONSISTENT else Phrase("Ask the supplier for the current certificate.")
    step = more.pop("next_step", step)
    reason = Phrase(more.pop("reason", "It expired on {expires}."), {"expires": dt.date(2024, 3, 4)})
    values: dict[str, Any] = {
        "rule": made_rule(name),
        "finding": Finding(outcome=outcome, reason=reason, next_step=step),
        "outcome": outcome,
        "reason": reason,
        "evidence": "Valid until: 04 March 2024",
        "source": RuleSource(
            title="ISO/IEC 17021-1:2015", url="https://www.iso.org/standard/61651.html", at="8.2"
        ),
        "next_step": step,
    }
    return Judged(**{**values, **more})


def made_report(
    fields: Mapping[str, Any],
    findings: Sequence[Judged],
    *,
    context: Context | None = None,
    skipped: Sequence[str] = (),
    headline: str = "Expired on 4 March 2024: ask for the current certificate.",
    times: int = 1,
) -> Report:
    """Return a report of one certificate, or of the same one several times."""
    checked = CheckedCertificate(
        certificate=Certificate.typed(fields, source=Source.PDF),
        kind=PaperKind.MANAGEMENT_SYSTEM,
        findings=in_report_order(list(findings)),
        skipped=tuple(
            Skipped(rule=made_rule(name), because=Phrase("It needs to know the product.")) for name in skipped
        ),
        headline=Phrase("{headline}", {"headline": headline}),
        cannot_tell=(
            Phrase("Whether the certificate is in force today: only the register of the body says so."),
            Phrase("Tell us the product to see whether the scope covers it."),
        ),
    )
    certificates = (checked,) * times
    messages = messages_to_supplier(certificates, context or Context())
    return Report(on=ON, knowledge="0123456789abcdef", certificates=certificates, messages=messages)


def long_report() -> Report:
    """Return a report with everything in it: many findings of each outcome, Chinese names, skipped rules."""
    problems = [made_finding(name, Outcome.PROBLEM) for name in ("DATE-02", "HOLD-03")]
    questions = [
        made_finding(name, Outcome.QUESTION, reason="The accreditation body on the paper is not known here.")
        for name in ("ACC-01", "STD-07", "BODY-04", "SITE-05")
    ]
    look = Phrase(
        "Look in TÜV SÜD certificate finder, {url}: type the number. If it is not found, ask the body.",
        {"url": "https://www.tuvsud.com/en-us/resource/certificate-finder"},
    )
    open_ones = [
        made_finding(
            "REG-01", Outcome.NOT_STATED, reason="Nobody has looked in the register yet.", next_step=look
        ),
        made_finding("NUM-04", Outcome.NOT_STATED, reason="The paper shows no Unified Social Credit Code."),
    ]
    fine = [made_finding(f"STD-{number:02}", Outcome.CONSISTENT) for number in (1, 2, 3, 4, 5, 6, 9)]
    fine += [made_finding(f"CLAIM-{number:02}", Outcome.CONSISTENT) for number in range(1, 10)]
    return made_report(
        EXPIRED,
        [*problems, *questions, *open_ones, *fine],
        context=Context(supplier="Mingyuan Trading (Hong Kong) Limited"),
        skipped=("SCOPE-02", "SCOPE-07"),
        headline="Expired on 4 March 2024: ask for the current certificate. One more point does not fit.",
    )
