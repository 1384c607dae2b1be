"""What examples cannot say of the NUM and STD rules: any words in their fields, and what the data must hold."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.certificate import Certificate, Source
from assistant.verification.context import Context
from assistant.verification.dated_values import figure, known_fact, listed, supports
from assistant.verification.finding import Outcome
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, Rule
from assistant.verification.rules import numbers, standards
from knowledge.registers import Kind, find_body, load_registers

ON = dt.date(2026, 11, 22)
REGISTERS = load_registers()
RULES = [value for module in (numbers, standards) for value in vars(module).values() if isinstance(value, Rule)]
STARTS = ["ISO 9001", "GB/T 19001-", "ISO 13485:", "K24", "CN-MF-", "CNCA-R-", "9111", "00124Q", "CE 0", "X"]
WORDS = st.one_of(
    st.text(min_size=1, max_size=40), st.tuples(st.sampled_from(STARTS), st.text(max_size=12)).map("".join)
)
FIELDS = (
    "standard",
    "edition",
    "certificate_number",
    "certification_body",
    "holder_address",
    "uscc",
    "notified_body_number",
    "cnca_number",
    "srn",
    "fda_number",
)


def case(values, text="", product="syringes") -> Case:
    certificate = Certificate.typed(values, text=text, source=Source.TEXT)
    return Case(
        certificate=certificate,
        context=Context(product=product, market="Canada"),
        on=ON,
        registers=REGISTERS,
        kind=PaperKind.MANAGEMENT_SYSTEM,
    )


@settings(max_examples=150, deadline=None)
@given(values=st.fixed_dictionaries({"standard": WORDS}, optional=dict.fromkeys(FIELDS[1:], WORDS)), text=WORDS)
def test_any_words_are_judged(values, text) -> None:
    looked_at = case(values, text)
    for rule in RULES:
        if looked_at.certificate.standard is None and rule.family == "STD" and rule.id != "STD-01":
            continue
        if looked_at.certificate.certificate_number is None and rule.id in {"NUM-02", "NUM-03"}:
            continue
        assert str(rule.judge(looked_at).reason)


@pytest.mark.parametrize("row", REGISTERS.notified_bodies, ids=lambda row: row.nb_number)
def test_a_notified_body_is_recognised_by_its_own_name_and_number(row) -> None:
    (rule,) = [one for one in RULES if one.id == "NUM-09"]
    finding = rule.judge(case({"notified_body_number": row.nb_number, "certification_body": row.name}))
    assert finding.outcome is Outcome.CONSISTENT, str(finding.reason)


def test_nothing_that_is_not_found_is_a_problem() -> None:
    unknown = case(
        {
            "standard": "ISO 99999",
            "edition": "2020",
            "certificate_number": "QMS-84-2217",
            "certification_body": "Example Cert Ltd.",
            "notified_body_number": "9999",
            "cnca_number": "CNCA-R-2015-777",
            "srn": "CN-MF-000012345",
            "fda_number": "K240001",
        }
    )
    assert not find_body(REGISTERS, "Example Cert Ltd.", kind=Kind.CERTIFICATION_BODY)
    assert all(rule.judge(unknown).outcome is not Outcome.PROBLEM for rule in RULES)


def test_the_facts_that_rules_name_are_there() -> None:
    for name in (
        "management-system-cycle-months",
        "cycle-slack-months",
        "cycle-far-too-long-months",
        "eu-certificate-longest-months",
        "surveillance-interval-months",
        "expiry-soon-days",
        "decision-slack-days",
        "new-edition-unusual-months",
    ):
        assert figure(name) > 0
    assert listed("device-quality-standards")
    assert known_fact("edition", "ISO 9001:2026") is not None
    assert known_fact("edition", "ISO 9001:1066") is None
    assert len(supports("editions-of", "ISO 13485")) > 1
    assert supports("editions-of", "ISO 50001") == ()
