"""STD-04 to STD-07, STD-09 and STD-10: what the register knows of the edition that a certificate names.

`standards.py` gathers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from assistant.verification.dated_values import figure, known_fact, supports
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.named_standards import NamedStandard, worst_of
from assistant.verification.paper_kind import PaperKind
from assistant.verification.read_date import ReadDate
from assistant.verification.rule import Case, rule
from assistant.verification.spans import add_months
from knowledge.registers import (
    EditionStatus,
    PartialDate,
    StandardEdition,
    StandardReading,
    editions_of,
    read_standards,
    state_of,
)

_PAPERS = frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.OTHER})
_UNKNOWN = frozenset(
    {EditionStatus.UNKNOWN_STANDARD, EditionStatus.UNKNOWN_EDITION, EditionStatus.DOES_NOT_EXIST}
)
_OVER = frozenset({EditionStatus.VOID, EditionStatus.WITHDRAWN})
_TOGETHER = re.compile(
    r"[\s/|,;:()（）、，&+\-–]{0,6}(?:idt|eqv|mod|and|等同(?:采用|于)?|和|及|与)?[\s/|,;:()（）、，]{0,6}",
    re.IGNORECASE,
)


@rule(
    id="STD-04",
    title="The edition exists",
    why="An edition that was never published cannot have been audited.",
    source="register-standard-editions",
    next_step="Compare the year with the standard's page on iso.org, and ask the certification body.",
    worse="Wrongly reassuring. National prints have years of their own, so an unknown one is a question.",
    needs=("STD-02", "STD-03"),
    papers=_PAPERS,
)
def edition_exists(case: Case) -> Finding:
    """F-020, F-044, F-045, F-048: the register lists every edition of the standards most met."""
    return worst_of(case, _exists, then=(_in_force, _existed_at_issue, _outlived, _backed))


def _exists(case: Case, named_: NamedStandard) -> Finding:
    state = named_.state(case.registers, case.on)
    about = ["standard", "edition"]
    told: dict[str, Any] = {"edition": named_.in_words}
    if state.status is EditionStatus.DOES_NOT_EXIST and named_.has_year:
        return problem(
            "There is no edition {edition}. The newest is {newest}."
            if state.current
            else "There is no edition {edition}.",
            about=about,
            rests_on=[
                *([state.confidence] if state.confidence else []),
                *supports("editions-of", state.standard),
            ],
            newest=state.current.key if state.current else "",
            **told,
        )
    if state.status is EditionStatus.NOT_YET_PUBLISHED and state.row is not None:
        return problem(
            "{edition} was not yet published on this day.",
            about=about,
            rests_on=[state.row, *supports("edition", state.row.key)],
            **told,
        )
    if state.status in _UNKNOWN:
        return question("The edition {edition} is not known here.", about=about, edition=named_.in_words)
    return consistent("{edition} exists.", about=about, **told)


@rule(
    id="STD-05",
    title="The edition counts on this day",
    why="When an edition is replaced, certificates to the old one lose their validity after a transition.",
    source="register-standard-editions",
    next_step="Ask for a certificate to the current edition.",
    worse="Wrongly reassuring. An edition in its transition is fine and is not to be refused.",
    needs=("STD-04",),
    papers=_PAPERS,
)
def edition_in_force(case: Case) -> Finding:
    """F-030, F-038, F-040: a void edition can be named by no certificate that is valid now."""
    return worst_of(case, _in_force, then=(_outlived,))


def _in_force(case: Case, named_: NamedStandard) -> Finding:
    state = named_.state(case.registers, case.on)
    row = state.row
    if row is None:
        return consistent("{edition} is in use.", about=["standard"], edition=named_.in_words)
    about = ["standard", "edition"]
    told: dict[str, Any] = {"edition": row.key, "newer": row.replaced_by or "a newer one"}
    if state.status in _OVER:
        return problem(
            "{edition} no longer counts: it was replaced by {newer}, and the time to change has passed.",
            about=about,
            rests_on=[*_void_rows(case, row), *supports("edition", row.key)],
            **told,
        )
    if state.also_possible:
        return question(
            "Whether {edition} counts on this day is not known here to the day.", about=about, **told
        )
    own = named_.own_state(case.registers, case.on)
    for one in (own, state):
        if one.row and one.status is EditionStatus.SUPERSEDED_IN_TRANSITION and one.ends is None:
            return question(
                "{edition} was replaced by {newer}. How long certificates to it count is not known here.",
                about=about,
                edition=one.row.key,
                newer=one.row.replaced_by,
            )
    if state.ends is not None:
        return consistent(
            "{edition} still counts: {newer} replaced it, and certificates to it can stay valid until {ends}.",
            about=about,
            ends=ReadDate.of(state.ends),
            **told,
        )
    return consistent("{edition} is the edition in force.", about=about, **told)


def _void_rows(case: Case, row: StandardEdition) -> Iterator[StandardEdition]:
    """Yield the row and those that replaced it and are void too: what comes before a void edition is void."""
    rows = {edition.key: edition for edition in editions_of(case.registers, row.standard)}
    following: StandardEdition | None = row
    while following is not None and (following.transition_end or following.withdrawn_or_superseded):
        end = following.transition_end or following.withdrawn_or_superseded
        if end is None or end.last >= case.on:
            return
        yield following
        rows.pop(following.key, None)
        following = rows.get(following.replaced_by)


@rule(
    id="STD-06",
    title="The edition existed when the certificate was issued",
    why="Nobody can be certified to a text before it is published.",
    source="assurco-certification-documents",
    next_step="Ask the certification body when it issued this certificate, and to which edition.",
    worse="Wrongly reassuring. A date with two readings, or a second issue date that fits, is a question.",
    needs=("STD-04",),
    papers=_PAPERS,
)
def edition_existed_at_issue(case: Case) -> Finding:
    """F-029, F-138. A first issue long before the edition is normal and is not looked at."""
    return worst_of(case, _existed_at_issue)


def _existed_at_issue(case: Case, named_: NamedStandard) -> Finding:
    issued = case.certificate.issued or case.certificate.decided
    name = "issued" if case.certificate.issued else "decided"
    if issued is None:
        return not_stated("No issue date was given.")
    state = named_.state(case.registers, case.on)
    rows = [row for row in (state.row, *(reading.row for reading in named_.prints)) if row is not None]
    dated = [(row, row.published) for row in rows if row.published]
    if not dated:
        return not_stated("When {edition} was published is not known here.", edition=named_.in_words)
    about = ["edition", name]
    for row, published in dated:
        told: dict[str, Any] = {"edition": row.key, "published": ReadDate.of(published), "issued": issued.value}
        before = [_published_after(published, reading) for reading in issued.value.readings]
        if not any(before):
            continue
        another = [
            other for other in issued.others if not any(_published_after(published, r) for r in other.readings)
        ]
        if not all(before) or another:
            return question(
                "{edition} was published on {published}. Read one way, this certificate is older than that.",
                about=about,
                **told,
            )
        return problem(
            "It was issued on {issued}, before {edition} was published ({published}).",
            about=about,
            rests_on=[row, *supports("edition", row.key)],
            **told,
        )
    return consistent("It was issued after the edition was published.", about=about)


def _published_after(published: PartialDate, issued: PartialDate) -> bool:
    return issued.last < published.first


@rule(
    id="STD-07",
    title="The certificate does not outlive its edition",
    why="When the transition ends, a certificate to the old edition ends with it, whatever date is printed.",
    source="register-standard-editions",
    next_step="Ask the supplier when it will move to the new edition.",
    worse="Wrongly alarming: such certificates are regular. Still, the printed end is not the real one.",
    needs=("STD-05",),
    papers=_PAPERS,
)
def does_not_outlive_edition(case: Case) -> Finding:
    """F-031, F-024: regular, and worth a question about the move; never more."""
    return worst_of(case, _outlived)


def _outlived(case: Case, named_: NamedStandard) -> Finding:
    expires, issued = case.certificate.expires, case.certificate.issued
    state = named_.state(case.registers, case.on)
    if state.row is None or state.ends is None:
        return consistent("No end of its edition is known.", about=["edition"])
    told: dict[str, Any] = {
        "edition": state.row.key,
        "ends": ReadDate.of(state.ends),
        "newer": state.replaced_by,
    }
    last = known_fact(state.row.key, "last-new-certificates")
    if last and last.until and issued and issued.value.latest > last.until:
        return question(
            "It was issued on {issued}. As reported, new certificates to {edition} had ended by then.",
            about=["edition", "issued"],
            issued=issued.value,
            **told,
        )
    if expires is None:
        return not_stated("No expiry date was given.")
    if expires.value.latest <= state.ends.last:
        return consistent(
            "It ends before the transition of its edition does, {ends}.", about=["expires"], **told
        )
    return question(
        "It runs until {expires}. That is regular, but certificates to {edition} end on {ends} at the latest, "
        "as reported. The holder has to move to {newer} by then.",
        about=["edition", "expires"],
        expires=expires.value,
        **told,
    )


@rule(
    id="STD-09",
    title="National and international edition agree",
    why="A national print has one edition behind it: GB/T 19001-2016 is ISO 9001:2015. Other pairs do not fit.",
    source="register-standard-editions",
    next_step="Ask the certification body which edition it audited.",
    worse="Wrongly reassuring. The years of national prints are second-hand knowledge, so never a problem.",
    needs=("STD-01",),
    papers=_PAPERS,
)
def editions_agree(case: Case) -> Finding:
    """F-041: certificates in China name both. Only editions that stand together are compared."""
    pairs = list(_pairs(case))
    for national, itself in pairs:
        if not _same_edition(case, national, itself):
            return question(
                "It names {national} together with {itself}. As known here, these are not the same edition.",
                about=["standard", "edition"],
                quotes=[national.written, itself.written],
                national=national.written,
                itself=itself.written,
            )
    if pairs:
        national, itself = pairs[0]
        return consistent(
            "{national} and {itself} are the same edition.",
            about=["standard", "edition"],
            national=national.written,
            itself=itself.written,
        )
    return consistent("It does not name two editions together that could disagree.", about=["standard"])


def _pairs(case: Case) -> Iterator[tuple[StandardReading, StandardReading]]:
    """Yield national print and standard where both stand side by side with an edition."""
    standard, edition = case.certificate.standard, case.certificate.edition
    fields = f"{standard.value}:{edition.value}" if standard and edition else ""
    for text in (fields, standard.raw if standard else "", case.certificate.text):
        readings = read_standards(case.registers, text)
        for first, second in pairwise(readings):
            together = _TOGETHER.fullmatch(text[first.end : second.start])
            if not together or first.standard != second.standard or not (first.edition and second.edition):
                continue
            if first.national != second.national:
                yield (first, second) if first.national else (second, first)


def _same_edition(case: Case, national: StandardReading, itself: StandardReading) -> bool:
    if itself.row is None:
        return True
    if national.row is None:
        return "ISO" in national.designation and national.edition[:4] == itself.edition[:4]
    state = state_of(case.registers, national, case.on)
    row = state.equivalent.row if state.equivalent else national.row
    return row is not None and (row.key == itself.row.key or row.edition[:4] == itself.row.edition[:4])


@rule(
    id="STD-10",
    title="A certificate to a very new edition is backed",
    why="Before it can issue accredited certificates to a new edition, a body must be accredited for it.",
    source="isoconsultantmalaysia-9001-2026",
    next_step="Ask for the certification body's accreditation schedule that names the new edition.",
    worse="Wrongly reassuring: very early certificates to a new edition are unusual.",
    needs=("STD-04",),
    papers=_PAPERS,
)
def new_edition_backed(case: Case) -> Finding:
    """F-028, F-029. Without an issue date, the day of looking counts."""
    return worst_of(case, _backed)


def _backed(case: Case, named_: NamedStandard) -> Finding:
    state = named_.state(case.registers, case.on)
    published = state.row.published if state.row else None
    if state.row is None or published is None:
        return consistent("It is not known to be a new edition.", about=["edition"])
    until = add_months(published.last, figure("new-edition-unusual-months"))
    issued = case.certificate.issued or case.certificate.decided
    early = issued.value.earliest <= until if issued else case.on <= until
    if early:
        return question(
            "{edition} was published on {published}. Accredited certificates to it are unusual so soon.",
            about=["edition", *(["issued"] if case.certificate.issued else [])],
            edition=state.row.key,
            published=ReadDate.of(published),
        )
    return consistent("{edition} is no longer a new edition.", about=["edition"], edition=state.row.key)


LOOKS = (_exists, _in_force, _existed_at_issue, _outlived, _backed)
"""What the rules here say of one standard; the rules before them ask what would be found further on."""
