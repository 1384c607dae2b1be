"""Takes one message to the assistant and follows the answer. No gradio: each yield is a moment to repaint."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator

from assistant.answer import Done, Part, Step
from assistant.errors import AssistantError
from ui import texts
from ui.conversation import Conversation, Turn, TurnState
from ui.protocol import Assistant
from ui.waiting import Waiting

log = logging.getLogger(__name__)

BETWEEN_PAINTS = 0.08
"""Seconds: faster than people read, slow enough that a long answer is not sent a hundred times."""


class Talk:
    """The conversation side of the page, over an assistant that may still be loading."""

    def __init__(self, waiting: Waiting[Assistant], *, today: Callable[[], dt.date] = dt.date.today) -> None:
        """Remember the collaborators."""
        self._waiting = waiting
        self._today = today

    def ask(self, conversation: Conversation, text: str) -> Iterator[None]:
        """Answer one message, changing the conversation between the yields.

        Does nothing for an empty message, or while another message is being answered.
        """
        question = text.strip()
        if not question or conversation.running is not None:
            return
        if len(question) > texts.LONGEST_QUESTION:
            turn = conversation.begin(question[: texts.LONGEST_QUESTION] + " …", texts.TOO_LONG)
            turn.state = TurnState.FAILED
            yield
            return
        turn = conversation.begin(question, texts.THINKING if self._waiting.ready() else texts.OPENING)
        try:
            yield
            yield from self._follow(conversation, turn)
        except Exception as error:  # noqa: BLE001  # whatever it is, the buyer gets plain words and the log the rest
            fail(turn, error, opened=self._opened())
        finally:
            if turn.state is TurnState.RUNNING:
                turn.state = TurnState.STOPPED
        yield

    def _follow(self, conversation: Conversation, turn: Turn) -> Iterator[None]:
        assistant = self._waiting.get()
        if turn.state is not TurnState.RUNNING:
            return
        painted = time.monotonic()
        for event in assistant.stream(turn.question, conversation=conversation.id, on=self._today()):
            if turn.state is not TurnState.RUNNING:
                return
            match event:
                case Step(text=note):
                    turn.note = note
                case Part(markdown=markdown):
                    turn.note = ""
                    turn.markdown += markdown
                case Done(answer=answer):
                    turn.answer, turn.state = answer, TurnState.DONE
                    return
            if time.monotonic() - painted >= BETWEEN_PAINTS:
                yield
                painted = time.monotonic()
        raise RuntimeError("The assistant ended its answer without saying that it is done.")

    def _opened(self) -> bool:
        """Tell whether the assistant was made at all."""
        try:
            self._waiting.get(0)
        except Exception:  # noqa: BLE001  # why does not matter here
            return False
        return True

    def rate(self, conversation: Conversation, index: int, rating: str) -> bool | None:
        """Keep a rating of one answer.

        Args:
            conversation: the conversation of the tab.
            index: which turn.
            rating: the thumb's name or one of the reasons; empty withdraws the thumb on the page only.

        Returns:
            whether it was kept; none if there is nothing to rate or keeping it failed.
        """
        if not 0 <= index < len(conversation.turns):
            return None
        turn = conversation.turns[index]
        turn.rating = rating if rating in {texts.LIKE, texts.DISLIKE} else turn.rating if rating else None
        if turn.answer is None or not rating:
            return None
        reason = rating if rating in texts.REASONS else None
        try:
            return self._waiting.get(0).feedback(
                conversation.id, turn.question, turn.answer, liked=rating == texts.LIKE, reason=reason
            )
        except Exception:
            log.exception("A rating could not be kept")
            return None


def fail(turn: Turn, error: Exception, *, opened: bool) -> None:
    """End a turn with words a buyer can use; the log has the reason, without the question."""
    log.error("A question could not be answered", exc_info=error)
    turn.state = TurnState.FAILED
    if opened:
        turn.note = texts.FAILED
    else:
        # Our own errors say what to do next, and the person who reads it is often the one who installed it.
        why = f"{error}" if isinstance(error, AssistantError) else texts.TOLD_OPERATOR
        turn.note = f"{texts.UNAVAILABLE} {why}"
