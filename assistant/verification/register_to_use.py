"""Which register to look a certificate up in."""

from __future__ import annotations

from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case
from knowledge.registers import CertificationBody, How, Kind, Portal, find_body, portal_for


def register_to_use(case: Case) -> Portal | None:
    """Return the register to look in first, None where the kind of paper has none.

    For a certificate of a management system that is the certification body's own look-up where one is known,
    else the register for certificates in general; for a certificate of a notified body the EU's.
    """
    registers = case.registers
    match case.kind:
        case PaperKind.EU_CERTIFICATE:
            found = portal_for(registers, country="EU", kind="notified_body_certificate")
        case PaperKind.FDA_PAPER:
            number = case.certificate.fda_number
            # A 510(k) number begins with K; all others are numbers of establishments.
            device = number is not None and number.value.upper().startswith("K")
            found = portal_for(registers, country="US", kind="device" if device else "company")
        case PaperKind.MANAGEMENT_SYSTEM:
            body = known_body(case)
            found = portal_for(registers, body) if body else portal_for(registers, kind="certificate")
        case _:
            found = ()
    return found[0] if found else None


def known_body(case: Case) -> CertificationBody | None:
    """Return the register's row of the certification body named, None where it is not known by that name."""
    named = case.certificate.certification_body
    if named is None:
        return None
    matches = find_body(case.registers, named.value, kind=Kind.CERTIFICATION_BODY)
    if not matches or matches[0].how is How.CLOSE or matches[0].ambiguous:
        return None
    row = matches[0].row
    return row if isinstance(row, CertificationBody) else None
