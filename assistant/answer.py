"""What the assistant says: sentences with their kind and sources, and the answer object.

`Answer.to_json` is a contract that others program against: keys may be added, never renamed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class AnswerKind(StrEnum):
    """What sort of reply this is."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    CHECK = "check"
    DECLINE = "decline"
    GREETING = "greeting"
    ERROR = "error"


class SentenceKind(StrEnum):
    """Where a sentence comes from. `FRAME` is Certwise speaking about itself or asking back."""

    GUIDANCE = "guidance"
    COMPUTED = "computed"
    ADVICE = "advice"
    FRAME = "frame"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One numbered source of one claim. `claim` and `article` are ids of the base or a register."""

    n: int
    claim: str
    article: str
    source: str
    title: str
    publisher: str | None
    url: str | None
    quote: str
    at: str | None = None
    dated: str | None = None
    confidence: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the citation with the keys of the contract first."""
        return {
            "n": self.n,
            "claim": self.claim,
            "article": self.article,
            "source": self.source,
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "quote": self.quote,
            "at": self.at,
            "dated": self.dated,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of an answer.

    Attributes:
        text: plain text without markers.
        claim: full id of the claim it states, or of the register row; none for a frame.
        citations: numbers of the citations that support it.
        as_of: the day the sentence holds for, where it depends on one.
        uncertain: the sources do not settle it.
        review_overdue: the day on which its review was due, if that has passed.
    """

    text: str
    kind: SentenceKind
    claim: str | None = None
    citations: tuple[int, ...] = ()
    as_of: dt.date | None = None
    uncertain: bool = False
    review_overdue: dt.date | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the sentence for programs that follow each one to its claim."""
        return {
            "text": self.text,
            "kind": self.kind.value,
            "claim": self.claim,
            "citations": list(self.citations),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "uncertain": self.uncertain,
            "review_overdue": self.review_overdue.isoformat() if self.review_overdue else None,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Sentences under one heading. `heading` is a key of `assistant.conversation.texts`.

    `table` holds a comparison: a header row and its rows, each cell a sentence.
    """

    heading: str
    sentences: tuple[Sentence, ...] = ()
    table: tuple[tuple[Sentence, ...], ...] = ()
    title: str | None = None
    ordered: bool = False

    @property
    def every_sentence(self) -> tuple[Sentence, ...]:
        """The sentences and the cells, in reading order."""
        return (*self.sentences, *(cell for row in self.table for cell in row))


@dataclass(frozen=True, kw_only=True, slots=True)
class ToolCall:
    """One deterministic tool that ran, with what went in and what came out."""

    name: str
    arguments: dict[str, Any]
    result: Any

    def to_json(self) -> dict[str, Any]:
        """Return the call for the answer object."""
        return {"name": self.name, "arguments": self.arguments, "result": self.result}


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the conversation knows after a turn; none where it does not."""

    product: str | None = None
    market: str | None = None
    supplier: str | None = None
    factory: str | None = None
    role: str | None = None
    certificates: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the state with the keys of the contract."""
        return {
            "product": self.product,
            "market": self.market,
            "supplier": self.supplier,
            "factory": self.factory,
            "role": self.role,
            "certificates": [dict(certificate) for certificate in self.certificates],
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One reply, whole."""

    kind: AnswerKind
    text: str
    language: str
    conversation: str = ""
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    tool_calls: tuple[ToolCall, ...] = ()
    report: dict[str, Any] | None = None
    suggestions: tuple[str, ...] = ()
    state: State = field(default_factory=State)
    engine: str = "embedded"
    milliseconds: float = 0.0
    articles: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order, table cells included."""
        return tuple(sentence for section in self.sections for sentence in section.every_sentence)

    def to_json(self) -> dict[str, Any]:
        """Return the answer object of the contract, its keys in a stable order."""
        return {
            "conversation": self.conversation,
            "kind": self.kind.value,
            "text": self.text,
            "language": self.language,
            "citations": [citation.to_json() for citation in self.citations],
            "tool_calls": [call.to_json() for call in self.tool_calls],
            "report": self.report,
            "suggestions": list(self.suggestions),
            "state": self.state.to_json(),
            "engine": self.engine,
            "milliseconds": round(self.milliseconds, 1),
            "articles": list(self.articles),
            "sentences": [sentence.to_json() for sentence in self.sentences],
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Something the assistant is doing, to be shown while it runs."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The next piece of the answer, as Markdown to append."""

    markdown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """The turn is over; `answer` is the whole of it."""

    answer: Answer


Event = Step | Part | Done
