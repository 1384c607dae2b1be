"""Which register to look a certificate up in."""

from __future__ import annotations

from assistant.verification.body_named import known_body
from assistant.verification.paper_kind import PaperKind
from assistant.verification.rule import Case
from knowledge.registers import Portal, check_identifier, portal_for

__all__ = ["fda_register", "known_body", "register_to_use"]


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
            return fda_register(case)
        case PaperKind.MANAGEMENT_SYSTEM:
            body = known_body(case)
            found = portal_for(registers, body) if body else portal_for(registers, kind="certificate")
        case _:
            found = ()
    return found[0] if found else None


def fda_register(case: Case) -> Portal | None:
    """Return the FDA's database for the number on a paper, by the way it is written, else that of companies."""
    companies = portal_for(case.registers, country="US", kind="company")
    of_the_fda = {p.name: p for p in (*portal_for(case.registers, country="US", kind="device"), *companies)}
    number = case.certificate.fda_number
    for reading in check_identifier(case.registers, number.value) if number else ():
        for name in reading.portals:
            if name in of_the_fda:
                return of_the_fda[name]
    return companies[0] if companies else None
