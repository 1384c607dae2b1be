"""STD: the standard named exists, can be certified to, is in force, and fits the product."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.dated_values import known_fact, listed, supports
from assistant.verification.facts import holds
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.named_standards import NamedStandard, standards_named, worst_of
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, Need, rule
from assistant.verification.rules.editions import (
    LOOKS,
    does_not_outlive_edition,
    edition_existed_at_issue,
    edition_exists,
    edition_in_force,
    editions_agree,
    new_edition_backed,
)
from knowledge.registers import EditionStatus, Kind, Market, editions_of, find_mentions, similar_standards

__all__ = [
    "does_not_outlive_edition",
    "edition_existed_at_issue",
    "edition_exists",
    "edition_in_force",
    "editions_agree",
    "new_edition_backed",
]

_PAPERS = frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.OTHER})
_MEDICAL = re.compile(
    r"\bmedical\b|\bsurgical|\bimplant|\bdiagnostic|\bmedizin|\bm[ée]dic|\bchirurg|医疗|医用|醫療|醫用|手术|手術|诊断",
    re.IGNORECASE,
)
_NO_DEVICE = ("not a device", "not a medical device")
_QUALITY = "quality"


@rule(
    id="STD-01",
    title="A standard is named",
    why="A certificate says what was audited. Without the standard nobody knows what it vouches for.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask to which standard, with its year, the certificate was issued.",
    worse="Wrongly reassuring: a paper without a standard vouches for nothing.",
    papers=_PAPERS,
)
def standard_named(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2: the certification document names the standard."""
    standard = case.certificate.standard
    if standard is not None:
        return consistent("It names {standard}.", about=["standard"], standard=standard.value)
    if case.certificate.whole:
        return question("No standard was found on the paper. Nearly all accredited certificates name one.")
    return not_stated("No standard was given.")


@rule(
    id="STD-02",
    title="Companies are certified to this standard",
    why="Some standards are guidance, vocabulary or test methods. A certificate to one of them means little.",
    source="register-standard-editions",
    next_step="Ask which standard was audited, and for a certificate that names it.",
    worse="Wrongly reassuring. A standard that is not known here is a question and no more.",
    needs=("STD-01",),
    papers=_PAPERS,
)
def standard_certifiable(case: Case) -> Finding:
    """F-014, F-059, F-209: ISO 9000, 9004, 14971, 26000 and the like lead to no certificate."""
    return worst_of(case, _certifiable, then=LOOKS)


def _certifiable(case: Case, named_: NamedStandard) -> Finding:
    state = named_.state(case.registers, case.on)
    told: dict[str, Any] = {"standard": state.standard or named_.in_words}
    if state.status is EditionStatus.NOT_CERTIFIABLE:
        return problem(
            "Companies are not certified to {standard}. It holds guidance, terms, tests or rules for others.",
            about=["standard"],
            rests_on=[*state.rows, *supports("not-certifiable", state.standard)],
            **told,
        )
    if state.status is EditionStatus.DOES_NOT_EXIST and state.row is not None:
        return problem(
            "There is no standard {standard}.",
            about=["standard"],
            rests_on=state.rows,
            standard=named_.in_words,
        )
    if state.status is EditionStatus.UNKNOWN_STANDARD:
        written = named_.reading.designation if named_.reading else named_.standard
        similar = similar_standards(case.registers, written)
        if similar:
            return question(
                "{written} is not known here. It resembles {similar}.",
                about=["standard"],
                written=written,
                similar=list(similar),
            )
        return question("{written} is not known here.", about=["standard"], written=written)
    return consistent("Companies are certified to {standard}.", about=["standard"], **told)


@rule(
    id="STD-03",
    title="The edition of the standard is named",
    why="Standards are revised. Only the year shows whether the audit followed a text that still counts.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask for the year of the standard: the certificate itself should show it.",
    worse="Wrongly reassuring: without its year, an old standard looks like the new one.",
    needs=("STD-01",),
    papers=_PAPERS,
)
def edition_named(case: Case) -> Finding:
    """F-004, F-141: the standard is named with its edition. Some schemes have no editions by year."""
    return worst_of(case, _with_edition, then=LOOKS)


def _with_edition(case: Case, named_: NamedStandard) -> Finding:
    if named_.edition:
        about = ["edition"] if case.certificate.edition else ["standard"]
        return consistent("It names the edition, {edition}.", about=about, edition=named_.edition)
    rows = editions_of(case.registers, named_.state(case.registers, case.on).standard)
    if rows and not any(row.edition[:4].isdigit() for row in rows):
        return consistent("{standard} has no editions by year.", about=["standard"], standard=named_.standard)
    if case.certificate.whole:
        return question(
            "It names {standard} without a year. Nearly all accredited certificates show it.",
            about=["standard"],
            standard=named_.standard,
        )
    return not_stated("The edition of {standard} was not given.", standard=named_.standard)


@rule(
    id="STD-08",
    title="The standard fits the product and the market",
    why="ISO 9001 is for any trade. Makers of medical devices are expected to work to ISO 13485.",
    source="bsi-compliance-navigator-9001-13485",
    next_step="Ask for the maker's certificate to the standard that the product needs.",
    worse="Wrongly reassuring: a good certificate of another kind would look like the right one.",
    needs=("STD-02",),
    context=(Need.PRODUCT,),
    papers=_PAPERS,
)
def fits_the_product(case: Case) -> Finding:
    """F-090, F-237: a device needs ISO 13485 or a programme built on it; Canada asks for MDSAP."""
    product = case.context.product or ""
    names = standards_named(case.certificate, case.registers, case.on)
    told: dict[str, Any] = {"standard": list(names), "product": product}
    about = ["standard"]
    if _is_device(case, product):
        for_devices = listed("device-quality-standards")
        if not set(names) & set(for_devices):
            return question(
                "{product} is a medical device. {standard} alone does not cover what device makers must do.",
                about=about,
                next_step="Ask for the maker's {wanted} certificate with this product in its scope.",
                wanted=for_devices[0],
                **told,
            )
        asked = _asked_by_market(case)
        if asked is not None and asked not in names:
            return question(
                "For most classes of device, {market} asks for a {asked} certificate, not {standard} alone.",
                about=about,
                next_step="Ask for the maker's {asked} certificate, and for the class of the device.",
                market=case.context.market or "",
                asked=asked,
                **told,
            )
        return consistent("{standard} is meant for makers of medical devices.", about=about, **told)
    subjects = {row.standard: row.subject for row in case.registers.standards}
    other = [subjects[name] for name in names if name in subjects and _QUALITY not in subjects[name]]
    if names and len(other) == len(names):
        return question(
            "{standard} is about {subject}, not about the quality of the product.",
            about=about,
            subject=other,
            **told,
        )
    return consistent("{standard} can be used for any product of its field.", about=about, **told)


def _is_device(case: Case, product: str) -> bool:
    """Say whether the buyer's words name a medical device: a term of the register, or a telling word."""
    terms = [mention.row for mention in find_mentions(case.registers, product) if mention.kind is Kind.PRODUCT]
    if terms:
        return not all(getattr(row, "eu_mdr_class_typical", "").startswith(_NO_DEVICE) for row in terms)
    return bool(_MEDICAL.search(product))


def _asked_by_market(case: Case) -> str | None:
    for mention in find_mentions(case.registers, case.context.market or ""):
        if isinstance(mention.row, Market):
            asked = known_fact("asked-for-in", mention.row.code)
            if asked is not None and holds(asked.id, case.on):
                return asked.value
    return None
