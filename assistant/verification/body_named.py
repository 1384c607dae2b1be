"""Which certification body a certificate names: one answer for the rules, the registers and the headline."""

from __future__ import annotations

from enum import StrEnum

from assistant.verification.certificate import Certificate
from assistant.verification.known_body import Named, who_is
from assistant.verification.rule import Case
from knowledge.registers import Body, CertificationBody, NotifiedBody, Registers
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


def body_of(case: Case) -> Named | None:
    """Return what the registers know of the certification body that the paper names, None if it names none."""
    field = case.certificate.certification_body
    return who_is(case.registers, field.value) if field else None


def known_body(case: Case) -> CertificationBody | None:
    """Return the register's row of the certification body named; None where no row or several fit."""
    named = body_of(case)
    rows = [row for row in named.rows if isinstance(row, CertificationBody)] if named else []
    return rows[0] if len(rows) == 1 else None


def bodies_named(certificate: Certificate, registers: Registers) -> tuple[Body, ...]:
    """Return the bodies that the certification body's name names, wherever it stands; none that resemble."""
    return tuple(row for named in _named(certificate, registers) for row in named.rows)


def is_body(certificate: Certificate, registers: Registers, row: NotifiedBody | CertificationBody) -> SameBody:
    """Say whether the certification body on the certificate is a body of the register.

    A short name within the long one, or the other way round, is the same: "DNV" names "DNV Product Assurance
    AS". Where only a brand is shared it may be another company of the group. The register's row of a
    certification body stands for its group, that of a notified body for one company.
    """
    field = certificate.certification_body
    if field is None:
        return SameBody.UNKNOWN
    found = _named(certificate, registers)
    fits = [named for named in found if any(one is row for one in named.rows)]
    if any(named.in_full or isinstance(row, CertificationBody) for named in fits):
        return SameBody.YES
    words = key_of(field.value)
    names = [key_of(name) for name in (row.name, *row.aliases)]
    if any(_within(words, name) or _within(name, words) for name in names[:1]):
        return SameBody.YES
    if fits or any(_within(name, words) for name in names[1:]):
        return SameBody.GROUP
    return SameBody.OTHER if any(named.rows for named in found) else SameBody.UNKNOWN


def _named(certificate: Certificate, registers: Registers) -> list[Named]:
    field = certificate.certification_body
    return [who_is(registers, name) for name in (field.value, *field.others)] if field else []


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether all words of a name stand together in another."""
    size = len(short)
    return bool(short) and any(long[at : at + size] == short for at in range(len(long) - size + 1))
