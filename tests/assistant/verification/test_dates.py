"""What examples cannot say of the DATE rules: any dates at all, and that a later end is never worse."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.certificate import Certificate, Field, Source
from assistant.verification.context import Context
from assistant.verification.finding import Finding, Outcome
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.read_date import ReadDate
from assistant.verification.rule import Case, Rule
from assistant.verification.rules import dates
from assistant.verification.spans import Holds, add_months, not_after
from knowledge.registers import PartialDate, load_registers

RULES = {rule.id: rule for rule in vars(dates).values() if isinstance(rule, Rule)}
KINDNESS = (Outcome.PROBLEM, Outcome.QUESTION, Outcome.CONSISTENT)
DAYS = st.dates()
EXACT = DAYS.map(lambda day: PartialDate.parse(f"{day.year:04}-{day.month:02}-{day.day:02}"))
MONTHS = DAYS.map(lambda day: PartialDate.parse(f"{day.year:04}-{day.month:02}"))
YEARS = DAYS.map(lambda day: PartialDate.parse(f"{day.year:04}"))
READ = st.lists(EXACT | MONTHS | YEARS, min_size=1, max_size=2).map(lambda found: ReadDate.of(*found))
MAYBE = st.none() | READ


def field(value):
    return None if value is None else Field(value=value, raw=str(value))


def case(on, kind=PaperKind.MANAGEMENT_SYSTEM, text="", **values) -> Case:
    certificate = Certificate(
        **{name: field(value) for name, value in values.items()}, text=text, source=Source.TEXT
    )
    return Case(certificate=certificate, context=Context(), on=on, registers=load_registers(), kind=kind)


@settings(max_examples=150, deadline=None)
@given(
    on=DAYS,
    first_issued=MAYBE,
    issued=MAYBE,
    expires=MAYBE,
    decided=MAYBE,
    surveillance=st.none() | st.lists(READ, min_size=1, max_size=4).map(tuple),
    kind=st.sampled_from([PaperKind.MANAGEMENT_SYSTEM, PaperKind.EU_CERTIFICATE]),
    text=st.sampled_from(["", "Directive 93/42/EEC, valid from 4 May 2021"]),
)
def test_any_dates_are_judged(on, kind, text, **values) -> None:
    looked_at = case(on, kind, text, **values)
    for rule in RULES.values():
        if rule.id in {"DATE-02", "DATE-03"} and values["expires"] is None:
            continue
        finding = rule.judge(looked_at)
        assert isinstance(finding, Finding)
        assert isinstance(finding.reason, Phrase)
        assert str(finding.reason)


@settings(max_examples=150, deadline=None)
@given(on=DAYS, earlier=READ, days=st.integers(0, 2000), text=st.sampled_from(["", "Directive 93/42/EEC"]))
def test_a_later_end_is_never_worse(on, earlier, days, text) -> None:
    if earlier.latest > dt.date.max - dt.timedelta(days=days):
        return
    readings = [
        PartialDate(
            text=reading.text,
            first=reading.first + dt.timedelta(days=days),
            last=reading.last + dt.timedelta(days=days),
        )
        for reading in earlier.readings
    ]
    outcomes = [
        RULES["DATE-02"].judge(case(on, PaperKind.EU_CERTIFICATE, text, expires=expires)).outcome
        for expires in (earlier, ReadDate.of(*readings))
    ]
    assert KINDNESS.index(outcomes[0]) <= KINDNESS.index(outcomes[1])


@settings(max_examples=100, deadline=None)
@given(on=DAYS, expires=READ)
def test_an_end_that_can_have_passed_is_never_reassuring(on, expires) -> None:
    finding = RULES["DATE-02"].judge(case(on, expires=expires))
    if expires.earliest < on:
        assert finding.outcome is not Outcome.CONSISTENT
    if expires.earliest >= on:
        assert finding.outcome is Outcome.CONSISTENT


def test_a_surveillance_date_with_two_readings_is_flagged() -> None:
    two = ReadDate.parse(["2027-03-04", "2027-04-03"])
    finding = RULES["DATE-06"].judge(case(dt.date(2026, 11, 22), surveillance=(two,)))
    assert finding.outcome is Outcome.QUESTION
    assert "surveillance" in str(finding.reason)


@given(day=DAYS, months=st.integers(-40_000, 40_000))
def test_months_can_be_added_to_any_day(day, months) -> None:
    later = add_months(day, months)
    assert (later >= day) is (months >= 0) or later == day


def test_a_month_later_than_the_last_day_of_january_is_in_february() -> None:
    assert add_months(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2028, 2, 29), 36) == dt.date(2031, 2, 28)


@given(first=READ, second=READ)
def test_order_is_never_denied_both_ways(first, second) -> None:
    assert not (not_after(first, second) is Holds.NEVER and not_after(second, first) is Holds.NEVER)
