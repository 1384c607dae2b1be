"""DATE: present, unambiguous, in order, not in the future, not expired; the cycle of three years."""

from __future__ import annotations

from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.paper_kind import CERTIFICATES
from assistant.verification.rule import Case, rule


@rule(
    id="DATE-01",
    title="An expiry date is stated",
    why="A certificate holds for a set time. Without its end nobody can tell whether it still counts.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the page that shows the expiry date.",
    worse="Wrongly reassuring: a paper without an end would look valid for ever.",
    papers=CERTIFICATES,
)
def expiry_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2: the certification document states the expiry date."""
    if case.certificate.expires is not None:
        return consistent(
            "It states an expiry date, {expires}.", about=["expires"], expires=case.certificate.expires.value
        )
    if case.certificate.whole:
        return question("No expiry date was found on the paper. Nearly all real certificates show one.")
    return not_stated("No expiry date was given.")


@rule(
    id="DATE-02",
    title="The certificate has not expired",
    why="After the expiry date the certification body no longer vouches for the holder.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask the supplier for the current certificate, and the certification body for its written status.",
    worse="Wrongly reassuring. A date with two readings is judged by the earlier one.",
    needs=("DATE-01",),
    papers=CERTIFICATES,
)
def not_expired(case: Case) -> Finding:
    """The day of expiry is the last day on which the certificate counts."""
    assert case.certificate.expires is not None  # noqa: S101 - DATE-01 holds
    expires = case.certificate.expires.value
    if expires.latest < case.on:
        return problem("It expired on {expires}.", about=["expires"], expires=expires)
    if expires.earliest < case.on:
        return question(
            "Its expiry date can be read as {expires}. Read one way, it has expired.",
            about=["expires"],
            expires=expires,
        )
    return consistent("It runs until {expires}.", about=["expires"], expires=expires)
