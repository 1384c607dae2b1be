"""BODY-07 to BODY-09: the certification body does not advise, is approved in China, and has its own address."""

from __future__ import annotations

from assistant.verification.body_named import known_body
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.grounds import grounds
from assistant.verification.in_china import holder_in_china
from assistant.verification.known_hosts import is_free_mail
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule
from assistant.verification.web_addresses import mail_hosts_in
from assistant.verification.wording import find, phrases, plain, words_of

_ISSUED = frozenset(PaperKind) - {PaperKind.FDA_PAPER}
_SYSTEM = frozenset({PaperKind.MANAGEMENT_SYSTEM})
_ABOUT = ["certification_body"]

_CONSULTING = phrases("""
    consult(?:ing|ancy|ants?|ations?|oria|oría|oría)
    advisory
    training and certification solutions
    beratung(?:en|s\\w{1,14})?
    conseil
    consulenza
    consultoria
    consultoría
    danışmanlık
    doradztwo
    advies
    咨询
    諮詢
    顾问
    顧問
    コンサルティング
    컨설팅
""")
_OFFERS = phrases("""
    our <2> services
    we <2> (?:offer|provide|consult|advise)
    (?:certification|certificate|audit|auditing|ISO) <1> (?:and|&|/|,) <1> consult(?:ing|ancy)
    consult(?:ing|ancy) <1> (?:and|&|/|,) <1> (?:certification|certificate|audit|auditing)
    (?:ISO|certification) consult(?:ing|ancy|ants?)
    认证咨询
    咨询认证
    认证辅导
    Beratung und Zertifizierung
    conseil et certification
    consultoría y certificación
    consulenza e certificazione
    wir <1> (?:bieten|beraten)
    nous <1> (?:proposons|offrons|conseillons)
    ofrecemos
    offriamo
    oferecemos
    wij <1> (?:bieden|adviseren)
    oferujemy
    (?:also|additionally) (?:offers?|provides?)
    (?:提供|承接) ?[^，。]{0,8}(?:咨询|辅导)
""")


@rule(
    id="BODY-07",
    title="The certification body does not sell consulting",
    why=(
        "Whoever helps to build a management system may not judge it. Advice and certificate in one package "
        "warn you."
    ),
    source="sqmc-certification-accreditation",
    next_step=(
        "Ask who helped the supplier to build its system, and whether that company also issued the certificate."
    ),
    worse="Wrongly reassuring: a consultant's paper would count as independent.",
    needs=("BODY-01",),
    papers=_ISSUED,
)
def body_sells_no_consulting(case: Case) -> Finding:
    """Looks at the body's name and at what it offers on the paper; a holder may well be a consultant."""
    certificate = case.certificate
    field = certificate.certification_body
    assert field is not None  # noqa: S101 - BODY-01 holds
    if next(find(plain(field.value), _CONSULTING), None):
        return problem(
            "The name of the body that issued it, {body}, speaks of consulting. Who advises may not certify.",
            about=_ABOUT,
            rests_on=grounds("certifier-does-not-consult", case.on),
            body=field.value,
        )
    own = [f for f in (certificate.scope, certificate.holder, certificate.exclusions) if f is not None]
    theirs = plain(" ".join(text for f in own for text in (f.value, f.raw)))
    offered = [
        found
        for found in find(words_of(certificate), _OFFERS)
        if _is_offer(found.sentence, found.words, theirs)
    ]
    if offered:
        return question(
            "The paper seems to offer consulting beside certification.",
            about=_ABOUT,
            quotes=[offered[0].sentence],
        )
    return consistent("Nothing on it offers consulting beside certification.", about=_ABOUT)


def _is_offer(sentence: str, words: str, theirs: str) -> bool:
    """Say whether a sentence offers consulting and is not the scope or the name of the holder."""
    about_consulting = next(find(sentence, _CONSULTING), None)
    return about_consulting is not None and words not in theirs and sentence not in " ".join(theirs.split())


@rule(
    id="BODY-08",
    title="For a holder in China, the body is approved by CNCA",
    why="In China only bodies approved by the authority CNCA may certify. Others are missing in its register.",
    source="ccai-cnca-approval",
    next_step=(
        "Ask which approved office did the audit in China and for its CNCA approval number, and look the "
        "certificate up in the register of CNCA."
    ),
    worse=(
        "Wrongly reassuring: a paper without standing in China would pass. Many good papers leave the number "
        "out."
    ),
    papers=_SYSTEM,
)
def body_approved_in_china(case: Case) -> Finding:
    """Measures for certification bodies in China. Whether the number is right is looked at by NUM-06."""
    certificate = case.certificate
    in_china = holder_in_china(certificate)
    if in_china is None:
        return not_stated(
            "No address is stated, so it is open whether the holder is in China.",
            next_step="Give the address of the holder.",
        )
    if not in_china:
        return consistent(
            "The holder's address is not in mainland China, so no approval by CNCA is needed there."
        )
    if certificate.cnca_number is not None:
        return consistent(
            "It states a CNCA approval number, {number}.",
            about=["cnca_number"],
            number=certificate.cnca_number.value,
        )
    body = known_body(case)
    if body is not None and body.cnca_approval_no:
        return consistent(
            "{body} is known to have the CNCA approval number {number}.",
            about=_ABOUT,
            body=body.name,
            number=body.cnca_approval_no,
        )
    return question(
        "The holder is in China, but no CNCA approval number is stated. It may be missing in the Chinese "
        "register.",
        about=["holder_address", "certification_body"],
    )


@rule(
    id="BODY-09",
    title="Its contact on the paper is not a free mail address",
    why="Certification bodies write from a domain of their own. Anybody can open a free mail box in any name.",
    source="thijsniks-fake-certifier-thread",
    next_step=(
        "Do not use this address. Take the contact from the certification body's own website, found by "
        "yourself."
    ),
    worse="Wrongly reassuring: the person who answers would be the one who made the paper.",
)
def body_contact(case: Case) -> Finding:
    """A free mail address can also be the holder's: a question, never more."""
    mails = mail_hosts_in(words_of(case.certificate))
    free = [written for written, host in mails if is_free_mail(host)]
    if free:
        return question("It gives a free mail address, {mail}.", quotes=free[:2], mail=free[0])
    if mails:
        return consistent("The mail addresses on it have domains of their own.", quotes=[mails[0][0]])
    return not_stated(
        "No mail address is stated.",
        next_step="Take the contact from the certification body's own website, found by yourself.",
    )
