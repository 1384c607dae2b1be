"""BODY: the certification body is named, known, and not ISO, an accreditor, the holder or a consultant."""

from __future__ import annotations

from assistant.verification.body_named import body_of
from assistant.verification.facts import fact
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.grounds import grounds
from assistant.verification.known_body import in_short, printed_name
from assistant.verification.name_parts import split_name
from assistant.verification.names import NameOutcome, compare_names
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule
from assistant.verification.rules.body_conduct import (
    body_approved_in_china,
    body_contact,
    body_sells_no_consulting,
)
from knowledge.registers import CertificationBody, Kind, NotifiedBody, Organisation
from knowledge.registers.names import key_of

__all__ = (
    "body_approved_in_china",
    "body_contact",
    "body_sells_no_consulting",
)  # rules that stand in `body_conduct.py`; the list of all rules looks here

_ISSUED = frozenset(PaperKind) - {PaperKind.FDA_PAPER}
_CERTIFIERS = (Kind.CERTIFICATION_BODY, Kind.NOTIFIED_BODY)
_ACCREDITORS = (Kind.ACCREDITATION_BODY, Kind.NOT_RECOGNISED_ACCREDITOR)
_ABOUT = ["certification_body"]
_FACTS_ABOUT = ("iso-certifies-nobody", "fda-issues-no-certificate")


@rule(
    id="BODY-01",
    title="The certification body is named",
    why="Somebody must stand behind a certificate. Without a name there is nobody to ask.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step=(
        "Ask the supplier which certification body issued the certificate, and for the page that names it."
    ),
    worse="Wrongly reassuring: a paper that nobody signs would pass.",
    papers=_ISSUED,
)
def body_named(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2: the document states name, address and mark of the certification body."""
    field = case.certificate.certification_body
    if field is not None:
        return consistent("It names {body} as the body that issued it.", about=_ABOUT, body=field.value)
    if case.certificate.whole:
        return question(
            "No certification body was found on the paper. Nearly all accredited certificates name one."
        )
    return not_stated("No certification body was given.")


@rule(
    id="BODY-02",
    title="The body named is one that issues certificates",
    why=(
        "ISO, the IAF, the FDA and the European Commission certify no companies. A paper in their name is "
        "wrong."
    ),
    source="iso-logo-not-for-use",
    next_step=(
        "Ask the supplier which certification body did the audit, and ask that body about the certificate."
    ),
    worse="Wrongly reassuring: a famous name is what makes such a paper work.",
    needs=("BODY-01",),
    papers=_ISSUED,
)
def body_issues_certificates(case: Case) -> Finding:
    """ISO writes standards, the IAF and Global ACI recognise accreditation bodies; none certifies companies."""
    named = body_of(case)
    assert named is not None  # noqa: S101 - BODY-01 holds
    if named.of(*_CERTIFIERS, *_ACCREDITORS) or not named.rows:
        return consistent(
            "{body} is none of the organisations that certify nobody.", about=_ABOUT, body=named.name
        )
    row = named.rows[0]
    assert isinstance(row, Organisation)  # noqa: S101 - no other kind is left
    facts = [g for name in _FACTS_ABOUT if fact(name).value == row.acronym for g in grounds(name, case.on)]
    return problem(
        "It names {body} as the body that issued it. {short} issues no such certificates. {note}",
        about=_ABOUT,
        rests_on=[row, *facts],
        body=printed_name(row),
        short=row.acronym,
        note=in_short(row.note),
    )


@rule(
    id="BODY-03",
    title="The body named is not an accreditation body",
    why="An accreditation body checks certification bodies. It does not certify companies itself.",
    source="global-aci-faq",
    next_step=(
        "Ask which certification body did the audit: its name should stand beside the accreditation mark."
    ),
    worse="Wrongly reassuring: the mark of an accreditation body is often copied to look official.",
    needs=("BODY-01",),
    papers=_ISSUED,
)
def body_is_no_accreditor(case: Case) -> Finding:
    """The chain has two links: accreditation body, certification body. Letters can belong to both."""
    named = body_of(case)
    assert named is not None  # noqa: S101 - BODY-01 holds
    accreditors = named.of(*_ACCREDITORS)
    if not accreditors:
        return consistent("{body} is not known as an accreditation body.", about=_ABOUT, body=named.name)
    if named.of(*_CERTIFIERS):
        return question(
            "The letters {body} can mean a certification body or an accreditation body.",
            about=_ABOUT,
            body=named.name,
        )
    return problem(
        "It names {body} as the body that issued it. That is an accreditation body: it checks certification "
        "bodies.",
        about=_ABOUT,
        rests_on=accreditors[:1],
        body=printed_name(accreditors[0]),
    )


@rule(
    id="BODY-04",
    title="The certification body is known",
    why="Anybody can found a certification body. One that is known can be looked up and asked.",
    source="register-certification-bodies",
    next_step=(
        "Find the certification body's own website yourself, not through the paper. Look for it in the "
        "directory of the accreditation body that it names."
    ),
    worse=(
        "Wrongly reassuring: an invented body would pass. That it is not known here is never more than a "
        "question."
    ),
    needs=("BODY-01",),
    papers=_ISSUED,
)
def body_known(case: Case) -> Finding:
    """The register lists the bodies that buyers often meet; thousands of good ones are not in it."""
    named = body_of(case)
    assert named is not None  # noqa: S101 - BODY-01 holds
    known = named.of(*_CERTIFIERS)
    several = [row.name for row in known if isinstance(row, CertificationBody)]
    if len(several) > 1:
        return question(
            "The name {body} fits several certification bodies: {bodies}.",
            about=_ABOUT,
            next_step="Ask the supplier for the full name and address of the body that issued it.",
            body=named.name,
            bodies=several[:3],
        )
    if known:
        return consistent(
            "{body} is a certification body that is known here. That alone does not show that it issued this "
            "paper.",
            about=_ABOUT,
            body=printed_name(known[0]),
        )
    if named.within:
        return question(
            "{body} has {known} in its name, but no company of exactly this name is known here.",
            about=_ABOUT,
            next_step="Ask {known}, through its own website, whether this company belongs to it.",
            body=named.name,
            known=printed_name(named.within[0]),
        )
    if named.rows:
        return not_stated("{body} is known, but not as a certification body.", about=_ABOUT, body=named.name)
    return question(
        "{body} is not in the list of certification bodies that Certwise carries. Many good ones are not.",
        about=_ABOUT,
        body=named.name,
    )


@rule(
    id="BODY-05",
    title="Its name does not merely resemble that of a known body",
    why="A name that is nearly a famous one can be a misprint, or can be meant to be mistaken for it.",
    source="ukascert-client-rules",
    next_step=(
        "Read every letter of the name on the paper. Ask the known body, through its own website, if it is "
        "theirs."
    ),
    worse="Wrongly reassuring: the eye reads the famous name.",
    needs=("BODY-01",),
    papers=_ISSUED,
)
def body_no_look_alike(case: Case) -> Finding:
    """Resemblance is a question only: short names are often alike by chance."""
    named = body_of(case)
    assert named is not None  # noqa: S101 - BODY-01 holds
    alike = [row for row in (*named.like, *named.within) if not isinstance(row, NotifiedBody)]
    if alike:
        return question(
            "The name {body} resembles {known}, but it is not the same name.",
            about=_ABOUT,
            body=named.name,
            known=[printed_name(row) for row in alike[:3]],
        )
    return consistent("The name {body} does not merely resemble another one.", about=_ABOUT, body=named.name)


@rule(
    id="BODY-06",
    title="The holder did not certify itself",
    why="A certificate is the word of an independent body. A company's word about itself is a claim.",
    source="iso-iec-17021-1-2015",
    at="5.2",
    next_step="Ask for the certificate of an independent certification body.",
    worse="Wrongly reassuring: a self-made paper would count as a certificate.",
    needs=("BODY-01",),
)
def body_is_not_holder(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 5.2: certification is impartial. Companies of one group are a question."""
    field, holder = case.certificate.certification_body, case.certificate.holder
    assert field is not None  # noqa: S101 - BODY-01 holds
    if holder is None:
        return not_stated(
            "No holder is stated, so the two could not be compared.",
            about=_ABOUT,
            next_step="Give the name of the holder.",
        )
    forms = {token for form in case.registers.legal_forms for token in key_of(form.form)}
    body, held = ([t for t in key_of(text) if t not in forms] for text in (field.value, holder.value))
    about = ["certification_body", "holder"]
    if body and body == held:
        return problem(
            "The holder and the body that issued it are the same: {holder}.", about=about, holder=holder.value
        )
    shorter, longer = sorted((body, held), key=len)
    starts = len("".join(shorter)) > _SHORTEST_GROUP and longer[: len(shorter)] == shorter
    if starts or _perhaps_one(field.value, holder.value):
        return question(
            "The holder, {holder}, and the body that issued it, {body}, seem to belong to one group.",
            about=about,
            holder=holder.value,
            body=field.value,
        )
    return consistent("The holder and the body that issued it are two.", about=about)


_SHORTEST_GROUP = 2


def _perhaps_one(body: str, holder: str) -> bool:
    """Say whether two names may be one company or one group: places, order and words of a group set aside."""
    compared = compare_names(body, holder)
    if compared.outcome in {NameOutcome.SAME, NameOutcome.LIKELY_SAME}:
        return True
    open_or_related = compared.outcome is NameOutcome.CANNOT_TELL or compared.relation is not None
    return open_or_related and bool(_own_words(body) & _own_words(holder))


def _own_words(name: str) -> set[str]:
    split = split_name(name)
    return {word for parts in (split.latin, split.cjk) if parts for word in parts.core}
