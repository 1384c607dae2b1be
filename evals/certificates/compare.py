"""Is a field that was read the field on the paper? Right, open, wrong but flagged, or silently wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz

from assistant.verification.certificate import DATE_FIELDS, FIELD_NAMES, Certificate, Field
from knowledge.registers import How, find_body, load_registers

ALIKE = 85.0
"""Token-sort ratio from which two names, addresses or scopes count as the same. Not the token-set ratio: that
takes "the quality system of A" for "A"."""

_MOST_LEFT_OUT = 0.75
"""A value that stands inside the other counts where it is at least so much of it."""

WORDED = frozenset(
    {"holder", "holder_address", "scope", "exclusions", "certification_body", "accreditation_body"}
)
BODIES = frozenset({"certification_body", "accreditation_body"})
LISTED = frozenset({"sites", "sector_codes"})


class Verdict(StrEnum):
    """What a field that was read is worth.

    `open`: on the paper and not read. `flagged`: wrong, and marked as unsure or ambiguous. `silent`: wrong, or
    not on the paper at all, and given as sure: the costly one.
    """

    RIGHT = "right"
    OPEN = "open"
    FLAGGED = "flagged"
    SILENT = "silent"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldVerdict:
    """The verdict on one field of one paper, with what was wanted and read."""

    field: str
    verdict: Verdict
    wanted: Any
    read: Any
    stated: bool


def compare_fields(
    certificate: Certificate, truth: Mapping[str, Any], accept: Mapping[str, Iterable[Any]] | None = None
) -> list[FieldVerdict]:
    """Return a verdict for each field that is on the paper or was read.

    Args:
        certificate: what was read.
        truth: every field that is to be scored; None where the paper does not state it.
        accept: further right values by field.
    """
    verdicts = []
    for name in FIELD_NAMES:
        if name not in truth:
            continue
        field: Field[Any] | None = getattr(certificate, name)
        wanted = truth[name]
        if wanted in (None, [], "") and field is None:
            continue
        right = [wanted, *(accept or {}).get(name, ())]
        read = field.to_json()["value"] if field else None
        verdicts.append(
            FieldVerdict(
                field=name,
                verdict=_verdict(name, field, read, right),
                wanted=wanted,
                read=read,
                stated=wanted not in (None, [], ""),
            )
        )
    return verdicts


def _verdict(name: str, field: Field[Any] | None, read: Any, right: list[Any]) -> Verdict:
    if field is None:
        return Verdict.OPEN
    if any(same(name, read, one) for one in right if one not in (None, [], "")):
        return Verdict.RIGHT
    ambiguous = name in DATE_FIELDS and isinstance(read, list)
    return Verdict.SILENT if field.sure and not ambiguous else Verdict.FLAGGED


def same(name: str, read: Any, wanted: Any) -> bool:  # noqa: PLR0911 - one line a sort of field
    """Say whether two values of a field are the same for a person."""
    if name in LISTED or name == "surveillance":
        ours, theirs = _listed(read), _listed(wanted)
        if name == "sites":
            return len(ours) == len(theirs) and all(any(_one_place(a, b) for b in theirs) for a in ours)
        return {_plain(str(one)) for one in ours} == {_plain(str(one)) for one in theirs}
    if name in DATE_FIELDS:
        return _listed(read) == _listed(wanted)
    if name in BODIES and _one_body(str(read), str(wanted)):
        return True
    if name == "holder_address" and _numbers(str(read)) != _numbers(str(wanted)):
        return False
    if name in WORDED:
        return _alike(str(read), str(wanted))
    return _plain(str(read)) == _plain(str(wanted))


def _numbers(text: str) -> list[str]:
    """Return the figures of an address: a wrong house number or postcode is a wrong address."""
    return sorted(re.findall(r"\d+", unicodedata.normalize("NFKC", text)))


def _one_place(one: str, other: str) -> bool:
    return _alike(one, other) and _numbers(one) == _numbers(other)


def _one_body(one: str, other: str) -> bool:
    """Say whether the registers know both names as the same body: "CNAS" and its Chinese name."""
    registers = load_registers()
    ours, theirs = (
        {id(match.row) for match in find_body(registers, name) if match.how is not How.CLOSE}
        for name in (one, other)
    )
    return bool(ours & theirs)


def _listed(value: Any) -> list[Any]:
    return sorted(value, key=str) if isinstance(value, list | tuple) else [value]


def _alike(one: str, other: str) -> bool:
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if not short:
        return False
    within = short in long and len(short) >= len(long) * _MOST_LEFT_OUT
    return within or fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= ALIKE or _closed_up(short, long)


def _closed_up(short: str, long: str) -> bool:
    """Compare without blanks, for papers whose blanks were lost."""
    return fuzz.ratio(short, long) >= ALIKE + 5


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())
