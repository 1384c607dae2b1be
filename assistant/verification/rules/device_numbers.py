"""NUM-07 and NUM-08: numbers of the EU and US device registers. `numbers.py` gathers them."""

from __future__ import annotations

import re
from typing import Any

from assistant.verification.finding import Finding, consistent, not_stated, question
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case, rule
from knowledge.registers import Kind, Market, Registers, check_identifier, find_mentions

_SRN = "EUDAMED SRN"
_ROLES = {
    "MF": "a manufacturer",
    "PR": "a maker of systems and procedure packs",
    "SP": "a maker of systems and procedure packs",
    "AR": "an authorised representative",
    "IM": "an importer",
}
_MAKERS = frozenset({"MF", "PR", "SP"})
_CLEARED = ("FDA 510(k) number", "FDA De Novo number", "FDA PMA number", "FDA HDE number")
_REGISTERED = ("FDA registration number", "FDA FEI", "FDA owner/operator number")
_LISTED = "FDA device listing number"
_YEAR_OF_K = re.compile(r"B?K(\d{2})\d{4}")
_FIRST_YEAR = 76
"""The law behind the 510(k) is of 1976, so a higher year is one of the last century."""

_SAYS_CLEARED = re.compile(r"510 ?\(k\)|\bclear(?:ed|ance)\b|\bapprov(?:ed|al)\b|\bPMA\b", re.IGNORECASE)
_SAYS_REGISTERED = re.compile(
    r"(?:certificate of (?:FDA )?|FDA |establishment |facility |device )registration"
    r"|registration (?:certificate|number)"
    r"|注册证|registered with (?:the )?(?:US |U\.S\. )?FDA",
    re.IGNORECASE,
)


@rule(
    id="NUM-07",
    title="The EUDAMED number is well formed and of the right role",
    why="The letters of the number say whether it is of a maker, a representative or an importer.",
    source="register-identifier-formats",
    next_step="Look the number up in EUDAMED and compare name, address and role.",
    worse="Wrongly reassuring: the number of a representative says nothing about the maker.",
)
def srn_fits(case: Case) -> Finding:
    """F-222: country, role, nine digits; one number a role."""
    field = case.certificate.srn
    if field is None:
        return not_stated("No EUDAMED number (SRN) was given.")
    told: dict[str, Any] = {"number": field.value}
    readings = check_identifier(case.registers, field.value)
    reading = next((one for one in readings if one.format.identifier.startswith(_SRN)), None)
    if reading is None:
        return question("{number} is not written as EUDAMED numbers are.", about=["srn"], **told)
    country, role, _ = reading.value.split("-")
    told["role"] = _ROLES[role]
    if role not in _MAKERS:
        return question("{number} is the number of {role}, not of the manufacturer.", about=["srn"], **told)
    address = case.certificate.holder_address
    countries = _countries(case.registers, address.value) if address else set()
    if countries and country not in countries:
        return question(
            "{number} begins with the letters of another country than the holder's address.",
            about=["srn", "holder_address"],
            **told,
        )
    return consistent("{number} is written as the number of {role}.", about=["srn"], **told)


def _countries(registers: Registers, address: str) -> set[str]:
    rows = [mention.row for mention in find_mentions(registers, address) if mention.kind is Kind.MARKET]
    return {row.code for row in rows if isinstance(row, Market)}


@rule(
    id="NUM-08",
    title="The FDA number means what the paper says",
    why="A K-number means that one device was cleared. A registration number only puts a company on a list.",
    source="fda-in-brief-registration-certificates",
    next_step="Look the number up in the FDA database of its kind, and compare company and device.",
    worse="Wrongly reassuring: registration would pass for clearance.",
)
def fda_number_fits(case: Case) -> Finding:  # noqa: PLR0911 - one return a kind of number
    """F-225, F-227, F-231."""
    field = case.certificate.fda_number
    if field is None:
        if case.kind is PaperKind.FDA_PAPER and case.certificate.whole:
            return question("The paper speaks of the FDA and shows no number that can be looked up.")
        return not_stated("No FDA number was given.")
    told: dict[str, Any] = {"number": field.value}
    kinds = [one.format.identifier for one in check_identifier(case.registers, field.value)]
    words = f"{case.certificate.standard.raw if case.certificate.standard else ''}\n{case.certificate.text}"
    if any(kind in _CLEARED for kind in kinds):
        return _cleared(case, kinds, words, told)
    if any(kind in _REGISTERED for kind in kinds):
        if _SAYS_CLEARED.search(words):
            return question(
                "{number} is written as a registration number. That is no clearance of a device.",
                about=["fda_number"],
                next_step="Ask for the 510(k) number (K and six digits) of the device.",
                **told,
            )
        return consistent(
            "{number} is written as a registration number. It shows that a company is on a list, no more.",
            about=["fda_number"],
            **told,
        )
    if _LISTED in kinds:
        return consistent(
            "{number} is written as the number of a device listing. It is no clearance.",
            about=["fda_number"],
            **told,
        )
    return question("{number} is not written as FDA numbers are.", about=["fda_number"], **told)


def _cleared(case: Case, kinds: list[str], words: str, told: dict[str, Any]) -> Finding:
    about = ["fda_number"]
    year = _YEAR_OF_K.fullmatch(told["number"].strip().upper())
    if year and case.on.year % 100 < int(year.group(1)) < _FIRST_YEAR:
        return question("{number} names a year that has not come yet.", about=about, **told)
    if _SAYS_REGISTERED.search(words) and not _SAYS_CLEARED.search(words):
        return question(
            "{number} is written as the number of a clearance, and the paper calls itself a registration. "
            "These are two different things.",
            about=about,
            **told,
        )
    if kinds[0] == _CLEARED[0]:
        return consistent(
            "{number} is written as a 510(k) number: one device was cleared.", about=about, **told
        )
    return consistent(
        "{number} is written as the number of an FDA decision on one device.", about=about, **told
    )
