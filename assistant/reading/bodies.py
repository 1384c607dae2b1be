"""Who issued the certificate and who accredited them: the choice among those that the paper names.

The issuer is never the accreditation body, an association such as IAF or IQNet, or the certificate holder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.reading.accreditation_numbers import accreditation_number
from assistant.reading.accreditors import accreditors
from assistant.reading.body_names import ASSOCIATIONS
from assistant.reading.companies import has_legal_form, same_name
from assistant.reading.evidence import Candidate, settle
from assistant.reading.issuers import LIKELY, issuers_on
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import SURE, Field

_SAID = 0.82


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyFields:
    """The bodies on a certificate."""

    certification_body: Field[str] | None
    accreditation_body: Field[str] | None
    accreditation_number: Field[str] | None


def body_fields(paper: Paper, holder: str | None) -> BodyFields:
    """Return the bodies that a paper names; `holder` is the certificate holder, which is none of them."""
    accrediting = list(accreditors(paper))
    accreditation = settle(accrediting, same=_same_body)
    taken = {squashed(one.value) for one in accrediting}
    if holder:
        taken.add(squashed(holder))
    named = list(issuers_on(paper))
    issuers = [one for one in named if one.key not in ASSOCIATIONS and not _is_one_of(one.key, taken)]
    if not issuers:
        # The paper says so itself: it was issued by its holder, or by who accredits and never issues.
        issuers = [replace(one, confidence=_SAID) for one in named if one.rank <= 1 and one.confidence >= SURE]
    return BodyFields(
        certification_body=_fullest(issuers),
        accreditation_body=accreditation,
        accreditation_number=accreditation_number(paper),
    )


def _is_one_of(key: str, taken: set[str]) -> bool:
    return key in taken or any(len(other) > 7 and same_name(key, other) for other in taken)


def _same_body(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= 3 and short in long)


def _fullest(issuers: list[Candidate[str]]) -> Field[str] | None:
    """Settle on an issuer, and give its name in the fullest writing on the paper, with its legal form."""
    field = settle(issuers, same=_same_body)
    if field is None:
        return None
    key = squashed(field.value)
    fuller = [
        one
        for one in issuers
        if one.key.startswith(key)
        and has_legal_form(one.value)
        and one.confidence > LIKELY
        and not has_legal_form(field.value)
    ]
    fuller.extend(one for one in issuers if _spelled_out(field.value, one.value))
    if fuller:
        best = min(fuller, key=lambda one: len(one.value))
        return Field(
            value=best.value, raw=best.raw, where=best.where, confidence=field.confidence, others=field.others
        )
    return field


def _spelled_out(short: str, long: str) -> bool:
    """Say whether one name begins with the initials of another: "UEC Limited", "United Example Cert Ltd"."""
    acronym = short.split(" ", maxsplit=1)[0].strip(".,")
    words = re.findall(r"[A-Za-z]+", long)
    initials = "".join(word[0].upper() for word in words if word.lower() not in {"of", "and", "the", "for"})
    return (
        3 <= len(acronym) <= 7
        and acronym.isupper()
        and len(words) > 2
        and initials.startswith(acronym[: len(initials)])
        and len(initials) >= len(acronym)
    )
