"""What a written report calls things: fields, outcomes, and the sentence that stands under every report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from assistant.verification.certificate import Certificate, Field
from assistant.verification.finding import Outcome
from assistant.verification.read_date import ReadDate
from assistant.verification.report import CheckedCertificate, Judged
from knowledge.registers import load_registers

TITLE = "Certificate check"
NEVER = "Certwise does not say whether a paper is genuine: it says what fits, what does not, and where to ask."
HARD_TO_READ = "Hard to read: compare with the paper before you rely on it"
NO_CERTIFICATE = "No certificate was given."

OUTCOME_WORDS = {
    Outcome.PROBLEM: "Problem",
    Outcome.QUESTION: "Question",
    Outcome.NOT_STATED: "Not stated",
    Outcome.CONSISTENT: "Consistent",
}
OUTCOME_SIGNS = {
    Outcome.PROBLEM: "✗",
    Outcome.QUESTION: "?",
    Outcome.NOT_STATED: "–",
    Outcome.CONSISTENT: "✓",
}
"""A sign beside the word, so that neither colour nor language is needed to tell them apart."""

FIELD_LABELS = {
    "standard": "Standard",
    "edition": "Edition",
    "certificate_number": "Certificate number",
    "holder": "Certificate holder",
    "holder_address": "Holder's address",
    "sites": "Sites",
    "scope": "Scope",
    "exclusions": "Exclusions",
    "certification_body": "Certification body",
    "accreditation_body": "Accreditation body",
    "accreditation_number": "Accreditation number",
    "first_issued": "First issued",
    "issued": "Issued",
    "expires": "Expires",
    "decided": "Decided",
    "surveillance": "Surveillance audits",
    "status": "Status",
    "uscc": "Unified Social Credit Code",
    "notified_body_number": "Notified body number",
    "cnca_number": "CNCA approval number",
    "srn": "SRN (EUDAMED)",
    "fda_number": "FDA number",
    "sector_codes": "Sector codes",
    "qr": "QR code",
    "language": "Language",
}

_LONGEST_VALUE = 400
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_URL = re.compile(r"https?://[^\s<>\"]{1,300}")
_AFTER_A_URL = ".,;:!?)”’'"


def name_of(certificate: Certificate) -> str:
    """Return what to call a certificate in a heading, as far as it says."""
    standard = certificate.standard.value if certificate.standard else ""
    edition = f":{certificate.edition.value}" if standard and certificate.edition else ""
    number = certificate.certificate_number.value if certificate.certificate_number else ""
    holder = certificate.holder.value if certificate.holder else ""
    return on_one_line(", ".join(part for part in (standard + edition, number, holder) if part), 200)


def fields_in_words(certificate: Certificate) -> Iterator[tuple[str, str]]:
    """Yield the label and the value of every stated field but the language, with what is doubtful about it."""
    for name, field in certificate.stated():
        if name != "language":
            yield FIELD_LABELS[name], field_in_words(field)


def field_in_words(field: Field[Any]) -> str:
    """Return the value of a field with a remark where it was hard to read, corrected, or given twice."""
    remarks = []
    if field.corrected:
        remarks.append("corrected by you")
    elif not field.sure:
        remarks.append("hard to read")
    if field.others:
        remarks.append("elsewhere: " + "; ".join(_in_words(other) for other in field.others))
    value = on_one_line(_in_words(field.value), _LONGEST_VALUE)
    return f"{value} ({on_one_line('; '.join(remarks), _LONGEST_VALUE)})" if remarks else value


def next_step_of(judged: Judged) -> str:
    """Return what to do about a finding, empty where there is nothing.

    A rule's own next step is about what it objects to; where something is merely not stated, only a step that
    the finding gives itself is worth a line.
    """
    step = judged.finding.next_step if judged.outcome is Outcome.NOT_STATED else judged.next_step
    return str(step) if step else ""


def told_in_full(checked: CheckedCertificate) -> list[Judged]:
    """Return the problems and questions, worst first, but not those that are only about poor print."""
    told = checked.with_outcome(Outcome.PROBLEM, Outcome.QUESTION)
    return [judged for judged in told if not judged.only_hard_to_read]


def hard_to_read(checked: CheckedCertificate) -> list[tuple[str, str, str]]:
    """Return the fields that were hard to read and would be fine as read: label, value, rules."""
    rules: dict[str, list[str]] = {}
    for judged in checked.findings:
        if judged.only_hard_to_read:
            for name in judged.unsure:
                rules.setdefault(name, []).append(judged.rule.id)
    stated = dict(checked.certificate.stated())
    return [
        (FIELD_LABELS[name], on_one_line(_in_words(stated[name].value), _LONGEST_VALUE), ", ".join(rules[name]))
        for name in FIELD_LABELS
        if name in rules and name in stated
    ]


def not_stated(checked: CheckedCertificate) -> list[tuple[str, str, str]]:
    """Return what is not stated: the reason, what to do or empty, and the rules that say the same.

    What something can be done about stands first, then what is merely absent.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for judged in checked.with_outcome(Outcome.NOT_STATED):
        alike.setdefault((str(judged.reason), next_step_of(judged)), []).append(judged.rule.id)
    told = [(reason, step, ", ".join(rules)) for (reason, step), rules in alike.items()]
    return sorted(told, key=lambda one: not one[1])


def not_checked(checked: CheckedCertificate) -> list[tuple[str, str]]:
    """Return the reasons for which rules were skipped, each with its rules."""
    by_reason: dict[str, list[str]] = {}
    for skipped in checked.skipped:
        by_reason.setdefault(str(skipped.because), []).append(skipped.rule.id)
    return [(because, ", ".join(rules)) for because, rules in by_reason.items()]


def with_links(text: str) -> list[tuple[str, bool]]:
    """Part a text into words and the addresses that may become links.

    Only addresses of the registers that Certwise carries may: an address on a paper is the sender's, and is
    shown but never made easy to follow.
    """
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in _URL.finditer(text):
        url = match.group().rstrip(_AFTER_A_URL)
        if url in _our_urls():
            parts += [(text[at : match.start()], False), (url, True)]
            at = match.start() + len(url)
    return [part for part in [*parts, (text[at:], False)] if part[0]]


def visible(text: str) -> str:
    """Return a text without characters that nobody sees but that steer what shows it: controls, directions."""
    return "".join(" " if unicodedata.category(letter) in _UNSEEN else letter for letter in text)


def on_one_line(text: str, longest: int) -> str:
    """Return a text without line breaks, cut where it is long."""
    line = " ".join(visible(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(_in_words(one) for one in value)
    return str(value) if isinstance(value, ReadDate) else " ".join(str(value).split())


@lru_cache(maxsize=1)
def _our_urls() -> frozenset[str]:
    registers = load_registers()
    portals = {portal.url for portal in registers.portals}
    look_ups = {body.certificate_lookup_url for body in registers.certification_bodies}
    return frozenset((portals | look_ups) - {""})
