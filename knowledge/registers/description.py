"""The parts of a description: labelled facts, sentences, and how doubt is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.registers.load import Registers
from knowledge.registers.rows import Confidence, Known, Row

NOT_KNOWN = "not known here"
DOUBT = {
    Confidence.HIGH: "",
    Confidence.MEDIUM: ", from secondary sources",
    Confidence.LOW: ", not confirmed",
}
_SURE = {
    Confidence.HIGH: "",
    Confidence.MEDIUM: "This rests on secondary sources.",
    Confidence.LOW: "This is not confirmed: please look it up.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A labelled value, both in plain English."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """A row in words: a title, facts for a table, sentences for a chat."""

    title: str
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]


def said(registers: Registers, row: Row, field: str) -> str:
    """Put a yes-or-no field in words, with its doubt."""
    known = Known(getattr(row, field))
    if known is Known.UNKNOWN:
        return NOT_KNOWN
    return f"{known.value}{DOUBT[registers.confidence_of(row, field)]}"


def said_with_care(confidence: Confidence, *sentences: str) -> tuple[str, ...]:
    """Return the sentences that are not empty, and how sure the row is."""
    return tuple(sentence for sentence in (*sentences, _SURE[confidence]) if sentence)


def titled(short: str, full: str) -> str:
    """Return a short name with its full one, unless one begins with the other."""
    plain, _, _ = short.partition(" (")
    return plain if full.startswith(short) else f"{plain} ({full})"


def facts_of(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Return the facts that have a value."""
    return tuple(Fact(label=label, value=value) for label, value in pairs if value)


def place_of(registers: Registers, code: str) -> str:
    """Return the name of a country, or its code where the name is not known."""
    return _places(registers).get(code, code)


@lru_cache(maxsize=4)
def _places(registers: Registers) -> dict[str, str]:
    return {market.code: market.name for market in registers.markets}
