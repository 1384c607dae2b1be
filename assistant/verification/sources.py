"""The sources that rules rest on, and the fingerprint of everything that a verdict depends on."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from assistant.verification.report import RuleSource
from knowledge.loader import HERE, read_yaml

_LENGTH = 16
_READ = frozenset({".py", ".yaml", ".json"})


@lru_cache(maxsize=1)
def rule_sources() -> dict[str, RuleSource]:
    """Return the sources of the base by id, read without their model; `knowledge.check` validates them."""
    rows = read_yaml(HERE / "sources.yaml")
    return {row["id"]: RuleSource(title=row["title"], url=row["url"], at=None) for row in rows}


@lru_cache(maxsize=1)
def verification_fingerprint() -> str:
    """Return a short hash of all that a verdict depends on: reader, rules, registers, facts, sources."""
    ours = Path(__file__).parent
    code = [path for folder in (ours, ours.parent / "reading") for path in sorted(folder.rglob("*.*"))]
    data = [*sorted((HERE / "registers").rglob("*.csv")), *sorted((HERE / "facts").glob("*.yaml"))]
    digest = hashlib.sha256()
    for path in [*(path for path in code if path.suffix in _READ), *data, HERE / "sources.yaml"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:_LENGTH]
