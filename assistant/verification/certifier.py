"""The certification body that a paper names."""

from __future__ import annotations

from assistant.verification.known_body import Named, who_is
from assistant.verification.rule import Case


def body_of(case: Case) -> Named | None:
    """Return what the registers know of the certification body that the paper names, None if it names none."""
    field = case.certificate.certification_body
    return who_is(case.registers, field.value) if field else None
