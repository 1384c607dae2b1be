"""Dated facts of the knowledge base for rules: no rule holds a date of the trade itself."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from knowledge.loader import load_dated_facts
from knowledge.schema import DatedFact


@lru_cache(maxsize=1)
def _facts() -> dict[str, DatedFact]:
    return {fact.id: fact for fact in load_dated_facts()}


def fact(name: str) -> DatedFact:
    """Return a dated fact by its id in `knowledge/facts/`; raise KeyError if there is none."""
    return _facts()[name]


def holds(name: str, on: dt.date) -> bool:
    """Say whether a dated fact holds on a day; both its ends count."""
    dated = fact(name)
    return (dated.since is None or dated.since <= on) and (dated.until is None or on <= dated.until)
