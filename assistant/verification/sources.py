"""The sources that rules rest on, and the fingerprint of everything that a verdict depends on."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from assistant.verification.report import RuleSource
from knowledge.loader import HERE, load_sources

_LENGTH = 16


@lru_cache(maxsize=1)
def rule_sources() -> dict[str, RuleSource]:
    """Return the sources of the base by id."""
    return {source.id: RuleSource(title=source.title, url=source.url, at=None) for source in load_sources()}


@lru_cache(maxsize=1)
def verification_fingerprint() -> str:
    """Return a short hash of everything that a verdict depends on: rules, registers, dated facts, sources."""
    rules = sorted(Path(__file__).parent.rglob("*.py"))
    data = [*sorted((HERE / "registers").rglob("*.csv")), *sorted((HERE / "facts").glob("*.yaml"))]
    digest = hashlib.sha256()
    for path in [*rules, *data, HERE / "sources.yaml"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:_LENGTH]
