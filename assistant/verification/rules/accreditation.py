"""ACC: who accredits the certification body, for this standard, and whether that is recognised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.verification.accreditor import accreditation_of
from assistant.verification.body_named import known_body
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.known_body import Named, in_short, printed_name
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule
from assistant.verification.rules.marks import accreditor_accredits, mark_fits_date, mark_not_alone
from knowledge.registers import (
    AccreditationBody,
    Confidence,
    Known,
    NotRecognisedAccreditor,
    Registers,
    accreditors_of,
    check_identifier,
    portal_for,
    read_standards,
)
from knowledge.registers.usage import Shape

__all__ = (
    "accreditor_accredits",
    "mark_fits_date",
    "mark_not_alone",
)  # rules that stand in `marks.py`; the list of all rules looks here

_SYSTEM = frozenset({PaperKind.MANAGEMENT_SYSTEM})
_ABOUT = ["accreditation_body"]
_SIGNATORIES = (
    "Look the accreditation body up in the list of signatories of Global Accreditation Cooperation "
    "Incorporated, for management systems and for this standard."
)
_QUALITY, _DEVICES = "ISO 9001", "ISO 13485"


def standards_of(case: Case) -> frozenset[str]:
    """Return the international designations of the standards named in the field of the standard."""
    field = case.certificate.standard
    if field is None:
        return frozenset()
    return frozenset(r.standard for r in read_standards(case.registers, field.value) if r.standard)


@rule(
    id="ACC-01",
    title="An accreditation body is named",
    why="An accreditation body checks the certification body. Without one nobody independent does.",
    source="isobench-certificate-content",
    next_step="Ask the certification body whether this certificate is accredited, and by whom.",
    worse=(
        "Wrongly reassuring: the mark is often missing just where there is no accreditation. Yet it may "
        "lawfully be."
    ),
    papers=_SYSTEM,
)
def accreditor_named(case: Case) -> Finding:
    """The mark is optional; a survey of 237 accredited certificates saw it on 89 % (F-140, F-142)."""
    field = case.certificate.accreditation_body
    if field is not None:
        return consistent("It names {body} for the accreditation.", about=_ABOUT, body=field.value)
    if case.certificate.whole:
        return question(
            "No accreditation body was found on the paper. That is allowed, but most accredited certificates "
            "name one."
        )
    return not_stated("No accreditation body was given.")


@rule(
    id="ACC-02",
    title="The accreditation body is recognised",
    why=(
        "Anybody can found an accreditation board. Recognised ones are checked by each other in one "
        "arrangement."
    ),
    source="global-aci-faq-accredit-facility",
    next_step=_SIGNATORIES,
    worse="Wrongly reassuring: a self-appointed accreditation body makes any certificate look accredited.",
    needs=("ACC-01",),
    papers=_SYSTEM,
)
def accreditor_recognised(case: Case) -> Finding:
    """Signatory of the arrangement for management systems. Not in the register is a question, never more."""
    named = accreditation_of(case)
    assert named is not None  # noqa: S101 - ACC-01 holds
    outside = [row for row in named.bodies if isinstance(row, NotRecognisedAccreditor)]
    outside += [row for row in named.named.within if isinstance(row, NotRecognisedAccreditor)]
    if outside:
        return problem(
            "{body} stands outside the recognised arrangement, as far as is known. {note}",
            about=_ABOUT,
            rests_on=outside[:1],
            body=printed_name(outside[0]),
            note=in_short(outside[0].note),
        )
    inside = [row for row in named.bodies if isinstance(row, AccreditationBody)]
    if not inside:
        if named.organisations:
            return not_stated("{body} is not an accreditation body.", about=_ABOUT, body=named.named.name)
        return question(
            "{body} is no accreditation body that is known here. Anybody can found one.",
            about=_ABOUT,
            body=named.named.name,
        )
    several = _several(named.named, inside)
    if several is not None:
        return several
    row = _weakest(inside, lambda row: row.mla_qms)
    if _recognised(row, row.mla_qms):
        return consistent(
            "{body} is known as a signatory of the recognised arrangement.",
            about=_ABOUT,
            body=printed_name(row),
        )
    return question(
        "{body} is a real accreditation body. Whether it is recognised for management systems is not "
        "confirmed here.",
        about=_ABOUT,
        body=printed_name(row),
    )


def _several(named: Named, rows: list[AccreditationBody]) -> Finding | None:
    """Return the question where a name stands for several accreditation bodies, None where it does not."""
    if len(rows) < len(("one", "another")):
        return None
    told: dict[str, Any] = {"body": named.name, "bodies": [printed_name(row) for row in rows]}
    if len({row.economy for row in rows}) > 1 and _same_letters(named.name, rows):
        return question(
            "The letters {body} belong to several accreditation bodies: {bodies}.", about=_ABOUT, **told
        )
    if named.in_full:
        return None
    return question(
        "{body} holds the names of several accreditation bodies: {bodies}.",
        about=_ABOUT,
        next_step="Ask the certification body which of them accredits it, and under which number.",
        **told,
    )


def _recognised(row: AccreditationBody, level: Known) -> bool:
    """Say whether a row says that a body is recognised at a level. A row of low confidence says nothing."""
    return level is Known.YES and row.confidence is not Confidence.LOW


def _weakest(rows: list[AccreditationBody], level: Callable[[AccreditationBody], Known]) -> AccreditationBody:
    """Return the first row that is not surely recognised at a level, else the first."""
    return next((row for row in rows if not _recognised(row, level(row))), rows[0])


def _same_letters(name: str, rows: list[AccreditationBody]) -> bool:
    return all(
        name.casefold() in {row.acronym.partition(" ")[0].casefold(), *map(str.casefold, row.aliases)}
        for row in rows
    )


@rule(
    id="ACC-03",
    title="The accreditation body is recognised for this standard",
    why="An accreditation body can be recognised for ISO 9001 and not for medical devices (ISO 13485).",
    source="ukas-counterfeit-certificates",
    next_step=_SIGNATORIES,
    worse="Wrongly reassuring. The register is weak here, so it is a question at most.",
    needs=("ACC-01",),
    papers=_SYSTEM,
)
def accreditor_recognised_for_standard(case: Case) -> Finding:
    """Recognition has a level for each standard (F-097)."""
    named = accreditation_of(case)
    assert named is not None  # noqa: S101 - ACC-01 holds
    inside = [row for row in named.bodies if isinstance(row, AccreditationBody)]
    about = ["accreditation_body", "standard"]
    if not inside:
        return not_stated("No accreditation body that is known here is named.", about=_ABOUT)
    standards = standards_of(case)
    if _DEVICES in standards:
        row = _weakest(inside, lambda row: row.mla_mdms)
        if _recognised(row, row.mla_mdms):
            return consistent(
                "{body} is listed here as recognised for ISO 13485. The list of signatories has the last word.",
                about=about,
                body=printed_name(row),
            )
        return question(
            "{body} is a real accreditation body, but it is not known to be recognised for medical devices "
            "(ISO 13485).",
            about=about,
            body=printed_name(row),
        )
    row = _weakest(inside, lambda row: row.mla_qms)
    if _QUALITY in standards and _recognised(row, row.mla_qms):
        return consistent(
            "{body} is listed here as recognised for ISO 9001.", about=about, body=printed_name(row)
        )
    return not_stated(
        "For which standards {body} is recognised is not confirmed here.", about=_ABOUT, body=printed_name(row)
    )


@rule(
    id="ACC-04",
    title="The certification body is accredited by the body named",
    why="A mark is easily copied. The accreditation body's directory says whom it accredits.",
    source="ukas-counterfeit-certificates",
    next_step="Look the certification body up in the directory of the accreditation body named on the paper.",
    worse=(
        "Wrongly reassuring: a copied mark would pass. The lists here are not whole, so it is a question at "
        "most."
    ),
    needs=("ACC-01", "BODY-01"),
    papers=_SYSTEM,
)
def bodies_linked(case: Case) -> Finding:
    """The register lists the main accreditors of a certification body, not all of them."""
    named = accreditation_of(case)
    assert named is not None  # noqa: S101 - ACC-01 holds
    body = known_body(case)
    accreditors = [row for row in named.bodies if isinstance(row, AccreditationBody)]
    about = ["certification_body", "accreditation_body"]
    if body is None or not accreditors:
        return not_stated("Not both bodies are known here, so their link could not be looked up.", about=about)
    known = {row.acronym for row in accreditors_of(case.registers, body)}
    linked = next((row for row in accreditors if row.acronym in known), None)
    if linked is not None:
        return consistent(
            "{accreditor} is known to accredit {body}.",
            about=about,
            accreditor=linked.acronym,
            body=body.name,
        )
    accreditor = accreditors[0]
    directories = portal_for(case.registers, accreditor)
    return question(
        "{accreditor} is not among the bodies that are known to accredit {body}.",
        about=about,
        next_step="Look {body} up here: {register}, {url}." if directories and directories[0].url else None,
        accreditor=printed_name(accreditor),
        body=body.name,
        register=directories[0].name if directories else "",
        url=directories[0].url if directories else "",
    )


@rule(
    id="ACC-08",
    title="The accreditation number looks like one of that body",
    why=(
        "Some accreditation bodies number in a way of their own. A number of another kind may be of something "
        "else."
    ),
    source="register-identifier-formats",
    next_step=(
        "Look the number up in the directory of the accreditation body: does it belong to this certification "
        "body?"
    ),
    worse="Wrongly alarming: numbering changes. It is a question at most.",
    papers=_SYSTEM,
)
def accreditation_number_fits(case: Case) -> Finding:
    """Only where the register knows how the body numbers."""
    field = case.certificate.accreditation_number
    named = accreditation_of(case)
    if field is None:
        return not_stated("No accreditation number is stated. Many certificates leave it out.")
    about = ["accreditation_number", "accreditation_body"]
    if named is None or not named.bodies:
        return not_stated("Whose number it is could not be told.", about=["accreditation_number"])
    own = {f"{row.acronym} accreditation number" for row in named.bodies} | {
        f"{r.acronym} number" for r in named.bodies
    }
    formats = [f for f in case.registers.identifier_formats if f.identifier in own]
    written = " ".join(field.value.split())
    fits = {
        r.format.identifier
        for text in _with_letters(written, named.bodies)
        for r in check_identifier(case.registers, text)
    }
    others = [name for name in fits if name.endswith("accreditation number") and name not in own]
    if fits & own:
        return consistent(
            "The number {number} is written as {body} writes them.",
            about=about,
            number=written,
            body=named.named.name,
        )
    if others:
        return question(
            "The number {number} is written like a {other}, not like one of {body}.",
            about=about,
            number=written,
            other=others[0],
            body=named.named.name,
        )
    if formats and not any(_shapeless(case.registers, one.identifier) for one in formats):
        return question(
            "The number {number} is not written as {body} writes them, for example {example}.",
            about=about,
            number=written,
            body=named.named.name,
            example=formats[0].example_valid[0] if formats[0].example_valid else formats[0].regex,
        )
    return not_stated("How {body} writes its numbers is not known here.", about=about, body=named.named.name)


def _with_letters(number: str, bodies: tuple[AccreditationBody | NotRecognisedAccreditor, ...]) -> list[str]:
    """Return a number as printed and with the letters of the body before it: "C001-M" of CNAS."""
    return [number, *(f"{row.acronym} {number}" for row in bodies if row.acronym.lower() not in number.lower())]


def _shapeless(registers: Registers, identifier: str) -> bool:
    """Say whether the register calls a format shapeless: it fits too much to object to anything."""
    return any(
        use.identifier == identifier and use.shape is Shape.SHAPELESS for use in registers.identifier_uses
    )


@rule(
    id="ACC-09",
    title="Its name does not merely resemble that of a real accreditation body",
    why="Letters such as USAS for UKAS, or IAF-AB for IAF, are read as the famous ones.",
    source="ukascert-client-rules",
    next_step="Read every letter of the mark. Look the body up in the list of signatories of Global ACI.",
    worse="Wrongly reassuring: the eye reads the famous name.",
    needs=("ACC-01",),
    papers=_SYSTEM,
)
def accreditor_no_look_alike(case: Case) -> Finding:
    """Resemblance is a question: short letters are often alike by chance."""
    named = accreditation_of(case)
    assert named is not None  # noqa: S101 - ACC-01 holds
    for row in named.bodies:
        if not isinstance(row, NotRecognisedAccreditor):
            continue  # CNAS is named like CNCA, and is what it says
        real = next((one for one in case.registers.organisations if row.acronym in one.is_not), None)
        if real is not None:
            return question(
                "{body} is not the {real}, though the names are alike.",
                about=_ABOUT,
                body=printed_name(row),
                real=printed_name(real),
            )
    alike = [*named.named.like, *named.named.within]
    if alike:
        return question(
            "The name {body} resembles {known}, but it is not the same name.",
            about=_ABOUT,
            body=named.named.name,
            known=[printed_name(row) for row in alike[:3]],
        )
    return consistent(
        "The name {body} does not merely resemble another one.", about=_ABOUT, body=named.named.name
    )


@rule(
    id="ACC-10",
    title="The certification body is accredited for ISO 13485",
    why="A body can be accredited for ISO 9001 and not for ISO 13485. It then certifies without accreditation.",
    source="ukascert-client-rules",
    next_step=(
        "Ask the accreditation body, or look in its directory, whether ISO 13485 is in the scope of this body."
    ),
    worse="Wrongly reassuring. The register is weak here, so it is a question at most.",
    needs=("BODY-01",),
    papers=_SYSTEM,
)
def body_accredited_for_devices(case: Case) -> Finding:
    """Accreditation has a schedule of standards (F-111)."""
    about = ["certification_body", "standard"]
    if _DEVICES not in standards_of(case):
        return consistent("It is asked of certificates to ISO 13485 only.", about=["standard"])
    body = known_body(case)
    if body is None:
        return not_stated(
            "The certification body is not known here, or its name fits several.", about=["certification_body"]
        )
    if body.accredited_for_iso13485 is Known.YES:
        return consistent(
            "{body} is listed here as accredited for ISO 13485. The directory of the accreditation body has "
            "the last word.",
            about=about,
            body=body.name,
        )
    return question("{body} is not known to be accredited for ISO 13485.", about=about, body=body.name)
