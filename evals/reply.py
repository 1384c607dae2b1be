"""One shape for the replies of both systems, so that one scorer judges both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.answer import Answer
from evals.tutorial import Tutorial

DEPTH = 10
"""Places of a ranking that are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a system did with a message.

    Attributes:
        kind: one of `assistant.answer.AnswerKind`, as text.
        sentences: what it said, sentence by sentence.
        ranking: what retrieval found, best first: entry ids, or `kind:id` of anything else.
        articles: entries the reply was made of, in order.
        language: ISO 639-1 code of the reply.
        answer: the answer object, where the system has one.
    """

    kind: str
    sentences: tuple[str, ...]
    ranking: tuple[str, ...]
    articles: tuple[str, ...]
    language: str = "en"
    answer: Answer | None = None


class System(Protocol):
    """Something that replies to a message."""

    def reply(self, message: str, conversation: str) -> Reply:
        """Reply to the first message of a conversation."""


class Certwise:
    """The assistant as it is served."""

    def __init__(self, assistant: Any, on: dt.date) -> None:
        """Wrap an assistant; every message is asked on one day."""
        self._assistant = assistant
        self._on = on

    def reply(self, message: str, conversation: str) -> Reply:
        """Reply, and note what retrieval alone finds for the message."""
        answer: Answer = self._assistant.answer(message, conversation=conversation, on=self._on)
        hits = self._assistant.retriever.retrieve(message, DEPTH)
        found = (hit.target.removeprefix("entry:") for hit in hits)
        return Reply(
            kind=answer.kind.value,
            sentences=tuple(sentence.text for sentence in answer.sentences),
            # A message of several questions is searched for part by part: what the parts led to comes first.
            ranking=_distinct([*(answer.articles if len(answer.articles) > 1 else ()), *found]),
            articles=answer.articles,
            language=answer.language,
            answer=answer,
        )


class Baseline:
    """The tutorial pipeline: its answer is its chunks."""

    def __init__(self, pipeline: Tutorial, threshold: float = -1.0) -> None:
        """Wrap a pipeline; below `threshold` for the best chunk it declines."""
        self._pipeline = pipeline
        self._threshold = threshold

    def best_score(self, message: str) -> float:
        """Return the cosine of the best chunk."""
        return self._pipeline.retrieve(message, 1)[0].score

    def reply(self, message: str, conversation: str) -> Reply:  # noqa: ARG002 (it has no memory)
        """Reply with the chunks, or decline."""
        chunks = self._pipeline.retrieve(message)
        articles = _distinct(chunk.article for chunk in chunks)
        if chunks[0].score < self._threshold:
            return Reply(kind="decline", sentences=(), ranking=articles, articles=())
        text = "\n".join(chunk.text for chunk in chunks)
        return Reply(kind="answer", sentences=split_sentences(text), ranking=articles, articles=articles)


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of plain text: lines, cut after a full stop, question or exclamation mark."""
    lines = (part.strip() for line in text.splitlines() for part in re.split(r"(?<=[.!?])\s+(?=[A-Z\"])", line))
    return tuple(line for line in lines if line)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
