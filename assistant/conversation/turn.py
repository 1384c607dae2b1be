"""What passes between the steps of one turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answer import AnswerKind, Citation, Section, State, ToolCall
from assistant.conversation.decide import Decided
from assistant.retrieval.ranking import Hit


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One question of a message, with what was found for it and what it calls for."""

    text: str
    decided: Decided
    hits: tuple[Hit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What an engine made of one message."""

    kind: AnswerKind
    sections: tuple[Section, ...]
    language: str = "en"
    citations: tuple[Citation, ...] = ()
    tool_calls: tuple[ToolCall, ...] = ()
    suggestions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    state: State = field(default_factory=State)
