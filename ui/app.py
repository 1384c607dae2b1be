"""Builds the page. Opening it to the world is `ui.serve`."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import gradio as gr

from assistant.errors import AssistantError
from ui import texts
from ui.about import about_page
from ui.ask import RUNNING_AT_ONCE, build_ask
from ui.check import texts as check_texts
from ui.check.handlers import CheckHandlers
from ui.check.page import build_check, build_evidence, build_listing
from ui.handlers import Handlers
from ui.protocol import Assistant
from ui.talk import Talk
from ui.waiting import Waiting

log = logging.getLogger(__name__)

HOUR = 3600


def build_app(assistant: Assistant | Waiting[Assistant], *, history: bool) -> gr.Blocks:
    """Build the page.

    Args:
        assistant: what answers, or a `Waiting` for it: the page opens before it is ready.
        history: whether ratings are kept, as the page says it.
    """
    waiting = assistant if isinstance(assistant, Waiting) else Waiting(lambda: assistant)

    def about() -> Iterator[str]:
        if not waiting.ready():
            yield about_page(None, history=history)
        try:
            yield about_page(waiting.get().about(), history=history)
        except Exception as error:  # whatever it is, the page says it kindly
            log.exception("The knowledge base could not be described")
            why = str(error) if isinstance(error, AssistantError) else texts.TOLD_OPERATOR
            yield about_page(None, history=history, problem=f"{texts.ABOUT_FAILED} {why}")

    with gr.Blocks(
        title=texts.TITLE, analytics_enabled=False, fill_width=True, delete_cache=(HOUR, HOUR)
    ) as page:
        gr.Markdown(f"# {texts.TITLE}", elem_id="cw-head")
        with gr.Tabs(elem_id="cw-tabs", overflow_behavior="wrap"):
            with gr.Tab(texts.TAB_ASK, elem_id="cw-ask"):
                build_ask(Handlers(Talk(waiting)))
            with gr.Tab(check_texts.TAB_CHECK, elem_id="cw-check"):
                build_check(CheckHandlers())
            with gr.Tab(check_texts.TAB_LISTING, elem_id="cw-listing-tab"):
                build_listing()
            with gr.Tab(check_texts.TAB_EVIDENCE, elem_id="cw-evidence-tab"):
                build_evidence()
            with gr.Tab(texts.TAB_ABOUT, elem_id="cw-about") as tab:
                described = gr.Markdown(
                    about_page(None, history=history), latex_delimiters=[], elem_id="cw-about-text"
                )
        tab.select(about, None, described, show_progress="hidden", api_visibility="private")
    page.queue(default_concurrency_limit=RUNNING_AT_ONCE, api_open=False)
    return page
