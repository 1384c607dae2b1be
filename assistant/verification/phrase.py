"""A sentence for the buyer: a fixed template and the values that go into it.

The template is the sentence's identity: it is what gets translated. Values are shown as they are, dates in
words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.verification.read_date import ReadDate

_LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or two sentences with named places: "It ran until {expires}."."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence with its values."""
        return self.template.format_map({name: in_words(value) for name, value in self.values.items()})


def in_words(value: Any) -> str:
    """Return a value as a person writes it: days in words, lists with "and", long texts cut."""
    if isinstance(value, Phrase):
        return str(value)
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, ReadDate):
        return str(value)
    if isinstance(value, list | tuple):
        shown = [in_words(one) for one in value]
        return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1].rstrip() + "…"
