"""The reader that a tutorial would write: a list of English labels, and the rest of the line is the value.

It stands beside ours so that a figure says something. Dates go through `dateutil`, as tutorials do, which
picks one reading of an ambiguous date without a word.
"""

from __future__ import annotations

import re
from typing import Any

from dateutil import parser

from assistant.verification.certificate import DATE_FIELDS, Certificate

_LABELS = {
    "certificate_number": r"certificate\s*(?:no|number|registration no)\.?",
    "holder": r"(?:company|organi[sz]ation|certificate holder|name)",
    "holder_address": r"address",
    "scope": r"scope(?: of certification)?",
    "certification_body": r"(?:issued by|certification body)",
    "accreditation_body": r"accredit(?:ed by|ation body)",
    "first_issued": r"(?:initial|original|first)[\w ]*",
    "issued": r"(?:issue date|date of issue|issued)",
    "expires": r"(?:expiry date|valid until|expires?|date of expiry)",
}
_STANDARD = re.compile(r"\b(ISO(?:/IEC)? ?\d{4,5})\s*:\s*(\d{4})")


def read_like_a_tutorial(text: str) -> Certificate:
    """Return the fields that plain patterns find."""
    values: dict[str, Any] = {}
    if found := _STANDARD.search(text):
        values["standard"], values["edition"] = found.groups()
    for field, label in _LABELS.items():
        match = re.search(rf"^\s*{label}\s*:\s*(.+)$", text, re.IGNORECASE | re.MULTILINE)
        if match is None:
            continue
        value = match.group(1).strip()
        if field in DATE_FIELDS:
            try:
                value = parser.parse(value).date().isoformat()
            except (ValueError, OverflowError):
                continue
        values[field] = value
    return Certificate.typed(values, text=text)
