"""The assistant: one message in, one answer out, or the same as a stream of events."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.answer import Answer, AnswerKind, Done, Event, Part, State, Step, ToolCall
from assistant.conversation.markdown import section_to_markdown, to_markdown
from assistant.conversation.turn import Turn
from assistant.feedback import FeedbackBook
from assistant.retrieval.retriever import Retriever
from knowledge import Knowledge


class Engine(Protocol):
    """Whatever turns a message into a turn."""

    name: str

    def turn(self, raw: str, *, on: dt.date) -> Turn:
        """Return the reply to one message given on a day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What stands behind the answers: for the About page and `certwise doctor`."""

    knowledge_fingerprint: str
    counts: dict[str, int]
    oldest_review: dt.date
    next_review_due: dt.date
    overdue: tuple[str, ...]
    model: str


class Assistant:
    """Answers messages. Safe to call from several threads at once."""

    def __init__(
        self,
        *,
        engine: Engine,
        retriever: Retriever,
        knowledge: Knowledge,
        model: str,
        feedback: FeedbackBook | None = None,
    ) -> None:
        """Wire an assistant.

        Args:
            engine: makes the answers.
            retriever: the one that the engine searches with, for evals and tools.
            knowledge: the base that answers come from.
            model: name of the embedding model.
            feedback: where thumbs are kept; none when history is off.
        """
        self.engine = engine
        self.retriever = retriever
        self.knowledge = knowledge
        self.model = model
        self._feedback = feedback

    def answer(
        self, text: str, *, conversation: str = "", files: Sequence[str] = (), on: dt.date | None = None
    ) -> Answer:
        """Answer one message.

        Args:
            text: what was written; any text, of any length.
            conversation: the id to give back; conversations do not see each other.
            files: paths that came with the message.
            on: the day to judge dates by; today if not given.
        """
        started = time.perf_counter()
        day = on or dt.date.today()
        if files:
            turn = self.engine.turn(text, on=day) if text.strip() else None
            checked = self._check(files, turn, conversation=conversation, on=day)
            return replace(checked, milliseconds=(time.perf_counter() - started) * 1000)
        turn = self.engine.turn(text, on=day)
        markdown = to_markdown(turn.sections, turn.language)
        return Answer(
            kind=turn.kind,
            text=markdown,
            language=turn.language,
            conversation=conversation,
            sections=turn.sections,
            citations=turn.citations,
            tool_calls=turn.tool_calls,
            suggestions=turn.suggestions,
            state=turn.state,
            engine=self.engine.name,
            milliseconds=(time.perf_counter() - started) * 1000,
            articles=turn.articles,
        )

    def _check(self, files: Sequence[str], turn: Turn | None, *, conversation: str, on: dt.date) -> Answer:
        """Check the files that came with a message; `turn`, what the message asks, is answered below."""
        from assistant.checking.in_chat import TOOL, check_in_chat
        from assistant.verification.context import Context, Role

        known = turn.state if turn else State()
        context = Context(
            product=known.product,
            market=known.market,
            supplier=known.supplier,
            factory=known.factory,
            role=Role(known.role) if known.role else None,
        )
        reply = check_in_chat(files, on=on, context=context)
        answered = turn if turn and turn.kind is AnswerKind.ANSWER else None
        below = f"\n\n---\n\n{to_markdown(answered.sections, answered.language)}" if answered else ""
        call = ToolCall(name=TOOL, arguments=reply.arguments, result=reply.report["certificates"])
        return Answer(
            kind=AnswerKind.CHECK,
            text=reply.text + below,
            language="en",
            conversation=conversation,
            sections=answered.sections if answered else (),
            citations=answered.citations if answered else (),
            tool_calls=(call, *(answered.tool_calls if answered else ())),
            report=reply.report,
            state=replace(known, certificates=reply.certificates),
            engine=self.engine.name,
            articles=answered.articles if answered else (),
        )

    def stream(self, text: str, *, conversation: str = "", on: dt.date | None = None) -> Iterator[Event]:
        """Answer one message as events: a step, the parts of the answer, and the whole of it."""
        yield Step(text="Looking in the reviewed guidance and the registers")
        answer = self.answer(text, conversation=conversation, on=on)
        for number, section in enumerate(answer.sections):
            yield Part(markdown=("\n\n" if number else "") + section_to_markdown(section, answer.language))
        yield Done(answer=answer)

    def about(self) -> About:
        """Say what the answers rest on."""
        base = self.knowledge
        entries = base.entries.values()
        overdue = base.overdue(dt.date.today())
        return About(
            knowledge_fingerprint=base.fingerprint,
            counts={
                "articles": len(base.articles),
                "misconceptions": len(base.misconceptions),
                "terms": len(base.glossary),
                "sources": len(base.sources),
                "claims": len(base.claims),
            },
            oldest_review=min(entry.reviewed for entry in entries),
            next_review_due=min(entry.review_due for entry in entries),
            overdue=tuple(entry.title for entry in overdue),
            model=self.model,
        )

    def feedback(
        self, conversation: str, question: str, answer: Answer, *, liked: bool, reason: str | None
    ) -> bool:
        """Keep a thumb up or down. Returns False, and keeps nothing, when history is off."""
        if self._feedback is None:
            return False
        self._feedback.keep(conversation, question, answer, liked=liked, reason=reason)
        return True
