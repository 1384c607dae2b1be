"""The Ask tab: chat, question box, feedback, and what to do with the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from ui import texts
from ui.conversation import Conversation
from ui.render import messages, turn_of
from ui.talk import Talk

Updates = tuple[Any, ...]

RUNNING_AT_ONCE = 16
"""Questions answered at the same time by one process; others wait their turn."""


def build_ask(talk: Talk) -> None:
    """Lay out the tab inside the current Blocks and connect it."""
    state = gr.State(None)
    chat = gr.Chatbot(
        label=texts.CONVERSATION,
        show_label=False,
        elem_id="cw-chat",
        height=None,
        placeholder=texts.WELCOME,
        examples=[{"text": example} for example in texts.EXAMPLES],
        feedback_options=(texts.LIKE, texts.DISLIKE),
        buttons=["copy"],
        layout="bubble",
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
        autoscroll=False,
        allow_file_downloads=False,
    )
    with gr.Row(visible=False, elem_id="cw-reasons", elem_classes="cw-bar") as reasons:
        gr.Markdown(texts.REASON_QUESTION)
        reason_buttons = [gr.Button(reason, size="sm", min_width=80) for reason in texts.REASONS]
        skip = gr.Button(texts.REASON_SKIP, size="sm", min_width=60)
    question = gr.Textbox(
        label=texts.QUESTION_LABEL,
        show_label=False,
        placeholder=texts.QUESTION_PLACEHOLDER,
        elem_id="cw-question",
        lines=1,
        max_lines=6,
        max_length=texts.LONGEST_QUESTION,
        submit_btn=texts.SEND,
        autofocus=True,
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", autocomplete="off"),
    )
    with gr.Row(elem_id="cw-tools", elem_classes="cw-bar"):
        new = gr.Button(texts.NEW, size="sm", min_width=80)
        copy = gr.Button(texts.COPY_ALL, size="sm", min_width=80)
        download = gr.Button(texts.DOWNLOAD, size="sm", min_width=80)

    screen = [chat, question, state, reasons]

    def paint(conversation: Conversation) -> Updates:
        running = conversation.running is not None
        return (
            gr.update(value=messages(conversation), feedback_value=conversation.ratings),
            gr.update(submit_btn=not running and texts.SEND, stop_btn=running and texts.STOP),
            conversation,
            gr.update(visible=conversation.rated is not None),
        )

    def answer(text: str, conversation: Conversation | None) -> Iterator[Updates]:
        conversation = conversation or Conversation()
        first = True
        for _ in talk.ask(conversation, text):
            chat_now, box, kept, asking = paint(conversation)
            if first:
                box["value"] = ""
            yield chat_now, box, kept if first else gr.skip(), asking if first else gr.skip()
            first = False
        if first:
            yield (gr.skip(),) * len(screen)

    def from_box(text: str, conversation: Conversation | None) -> Iterator[Updates]:
        yield from answer(text or "", conversation)

    def from_example(conversation: Conversation | None, chosen: gr.SelectData) -> Iterator[Updates]:
        yield from answer(chosen.value["text"], conversation)

    def from_suggestion(conversation: Conversation | None, chosen: gr.SelectData) -> Iterator[Updates]:
        yield from answer(str(chosen.value), conversation)

    def again(conversation: Conversation | None) -> Iterator[Updates]:
        yield from answer((conversation and conversation.take_back()) or "", conversation)

    def stop(conversation: Conversation | None) -> Updates:
        conversation = conversation or Conversation()
        conversation.stop()
        return paint(conversation)

    def clear(conversation: Conversation | None) -> Updates:
        if conversation is not None:
            conversation.stop()
        return paint(Conversation())

    def rate(conversation: Conversation | None, thumb: gr.LikeData) -> Updates:
        conversation = conversation or Conversation()
        word = {True: texts.LIKE, False: texts.DISLIKE}.get(thumb.liked, "")  # type: ignore[call-overload]
        index = turn_of(int(thumb.index))  # type: ignore[arg-type]
        kept = talk.rate(conversation, index, word)
        conversation.rated = index if word == texts.DISLIKE and kept else None
        if word and conversation.rated is None:
            thank(kept)
        return paint(conversation)

    def reason_given(word: str, conversation: Conversation | None) -> Updates:
        conversation = conversation or Conversation()
        if conversation.rated is not None and word in texts.REASONS:
            thank(talk.rate(conversation, conversation.rated, word))
        conversation.rated = None
        return paint(conversation)

    asking: dict[str, Any] = {
        "outputs": screen,
        "show_progress": "hidden",
        "api_visibility": "private",
        "trigger_mode": "once",
        "concurrency_limit": RUNNING_AT_ONCE,
        "concurrency_id": "ask",
    }
    quick: dict[str, Any] = {
        "outputs": screen,
        "show_progress": "hidden",
        "api_visibility": "private",
        "queue": False,
    }
    answering = [
        question.submit(from_box, [question, state], **asking),
        chat.example_select(from_example, state, **asking),
        chat.option_select(from_suggestion, state, **asking),
        chat.retry(again, state, **asking),
    ]
    question.stop(stop, state, cancels=answering, **quick)
    gr.on([new.click, chat.clear], clear, state, cancels=answering, **quick)
    chat.like(rate, state, **quick)
    for button in [*reason_buttons, skip]:
        button.click(reason_given, [button, state], **quick)
    copy.click(None, chat, js="(chat) => window.certwise.copyAll(chat)", api_visibility="private")
    download.click(None, chat, js="(chat) => window.certwise.download(chat)", api_visibility="private")


def thank(kept: bool | None) -> None:
    """Say in a passing note what became of a rating."""
    gr.Info({True: texts.KEPT, False: texts.NOT_KEPT, None: texts.FEEDBACK_FAILED}[kept], title="", duration=6)
