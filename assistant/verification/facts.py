"""Dated facts of the knowledge base for rules: no rule holds a date of the trade itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from knowledge.loader import HERE, read_yaml
from knowledge.registers import Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleFact:
    """A value that holds from a day until a day, both included: what rules need of `knowledge.DatedFact`.

    `sources` are ids of `knowledge/sources.yaml`.
    """

    id: str
    value: str
    since: dt.date | None
    until: dt.date | None
    confidence: Confidence
    sources: tuple[str, ...]
    review_due: dt.date


@cache
def _facts() -> dict[str, RuleFact]:
    """Read the facts without their model, which is slow to import; `knowledge.check` validates them."""
    rows = [row for path in sorted((HERE / "facts").glob("*.yaml")) for row in read_yaml(path)]
    return {
        row["id"]: RuleFact(
            id=row["id"],
            value=row["value"],
            since=row["from"],
            until=row.get("until"),
            confidence=Confidence(row["confidence"]),
            sources=tuple(cited["id"] for cited in row["sources"]),
            review_due=row["review_due"],
        )
        for row in rows
    }


def fact(name: str) -> RuleFact:
    """Return a dated fact by its id in `knowledge/facts/`; raise KeyError if there is none."""
    return _facts()[name]


def holds(name: str, on: dt.date) -> bool:
    """Say whether a dated fact holds on a day; both its ends count."""
    dated = fact(name)
    return (dated.since is None or dated.since <= on) and (dated.until is None or on <= dated.until)
