"""DATE: present, unambiguous, in order, not in the future, not expired; the cycle of three years."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.certificate import Certificate, Field
from assistant.verification.dated_values import figure
from assistant.verification.facts import fact, holds
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.read_date import ReadDate
from assistant.verification.rule import Case, rule
from assistant.verification.rules.cycles import (
    cycle_not_too_long,
    decided_long_before_first,
    eu_certificate_not_too_long,
    history_is_a_cycle,
    same_cycle,
    surveillance_not_overdue,
)
from assistant.verification.spans import Holds, add_months, after_day, not_after

__all__ = [
    "cycle_not_too_long",
    "eu_certificate_not_too_long",
    "history_is_a_cycle",
    "surveillance_not_overdue",
]

_IN_WORDS = {
    "first_issued": "first issue",
    "issued": "issue",
    "decided": "decision",
    "expires": "expiry",
    "surveillance": "surveillance",
}
_OLD_DIRECTIVE = re.compile(r"93/42/EE[CG]|90/385/EE[CG]|98/79/E[CG]|\b(?:MDD|AIMDD|IVDD)\b", re.IGNORECASE)
_VALID_FROM = re.compile(
    r"valid(?:ity)?[ :]{1,3}(?:period[ :]{1,3})?from|effective (?:from|date)|start of validity"
    r"|g[üu]ltig (?:ab|vo[nm])"
    r"|valable (?:du|à partir)|v[áa]lido (?:desde|a partir|dal)|vigente desde|geldig van(?:af)?|ważny od"
    r"|有效期(?:限)?[自从從：:]|生效",
    re.IGNORECASE,
)
_LABEL_DISTANCE = 40
_FOUR_DIGITS = re.compile(r"\d{4}")


@rule(
    id="DATE-01",
    title="An expiry date is stated",
    why="A certificate holds for a set time. Without its end nobody can tell whether it still counts.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the page that shows the expiry date.",
    worse="Wrongly reassuring: a paper without an end would look valid for ever.",
)
def expiry_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2: the certification document states the expiry date."""
    if case.certificate.expires is not None:
        return consistent(
            "It states an expiry date, {expires}.", about=["expires"], expires=case.certificate.expires.value
        )
    if case.certificate.whole and case.kind in CERTIFICATES:
        return question("No expiry date was found on the paper. Nearly all accredited certificates show one.")
    return not_stated("No expiry date was given.")


@rule(
    id="DATE-02",
    title="The certificate has not expired",
    why="After the expiry date the certification body no longer vouches for the holder.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask for the current certificate, and ask the certification body for its written status.",
    worse="Wrongly reassuring. A date with two readings is judged by the earlier one.",
    needs=("DATE-01",),
)
def not_expired(case: Case) -> Finding:
    """The day of expiry is the last day on which the certificate counts."""
    assert case.certificate.expires is not None  # noqa: S101 - DATE-01 holds
    expires = case.certificate.expires.value
    if expires.latest < case.on:
        if _extended_by_law(case, expires):
            return question(
                "Its printed end, {expires}, has passed. Under conditions, the law lets certificates under "
                "the old EU directives count longer.",
                about=["expires"],
                next_step="Ask the maker for the notified body's letter that confirms the longer validity.",
                expires=expires,
            )
        return problem("It expired on {expires}.", about=["expires"], expires=expires)
    if expires.earliest < case.on and expires.ambiguous:
        return question(
            "Its expiry date can be read as {expires}. Read one way, it has expired.",
            about=["expires"],
            expires=expires,
        )
    if expires.earliest < case.on:
        return question(
            "It ends in {expires}, and the day is not stated. It may have expired.",
            about=["expires"],
            expires=expires,
        )
    return consistent("It runs until {expires}.", about=["expires"], expires=expires)


def _extended_by_law(case: Case, expires: ReadDate) -> bool:
    """Say whether Article 120 of the MDR can have lengthened a certificate under an old directive."""
    if case.kind is not PaperKind.EU_CERTIFICATE or not _OLD_DIRECTIVE.search(_words(case.certificate)):
        return False
    applies = fact("mdr-applies").since
    return holds("mdd-certificates-lower-risk", case.on) and applies is not None and expires.latest >= applies


def _words(certificate: Certificate) -> str:
    return f"{certificate.standard.raw if certificate.standard else ''}\n{certificate.text}"


@rule(
    id="DATE-03",
    title="The certificate does not expire soon",
    why="Goods are often made and shipped months after the order. The certificate should still hold then.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask when the recertification audit takes place, and for the new certificate when it is issued.",
    worse="Wrongly reassuring: the goods may be made after the end. Of two readings the earlier counts.",
    needs=("DATE-02",),
)
def not_soon_expired(case: Case) -> Finding:
    """Within `expiry-soon-days` (a dated fact) before its end, a certificate deserves a question."""
    assert case.certificate.expires is not None  # noqa: S101 - DATE-02 holds
    expires = case.certificate.expires.value
    left = (expires.earliest - case.on).days
    if left == 0:
        return question("Today is its last day.", about=["expires"])
    if left <= figure("expiry-soon-days"):
        return question(
            "It ends on {expires}; {days} days are left.", about=["expires"], expires=expires, days=left
        )
    return consistent("It does not end soon.", about=["expires"])


@rule(
    id="DATE-04",
    title="An issue date is stated",
    why="The date shows which cycle the paper belongs to and whether it is the newest version.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the page that shows the date of issue.",
    worse="Wrongly reassuring: without it, an early end or a long cycle cannot be seen.",
)
def issue_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2: the date of granting, extending or renewing certification."""
    certificate = case.certificate
    for name, field in (("issued", certificate.issued), ("decided", certificate.decided)):
        if field is not None:
            return consistent(
                "It states a date of {what}, {date}.", about=[name], what=_IN_WORDS[name], date=field.value
            )
    if certificate.first_issued is not None and certificate.whole and case.kind in CERTIFICATES:
        return question(
            "It states when it was first issued, {date}, and not when this paper was issued.",
            about=["first_issued"],
            date=certificate.first_issued.value,
        )
    if certificate.whole and case.kind in CERTIFICATES:
        return question("No issue date was found on the paper. Nearly all accredited certificates show one.")
    return not_stated("No issue date was given.")


@rule(
    id="DATE-05",
    title="It was not issued in the future",
    why="A certificate is issued after the decision. A date that has not come yet is a mistake.",
    source="assurco-certification-documents",
    next_step="Ask the certification body when it issued this certificate.",
    worse="Wrongly reassuring. A start of validity still to come is a question: a cycle can be issued early.",
)
def not_in_the_future(case: Case) -> Finding:
    """F-138, F-144: first issue, decision and issue lie before or on the day of looking."""
    stated = _stated(case.certificate, "first_issued", "decided", "issued")
    if not stated:
        return not_stated("No issue date was given.")
    for name, field in stated:
        if after_day(field.value, case.on) is Holds.ALWAYS:
            if name == "issued" and _starts_validity(case.certificate, field.raw):
                return question(
                    "Its validity starts on {date}. Until then it does not count.",
                    about=[name],
                    next_step="Ask for the certificate of the cycle that runs today.",
                    date=field.value,
                )
            return problem(
                "Its date of {what} is {date}, and that day has not come yet.",
                about=[name],
                what=_IN_WORDS[name],
                date=field.value,
            )
    for name, field in stated:
        if after_day(field.value, case.on) is Holds.READ_ONE_WAY:
            return question(
                "Its date of {what} can be read as {date}. Read one way, that day has not come yet.",
                about=[name],
                what=_IN_WORDS[name],
                date=field.value,
            )
    return consistent("No date of issue lies in the future.", about=[name for name, _ in stated])


def _starts_validity(certificate: Certificate, raw: str) -> bool:
    """Say whether the words before a date call it the start of validity and not the day of issue."""
    at = certificate.text.find(raw) if raw else -1
    before = certificate.text[max(0, at - _LABEL_DISTANCE) : at] if at > 0 else ""
    label = _VALID_FROM.search(f"{before}{raw}")
    return label is not None and not _FOUR_DIGITS.search(before, min(label.end(), len(before)))


@rule(
    id="DATE-06",
    title="Every date can be read in one way only",
    why="03/04/2027 is 3 April in Europe and 4 March in the United States. A month can decide an order.",
    source="assurco-certification-documents",
    next_step="Ask the supplier to write the dates with the month as a word.",
    worse="Wrongly reassuring: the later reading would be believed.",
)
def dates_unambiguous(case: Case) -> Finding:
    """Both readings are kept, and every rule judges by the worse one."""
    stated = _stated(case.certificate, "first_issued", "issued", "decided", "expires")
    found = [(name, field.value) for name, field in stated]
    surveillance = case.certificate.surveillance
    if surveillance is not None:
        found += [("surveillance", value) for value in surveillance.value]
    if not found:
        return not_stated("No date was given.")
    open_dates = [(name, value) for name, value in found if value.ambiguous]
    if open_dates:
        return question(
            "The date of {what} can be read as {dates}.",
            about=dict.fromkeys(name for name, _ in open_dates),
            what=list(dict.fromkeys(_IN_WORDS[name] for name, _ in open_dates)),
            dates=[value for _, value in open_dates],
        )
    return consistent("Each date can be read in one way only.", about=dict.fromkeys(name for name, _ in found))


@rule(
    id="DATE-07",
    title="The dates are in order",
    why="First issue, this issue and expiry follow each other. Else a date was changed or misread.",
    source="assurco-certification-documents",
    next_step="Ask the certification body for the dates in its own records.",
    worse="Wrongly reassuring. Equal days are fine; of a month each day is possible.",
)
def dates_in_order(case: Case) -> Finding:
    """F-144: first certification, current issue, expiry. Issued ahead of its first cycle: a question."""
    stated = _stated(case.certificate, "first_issued", "issued", "expires")
    if len(stated) < len(("earlier", "later")):
        return not_stated("Fewer than two dates were given, so there is no order to look at.")
    doubtful: Finding | None = None
    for place, (name, field) in enumerate(stated):
        for later_name, later in stated[place + 1 :]:
            order = not_after(field.value, later.value)
            if order is Holds.ALWAYS:
                continue
            told: dict[str, Any] = {
                "what": _IN_WORDS[name],
                "date": field.value,
                "later_what": _IN_WORDS[later_name],
                "later": later.value,
            }
            about = [name, later_name]
            if order is Holds.READ_ONE_WAY:
                doubtful = question(
                    "The dates of {what}, {date}, and {later_what}, {later}, are in order in one reading only.",
                    about=about,
                    **told,
                )
            elif later_name == "issued" and _issued_ahead(field.value, later.value):
                doubtful = question(
                    "The date of {what}, {date}, lies a little after the date of {later_what}, {later}. "
                    "It may be the start of validity.",
                    about=about,
                    **told,
                )
            else:
                return problem(
                    "The date of {what}, {date}, lies after the date of {later_what}, {later}.",
                    about=about,
                    **told,
                )
    return doubtful or consistent("The dates are in order.", about=[name for name, _ in stated])


def _issued_ahead(first: ReadDate, issued: ReadDate) -> bool:
    """Say whether a paper may have been issued shortly before its first cycle starts."""
    return first.earliest <= add_months(issued.latest, figure("cycle-slack-months"))


@rule(
    id="DATE-08",
    title="It was not issued before the decision",
    why="The certificate follows the decision to certify. It cannot count from an earlier day.",
    source="assurco-certification-documents",
    next_step="Ask the certification body for the date of its decision and of this issue.",
    worse="Wrongly reassuring. A few days can be a slip and are a question; more is a contradiction.",
)
def not_issued_before_decision(case: Case) -> Finding:  # noqa: PLR0911 - one return a state of the dates
    """F-138 (ISO/IEC 17021-1:2015, 8.2.2): the effective date is not before the date of the decision."""
    decided, issued = case.certificate.decided, case.certificate.issued
    first = case.certificate.first_issued
    if decided is None:
        return not_stated("No date of the decision was given. Many certificates do not show one.")
    if first is not None and decided_long_before_first(case.certificate):
        return question(
            "The decision is dated {decided}, long before the first issue, {first}.",
            about=["decided", "first_issued"],
            decided=decided.value,
            first=first.value,
        )
    if issued is None:
        return _decided_after_first(first, decided.value)
    told: dict[str, Any] = {"decided": decided.value, "issued": issued.value}
    about = ["decided", "issued"]
    order = not_after(decided.value, issued.value)
    if order is Holds.ALWAYS:
        return consistent("It was issued on or after the day of the decision, {decided}.", about=about, **told)
    if order is Holds.READ_ONE_WAY:
        return question(
            "The decision, {decided}, and the issue, {issued}, are in order in one reading only.",
            about=about,
            **told,
        )
    days = (decided.value.earliest - issued.value.latest).days
    another = any(not_after(decided.value, other) is not Holds.NEVER for other in issued.others)
    if days <= figure("decision-slack-days") or another:
        return question(
            "The decision is dated {decided}, after the issue date {issued}. It may be a slip, or another "
            "issue date counts.",
            about=about,
            **told,
        )
    return problem("The decision is dated {decided}, after the issue date {issued}.", about=about, **told)


def _decided_after_first(first: Field[ReadDate] | None, decided: ReadDate) -> Finding:
    """Compare the decision with the first issue, where no other issue date is stated."""
    if first is None:
        return not_stated("No issue date was given to compare the decision with.")
    about = ["decided", "first_issued"]
    told: dict[str, Any] = {"decided": decided, "first": first.value}
    if not_after(decided, first.value) is Holds.ALWAYS:
        return consistent("The first issue, {first}, follows the decision, {decided}.", about=about, **told)
    if not same_cycle(first.value, decided):
        return not_stated("The decision, {decided}, is one of a later cycle.", about=about, **told)
    return question("The decision is dated {decided}, after the first issue, {first}.", about=about, **told)


def _stated(certificate: Certificate, *names: str) -> list[tuple[str, Field[ReadDate]]]:
    """Return the date fields that are stated, by name, in the order asked for."""
    fields = [(name, getattr(certificate, name)) for name in names]
    return [(name, field) for name, field in fields if field is not None]
