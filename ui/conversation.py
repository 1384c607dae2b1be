"""What one browser tab has said and been answered. Kept in memory for as long as the tab is open."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answer import Answer


class TurnState(StrEnum):
    """How far a turn has come."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(kw_only=True, slots=True)
class Turn:
    """One message and its reply.

    Attributes:
        question: what the person wrote, untrusted.
        markdown: what has arrived of the reply.
        note: what the assistant is doing, or what went wrong.
        answer: the whole reply, once it is there.
        rating: the feedback given, as the name of its button.
    """

    question: str
    state: TurnState = TurnState.RUNNING
    markdown: str = ""
    note: str = ""
    answer: Answer | None = None
    rating: str | None = None


@dataclass(kw_only=True, slots=True)
class Conversation:
    """The turns of one tab under one id.

    `rated` is the turn whose reason is being asked for; none when nothing is asked.
    """

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    turns: list[Turn] = field(default_factory=list)
    rated: int | None = None

    @property
    def running(self) -> Turn | None:
        """The turn that is being answered."""
        last = self.turns[-1] if self.turns else None
        return last if last is not None and last.state is TurnState.RUNNING else None

    @property
    def ratings(self) -> list[str | None]:
        """The rating of every reply, in order."""
        return [turn.rating for turn in self.turns]

    def begin(self, question: str, note: str) -> Turn:
        """Add a turn."""
        turn = Turn(question=question, note=note)
        self.turns.append(turn)
        self.rated = None
        return turn

    def stop(self) -> None:
        """End the running turn where it is; what its thread still produces is dropped."""
        if self.running is not None:
            self.running.state = TurnState.STOPPED

    def take_back(self) -> str | None:
        """Remove the last turn and return its question, so that it can be asked again."""
        self.stop()
        return self.turns.pop().question if self.turns else None
