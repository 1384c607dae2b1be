"""The runner: which rules run, what doubt about a field does, and that a report is always the same."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.certificate import (
    DATE_FIELDS,
    FIELD_NAMES,
    LIST_FIELDS,
    Certificate,
    Source,
)
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.report import CheckedCertificate
from assistant.verification.rules import RULES
from assistant.verification.verify import verify
from tests.assistant.checking.made_reports import EXPIRED, ON

TEXTS = st.text(max_size=40)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)).map(dt.date.isoformat)


def checked(certificate: Certificate, **context: str) -> CheckedCertificate:
    (one,) = verify([certificate], on=ON, context=Context(**context)).certificates  # type: ignore[arg-type]
    return one


def test_every_rule_is_told_once_as_a_finding_or_as_skipped() -> None:
    one = checked(Certificate.typed(EXPIRED, source=Source.PDF))
    told = [judged.rule.id for judged in one.findings] + [skipped.rule.id for skipped in one.skipped]
    assert sorted(told) == sorted(rule.id for rule in RULES)


def test_a_rule_that_lacks_a_part_of_the_deal_says_which() -> None:
    for rule in (rule for rule in RULES if rule.context):
        one = checked(Certificate.typed(EXPIRED, source=Source.PDF))
        reasons = {skipped.rule.id: str(skipped.because) for skipped in one.skipped}
        assert rule.id in reasons
        assert reasons[rule.id].startswith(("It needs", "It does not apply"))


@pytest.mark.parametrize("expires", ["2024-03-04", "2028-03-04"])
def test_a_field_that_was_hard_to_read_neither_reassures_nor_accuses(expires: str) -> None:
    certificate = Certificate.typed({**EXPIRED, "expires": expires}, source=Source.PHOTO)
    assert certificate.expires
    unsure = replace(certificate, expires=replace(certificate.expires, confidence=0.5))
    (judged,) = [judged for judged in checked(unsure).findings if judged.rule.id == "DATE-02"] or [None]
    if judged is not None:
        assert judged.outcome is Outcome.QUESTION
        assert judged.unsure == ("expires",)
        assert "hard to read" in str(judged.reason)


def test_a_correction_by_the_buyer_counts_as_sure() -> None:
    corrected = Certificate.typed(EXPIRED, source=Source.PHOTO).corrected({"expires": "2024-03-05"})
    outcomes = {judged.rule.id: judged.outcome for judged in checked(corrected).findings}
    assert outcomes["DATE-02"] is Outcome.PROBLEM


def test_long_words_of_a_paper_are_cut_in_the_evidence() -> None:
    certificate = Certificate.typed({**EXPIRED, "holder": "word " * 5_000}, source=Source.PDF)
    for judged in checked(certificate).findings:
        assert len(judged.evidence) <= 4 * 243
        assert "\n" not in judged.evidence


def test_the_same_paper_on_the_same_day_gives_the_same_report() -> None:
    certificate = Certificate.typed(EXPIRED, source=Source.PDF)
    first, second = (
        json.dumps(verify([certificate, certificate], on=ON).to_json(), ensure_ascii=False) for _ in range(2)
    )
    assert first == second


def test_certificates_are_judged_alone() -> None:
    good = Certificate.typed({**EXPIRED, "expires": "2027-03-04"}, source=Source.PDF)
    bad = Certificate.typed(EXPIRED, source=Source.PDF)
    together = verify([good, bad], on=ON).certificates
    assert [one.to_json() for one in together] == [checked(good).to_json(), checked(bad).to_json()]


def _values() -> st.SearchStrategy[dict[str, object]]:
    kinds = {
        name: DAYS
        if name in DATE_FIELDS
        else st.lists(DAYS, max_size=3)
        if name == "surveillance"
        else st.lists(TEXTS, max_size=3)
        if name in LIST_FIELDS
        else TEXTS
        for name in FIELD_NAMES
    }
    return st.fixed_dictionaries({}, optional=kinds)


@given(
    fields=_values(),
    text=TEXTS,
    day=st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)),
    source=st.sampled_from(Source),
)
def test_no_details_whatsoever_break_a_check(fields, text, day, source) -> None:
    context = Context(product=text or None, supplier=text or None, factory=text or None, market=text or None)
    report = verify([Certificate.typed(fields, text=text, source=source)], on=day, context=context)
    assert json.loads(json.dumps(report.to_json()))["on"] == day.isoformat()


def test_a_paper_on_which_nothing_was_read_is_not_called_consistent() -> None:
    (checked,) = verify([Certificate(source=Source.PHOTO)], on=dt.date(2026, 11, 22)).certificates
    assert not checked.with_outcome(Outcome.CONSISTENT)
    assert {judged.rule.family for judged in checked.findings} <= {"DOC"}
    assert "Nothing could be read" in str(checked.headline)
