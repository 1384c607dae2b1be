"""How the page looks: one accent colour, the system's fonts, nothing from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ui import texts
from ui.check import texts as check_texts

HERE = Path(__file__).parent

TEAL = (
    "#eefaf8",
    "#d3f1ec",
    "#a8e2da",
    "#74cbc1",
    "#43ada3",
    "#238f86",
    "#12736c",
    "#0f5c57",
    "#0f4a46",
    "#0e3d3a",
    "#052423",
)
SLATE = (
    "#f7f8f8",
    "#eef0f1",
    "#dde1e3",
    "#c3cacd",
    "#939da2",
    "#69747a",
    "#515b61",
    "#3d464b",
    "#293034",
    "#1b2124",
    "#121618",
)


def theme() -> Any:
    """Return the theme: calm greys, one accent, system fonts."""
    import gradio as gr

    def hue(name: str, shades: tuple[str, ...]) -> Any:
        steps = ("c50", "c100", "c200", "c300", "c400", "c500", "c600", "c700", "c800", "c900", "c950")
        return gr.themes.Color(**dict(zip(steps, shades, strict=True)), name=name)

    accent, grey = hue("certwise", TEAL), hue("certwise-grey", SLATE)
    base: Any = gr.themes.Base(
        primary_hue=accent,
        secondary_hue=accent,
        neutral_hue=grey,
        radius_size="md",
        text_size="md",
        font=[
            "system-ui",
            "-apple-system",
            "Segoe UI",
            "Roboto",
            "Noto Sans",
            "Helvetica Neue",
            "Arial",
            "sans-serif",
        ],
        font_mono=["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
    )
    return base.set(
        body_background_fill="#ffffff",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="*neutral_950",
        background_fill_secondary="*neutral_50",
        background_fill_secondary_dark="*neutral_900",
        border_color_primary="*neutral_200",
        border_color_primary_dark="*neutral_700",
        border_color_accent="*primary_600",
        border_color_accent_dark="*primary_400",
        color_accent_soft="*primary_50",
        color_accent_soft_dark="*primary_900",
        link_text_color="*primary_700",
        link_text_color_dark="*primary_300",
        link_text_color_hover="*primary_800",
        link_text_color_hover_dark="*primary_200",
        link_text_color_visited="*primary_700",
        link_text_color_visited_dark="*primary_300",
        block_background_fill="#ffffff",
        block_background_fill_dark="*neutral_950",
        block_border_color="*neutral_200",
        block_border_color_dark="*neutral_700",
        block_shadow="none",
        chatbot_text_size="1rem",
        input_background_fill="#ffffff",
        input_background_fill_dark="*neutral_900",
        input_border_color="*neutral_400",
        input_border_color_dark="*neutral_500",
        input_border_color_focus="*primary_600",
        input_border_color_focus_dark="*primary_300",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_dark="*primary_300",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_hover_dark="*primary_200",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="*neutral_950",
        button_secondary_background_fill="*neutral_100",
        button_secondary_background_fill_dark="*neutral_800",
        button_secondary_background_fill_hover="*neutral_200",
        button_secondary_background_fill_hover_dark="*neutral_700",
        button_secondary_text_color="*neutral_800",
        button_secondary_text_color_dark="*neutral_100",
        shadow_drop="none",
        shadow_drop_lg="none",
    )


def css() -> str:
    """Return the style sheet of the page."""
    return "\n".join((HERE / sheet).read_text(encoding="utf-8") for sheet in ("page.css", "check/check.css"))


def head() -> str:
    """Return what goes into the head of the page: its script with the words it needs."""
    # "<" would end the script early if a text ever held a closing tag.
    said = texts.PAGE_WORDS | check_texts.PAGE_WORDS
    words = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    script = "\n".join((HERE / file).read_text(encoding="utf-8") for file in ("page.js", "check/check.js"))
    return f"<script>window.certwiseWords = {words};\n{script}</script>"
