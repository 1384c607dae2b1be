"""NUM: certificate number and identifiers: present, plausible, their check digits, whom they name."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.body_named import SameBody, bodies_named, is_body
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.paper_kind import CERTIFICATES, PaperKind
from assistant.verification.rule import Case, rule
from assistant.verification.rules.device_numbers import fda_number_fits, srn_fits
from assistant.verification.rules.notified_bodies import (
    notified_body_designated,
    notified_body_exists,
    notified_body_is_the_one_named,
)
from knowledge.registers import (
    CertificationBody,
    CheckDigit,
    IdentifierReading,
    Registers,
    body_of_approval_number,
    body_of_certificate_number,
    check_identifier,
)

__all__ = [
    "fda_number_fits",
    "notified_body_designated",
    "notified_body_exists",
    "notified_body_is_the_one_named",
    "srn_fits",
]

_USCC, _USCC_LENGTH = "USCC", 18
_APPROVAL = "CNCA approval number"
_CHINESE_NUMBER = "Chinese ISO certificate number"
_NOT_A_SIGN = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_YEAR_IN_NUMBER = re.compile(r"\d{3}(\d{2})[A-Z]")
_YEAR_IN_APPROVAL = re.compile(r"CNCA-RF?-(\d{4})-")
_BLANK = re.compile(
    r"X{3,}|N/?A|T\.?B\.?[ADCN]\.?|NONE|NIL|NULL|PENDING|NUMBER|NO|CERT(?:IFICATE)?(?: ?(?:NO|NUMBER))?"
    r"|TO BE (?:ADDED|CONFIRMED|ASSIGNED)|SAMPLE|DRAFT|TEST|DEMO|EXAMPLE|[_.\-?#*0]{2,}",
)
_HIDDEN = re.compile(r"X{3,}|\?{3,}|#{3,}|\*{3,}|_{3,}")
_COUNTING = "01234567890123456789"
_SHORTEST_COUNT, _SHORTEST_SAME = 5, 4


@rule(
    id="NUM-01",
    title="A certificate number is stated",
    why="The number is what registers are searched by. Without it nobody can look the certificate up.",
    source="iso-iec-17021-1-2015",
    at="8.2.2",
    next_step="Ask for the certificate number.",
    worse="Wrongly reassuring: a paper without a number cannot be confirmed.",
)
def number_stated(case: Case) -> Finding:
    """ISO/IEC 17021-1:2015, 8.2.2 and F-141: a unique code is on practically every certificate."""
    number = case.certificate.certificate_number
    if number is not None:
        return consistent("It has a number, {number}.", about=["certificate_number"], number=number.value)
    if case.certificate.whole and case.kind in {*CERTIFICATES, PaperKind.OTHER}:
        return question(
            "No certificate number was found on the paper. Nearly all accredited certificates show one."
        )
    return not_stated("No certificate number was given.")


@rule(
    id="NUM-02",
    title="The certificate number is no placeholder",
    why="Numbers such as XXXX or 123456 stand in templates, before a real number is filled in.",
    source="isobench-certificate-content",
    next_step="Ask the certification body whether it issued a certificate with this number.",
    worse="Wrongly reassuring. Digits that only look invented, such as 123456, can be real and are a question.",
    needs=("NUM-01",),
)
def no_placeholder(case: Case) -> Finding:
    """Real numbers can be short ("88", "196"), so length says nothing."""
    number = case.certificate.certificate_number
    assert number is not None  # noqa: S101 - NUM-01 holds
    told: dict[str, Any] = {"number": number.value}
    plain = number.value.strip().upper()
    signs = _NOT_A_SIGN.sub("", plain)
    if not signs or _BLANK.fullmatch(plain) or _HIDDEN.search(plain) or _only(signs, "0X"):
        return problem("{number} is a placeholder and no number.", about=["certificate_number"], **told)
    digits = _DIGITS.findall(plain)
    if any(_counts(run) or (len(run) >= _SHORTEST_SAME and _only(run, run[0])) for run in digits):
        return question("{number} looks like an invented number.", about=["certificate_number"], **told)
    if not digits:
        return question(
            "{number} has no digit. Nearly all certificate numbers do.", about=["certificate_number"], **told
        )
    return consistent("{number} does not look like a placeholder.", about=["certificate_number"], **told)


def _only(signs: str, allowed: str) -> bool:
    return len(signs) > 1 and not signs.strip(allowed)


def _counts(run: str) -> bool:
    return len(run) >= _SHORTEST_COUNT and (run in _COUNTING or run in _COUNTING[::-1])


@rule(
    id="NUM-03",
    title="The number fits the way this body numbers",
    why="In China the first digits of a number are those of the certification body, and the next the year.",
    source="register-identifier-formats",
    next_step="Look the number up in the register of the certification body named.",
    worse="Wrongly reassuring. After mergers numbers can keep an older code, so a mismatch is a question.",
    needs=("NUM-01",),
    papers=frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.OTHER}),
)
def number_fits_body(case: Case) -> Finding:
    """Numbers under CNAS rules: body code, year, letter of the system, serial, R and count, size."""
    certificate, registers = case.certificate, case.registers
    assert certificate.certificate_number is not None  # noqa: S101 - NUM-01 holds
    number = certificate.certificate_number.value
    about = ["certificate_number", "certification_body"]
    reading = _reading(registers, number, _CHINESE_NUMBER)
    if reading is None:
        domestic = next((row for row in _named(case) if "-R-" in row.cnca_approval_no), None)
        if domestic is not None and case.kind is PaperKind.MANAGEMENT_SYSTEM:
            return question(
                "Certificates of {body} usually have numbers such as {example}. {number} is written otherwise.",
                about=about,
                body=domestic.name,
                number=number,
                example=_example(registers, _CHINESE_NUMBER),
            )
        return not_stated("How this body numbers its certificates is not known here.")
    year, issued = _YEAR_IN_NUMBER.match(reading.value), certificate.issued
    if year and issued and 2000 + int(year.group(1)) > issued.value.latest.year:
        return question(
            "Its number {number} stands for a later year than its issue date, {issued}.",
            about=["certificate_number", "issued"],
            number=number,
            issued=issued.value,
        )
    owner = body_of_certificate_number(registers, reading.value)
    if owner is None or certificate.certification_body is None:
        return consistent(
            "{number} is written as numbers in China are.", about=["certificate_number"], number=number
        )
    return _of_this_body(case, owner, about, number)


def _of_this_body(case: Case, owner: CertificationBody, about: list[str], number: str) -> Finding:
    """Compare the body that a number stands for with the one named. A mismatch rests on both rows."""
    assert case.certificate.certification_body is not None  # noqa: S101 - its callers looked
    told: dict[str, Any] = {
        "number": number,
        "owner": owner.name,
        "body": case.certificate.certification_body.value,
    }
    same = is_body(case.certificate, case.registers, owner)
    if same is SameBody.YES:
        return consistent("The number {number} is one of {owner}.", about=about, **told)
    if same is SameBody.UNKNOWN:
        return question(
            "The number {number} stands for {owner}. Whether that is {body} is not known here.",
            about=about,
            **told,
        )
    return question("The number {number} stands for {owner}. The paper names {body}.", about=about, **told)


@rule(
    id="NUM-04",
    title="The Unified Social Credit Code passes its check",
    why="The code names the company in China. Its last character is worked out from the others.",
    source="gb-32100-2015",
    next_step="Ask for the business licence and compare the code, or look the company up by its Chinese name.",
    worse="Wrongly alarming: codes of real companies are known that fail the check. So it is a question.",
)
def uscc_passes(case: Case) -> Finding:
    """F-175 to F-177. Codes can begin with a letter."""
    field = case.certificate.uscc
    if field is None:
        return not_stated("No Unified Social Credit Code was given. Only companies in China have one.")
    told: dict[str, Any] = {"code": field.value}
    reading = _reading(case.registers, field.value, _USCC)
    if reading is None:
        length = len(_NOT_A_SIGN.sub("", field.value))
        if length != _USCC_LENGTH:
            return question(
                "{code} has {length} characters. A Unified Social Credit Code has {right}.",
                about=["uscc"],
                length=length,
                right=_USCC_LENGTH,
                **told,
            )
        return question("{code} is not written as a Unified Social Credit Code is.", about=["uscc"], **told)
    if reading.check is CheckDigit.FAILS:
        return question(
            "The last character of {code} does not fit the others. Often a character was misread.",
            about=["uscc"],
            **told,
        )
    return consistent("The last character of {code} fits the others.", about=["uscc"], **told)


@rule(
    id="NUM-06",
    title="The CNCA approval number is well formed and names this body",
    why="China approves each certification body under a number. It belongs to that body alone.",
    source="register-certification-bodies",
    next_step="Look the certification body up in the CNCA register, by name and by number.",
    worse="Wrongly reassuring. Few numbers are known here, so an unknown one says nothing.",
)
def approval_number_fits(case: Case) -> Finding:  # noqa: PLR0911 - form, owner and body in turn
    """F-174: CNCA-R-yyyy-nnn, and CNCA-RF-yyyy-nn for bodies with foreign capital."""
    certificate, registers = case.certificate, case.registers
    field = certificate.cnca_number
    if field is None:
        return not_stated("No CNCA approval number was given. Only bodies that work in China have one.")
    told: dict[str, Any] = {"number": field.value}
    reading = _reading(registers, field.value, _APPROVAL)
    if reading is None:
        return question("{number} is not written as CNCA approval numbers are.", about=["cnca_number"], **told)
    year = _YEAR_IN_APPROVAL.match(reading.value)
    if year and int(year.group(1)) > case.on.year:
        return question("{number} names a year that has not come yet.", about=["cnca_number"], **told)
    about = ["cnca_number", "certification_body"]
    owner = body_of_approval_number(registers, reading.value)
    if owner is not None and certificate.certification_body is not None:
        same = is_body(certificate, registers, owner)
        told |= {"owner": owner.name, "body": certificate.certification_body.value}
        others = [row for row in _named(case) if row.cnca_approval_no and row is not owner]
        if same in {SameBody.OTHER, SameBody.GROUP} and others:
            return problem(
                "{number} is the number of {owner}. The paper names {body}, whose own is {own}.",
                about=about,
                rests_on=[owner, *others],
                own=others[0].cnca_approval_no,
                **told,
            )
        if same is not SameBody.YES:
            return question("{number} is the number of {owner}. The paper names {body}.", about=about, **told)
        return consistent("{number} is the number of {owner}.", about=about, **told)
    own = next((row for row in _named(case) if row.cnca_approval_no), None)
    if own is not None and owner is None:
        return question(
            "{number} is not the number known here of {body}, which is {own}.",
            about=about,
            body=own.name,
            own=own.cnca_approval_no,
            **told,
        )
    return consistent(
        "{number} is written as CNCA approval numbers are. Whose it is, only the register of CNCA tells.",
        about=["cnca_number"],
        **told,
    )


def _named(case: Case) -> list[CertificationBody]:
    rows = bodies_named(case.certificate, case.registers)
    return [row for row in rows if isinstance(row, CertificationBody)]


def _reading(registers: Registers, text: str, name: str) -> IdentifierReading | None:
    """Return how a text reads as a format whose name begins so, None where it does not fit."""
    readings = check_identifier(registers, text)
    return next((reading for reading in readings if reading.format.identifier.startswith(name)), None)


def _example(registers: Registers, name: str) -> str:
    return next(row.example_valid[0] for row in registers.identifier_formats if row.identifier == name)
