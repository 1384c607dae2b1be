"""The knowledge base in memory: what the files say, cross-indexed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from knowledge.schema import (
    Article,
    Claim,
    Clarification,
    Comparison,
    DatedFact,
    Entry,
    Key,
    Misconception,
    Source,
    Strict,
    Term,
)


class SmallTalk(Strict):
    """Something people say to a chat that is no question about certificates, and the reply.

    `outside` marks subjects that Certwise does not serve: the reply declines in one sentence. `sort` is what
    the reply to other small talk is: a greeting, something it cannot do yet, or a question back.
    """

    id: Key
    outside: bool = False
    sort: Literal["greeting", "decline", "clarify"] = "greeting"
    reply: str
    asks: tuple[str, ...]


class Knowledge(Strict):
    """Everything authored, validated.

    The fields hold what the files hold; the properties index it. Instances are frozen: a changed
    file means a new `Knowledge` with another `fingerprint`.
    """

    articles: tuple[Article, ...]
    misconceptions: tuple[Misconception, ...]
    comparison: Comparison
    glossary: tuple[Term, ...]
    sources: tuple[Source, ...]
    dated_facts: tuple[DatedFact, ...]
    clarifications: tuple[Clarification, ...]
    small_talk: tuple[SmallTalk, ...]
    files: dict[str, str] = Field(description="file name to SHA-256 of its bytes")

    @cached_property
    def fingerprint(self) -> str:
        """Hash of every file the base was read from: twelve hexadecimal digits."""
        return fingerprint_of(self.files)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Articles and misconceptions by id."""
        both: tuple[Entry, ...] = (*self.articles, *self.misconceptions)
        return {entry.id: entry for entry in both}

    @cached_property
    def misconception_ids(self) -> frozenset[str]:
        """The ids of the misconceptions."""
        return frozenset(misconception.id for misconception in self.misconceptions)

    @cached_property
    def claims(self) -> dict[str, tuple[Entry, Claim]]:
        """Every claim by its full id, `entry.claim`, with the entry it belongs to."""
        return {
            f"{entry.id}.{claim.id}": (entry, claim)
            for entry in self.entries.values()
            for claim in entry.claims.all()
        }

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Glossary terms by id."""
        return {term.id: term for term in self.glossary}

    def without_asks(self) -> Knowledge:
        """Return the base without its ways of asking: what answers are made of, at a third of the size."""
        return self.model_copy(
            update={
                "articles": tuple(a.model_copy(update={"asks": ()}) for a in self.articles),
                "misconceptions": tuple(m.model_copy(update={"asks": ()}) for m in self.misconceptions),
                "clarifications": tuple(c.model_copy(update={"asks": ()}) for c in self.clarifications),
                "small_talk": tuple(talk.model_copy(update={"asks": ()}) for talk in self.small_talk),
            }
        )

    def overdue(self, on: dt.date) -> Iterator[Entry]:
        """Yield the entries whose review was due before `on`."""
        return (entry for entry in self.entries.values() if entry.review_due < on)


def fingerprint_of(files: dict[str, str]) -> str:
    """Return the fingerprint of a set of files, given as name to content hash."""
    lines = "\n".join(f"{name} {files[name]}" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]
