"""What happens on the Ask tab: each handler turns an event into updates of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from ui import texts
from ui.conversation import Conversation
from ui.render import messages, turn_of
from ui.talk import Talk

Updates = tuple[Any, ...]
"""Updates of the chat, the question box, the conversation kept for the tab, and the reasons; after a
rating also the words to say about it."""

THUMBS = {True: texts.LIKE, False: texts.DISLIKE}
THANKS = {True: texts.KEPT, False: texts.NOT_KEPT, None: texts.FEEDBACK_FAILED}


def box(*, running: bool, **more: str) -> Any:
    """Return the question box with the button that fits."""
    return gr.update(submit_btn=not running and texts.SEND, stop_btn=running and texts.STOP, **more)


def paint(conversation: Conversation, *, ratings: bool = False) -> Updates:
    """Return the whole screen of a conversation.

    Args:
        conversation: what to show.
        ratings: set the thumbs too. Changing a property of the chat rather than its value costs
            Gradio about 10 ms of CPU, because it describes the component anew.
    """
    listed = messages(conversation)
    return (
        gr.update(value=listed, feedback_value=conversation.ratings) if ratings else listed,
        box(running=conversation.running is not None),
        conversation,
        gr.update(visible=conversation.rated is not None),
    )


class Handlers:
    """The handlers. The conversation of a tab is none until its first question."""

    def __init__(self, talk: Talk) -> None:
        """Remember who answers."""
        self._talk = talk

    def _answer(
        self, text: str, conversation: Conversation | None, *, ratings: bool = False
    ) -> Iterator[Updates]:
        conversation = conversation or Conversation()
        asking = conversation.rated is not None
        first = True
        for _ in self._talk.ask(conversation, text):
            if first:
                chat, _box, kept, reasons = paint(conversation, ratings=ratings)
                running = conversation.running is not None
                yield chat, box(running=running, value=""), kept, reasons if asking else gr.skip()
            elif conversation.running is None:
                yield messages(conversation), box(running=False), gr.skip(), gr.skip()
            else:
                yield messages(conversation), gr.skip(), gr.skip(), gr.skip()
            first = False
        if first:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()

    def typed(self, text: str | None, conversation: Conversation | None) -> Iterator[Updates]:
        """Answer what was typed."""
        yield from self._answer(text or "", conversation)

    def example(self, conversation: Conversation | None, chosen: gr.SelectData) -> Iterator[Updates]:
        """Answer an example of the first visit."""
        yield from self._answer(str(chosen.value["text"]), conversation)

    def suggestion(self, conversation: Conversation | None, chosen: gr.SelectData) -> Iterator[Updates]:
        """Answer a suggestion to go on with."""
        yield from self._answer(str(chosen.value), conversation)

    def again(self, conversation: Conversation | None) -> Iterator[Updates]:
        """Answer the last question again."""
        yield from self._answer((conversation and conversation.take_back()) or "", conversation, ratings=True)

    def stop(self, conversation: Conversation | None) -> Updates:
        """Leave the running answer as it is."""
        conversation = conversation or Conversation()
        conversation.stop()
        return paint(conversation)

    def clear(self, conversation: Conversation | None) -> Updates:
        """Begin a new conversation, under a new id."""
        if conversation is not None:
            conversation.stop()
        return (
            gr.update(value=[], feedback_value=[]),
            box(running=False, value=""),
            None,
            gr.update(visible=False),
        )

    def rate(self, conversation: Conversation | None, thumb: gr.LikeData) -> Updates:
        """Keep a thumb, and ask for the reason of a thumb down that was kept."""
        conversation = conversation or Conversation()
        word = THUMBS.get(thumb.liked, "") if isinstance(thumb.liked, bool) else ""
        turn = turn_of(thumb.index) if isinstance(thumb.index, int) else -1
        kept = self._talk.rate(conversation, turn, word)
        conversation.rated = turn if word == texts.DISLIKE and kept else None
        return *paint(conversation, ratings=True), THANKS[kept] if word and conversation.rated is None else ""

    def reason(self, word: str, conversation: Conversation | None) -> Updates:
        """Keep the reason of a thumb down; any other word closes the question."""
        conversation, said = conversation or Conversation(), ""
        if conversation.rated is not None and word in texts.REASONS:
            said = THANKS[self._talk.rate(conversation, conversation.rated, word)]
        conversation.rated = None
        return *paint(conversation, ratings=True), said
