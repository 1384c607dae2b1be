"""The message to the supplier, made from the open findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.verification.context import Context
from assistant.verification.report import CheckedCertificate


def messages_to_supplier(certificates: Sequence[CheckedCertificate], context: Context) -> Mapping[str, str]:
    """Return the message by language: "en" and "zh"."""
    del certificates, context
    return {"en": "", "zh": ""}
