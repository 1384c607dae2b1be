"""The one plain sentence above the findings: the worst that was found, never a word on genuine or fake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from assistant.verification.finding import Outcome
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase, in_words
from assistant.verification.register_to_use import register_to_use
from assistant.verification.report import Judged
from assistant.verification.rule import Case

NOTHING_READ = (
    "Nothing could be read from this file. Use the PDF that the supplier got, or a sharper, straight picture."
)
NOTHING_GIVEN = "There is nothing to check yet. Give the paper itself, or the details that are printed on it."
NO_CERTIFICATE = (
    "This does not look like a certificate: no standard, certificate number, certification body or expiry date "
    "was found on it. Ask the supplier for the certificate itself."
)
HARD_TO_READ = (
    "Parts of this paper were hard to read. Compare the marked fields with the paper, correct them and check "
    "again."
)
ONE_QUESTION = "One point needs an answer before you rely on this paper: {what}."
QUESTIONS = "{count} points need an answer before you rely on this paper: {what}."
MANY_QUESTIONS = "{count} points need an answer before you rely on this paper, above all {what}."
ONE_MORE = "{first} One more point does not fit."
MORE = "{first} {count} more points do not fit."
ONE_PROBLEM = (
    "One point contradicts the paper itself, the offer or known facts: {what}. Ask before you rely on it."
)
PROBLEMS = "{count} points contradict the paper itself, the offer or known facts. Ask before you rely on it."
CONFIRMED = "Nothing inconsistent on paper, and what you found in the register agrees."
CLEAN = "Nothing inconsistent on paper. Confirm it in the register: {register}."
CLEAN_DETAILS = (
    "Nothing inconsistent in the details given. Ask for the whole paper, and confirm it in the register: "
    "{register}."
)
CLEAN_EU_PAPER = (
    "Nothing inconsistent on paper. It is not a certificate of a notified body: ask which law applies to the "
    "product, and whether that law asks for one."
)
CLEAN_FDA_PAPER = "Nothing inconsistent on paper. It is not an approval: look its number up in {register}."
LITTLE_CHECKED = (
    "It could not be told what kind of paper this is, so little was checked. Ask the supplier what it is and "
    "who issued it."
)

_FAMILIES = {
    "STD": "the standard",
    "DATE": "the dates",
    "BODY": "the certification body",
    "ACC": "the accreditation",
    "HOLD": "the holder",
    "SITE": "the sites",
    "SCOPE": "the scope",
    "NUM": "the numbers",
    "CLAIM": "the wording",
    "STAT": "the status",
    "DOC": "the file itself",
    "REG": "the register",
}
_FAMILIES_NAMED = 3

_REGISTER_DISAGREES = (
    "The register says something else than this paper: the register counts. Ask why they differ."
)
_DATES = "Its dates contradict each other: ask the certification body which ones are right."
_FILE = "The file holds more than a reader sees: ask the certification body for the certificate it issued."

PROBLEM_SAYS: Mapping[str, str] = {
    "REG-01": _REGISTER_DISAGREES,
    "REG-02": _REGISTER_DISAGREES,
    "REG-03": _REGISTER_DISAGREES,
    "REG-04": _REGISTER_DISAGREES,
    "STAT-01": "It says itself that it no longer holds: ask the certification body for its status in writing.",
    "STAT-04": "It says itself that another certificate has taken its place: ask for that one.",
    "STAT-02": "This is marked as a draft, sample or specimen: ask for the certificate itself.",
    "CLAIM-09": "This is another kind of paper, not a certificate: ask for the certificate itself.",
    "STD-02": "Organisations are not certified to {standard}: ask which certificate the supplier holds.",
    "CLAIM-03": "The FDA gives no paper like this: ask for the number, and look it up at the FDA.",
    "CLAIM-04": "No notified body stands behind this CE paper: ask who assessed the product.",
    "BODY-02": "{certification_body} does not certify companies: ask which certification body issued this.",
    "BODY-03": "{certification_body} accredits and does not certify companies: ask which body issued this.",
    "BODY-06": "The holder seems to have certified itself: ask for the certificate of an independent body.",
    "BODY-07": "The body that issued it also sells advice: ask for the certificate of an independent body.",
    "NUM-05": "There is no notified body with the number {notified_body_number}: ask who issued this.",
    "NUM-09": "The number {notified_body_number} belongs to another notified body: ask who issued this.",
    "NUM-10": "Notified body {notified_body_number} is not named for medical devices: ask who assessed them.",
    "STD-04": "No edition {edition} of {standard} is known: ask the certification body what was certified.",
    "DATE-02": "Expired on {expires}: ask for the current certificate.",
    "STD-05": "Edition {edition} of {standard} no longer counts: ask for a certificate to the current edition.",
    "ACC-05": "{accreditation_body} does not accredit certification bodies: ask who does.",
    "ACC-02": "The accreditation it names is not recognised: ask for a certificate under a recognised one.",
    "ACC-06": "It shows the mark of an arrangement but no accreditation body: ask who accredits the body.",
    "HOLD-03": "It is made out to {holder}, not to your supplier {supplier}: ask how the two are connected.",
    "HOLD-04": "It is made out to {holder}, beside your supplier {supplier}: ask who makes the goods.",
    "SITE-02": "Your factory's address is not on it: ask for the certificate that names the factory.",
    "SCOPE-02": "Its scope does not cover your product, {product}: ask for a certificate that does.",
    "SCOPE-07": "Its scope names parts only, not your product, {product}: ask who makes and certifies that.",
    "SCOPE-03": "Its scope does not name making, only selling: ask who makes the goods and what they hold.",
    "SCOPE-05": "Its scope leaves out something that you need: ask for a certificate that covers it.",
    "STD-06": "It was issued before edition {edition} of {standard} existed: ask the certification body.",
    "STD-09": "It names two editions that do not belong together: ask the certification body which one it is.",
    "DATE-05": "One of its dates has not come yet: ask the certification body which dates are right.",
    "DOC-09": "It gives one detail in two ways: ask the certification body which one is right.",
    "DATE-07": _DATES,
    "DATE-08": _DATES,
    "DATE-09": "It runs longer than such certificates do: ask the certification body for its dates in writing.",
    "DATE-12": "It runs longer than the law allows: ask the notified body for its dates in writing.",
    "NUM-02": "Its number, {certificate_number}, looks like a placeholder: ask for the number in the register.",
    "NUM-06": "Its CNCA number does not belong to the body named: ask which body issued this.",
    "ACC-07": "It shows a mark that did not exist yet when it was issued: ask the certification body.",
    "DOC-01": _FILE,
    "DOC-02": _FILE,
    "DOC-03": "The file tells software what to say: ask the certification body for the certificate it issued.",
    "DOC-06": "A link on it does not lead to the body named: look it up on the body's own site.",
    "DOC-10": _FILE,
    "CLAIM-01": "ISO itself certifies nobody: ask which certification body issued this.",
    "CLAIM-02": "A certificate of this kind says nothing about a product: ask for the product's own papers.",
    "CLAIM-05": "A company cannot be accredited to {standard}: ask which body certified it.",
    "CLAIM-06": "Such certificates always end: ask the certification body for the expiry date in writing.",
    "CLAIM-07": "Its small print takes back what it says: ask for a certificate without such words.",
    "CLAIM-08": "A certificate of this kind guarantees no quality: ask for the product's own papers.",
}
"""The headline of a problem by its rule, the most decisive first. Places are fields or parts of the context."""

_LONGEST = 60
_KEY_FIELDS = (
    "standard",
    "certificate_number",
    "certification_body",
    "expires",
    "notified_body_number",
    "fda_number",
    "cnca_number",
)


def headline(case: Case, findings: Sequence[Judged]) -> Phrase:  # noqa: PLR0911 - one line a sort of paper
    """Return the headline of one certificate.

    Args:
        case: the certificate with the context, day and registers that it was judged by.
        findings: what the rules said, worst first.
    """
    certificate = case.certificate
    stated = {name for name, _ in certificate.stated()}
    if certificate.unread:
        return Phrase(NOTHING_READ)
    if not stated - {"language"} and not certificate.text.strip():
        return Phrase(NOTHING_GIVEN)
    problems = [judged for judged in findings if judged.outcome is Outcome.PROBLEM]
    if problems:
        return _of_problems(case, problems)
    if certificate.whole and not stated.intersection(_KEY_FIELDS):
        return Phrase(NO_CERTIFICATE)
    questions = [judged for judged in findings if judged.outcome is Outcome.QUESTION]
    clear = [judged for judged in questions if not judged.only_hard_to_read]
    if clear:
        return _of_questions(clear)
    if questions:
        return Phrase(HARD_TO_READ)
    return _clean(case, findings)


def _of_problems(case: Case, problems: Sequence[Judged]) -> Phrase:
    values = _values(case)
    broken = {judged.rule.id for judged in problems}
    for rule, template in PROBLEM_SAYS.items():
        if rule in broken and _places(template) <= set(values):
            first = Phrase(template, {name: values[name] for name in _places(template)})
            more = len({judged.rule.id for judged in problems}) - 1
            if not more:
                return first
            return Phrase(ONE_MORE if more == 1 else MORE, {"first": first, "count": more})
    if len(problems) == 1:
        return Phrase(ONE_PROBLEM, {"what": _families(problems)})
    return Phrase(PROBLEMS, {"count": len(problems)})


def _of_questions(questions: Sequence[Judged]) -> Phrase:
    families = _families(questions)
    if len(questions) == 1:
        return Phrase(ONE_QUESTION, {"what": families})
    if len(families) > _FAMILIES_NAMED:
        return Phrase(MANY_QUESTIONS, {"count": len(questions), "what": families[:_FAMILIES_NAMED]})
    return Phrase(QUESTIONS, {"count": len(questions), "what": families})


def _clean(case: Case, findings: Sequence[Judged]) -> Phrase:
    if any(judged.rule.family == "REG" and judged.outcome is Outcome.CONSISTENT for judged in findings):
        return Phrase(CONFIRMED)
    if case.kind is PaperKind.EU_PAPER:
        return Phrase(CLEAN_EU_PAPER)
    portal = register_to_use(case)
    if portal is None:
        return Phrase(LITTLE_CHECKED)
    if case.kind is PaperKind.FDA_PAPER:
        return Phrase(CLEAN_FDA_PAPER, {"register": portal.name})
    return Phrase(CLEAN if case.certificate.whole else CLEAN_DETAILS, {"register": portal.name})


def _families(judged: Sequence[Judged]) -> list[Phrase]:
    """Return what findings are about, each once, in their order."""
    return [Phrase(_FAMILIES[family]) for family in dict.fromkeys(one.rule.family for one in judged)]


def _values(case: Case) -> dict[str, Any]:
    """Return what is known of the certificate and the deal, long texts cut."""
    known = {name: in_words(field.value) for name, field in case.certificate.stated()}
    known |= {name: getattr(case.context, name) for name in ("product", "supplier", "market", "factory")}
    return {
        name: text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
        for name, text in known.items()
        if text
    }


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
