"""CLAIM: wording that no certificate of its kind can say."""

from __future__ import annotations

import re

from assistant.verification import claim_wordings as wordings
from assistant.verification.accreditor import said_to_accredit
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.grounds import grounds
from assistant.verification.known_body import printed_name, who_is
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.rule import Case, rule
from assistant.verification.wording import Found, Wording, find, quotes, said, words_of
from knowledge.registers import NotifiedBody

_SYSTEM_OR_OTHER = frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.OTHER})
_ABOUT_CE = frozenset({PaperKind.EU_PAPER})
_ONLY_ITS_WORDS = "Only the words of the whole paper can show it."
_GIVE_IT = "Give the whole paper to have its words looked at."

_OF_A_BODY = re.compile(
    r"certification bod|registrar|conformity assessment bod|laborator|17021|17065|17020|17025", re.IGNORECASE
)
_ABOUT_PRODUCTS = re.compile(r"\bproducts?\b", re.IGNORECASE)
_STARTS_WITH_NOT = re.compile(r"\b(?:not|no)\b", re.IGNORECASE)

_OTHER_PAPER = re.compile(
    r"(?:(?:the )?(?:factory |supplier |on-?site |initial |surveillance |product |laboratory )?"
    r"(?:audit|test|testing|inspection|assessment|verification|evaluation|analysis) report"
    r"|letter of (?:confirmation|recommendation|intent|attestation|conformity)|confirmation letter"
    r"|(?:certificate|card) of "
    r"(?:membership|attendance|participation|training|completion|appreciation|achievement|honou?r"
    r"|excellence|origin|analysis|incorporation)"
    r"|membership (?:certificate|card)|training certificate|business licen[cs]e|gold supplier certificate"
    r"|prüfbericht|auditbericht|mitgliedsurkunde|teilnahmebescheinigung|rapport d['’]essais?|rapport d['’]audit"
    r"|bestätigungsschreiben|lettre de confirmation|carta de confirmación|lettera di conferma"
    r"|certificat d['’](?:adhésion|affiliation)|certificado de (?:miembro|membresía|asistencia)"
    r"|certificato di (?:adesione|iscrizione|partecipazione)"
    r"|informe de (?:ensayo|auditoría)|rapporto di (?:prova|audit)"
    r"|检测报告|检验报告|测试报告|审核报告|会员证书?|确认函|培训证书|营业执照|荣誉证书)"
    r"(?: (?:no|nr|number)\.? ?[:：]? ?[\w/.-]{1,30}|[:：] ?[\w/.-]{1,30})?",
    re.IGNORECASE,
)
_SPACED_OUT = re.compile(r"(?<=\b\w) (?=\w\b)")
"""The blank between the letters of "R E P O R T"; words are parted by more than one."""
_TITLE_LINES, _LONGEST_TITLE, _TOP = 14, 70, 800


def _claims(case: Case, wording: Wording) -> list[Found]:
    return said(words_of(case.certificate), wording)


def _nothing(case: Case, template: str) -> Finding:
    """Return that nothing of the kind is said, or, in single details, that only the paper can show it."""
    return consistent(template) if case.certificate.whole else not_stated(_ONLY_ITS_WORDS, next_step=_GIVE_IT)


@rule(
    id="CLAIM-01",
    title="It does not say that ISO certifies",
    why=(
        "ISO writes standards. It audits nobody, issues no certificates, and does not let its logo be used "
        "for them."
    ),
    source="iso-logo-not-for-use",
    next_step="Ask which certification body did the audit, and ask that body about the certificate.",
    worse="Wrongly reassuring: the name of ISO is what makes such a paper work.",
)
def not_by_iso(case: Case) -> Finding:
    """F-002, F-003. "Certified to ISO 9001" is ordinary; "certified by ISO" is not possible."""
    found = _claims(case, wordings.BY_ISO)
    if found:
        return problem(
            "It says that ISO itself certified or approved something. ISO does not do that.",
            quotes=quotes(found),
            rests_on=grounds("iso-certifies-nobody", case.on),
        )
    return _nothing(case, "Nothing on it says that ISO itself certified.")


@rule(
    id="CLAIM-02",
    title="It does not say that a product is certified to a standard for management systems",
    why="ISO 9001 and ISO 13485 are about how a company works. No product is certified or approved under them.",
    source="whittington-publicizing-certification",
    next_step="Ask for the product's own papers: test reports, and the approval that your market asks for.",
    worse="Wrongly reassuring: the product would seem approved. Scopes name products, which is ordinary.",
    papers=_SYSTEM_OR_OTHER,
)
def no_product_certified(case: Case) -> Finding:
    """F-005, F-006, F-184. The product must be what is certified; a scope that names products is fine."""
    found = _claims(case, wordings.PRODUCT_CERTIFIED)
    if found:
        return problem(
            "It says that a product is certified to a standard for management systems. No product can be.",
            quotes=quotes(found),
            rests_on=grounds("system-certificate-covers-no-product", case.on),
        )
    return _nothing(
        case, "Nothing on it says that a product is certified to a standard for management systems."
    )


@rule(
    id="CLAIM-03",
    title="It claims no certificate or approval that the FDA does not give",
    why="The FDA sends no certificate for a registration, and a registration is not an approval.",
    source="fda-in-brief-registration-certificates",
    next_step="Ask for the registration, listing or 510(k) number, and look it up in the FDA's own database.",
    worse=(
        "Wrongly reassuring: such papers are sold to look like approvals. The FDA's export certificates are "
        "real."
    ),
)
def no_fda_certificate(case: Case) -> Finding:
    """F-225 to F-227. Certificates to foreign governments and of exportability are the FDA's own."""
    text = words_of(case.certificate)
    if said(text, wordings.FDA_EXPORT):
        return question(
            "It speaks of an export certificate of the FDA. Those exist, for products that are lawful in the "
            "US.",
            quotes=quotes(said(text, wordings.FDA_EXPORT)),
        )
    named = said(text, wordings.FDA_CERTIFICATE)
    if named:
        return problem(
            "It speaks of a certificate or certification of the FDA. The FDA gives none for companies or "
            "devices like this.",
            quotes=quotes(named),
            rests_on=grounds("fda-issues-no-certificate", case.on),
        )
    dressed = said(text[:_TOP], wordings.CERTIFICATE_WORD) if case.kind is PaperKind.FDA_PAPER else []
    if dressed:
        return problem(
            "It is made to look like a certificate, but it is about the FDA, which issues none for a "
            "registration.",
            quotes=quotes(dressed)[:2],
            rests_on=grounds("fda-issues-no-certificate", case.on),
        )
    approved = said(text, wordings.FDA_APPROVED)
    if approved:
        return question(
            "It speaks of approval by or compliance with the FDA. Most devices are registered or cleared, not "
            "approved.",
            quotes=quotes(approved),
        )
    return _nothing(case, "Nothing on it claims a certificate or approval of the FDA.")


@rule(
    id="CLAIM-04",
    title="A CE paper comes from a notified body, or from the manufacturer itself",
    why="Only a notified body can issue the certificate behind a CE mark. Other papers on CE are an opinion.",
    source="globalfund-misleading-ce",
    next_step=(
        "Ask which EU law applies to the product and whether it asks for a notified body. Ask for the EU "
        "declaration of conformity and, where needed, for the notified body's certificate with its four-digit "
        "number."
    ),
    worse="Wrongly reassuring: such papers look official and customs do not accept them.",
    papers=_ABOUT_CE,
)
def ce_from_notified_body(case: Case) -> Finding:
    """F-199, F-211 to F-214, F-259 to F-263. A declaration of conformity is the manufacturer's own word."""
    certificate = case.certificate
    text = words_of(certificate)
    claims, declared = said(text, wordings.CE_CERTIFICATE), said(text, wordings.OWN_DECLARATION)
    field = certificate.certification_body
    about = ["certification_body"] if field else []
    rows = who_is(case.registers, field.value).rows if field else ()
    notified = next((row for row in rows if isinstance(row, NotifiedBody)), None)
    numbered = certificate.notified_body_number is not None or said(text, wordings.NUMBER_OF_BODY)
    if claims and not numbered and notified is None:
        return problem(
            "It is a paper about the CE mark without the number of a notified body. Only a notified body can "
            "certify.",
            about=about,
            quotes=quotes(claims)[:2],
            rests_on=grounds("ce-certificate-from-notified-body", case.on),
        )
    if claims and notified is not None:
        return question(
            "{body} is known as a notified body, but this paper does not say that it is a certificate under "
            "EU law.",
            about=about,
            quotes=quotes(claims)[:2],
            body=printed_name(notified),
        )
    if claims:
        return question(
            "It is a paper about the CE mark that names a notified body, but no EU law for its certificate.",
            about=[*about, *(["notified_body_number"] if certificate.notified_body_number else [])],
            quotes=quotes(claims)[:2],
        )
    if declared:
        return consistent(
            "It is a declaration of conformity: the manufacturer's own word, which the law asks for.",
            quotes=quotes(declared)[:1],
        )
    return not_stated("What it says about the CE mark could not be read.")


@rule(
    id="CLAIM-05",
    title="It does not call the holder accredited",
    why="A factory is certified. Accredited is said of certification bodies and laboratories.",
    source="whittington-publicizing-certification",
    next_step=(
        "Ask for the certificate itself, and which accreditation body stands behind the certification body."
    ),
    worse="Wrongly alarming: it is often only a wrong word.",
)
def holder_not_accredited(case: Case) -> Finding:
    """F-008. "Accredited by UKAS" and "accredited to ISO/IEC 17025" are ordinary."""
    found = [one for one in _claims(case, wordings.ACCREDITED_TO) if not _OF_A_BODY.search(one.sentence)]
    if found and not said_to_accredit(case):
        return question(
            "It calls the company accredited to a standard to which companies are certified.",
            quotes=quotes(found),
        )
    return _nothing(case, "Nothing on it calls the holder accredited to a standard for management systems.")


@rule(
    id="CLAIM-06",
    title="It does not claim to be valid without end",
    why="A certificate of a management system runs in cycles of about three years, with an audit every year.",
    source="assurco-certification-documents",
    at="8.2.2",
    next_step="Ask the certification body until when the certificate runs and when the last audit was.",
    worse="Wrongly reassuring: it would never have to be looked at again.",
    papers=CERTIFICATES | {PaperKind.OTHER},
)
def not_without_end(case: Case) -> Finding:
    """F-117, F-137. "Permanent magnets" in a scope and "lifetime of the product" are ordinary."""
    found = list(find(words_of(case.certificate), wordings.WITHOUT_END))
    if found:
        return problem(
            "It claims to be valid without end. Certificates of this kind always end.",
            quotes=quotes(found),
            rests_on=grounds("system-certificate-ends", case.on),
        )
    paid = _claims(case, wordings.WHILE_PAID) if case.certificate.expires is None else []
    if paid:
        return question(
            "It names no end, and says that it stays valid as long as fees are paid. Audits decide, not fees.",
            quotes=quotes(paid),
        )
    return _nothing(case, "Nothing on it claims validity without end.")


@rule(
    id="CLAIM-07",
    title="No small print takes its meaning away",
    why="Some papers look like certificates and say in small print that they are voluntary, or prove nothing.",
    source="globalfund-misleading-ce",
    next_step="Ask for a paper without such words: the certificate that the law or the standard asks for.",
    worse="Wrongly reassuring: the small print is what nobody reads.",
)
def no_small_print(case: Case) -> Finding:
    """F-259 to F-261. "Does not imply product approval" on a certificate of a management system is ordinary."""
    found = list(find(words_of(case.certificate), wordings.TAKES_BACK))
    told = [one for one in found if not one.negated or _STARTS_WITH_NOT.search(one.words)]
    if case.kind is PaperKind.MANAGEMENT_SYSTEM:
        told = [one for one in told if not _ABOUT_PRODUCTS.search(one.sentence)]
    if told and case.kind in {PaperKind.EU_PAPER, PaperKind.OTHER, PaperKind.FDA_PAPER}:
        return problem(
            "Its own small print takes back what it seems to say.",
            quotes=quotes(told),
            rests_on=grounds("voluntary-ce-paper-proves-nothing", case.on),
        )
    if told:
        return question("Some words on it take back a part of what it says.", quotes=quotes(told))
    return _nothing(case, "No small print on it takes its meaning away.")


@rule(
    id="CLAIM-08",
    title="It does not guarantee the quality of a product",
    why="An audit looks at how a company works. It tests no delivery, so it can guarantee no product.",
    source="seed-article",
    next_step="Rely on samples, test reports and inspections for the quality of the product.",
    worse="Wrongly reassuring: the buyer would skip the inspection.",
    papers=_SYSTEM_OR_OTHER,
)
def no_guarantee(case: Case) -> Finding:
    """F-001, F-017, F-181. "Quality assurance" in a scope is ordinary."""
    found = _claims(case, wordings.GUARANTEES)
    if found:
        return question(
            "It speaks as if it guaranteed the quality of products. No audit can.", quotes=quotes(found)
        )
    return _nothing(case, "Nothing on it guarantees the quality of a product.")


@rule(
    id="CLAIM-09",
    title="It is a certificate, not a letter, membership, test or audit report",
    why="Reports, letters and memberships show other things. None of them is the result of a certification.",
    source="isobench-certificate-content",
    next_step="Ask for the certificate itself.",
    worse="Wrongly reassuring: a report on paper of a famous body passes as its certificate.",
)
def is_a_certificate(case: Case) -> Finding:
    """F-155, F-195. Looks at the top only: a certificate may speak of an audit report further down."""
    written = words_of(case.certificate).splitlines()
    lines = [" ".join(_SPACED_OUT.sub("", line).split()) for line in written]
    top = [line for line in lines if line][:_TITLE_LINES]
    titles = [line for line in top if len(line) <= _LONGEST_TITLE and _OTHER_PAPER.fullmatch(line)]
    if titles:
        return question("By its title it is not a certificate: {title}.", quotes=titles[:1], title=titles[0])
    if not case.certificate.whole:
        return not_stated(_ONLY_ITS_WORDS, next_step=_GIVE_IT)
    return consistent("Its title is not that of another kind of paper.")
