"""Borders, fine lines, seals, signatures and QR codes: drawn as shapes, so that no text layer holds them."""

# ruff: noqa: PLR0913, PLR0917 - a place, a size and a colour are an argument each
from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

from assistant.fonts import Font
from assistant.specimens import ink
from assistant.specimens.paper import Paper, measure

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Point = tuple[float, float]


def rule(paper: Paper, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.8) -> None:
    """Draw a straight line."""
    polyline(paper, [(x1, y1), (x2, y2)], colour, width)


def polyline(paper: Paper, points: Sequence[Point], colour: str, width: float) -> None:
    """Draw a line through points."""
    height = paper.height

    def stroke(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.setLineCap(1)
        path = canvas.beginPath()
        path.moveTo(points[0][0], height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, height - y)
        canvas.drawPath(path, stroke=1, fill=0)

    paper.draw(stroke)


def block(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str | None = None,
    line: str | None = None,
    thickness: float = 0.8,
    radius: float = 0,
) -> None:
    """Draw a rectangle; `x` and `y` are its top left corner."""
    bottom = paper.height - y - height

    def stroke(canvas: Canvas) -> None:
        if fill:
            canvas.setFillColor(fill)
        if line:
            canvas.setStrokeColor(line)
            canvas.setLineWidth(thickness)
        canvas.roundRect(x, bottom, width, height, radius, stroke=int(bool(line)), fill=int(bool(fill)))

    paper.draw(stroke)


def polygon(paper: Paper, points: Sequence[Point], fill: str) -> None:
    """Fill a shape."""
    height = paper.height

    def stroke(canvas: Canvas) -> None:
        canvas.setFillColor(fill)
        path = canvas.beginPath()
        path.moveTo(points[0][0], height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, height - y)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    paper.draw(stroke)


def frame(paper: Paper, inset: float, colour: str, *, fine: str | None = None) -> None:
    """Draw a double border with small corner pieces."""
    width, height = paper.width - 2 * inset, paper.height - 2 * inset
    block(paper, inset, inset, width, height, line=colour, thickness=2.2)
    block(paper, inset + 5, inset + 5, width - 10, height - 10, line=fine or colour, thickness=0.6)
    for left in (inset + 5, paper.width - inset - 5):
        for top in (inset + 5, paper.height - inset - 5):
            ring(paper, left, top, 7, colour, 0.9, fill="#ffffff")
            ring(paper, left, top, 3, colour, 0.9, fill=colour)


def ring(
    paper: Paper, x: float, y: float, radius: float, colour: str, width: float, *, fill: str | None = None
) -> None:
    """Draw a circle around a point."""
    bottom = paper.height - y

    def stroke(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        if fill:
            canvas.setFillColor(fill)
        canvas.circle(x, bottom, radius, stroke=1, fill=int(bool(fill)))

    paper.draw(stroke)


def waves(
    paper: Paper, x: float, y: float, width: float, height: float, colour: str, *, lines: int = 9
) -> None:
    """Draw a band of fine crossing waves, as on papers that are hard to print again."""
    for number in range(lines):
        phase = number * math.pi / lines * 2
        points = [
            (
                x + width * step / 120,
                y + height / 2 + height / 2 * math.sin(step / 120 * math.pi * 10 + phase) * math.cos(phase / 2),
            )
            for step in range(121)
        ]
        polyline(paper, points, colour, 0.35)


def rosette(paper: Paper, x: float, y: float, radius: float, colour: str, *, petals: int = 11) -> None:
    """Draw a rosette of fine lines."""
    for turn in range(5):
        points = []
        for step in range(241):
            angle = step / 240 * 2 * math.pi
            reach = radius * (0.66 + 0.3 * math.cos(petals * angle + turn * 0.55))
            points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        polyline(paper, points, colour, 0.35)


def seal(
    paper: Paper, x: float, y: float, radius: float, colour: str, words: str, *, star: bool = False
) -> None:
    """Draw a round seal with words along its rim, as shapes."""
    ring(paper, x, y, radius, colour, radius * 0.045)
    if not star:
        ring(paper, x, y, radius * 0.93, colour, radius * 0.012)
        ring(paper, x, y, radius * 0.62, colour, radius * 0.015)
        rosette(paper, x, y, radius * 0.54, colour)
    size = radius * (0.24 if star else 0.19)
    arc = math.radians(250 if star else 300)
    font = Font.CHINESE if star else Font.FIRA_BOLD
    bottom = paper.height - y
    widths = [measure(c, font, size) + size * (0.35 if star else 0.12) for c in words]
    span = min(arc, sum(widths) / (radius * 0.74))
    step = span / sum(widths)

    def stroke(canvas: Canvas) -> None:
        angle = math.pi / 2 + span / 2
        for character, width in zip(words, widths, strict=True):
            angle -= width * step / 2
            canvas.saveState()
            reach = radius * 0.71
            canvas.translate(x + reach * math.cos(angle), bottom + reach * math.sin(angle))
            canvas.rotate(math.degrees(angle) - 90)
            ink.outlines(canvas, -measure(character, font, size) / 2, 0, character, font, size, colour=colour)
            canvas.restoreState()
            angle -= width * step / 2

    paper.draw(stroke)
    if star:
        corners = [
            (
                x + radius * (0.32 if k % 2 == 0 else 0.13) * math.sin(k * math.pi / 5),
                y - radius * (0.32 if k % 2 == 0 else 0.13) * math.cos(k * math.pi / 5),
            )
            for k in range(10)
        ]
        polygon(paper, corners, colour)


def watermark(paper: Paper, x: float, y: float, radius: float, colour: str) -> None:
    """Draw a large pale sign behind the words: rings and a tick."""
    for share in (1, 0.94, 0.7):
        ring(paper, x, y, radius * share, colour, radius * 0.018)
    points = [
        (x - radius * 0.32, y),
        (x - radius * 0.08, y + radius * 0.26),
        (x + radius * 0.36, y - radius * 0.28),
    ]
    polyline(paper, points, colour, radius * 0.11)


def scribble(paper: Paper, x: float, y: float, width: float, rng: Random) -> None:
    """Draw a signature: a few quick loops that get smaller, and a stroke below."""
    points: list[Point] = []
    loops = rng.randint(4, 7)
    tall = [rng.uniform(0.25, 1) * (1.2 if k == 0 else 0.7) for k in range(loops + 1)]
    lean = rng.uniform(0.25, 0.6)
    for step in range(loops * 24):
        share = step / (loops * 24)
        angle = share * loops * 2 * math.pi
        height = 15 * tall[int(share * loops)]
        up = height * math.sin(angle) * (1 - 0.35 * share)
        points.append((x + width * share + 5 * math.cos(angle) + up * lean, y - up * 0.8))
    polyline(paper, points, "#1f3a7a", 0.95)
    end = points[-1]
    tail = [(x + width * 0.05, y + 8), (x + width * 0.6, y + 5), (end[0] + width * 0.12, y + 1)]
    polyline(paper, tail, "#1f3a7a", 0.8)


def framed_words(paper: Paper, x: float, y: float, words: str, colour: str) -> None:
    """Write words in a plain frame, as a mark described and not copied."""
    width = measure(words, Font.FIRA_BOLD, 10) + 18
    block(paper, x, y, width, 24, line=colour, thickness=1, radius=4)
    paper.text(x + width / 2, y + 16, words, Font.FIRA_BOLD, 10, colour=colour, align="centre")


def stamp(paper: Paper, words: str, rng: Random) -> None:
    """Stamp words across the paper in red. They are text: somebody who copies the page copies them too."""
    size = min(54.0, 54 * 360 / max(1.0, measure(words, Font.FIRA_BOLD, 54)))
    width = measure(words, Font.FIRA_BOLD, size)
    turn = rng.uniform(14, 24)
    x, y = paper.width / 2, paper.height * 0.53
    height = paper.height

    def stroke(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, height - y)
        canvas.rotate(turn)
        canvas.setFillAlpha(0.6)
        canvas.setStrokeAlpha(0.6)
        canvas.setStrokeColor("#b3202a")
        canvas.setLineWidth(2.6)
        canvas.roundRect(-width / 2 - 16, -size * 0.42, width + 32, size * 1.36, 7, stroke=1, fill=0)
        ink.plain(canvas, -width / 2, 0, words, Font.FIRA_BOLD, size, colour="#b3202a")
        canvas.restoreState()

    paper.note(words, x - width / 2, y)
    paper.draw(stroke)


def qr_code(paper: Paper, x: float, y: float, size: float, content: str) -> None:
    """Draw a QR code with its quiet zone; `x` and `y` are its top left corner."""
    rows = _modules(content)
    edge = size / len(rows)
    top = paper.height - y

    def stroke(canvas: Canvas) -> None:
        canvas.setFillColor("#ffffff")
        canvas.rect(x, top - size, size, size, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        path = canvas.beginPath()
        for row, cells in enumerate(rows):
            start = None
            for column, dark in enumerate((*cells, False)):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    path.rect(x + start * edge, top - (row + 1) * edge, (column - start) * edge, edge)
                    start = None
        canvas.drawPath(path, stroke=0, fill=1)

    paper.draw(stroke)


@lru_cache(maxsize=256)
def _modules(content: str) -> tuple[tuple[bool, ...], ...]:
    import qrcode

    code = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=2)
    code.add_data(content, optimize=0)
    code.make(fit=True)
    return tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix())
