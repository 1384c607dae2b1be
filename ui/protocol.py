"""What the page needs from an assistant. Nothing here knows gradio."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Protocol

from assistant.answer import Answer, Event


class About(Protocol):
    """What the assistant can say of itself and its knowledge base."""

    @property
    def knowledge_fingerprint(self) -> str:
        """Identify the exact state of the knowledge base."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Count what the base holds: articles, misconceptions, terms, sources, claims."""

    @property
    def oldest_review(self) -> dt.date:
        """Give the day on which the longest unreviewed entry was reviewed."""

    @property
    def next_review_due(self) -> dt.date:
        """Give the day on which the next review is due."""

    @property
    def overdue(self) -> tuple[str, ...]:
        """Name the entries whose review is overdue."""

    @property
    def model(self) -> str:
        """Name the engine that phrases the answers."""


class Assistant(Protocol):
    """The assistant as the page sees it. Its methods are called from several threads at once."""

    def stream(self, text: str, *, conversation: str, on: dt.date) -> Iterator[Event]:
        """Answer one message, ending with a `Done`.

        Args:
            text: what the person wrote, untrusted.
            conversation: id of the conversation; turns of one id lean on each other.
            on: the day the answer holds for.
        """

    def about(self) -> About:
        """Describe the knowledge base."""

    def feedback(
        self, conversation: str, question: str, answer: Answer, *, liked: bool, reason: str | None
    ) -> bool:
        """Keep a rating if history is on.

        A later call for the same question of the same conversation replaces the earlier one.

        Returns:
            whether it was kept.
        """
