"""The layout of the Check, Listing and What-to-ask tabs. What is shown when, the style sheet says."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.check import texts
from ui.check.give import file_box
from ui.check.handlers import CheckHandlers, decode, evidence

READ_AT_ONCE = 2
"""Papers read at the same time by one process: reading a photo takes a whole core."""
QUICK_AT_ONCE = 8
"""Checks of what is read already, listings and lists; each takes milliseconds."""

QUICK: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": QUICK_AT_ONCE,
    "concurrency_id": "check-quick",
    "trigger_mode": "once",
}
READING: dict[str, Any] = {**QUICK, "concurrency_limit": READ_AT_ONCE, "concurrency_id": "check-reading"}
SCRIPT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def shown(value: str = "", **more: Any) -> gr.HTML:
    """Lay out HTML of ours: without Gradio's own look, and without a script."""
    return gr.HTML(value, apply_default_css=False, js_on_load=None, **more)


def build_check(handlers: CheckHandlers) -> None:
    """Lay out the Check tab inside the current Blocks and connect it."""
    kept = gr.State(None)
    with gr.Column(elem_id="cc-give"):
        gr.Markdown(texts.CHECK_INTRO, elem_classes="cc-intro")
        with gr.Row(equal_height=True):
            shown(file_box(), elem_id="cc-drop")
            pasted = gr.Textbox(
                label=texts.PASTE_LABEL,
                placeholder=texts.PASTE_PLACEHOLDER,
                lines=5,
                max_lines=12,
                max_length=texts.LONGEST_PASTE,
                elem_id="cc-paste",
            )
    order = _order()
    with gr.Row(elem_id="cc-do", elem_classes="cw-bar"):
        check = gr.Button(texts.CHECK, variant="primary", elem_id="cc-go")
        clear = gr.Button(texts.START_AGAIN, elem_id="cc-clear")
        exports = [
            gr.Button(word, elem_classes="cc-export")
            for word in (texts.DOWNLOAD_PDF, texts.DOWNLOAD_MARKDOWN, texts.DOWNLOAD_JSON)
        ]
    notice = shown(elem_id="cc-notice")
    with gr.Row(elem_id="cc-result"):
        report = shown(elem_id="cc-report")
        pages = shown(elem_id="cc-papers")
    with gr.Row(elem_id="cc-changed", elem_classes="cw-bar"):
        again = gr.Button(texts.CHECK_AGAIN, variant="primary", elem_id="cc-again")
    sent, corrections, saved = (gr.Textbox(visible="hidden", container=False) for _ in range(3))

    running = check.click(
        handlers.check,
        [sent, pasted, *order],
        [notice, pages, report, kept],
        js="async (sent, ...rest) => [await window.certwiseCheck.send(rest[0]), ...rest]",
        **READING,
    )
    checked_again = again.click(
        handlers.again,
        [corrections, kept, *order],
        [notice, report, kept],
        js="(typed, ...rest) => [window.certwiseCheck.corrections(), ...rest]",
        **QUICK,
    )
    cleared = clear.click(
        handlers.clear,
        None,
        [notice, pages, report, kept, pasted, *order],
        js="() => window.certwiseCheck.forget()",
        cancels=[running],
        **QUICK,
    )
    running.then(None, None, js="() => window.certwiseCheck.checked(true)", **SCRIPT)
    checked_again.then(None, None, js="() => window.certwiseCheck.checked(false)", **SCRIPT)
    cleared.then(None, None, js="() => window.certwiseCheck.start()", **SCRIPT)
    for button in exports:
        button.click(handlers.export, [button, kept], [saved, notice], **QUICK).then(
            None, saved, saved, js="(file) => window.certwiseCheck.save(file)", **SCRIPT
        )


def _order() -> list[Any]:
    with gr.Accordion(texts.ORDER, open=False, elem_id="cc-order"):
        with gr.Row():
            product = gr.Textbox(label=texts.PRODUCT, placeholder=texts.PRODUCT_PLACEHOLDER, max_length=200)
            market = gr.Textbox(label=texts.MARKET, placeholder=texts.MARKET_PLACEHOLDER, max_length=80)
        with gr.Row():
            supplier = gr.Textbox(label=texts.SUPPLIER, placeholder=texts.SUPPLIER_PLACEHOLDER, max_length=200)
            factory = gr.Textbox(label=texts.FACTORY, placeholder=texts.FACTORY_PLACEHOLDER, max_length=300)
        with gr.Row():
            role = _choice(texts.ROLES, texts.ROLE)
            designer = _choice(texts.DESIGNERS, texts.DESIGNER)
            register = _choice(texts.REGISTERS, texts.REGISTER)
    return [product, market, supplier, factory, role, designer, register]


def _choice(options: tuple[tuple[str, str], ...], label: str) -> gr.Dropdown:
    return gr.Dropdown(list(options), value="", label=label, filterable=False)


def build_listing() -> None:
    """Lay out the tab that decodes a listing."""
    gr.Markdown(texts.LISTING_INTRO, elem_classes="cc-intro")
    words = gr.Textbox(
        label=texts.LISTING_LABEL,
        placeholder=texts.LISTING_PLACEHOLDER,
        lines=6,
        max_lines=16,
        max_length=texts.LONGEST_LISTING,
        elem_id="cc-listing",
    )
    go = gr.Button(texts.DECODE, variant="primary", elem_classes="cc-one")
    result = shown(elem_id="cc-decoded")
    go.click(decode, words, result, **QUICK).then(
        None, None, js="() => window.certwiseCheck.lead('cc-decoded')", **SCRIPT
    )


def build_evidence() -> None:
    """Lay out the tab that says what to ask for."""
    gr.Markdown(texts.EVIDENCE_INTRO, elem_classes="cc-intro")
    with gr.Row(elem_id="cc-deal"):
        product = gr.Textbox(
            label=texts.PRODUCT, placeholder=texts.PRODUCT_PLACEHOLDER, max_length=200, elem_id="cc-product"
        )
        market = gr.Textbox(label=texts.MARKET, placeholder=texts.MARKET_PLACEHOLDER, max_length=80)
        role = _choice(texts.ROLES, texts.SUPPLIER_ROLE)
    go = gr.Button(texts.LIST_IT, variant="primary", elem_classes="cc-one")
    result = shown(elem_id="cc-list")
    gr.on([go.click, product.submit, market.submit], evidence, [product, market, role], result, **QUICK).then(
        None, None, js="() => window.certwiseCheck.lead('cc-list')", **SCRIPT
    )
