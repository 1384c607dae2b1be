"""Whether the certification body that a certificate names is a body of the register."""

from __future__ import annotations

from enum import StrEnum

from assistant.verification.certificate import Certificate
from knowledge.registers import BodyMatch, CertificationBody, How, NotifiedBody, Registers, find_body
from knowledge.registers.names import key_of


class SameBody(StrEnum):
    """How far a name on a paper fits a body of the register."""

    YES = "yes"
    GROUP = "group"
    """The names share a brand: perhaps another company of the group."""
    OTHER = "other"
    """The name is that of another body of the register."""
    UNKNOWN = "unknown"
    """The name is not known here."""


def bodies_named(certificate: Certificate, registers: Registers) -> tuple[BodyMatch, ...]:
    """Return the bodies that the certification body's name names, by any of their names; none that resemble."""
    field = certificate.certification_body
    if field is None:
        return ()
    names = (field.value, *field.others)
    return tuple(match for name in names for match in find_body(registers, name) if match.how is not How.CLOSE)


def is_body(certificate: Certificate, registers: Registers, row: NotifiedBody | CertificationBody) -> SameBody:
    """Say whether the certification body on the certificate is a body of the register.

    A short name within the long one, or the other way round, is the same: "DNV" names "DNV Product Assurance
    AS". Where only a brand is shared it may be another company of the group.
    """
    field = certificate.certification_body
    if field is None:
        return SameBody.UNKNOWN
    matches = bodies_named(certificate, registers)
    if any(match.row is row for match in matches):
        return SameBody.YES
    words = key_of(field.value)
    names = [key_of(name) for name in (row.name, *row.aliases)]
    if any(_within(words, name) or _within(name, words) for name in names[:1]):
        return SameBody.YES
    if any(_within(name, words) for name in names[1:]):
        return SameBody.GROUP
    return SameBody.OTHER if matches else SameBody.UNKNOWN


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether all words of a name stand together in another."""
    size = len(short)
    return bool(short) and any(long[at : at + size] == short for at in range(len(long) - size + 1))
