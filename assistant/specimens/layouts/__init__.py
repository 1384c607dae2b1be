"""The layouts of specimens: each a function that draws one sheet, with the languages it is made for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.specimens.layouts import (
    below,
    bilingual_chinese,
    chinese_formal,
    classic,
    corporate,
    grid,
    landscape,
    notified,
    pairs,
    prose,
    side_bar,
    with_annex,
)
from assistant.specimens.layouts.sheet import Sheet
from assistant.specimens.paper import A4, A4_ACROSS

__all__ = ["LAYOUTS", "Layout", "Sheet"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A layout.

    Attributes:
        draw: draws a sheet.
        languages: its languages, each with the second language of the paper or None.
        kind: "system" or "eu".
        annex: it has a second page with the sites.
        size: width and height of the page in points.
    """

    draw: Callable[[Sheet], None]
    languages: Mapping[str, str | None]
    kind: str = "system"
    annex: bool = False
    size: tuple[float, float] = A4


_LATIN: Mapping[str, None] = {"en": None, "de": None, "es": None, "fr": None, "it": None}

LAYOUTS: Mapping[str, Layout] = {
    "classic": Layout(draw=classic.draw, languages=_LATIN),
    "corporate": Layout(draw=corporate.draw, languages={**_LATIN, "zh": None}),
    "chinese-english": Layout(draw=bilingual_chinese.draw, languages={"zh": "en"}),
    "chinese-formal": Layout(draw=chinese_formal.draw, languages={"zh": None}),
    "side-bar": Layout(draw=side_bar.draw, languages={"de": "en"}),
    "grid": Layout(draw=grid.draw, languages={**_LATIN, "zh": None}),
    "prose": Layout(draw=prose.draw, languages=_LATIN),
    "pairs": Layout(draw=pairs.draw, languages={"it": "en", "fr": "en", "es": "en"}),
    "below": Layout(draw=below.draw, languages={"en": None, "de": None, "fr": None, "es": None}),
    "annex": Layout(draw=with_annex.draw, languages=_LATIN, annex=True),
    "notified-body": Layout(
        draw=notified.draw, languages={"en": None, "de": None, "fr": None, "it": None}, kind="eu"
    ),
    "landscape": Layout(draw=landscape.draw, languages={"en": None, "es": None, "fr": None}, size=A4_ACROSS),
}
