"""DATE-09 to DATE-12: how long the cycle runs, what happens within it, and what history shows.

`dates.py` gathers them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from assistant.verification.certificate import Certificate, Field
from assistant.verification.dated_values import figure, supports
from assistant.verification.facts import fact, holds
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.in_china import holder_in_china
from assistant.verification.paper_kind import PaperKind
from assistant.verification.read_date import ReadDate
from assistant.verification.rule import Case, rule
from assistant.verification.spans import add_months, months_exceeded, readings_of

_SYSTEMS = frozenset({PaperKind.MANAGEMENT_SYSTEM})
_EU = frozenset({PaperKind.EU_CERTIFICATE})
_EARLIER_CYCLE_MONTHS = 24
"""A first issue so long before this one shows an earlier cycle."""


class Length(IntEnum):
    """How long a span is against a limit, the kindest first."""

    WITHIN = 0
    A_LITTLE_OVER = 1
    OVER = 2
    FAR_OVER = 3


def _lengths(start: ReadDate, end: ReadDate, limits: Sequence[int]) -> tuple[Length, Length]:
    """Return the length by the kindest and by the worst reading of two dates.

    `limits`: months that are still within, a little over and over.
    """
    found = [
        Length(sum(months_exceeded(first, last, months) for months in limits))
        for first, last in readings_of(start, end)
    ]
    return min(found), max(found)


@rule(
    id="DATE-09",
    title="The cycle is no longer than three years",
    why="A management system is audited anew every three years. A longer certificate skips that audit.",
    source="iso-iec-17021-1-2015",
    at="9.1.3.2",
    next_step="Ask the certification body for the start and the end of the current cycle.",
    worse="Wrongly reassuring. A little more than three years can be regular where an earlier cycle ran on.",
    papers=_SYSTEMS,
)
def cycle_not_too_long(case: Case) -> Finding:  # noqa: PLR0911 - one return a length
    """F-117, F-127, F-031: three years; recertified early, the new end counts from the old one."""
    certificate = case.certificate
    stated = certificate.issued or certificate.decided
    if certificate.expires is None or stated is None:
        return not_stated("The start or the end of the current cycle was not given.")
    start, end = stated.value, certificate.expires.value
    cycle = figure("management-system-cycle-months")
    limits = (cycle, cycle + figure("cycle-slack-months"), figure("cycle-far-too-long-months"))
    best, worst = _lengths(start, end, limits)
    about = ["issued" if stated is certificate.issued else "decided", "expires"]
    told: dict[str, Any] = {"issued": start, "expires": end}
    if worst is Length.WITHIN:
        return consistent("It runs from {issued} to {expires}, no more than three years.", about=about, **told)
    if best is not worst:
        return question(
            "Read one way, it runs longer than three years: from {issued} to {expires}.", about=about, **told
        )
    if worst is Length.A_LITTLE_OVER and _earlier_cycle(certificate, start):
        return consistent(
            "It runs a little over three years, from {issued} to {expires}. That is regular where an earlier "
            "cycle was renewed before its end.",
            about=["first_issued", *about],
            **told,
        )
    if any(_lengths(other, end, limits)[1] is Length.WITHIN for other in stated.others):
        return question(
            "From {issued} to {expires} is more than three years; another date on the paper would fit.",
            about=about,
            **told,
        )
    if worst is Length.FAR_OVER:
        return problem(
            "It runs from {issued} to {expires}. Certificates of management systems run for three years.",
            about=about,
            rests_on=supports("management-system-cycle-months"),
            **told,
        )
    return question("It runs from {issued} to {expires}, more than three years.", about=about, **told)


def _earlier_cycle(certificate: Certificate, start: ReadDate) -> bool:
    first = certificate.first_issued
    return first is not None and not same_cycle(first.value, start)


def same_cycle(first: ReadDate, later: ReadDate) -> bool:
    """Say whether a date lies so soon after the first issue that it can belong to the first cycle."""
    return add_months(first.latest, _EARLIER_CYCLE_MONTHS) > later.earliest


def decided_long_before_first(certificate: Certificate) -> bool:
    """Say whether the decision lies so long before the first issue that the two cannot belong together."""
    decided, first = certificate.decided, certificate.first_issued
    if decided is None or first is None:
        return False
    return add_months(decided.value.latest, figure("cycle-slack-months")) < first.value.earliest


@rule(
    id="DATE-10",
    title="No surveillance audit is overdue",
    why="Between two cycles the system is audited at least once a year. A missed audit leads to suspension.",
    source="iso-iec-17021-1-2015",
    at="9.1.3.3",
    next_step="Ask when the last surveillance audit took place, and ask the certification body to confirm it.",
    worse="Wrongly reassuring: an old paper looks the same whether or not the audits took place.",
    papers=_SYSTEMS,
)
def surveillance_not_overdue(case: Case) -> Finding:
    """F-118, F-120, F-288: what the paper shows of surveillance, and whether a planned day has passed."""
    certificate, on = case.certificate, case.on
    if certificate.surveillance is None:
        return not_stated("No surveillance audit is stated on the paper. Many certificates do not show any.")
    dates = sorted(certificate.surveillance.value, key=lambda date: date.earliest)
    start = _start(certificate)
    passed = [
        date for date in dates if date.earliest < on and (start is None or date.earliest > start.value.latest)
    ]
    if passed:
        return question(
            "A surveillance audit was due on {date}. The paper cannot show that it took place.",
            about=["surveillance"],
            date=passed[-1],
        )
    ahead = [date for date in dates if start is None or date.earliest > start.value.latest]
    if not ahead and dates and add_months(dates[-1].latest, figure("surveillance-interval-months")) < on:
        return question(
            "The last surveillance audit on the paper is that of {date}, more than a year ago.",
            about=["surveillance"],
            date=dates[-1],
        )
    late = _too_far_apart(case, start, ahead)
    if late is not None:
        return question(
            "The surveillance audit of {date} comes later than the rules allow.",
            about=["surveillance", *(["issued"] if certificate.issued else [])],
            date=late,
        )
    if not ahead:
        return consistent("Surveillance is stated and not overdue.", about=["surveillance"])
    return consistent("The next surveillance audit is due on {date}.", about=["surveillance"], date=ahead[0])


def _start(certificate: Certificate) -> Field[ReadDate] | None:
    return certificate.issued or certificate.decided or certificate.first_issued


def _too_far_apart(case: Case, start: Field[ReadDate] | None, ahead: Sequence[ReadDate]) -> ReadDate | None:
    """Return the first surveillance date that leaves too long a gap, or None.

    In a first cycle the first one comes within twelve months; afterwards one falls into each calendar year. In
    China no gap may be longer than twelve months, from the day of the dated fact on.
    """
    before = start.value if start else None
    first_cycle = not (before and _earlier_cycle(case.certificate, before))
    strict = holder_in_china(case.certificate) and holds("china-surveillance-twelve-months", case.on)
    for date in ahead:
        if before is not None:
            months = int(fact("china-surveillance-twelve-months").value)
            by = dt.date(min(before.latest.year + 1, dt.MAXYEAR), 12, 31)
            if strict:
                by = add_months(before.latest, months)
            elif first_cycle:
                by = add_months(before.latest, figure("surveillance-interval-months"))
            if date.earliest > by:
                return date
        before, first_cycle = date, False
    return None


@rule(
    id="DATE-11",
    title="A long history is shown as cycles",
    why="An old first date does not show an unbroken record. The dates of this cycle belong beside it.",
    source="assurco-certification-documents",
    at="8.2.2",
    next_step="Ask for the start and the end of the current cycle.",
    worse="Wrongly reassuring: a lapse can hide behind an old first date.",
    papers=_SYSTEMS,
)
def history_is_a_cycle(case: Case) -> Finding:  # noqa: PLR0911 - one return a state of the dates
    """F-135: an original date may stay after a lapse only with the start and end of the current cycle."""
    certificate = case.certificate
    first, expires = certificate.first_issued, certificate.expires
    start = certificate.issued or certificate.decided
    if first is None:
        return not_stated("No date of first issue was given.")
    told: dict[str, Any] = {"first": first.value}
    if decided_long_before_first(certificate):
        return not_stated(
            "The decision lies long before the first issue, {first}, so which cycle it is could not be told.",
            about=["decided", "first_issued"],
            **told,
        )
    if start is not None and expires is not None:
        template = "First issued on {first}, and the dates of the current cycle stand beside it."
        name = "issued" if start is certificate.issued else "decided"
        return consistent(template, about=["first_issued", name, "expires"], **told)
    cycle = figure("management-system-cycle-months")
    if expires is not None and start is None:
        _, worst = _lengths(first.value, expires.value, (cycle,))
        if worst is Length.WITHIN:
            return consistent("It is in its first cycle.", about=["first_issued", "expires"], **told)
    if not certificate.whole:
        return not_stated("The dates of the current cycle were not given.")
    if add_months(first.value.earliest, cycle) < case.on:
        return question(
            "It was first issued on {first}, and the paper does not show both dates of the current cycle.",
            about=["first_issued"],
            **told,
        )
    return consistent("First issued on {first}, so it is in its first cycle.", about=["first_issued"], **told)


@rule(
    id="DATE-12",
    title="A notified body's certificate runs for five years at most",
    why="EU law limits these certificates to five years. A longer one does not follow it.",
    source="eu-mdr-2017-745",
    at="Article 56(2)",
    next_step="Ask the notified body for the dates of the certificate, or look for it in EUDAMED.",
    worse="Wrongly reassuring. A re-issue shortly before the old end can make it look a little longer.",
    papers=_EU,
)
def eu_certificate_not_too_long(case: Case) -> Finding:
    """F-224: five years are normal on these papers, and the most that the law allows today."""
    certificate = case.certificate
    start, expires = _start(certificate), certificate.expires
    if expires is None or start is None:
        return not_stated("The start or the end of the certificate was not given.")
    if not holds("eu-certificate-longest-months", start.value.latest):
        return not_stated("The limit of five years did not hold when it was issued.")
    longest = figure("eu-certificate-longest-months")
    best, worst = _lengths(start.value, expires.value, (longest, longest + figure("cycle-slack-months")))
    about = [name for name in ("first_issued", "issued", "decided") if getattr(certificate, name) is start]
    told: dict[str, Any] = {"start": start.value, "expires": expires.value}
    about.append("expires")
    if worst is Length.WITHIN:
        return consistent("It runs from {start} to {expires}, five years at most.", about=about, **told)
    if best is not worst or worst is Length.A_LITTLE_OVER:
        return question("It may run longer than five years: from {start} to {expires}.", about=about, **told)
    return problem(
        "It runs from {start} to {expires}. Certificates of notified bodies run for five years at most.",
        about=about,
        rests_on=supports("eu-certificate-longest-months"),
        **told,
    )
