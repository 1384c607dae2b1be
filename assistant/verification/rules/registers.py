"""REG: confirmation in a register, open until the buyer looked. No paper can give it."""

from __future__ import annotations

from assistant.verification.body_named import known_body
from assistant.verification.context import RegisterAnswer
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.in_china import holder_in_china
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.register_to_use import fda_register
from assistant.verification.rule import Case, rule
from knowledge.registers import CertificationBody, Portal, portal_for

_SYSTEM = frozenset({PaperKind.MANAGEMENT_SYSTEM})
_LAW = frozenset({PaperKind.EU_CERTIFICATE, PaperKind.EU_PAPER, PaperKind.FDA_PAPER})
_EVERYWHERE, _CHINA = "IAF CertSearch", "CNCA certification register (认证结果查询)"

_CHINESE = "CN"

_LOOK = (
    "Open {register}, {url}. Type {what}. Compare name, address, scope, standard and dates with the paper. If "
    "nothing is found, that proves nothing: {meaning}. Then ask the body that issued it."
)
_ASK = (
    "Write to {body}, with a contact from its own website and not from the paper. Ask for the status of "
    "{which}. It has to tell anybody who asks."
)
_IN_GENERAL = "it may be too new, confidential, or kept elsewhere"
_IN_CERTSEARCH = "it may not be uploaded yet, the holder may be confidential, or it was removed"
_IN_CHINA = "the data may not be uploaded yet, or the body that issued it may have no approval in China"
_IN_EUDAMED = "older certificates and devices need not be in it yet"
_NO_FDA_NUMBER = "the company name, and ask for its registration number"
_IN_FDA = "the number may be mistyped, or the registration may have lapsed"


def _answered(answer: RegisterAnswer) -> Finding:
    """Return what the buyer's own look says. A register counts more than any paper."""
    match answer:
        case RegisterAnswer.VALID:
            return consistent("You found it in the register, in force and as on the paper.")
        case RegisterAnswer.NOT_FOUND:
            return question(
                "You did not find it in the register. That is a reason to ask, not a proof: {meaning}.",
                next_step=(
                    "Ask the certification body for the status of this certificate, with a contact from its "
                    "own website. It has to tell anybody who asks."
                ),
                meaning=Phrase(_IN_CERTSEARCH),
            )
        case RegisterAnswer.DIFFERENT:
            return problem("You found it in the register, but with other details than on the paper.")
        case RegisterAnswer.SUSPENDED:
            return problem("You found it suspended in the register: for now it does not count.")
        case RegisterAnswer.WITHDRAWN:
            return problem("You found it withdrawn in the register: it no longer counts.")
        case RegisterAnswer.EXPIRED:
            return problem("You found it expired in the register.")


def _to_type(case: Case) -> Phrase:
    """Return what to type: the number of the certificate, else the holder's name."""
    certificate = case.certificate
    number = certificate.certificate_number
    if number is not None:
        return Phrase("the certificate number {number}", {"number": number.value})
    if certificate.holder is not None:
        return Phrase("the company name {name}", {"name": certificate.holder.value})
    return Phrase("the company name")


def _open(case: Case, portal: Portal | None, meaning: str, *, what: Phrase | None = None) -> Finding:
    """Return that it is open, with the register to look in and what to type there."""
    field, number = case.certificate.certification_body, case.certificate.certificate_number
    if portal is None or not portal.url:
        return not_stated(
            "No paper can show it. It is open until you ask the body that issued it.",
            next_step=_ASK,
            body=field.value if field else Phrase("the certification body"),
            which=Phrase("certificate {number}", {"number": number.value})
            if number
            else Phrase("this certificate"),
        )
    return not_stated(
        "No paper can show it. It is open until you look in {register}.",
        next_step=_LOOK,
        register=portal.name,
        url=portal.url,
        what=what or _to_type(case),
        meaning=Phrase(meaning),
    )


def _named(case: Case, name: str) -> Portal | None:
    return next((portal for portal in case.registers.portals if portal.name == name), None)


_PAPER_IS_OLD = (
    "A certificate can be suspended or withdrawn any day, and the paper in your hands does not change."
)


@rule(
    id="REG-01",
    title="The certification body confirms it",
    why=_PAPER_IS_OLD,
    source="ukas-certcheck-confidential",
    next_step=(
        "Ask the certification body, with a contact from its own website, for the status of this certificate."
    ),
    worse="Wrongly reassuring: only whoever issued a certificate knows its status.",
    papers=CERTIFICATES | {PaperKind.OTHER},
)
def confirmed_by_body(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.1.2: the body tells the status of a certification to anybody who asks (F-156)."""
    if case.context.register is not None:
        return _answered(case.context.register)
    body = known_body(case)
    own = [p for p in portal_for(case.registers, body) if p.name != _EVERYWHERE] if body else []
    theirs = [portal for portal in own if body and portal.url and _is_own(case, portal, body)]
    return _open(case, theirs[0] if theirs else None, _IN_GENERAL)


def _is_own(case: Case, portal: Portal, body: CertificationBody) -> bool:
    """Say whether a portal is the look-up of this body, or the national one that its own row names."""
    serves = next((use.serves for use in case.registers.portal_uses if use.portal == portal.name), ())
    return body.name in serves or portal.url.rstrip("/") == body.certificate_lookup_url.rstrip("/")


@rule(
    id="REG-02",
    title="IAF CertSearch shows it",
    why=(
        "The worldwide register of accredited certificates of management systems is a second, independent look."
    ),
    source="certsearch-how-to-verify",
    next_step="Look in IAF CertSearch.",
    worse="Wrongly alarming: that it is not found there has three ordinary reasons.",
    papers=_SYSTEM,
)
def shown_in_certsearch(case: Case) -> Finding:
    """Accredited certificates only; the free look-ups are few (F-158 to F-165)."""
    if case.context.register is not None:
        return not_stated("You looked in a register already. IAF CertSearch can be a second look.")
    if case.certificate.whole and case.certificate.accreditation_body is None:
        portal = _named(case, _EVERYWHERE)
        return not_stated(
            "No accreditation is stated. Only accredited certificates are in IAF CertSearch, so it would show "
            "if this is.",
            next_step=_LOOK,
            register=_EVERYWHERE,
            url=portal.url if portal else "",
            what=_to_type(case),
            meaning=Phrase(_IN_CERTSEARCH),
        )
    return _open(case, _named(case, _EVERYWHERE), _IN_CERTSEARCH)


@rule(
    id="REG-03",
    title="For China, the register of CNCA shows it",
    why="Bodies that certify in China report every certificate to CNCA, with its status.",
    source="uicec-certificate-check",
    next_step="Look in the register of CNCA. It is in Chinese and asks for a CAPTCHA.",
    worse="Wrongly alarming: a new certificate is missing there for some days.",
    papers=_SYSTEM,
)
def shown_in_china(case: Case) -> Finding:
    """cx.cnca.cn: search by certificate number or company, in Chinese (F-171 to F-173)."""
    in_china = holder_in_china(case.certificate)
    body = known_body(case)
    chinese_body = body is not None and body.country == _CHINESE
    if not in_china and not chinese_body and case.certificate.cnca_number is None:
        return not_stated(
            "Nothing says that the holder or the certification body is in China. Otherwise the register is "
            "not needed.",
            next_step="If the factory is in China, look in the register of CNCA, {url}, in Chinese.",
            url=_china_url(case),
        )
    if case.context.register is not None:
        return not_stated("You looked in a register already. The register of CNCA can be a second look.")
    return _open(case, _named(case, _CHINA), _IN_CHINA, what=_to_type_in_chinese(case))


def _china_url(case: Case) -> str:
    portal = _named(case, _CHINA)
    return portal.url if portal else ""


def _to_type_in_chinese(case: Case) -> Phrase:
    holder = case.certificate.holder
    in_chinese = holder is not None and any("\u4e00" <= c <= "\u9fff" for c in holder.value)
    name = Phrase("the company name in Chinese characters")
    if holder is not None and in_chinese:
        name = Phrase("the company name {name}", {"name": holder.value})
    number = case.certificate.certificate_number
    return (
        Phrase("the certificate number {number}, or {name}", {"number": number.value, "name": name})
        if number
        else name
    )


@rule(
    id="REG-04",
    title="The register of the EU or of the FDA shows it",
    why="Under these laws the authority's own register counts, not a paper.",
    source="emergo-eudamed-faq",
    next_step="Look in EUDAMED and NANDO for the EU, in the FDA's databases for the United States.",
    worse="Wrongly reassuring: papers about CE and FDA are sold by companies without any role in the law.",
    papers=_LAW,
)
def shown_by_authority(case: Case) -> Finding:
    """EU: EUDAMED and, for the notified body, NANDO. US: registration and listing, 510(k)."""
    answer = case.context.register
    certificate = case.certificate
    if answer is not None and case.kind is not PaperKind.EU_CERTIFICATE:
        return _answered(answer)
    if case.kind is PaperKind.FDA_PAPER:
        number = certificate.fda_number
        what = Phrase("the number {number}", {"number": number.value}) if number else Phrase(_NO_FDA_NUMBER)
        return _open(case, fda_register(case), _IN_FDA, what=what)
    if answer is not None:
        return not_stated("You looked in a register already. EUDAMED can be a second look.")
    if certificate.notified_body_number is not None or case.kind is PaperKind.EU_CERTIFICATE:
        portals = portal_for(case.registers, country="EU", kind="notified_body_certificate")
        return _open(case, portals[0] if portals else None, _IN_EUDAMED)
    portals = portal_for(case.registers, country="EU", kind="notified_body")
    return _open(
        case,
        portals[0] if portals else None,
        "a body that is not in it is not notified under EU law",
        what=Phrase("the name of the body that issued the paper, and filter by the law that it names"),
    )
