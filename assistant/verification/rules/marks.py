"""ACC-05 to ACC-07: words and marks that only seem to be an accreditation, and marks before their time."""

from __future__ import annotations

import re

from assistant.verification.accreditor import accreditation_of, marks, only_a_mark, said_to_accredit
from assistant.verification.certificate import Source
from assistant.verification.facts import fact, holds
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.grounds import grounds
from assistant.verification.known_body import in_short, printed_name
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule

_MAY_NAME_ONE = frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.OTHER})
_ABOUT = ["accreditation_body"]


@rule(
    id="ACC-05",
    title="The body named can accredit",
    why="ISO, the IAF, Global ACI and CNCA accredit nobody. Words that say so are wrong on their face.",
    source="global-aci-faq-accredit-facility",
    next_step=(
        "Ask the certification body which national accreditation body accredits it, and under which number."
    ),
    worse="Wrongly reassuring: the great name hides that nobody accredits.",
    papers=_MAY_NAME_ONE,
)
def accreditor_accredits(case: Case) -> Finding:
    """Only full members of the arrangement accredit, not the arrangement itself (F-095)."""
    said = said_to_accredit(case)
    named = accreditation_of(case)
    if said:
        row, words = said[0]
        return _accredits_nobody(case, row.acronym, quotes=[words], about=[])
    if named is None:
        return not_stated("No accreditation body is named.")
    if named.bodies or not named.organisations:
        return consistent(
            "{body} is none of the organisations that accredit nobody.", about=_ABOUT, body=named.named.name
        )
    if case.certificate.whole and only_a_mark(named.named.name):
        return not_stated(
            "Only a mark was found, {mark}, and no words about it.", about=_ABOUT, mark=named.named.name
        )
    return _accredits_nobody(case, named.organisations[0].acronym, quotes=[], about=_ABOUT)


def _accredits_nobody(case: Case, acronym: str, *, quotes: list[str], about: list[str]) -> Finding:
    row = next(one for one in case.registers.organisations if one.acronym == acronym)
    known = "iso-certifies-nobody"
    facts = grounds(known, case.on) if fact(known).value == acronym else ()
    return problem(
        "It names {body} as the accreditation body. {short} accredits no certification body. {note}",
        about=about,
        quotes=quotes,
        rests_on=[row, *facts],
        body=printed_name(row),
        short=row.acronym,
        note=in_short(row.note),
    )


@rule(
    id="ACC-06",
    title="The mark of the arrangement does not stand alone",
    why=(
        "The IAF mark shows only that some accreditation body is recognised. It must stand beside that body's "
        "own mark."
    ),
    source="ukas-iaf-mla-mark",
    next_step="Ask which accreditation body's mark belongs beside it, and look that body up.",
    worse=(
        "Wrongly reassuring: the IAF letters alone look like recognition. A mark drawn as a picture may be "
        "unread."
    ),
    papers=_MAY_NAME_ONE,
)
def mark_not_alone(case: Case) -> Finding:
    """Read from a picture, the other mark may be there and unread: then it is a question."""
    certificate = case.certificate
    named = accreditation_of(case)
    old, new = marks(certificate)
    if named is not None and (named.bodies or not named.organisations):
        if old or new or named.organisations:
            return consistent(
                "The mark of the arrangement stands beside {body}.", about=_ABOUT, body=named.named.name
            )
        return consistent("No mark of the arrangement stands alone.", about=_ABOUT)
    if named is not None and certificate.source in {Source.TYPED, Source.TEXT}:
        return problem(
            "Only {mark} is shown, without the mark of an accreditation body.",
            about=_ABOUT,
            rests_on=grounds("recognition-mark-never-alone", case.on),
            mark=named.named.name,
        )
    if old or new or named is not None:
        return question(
            "Only {mark} was found, without the mark of an accreditation body. It may be there as a picture.",
            about=_ABOUT if named else [],
            quotes=[*old, *new],
            mark=named.named.name if named else (*old, *new)[0],
        )
    return not_stated(
        "No mark of the recognition arrangement was found. Many certificates show none.",
    )


@rule(
    id="ACC-07",
    title="The mark of the arrangement fits the date",
    why="The new Global ACI mark may not be used before its launch. The IAF mark may still be used.",
    source="ukas-global-aci-mra-mark",
    next_step=(
        "Ask the accreditation body, through its own website, whether this mark may stand on the certificate."
    ),
    worse="Wrongly alarming: the launch may come after Certwise was last updated. Then it asks instead.",
    papers=_MAY_NAME_ONE,
)
def mark_fits_date(case: Case) -> Finding:
    """Dated facts: the new mark is not launched, IAF MLA marks stay usable (F-098 to F-101)."""
    certificate = case.certificate
    old, new = marks(certificate)
    named = certificate.accreditation_body
    if named is not None and only_a_mark(named.value):
        old, new = (old, (*new, named.value)) if _is_new(named.value) else ((*old, named.value), new)
    issued = certificate.issued.value.latest if certificate.issued else case.on
    about = ["issued"] if certificate.issued else []
    not_launched = fact("global-aci-mark-not-launched")
    if new:
        if not_launched.until is not None and issued > not_launched.until:
            return consistent(
                "The mark {mark} was in use when it was issued.", about=about, quotes=new, mark=new[0]
            )
        if not_launched.until is None and case.on > not_launched.review_due:
            return question(
                "It shows {mark}. When Certwise was last updated, that mark was not launched.",
                about=about,
                quotes=new,
                mark=new[0],
            )
        return problem(
            "It shows {mark}. That mark was not launched when it was issued.",
            about=about,
            quotes=new,
            rests_on=[not_launched],
            mark=new[0],
        )
    if old:
        usable = issued < (fact("iaf-mla-mark-usable").since or issued) or holds("iaf-mla-mark-usable", issued)
        if usable:
            return consistent("The mark {mark} may be used on that date.", about=about, quotes=old, mark=old[0])
        return question(
            "It shows {mark}, which had ended when it was issued.", about=about, quotes=old, mark=old[0]
        )
    return not_stated("No mark of the recognition arrangement was found.")


def _is_new(mark: str) -> bool:
    return not re.match(r"\s*(?:IAF|ILAC|International)", mark, re.IGNORECASE)
