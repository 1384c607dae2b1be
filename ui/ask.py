"""The Ask tab: chat, question box, feedback, and what to do with the conversation."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui import texts
from ui.handlers import Handlers

RUNNING_AT_ONCE = 16
"""Questions answered at the same time by one process; others wait their turn."""


def chat_area() -> gr.Chatbot:
    """Lay out the chat with its first-visit examples."""
    return gr.Chatbot(
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
        autoscroll=False,  # page.js puts the question at the top, so that an answer is read from its start
        allow_file_downloads=False,
    )


def question_box() -> gr.Textbox:
    """Lay out the box for the question."""
    return gr.Textbox(
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


def build_ask(handlers: Handlers) -> None:
    """Lay out the tab inside the current Blocks and connect it."""
    state = gr.State(None)
    chat = chat_area()
    with gr.Row(visible=False, elem_id="cw-reasons", elem_classes="cw-bar") as reasons:
        gr.Markdown(texts.REASON_QUESTION)
        reason_buttons = [
            gr.Button(word, size="sm", min_width=60) for word in (*texts.REASONS, texts.REASON_SKIP)
        ]
    question = question_box()
    with gr.Row(elem_id="cw-tools", elem_classes="cw-bar"):
        new, copy, download = (
            gr.Button(word, size="sm", min_width=60) for word in (texts.NEW, texts.COPY_ALL, texts.DOWNLOAD)
        )
    note = gr.Textbox(visible="hidden", label=texts.NOTE, show_label=False)

    screen = [chat, question, state, reasons]
    # "private": not in the API description and not callable by Gradio's clients.
    quick: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
    asking: dict[str, Any] = {
        **quick,
        "queue": True,
        "trigger_mode": "once",
        "concurrency_limit": RUNNING_AT_ONCE,
        "concurrency_id": "ask",
    }
    answering = [
        question.submit(handlers.typed, [question, state], screen, **asking),
        chat.example_select(handlers.example, state, screen, **asking),
        chat.option_select(handlers.suggestion, state, screen, **asking),
        chat.retry(handlers.again, state, screen, **asking),
    ]
    question.stop(handlers.stop, state, screen, cancels=answering, **quick)
    gr.on([new.click, chat.clear], handlers.clear, state, screen, cancels=answering, **quick)

    ratings = [chat.like(handlers.rate, state, [*screen, note], **quick)]
    ratings += [
        button.click(handlers.reason, [button, state], [*screen, note], **quick) for button in reason_buttons
    ]
    for rating in ratings:
        rating.then(None, note, js="(words) => window.certwise.say(words)", api_visibility="private")
    copy.click(None, chat, js="(chat) => window.certwise.copyAll(chat)", api_visibility="private")
    download.click(None, chat, js="(chat) => window.certwise.download(chat)", api_visibility="private")
