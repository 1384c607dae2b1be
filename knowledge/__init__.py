"""What Certwise knows: articles, misconceptions, comparison, glossary, sources, registers.

Imports nothing of ours. The registers live in `knowledge.registers`.
"""

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
