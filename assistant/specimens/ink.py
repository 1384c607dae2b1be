"""How words get onto a reportlab page: plainly, or in the ways that a file can deceive with."""

# ruff: noqa: PLR0913, PLR0917 - a place, a size and a colour are an argument each
from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from assistant.fonts import Font, font_bytes, register_font
from assistant.specimens.paper import Disguise, measure, runs

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_INVISIBLE = 3
"""Text render mode of PDF: neither filled nor stroked (ISO 32000-1, table 106)."""
_FILLED_AND_STROKED = 2
_FILLED = 0
_PATCH = "#fdfdfb"
_HEAVY = frozenset(
    {Font.TIMES_BOLD, Font.FIRA_BOLD, Font.NOTO_BOLD, Font.UBUNTU_BOLD, Font.SANS_BOLD, Font.SERIF_BOLD}
)


def write(
    canvas: Canvas,
    x: float,
    y: float,
    words: str,
    font: Font,
    size: float,
    *,
    colour: str,
    spacing: float = 0,
    disguise: Disguise | None = None,
) -> None:
    """Write words on a line; `y` from the bottom. See `Disguise` for what can be done to them."""
    if disguise is None:
        plain(canvas, x, y, words, font, size, colour=colour, spacing=spacing)
        return
    older = words.replace(disguise.seen, disguise.layer)
    if disguise.patched:
        plain(canvas, x, y, older, font, size, colour=colour, spacing=spacing)
        before, _, _ = words.partition(disguise.seen)
        left = x + measure(before, font, size, spacing)
        width = max(measure(text, font, size, spacing) for text in (disguise.seen, disguise.layer))
        canvas.setFillColor(_PATCH)
        canvas.rect(left - 1.5, y - size * 0.3, width + 3, size * 1.25, stroke=0, fill=1)
        plain(canvas, left, y, disguise.seen, font, size, colour=colour, spacing=spacing)
        return
    plain(canvas, x, y, older, font, size, colour=colour, spacing=spacing, mode=_INVISIBLE)
    outlines(canvas, x, y, words, font, size, colour=colour, spacing=spacing)


def plain(
    canvas: Canvas,
    x: float,
    y: float,
    words: str,
    font: Font,
    size: float,
    *,
    colour: str,
    spacing: float = 0,
    mode: int = _FILLED,
) -> None:
    """Write words as text. In a heavy font Chinese gets a thin outline: the font has one weight."""
    for part, face in runs(words, font):
        text = canvas.beginText(x, y)
        text.setFont(register_font(face), size)
        text.setFillColor(colour)
        text.setCharSpace(spacing)
        heavy = face is Font.CHINESE and font in _HEAVY and mode == _FILLED
        if heavy:
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(size * 0.022)
        text.setTextRenderMode(_FILLED_AND_STROKED if heavy else mode)
        text.textOut(part)
        text.setTextRenderMode(_FILLED)
        text.setCharSpace(0)
        canvas.drawText(text)
        x += measure(part, face, size, spacing) + spacing


def outlines(
    canvas: Canvas, x: float, y: float, words: str, font: Font, size: float, *, colour: str, spacing: float = 0
) -> None:
    """Draw words as shapes, which no text layer shows."""
    canvas.setFillColor(colour)
    for part, face in runs(words, font):
        shapes, units = _glyphs(face)
        for character in part:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.scale(size / units, size / units)
            path = canvas.beginPath()
            for operator, points in shapes(character):
                getattr(path, operator)(*points)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()
            x += measure(character, face, size) + spacing


@lru_cache(maxsize=8)
def _glyphs(font: Font) -> tuple[Any, int]:
    """Return a function from a character to the path of its glyph, and the units of the em square."""
    from fontTools.pens.basePen import BasePen
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(font_bytes(font)), lazy=True)
    glyphs, names = face.getGlyphSet(), face.getBestCmap()

    class Recorder(BasePen):  # type: ignore[misc] # fontTools has no types
        def __init__(self) -> None:
            super().__init__(glyphs)
            self.steps: list[tuple[str, tuple[float, ...]]] = []

        def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
            self.steps.append(("moveTo", point))

        def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
            self.steps.append(("lineTo", point))

        def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
            self.steps.append(("curveTo", tuple(value for point in points for value in point)))

        def _closePath(self) -> None:  # noqa: N802
            self.steps.append(("close", ()))

    @lru_cache(maxsize=1024)
    def shapes(character: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
        pen = Recorder()
        name = names.get(ord(character))
        if name:
            glyphs[name].draw(pen)
        return tuple(pen.steps)

    return shapes, int(face["head"].unitsPerEm)
