"""What Certwise knows: articles, misconceptions, comparison, glossary, sources, registers.

Imports nothing of ours. The registers live in `knowledge.registers`. The names are fetched when they are first
used: a check needs the registers, and none of the models of the base.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.base import Knowledge, SmallTalk
    from knowledge.loader import Fault, KnowledgeError, hash_files, load_knowledge
    from knowledge.schema import (
        HEADINGS,
        Article,
        Claim,
        ClaimKind,
        Clarification,
        Comparison,
        Confidence,
        DatedFact,
        Entry,
        Heading,
        Misconception,
        Point,
        Source,
        Term,
        Verdict,
    )

__all__ = [
    "HEADINGS",
    "Article",
    "Claim",
    "ClaimKind",
    "Clarification",
    "Comparison",
    "Confidence",
    "DatedFact",
    "Entry",
    "Fault",
    "Heading",
    "Knowledge",
    "KnowledgeError",
    "Misconception",
    "Point",
    "SmallTalk",
    "Source",
    "Term",
    "Verdict",
    "hash_files",
    "load_knowledge",
]

_HOMES = {
    "Fault": "loader",
    "Knowledge": "base",
    "KnowledgeError": "loader",
    "SmallTalk": "base",
    "hash_files": "loader",
    "load_knowledge": "loader",
}
"""The modules of the names that are not of `schema`."""


def __getattr__(name: str) -> Any:
    """Fetch a name of the package from its module."""
    if name not in __all__:
        raise AttributeError(f"module 'knowledge' has no attribute '{name}'")
    return getattr(import_module(f"knowledge.{_HOMES.get(name, 'schema')}"), name)
