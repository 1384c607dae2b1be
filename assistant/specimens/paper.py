"""A paper that a layout writes on: it keeps what is drawn and, in the same order, the words.

Places are in points (1/72 inch) from the top left corner; a text's `y` is its baseline.
"""

# ruff: noqa: PLR0913, PLR0917 - a place, a size and a colour are an argument each
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from assistant.fonts import Font, register_font

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Align = Literal["left", "centre", "right"]
A4 = (595.28, 841.89)
A4_ACROSS = (841.89, 595.28)
INK = "#1c1c1e"
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+")
_TOKEN = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uf900-\uffef]+\s?|\s"
)
_NOT_FIRST = "，。、；：）】》！？"
_SAME_LINE = 1.0
"""Points: words whose baselines are no farther apart stand on one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words in one place. `size` is that of the letters; 0 for words that something else draws."""

    page: int
    x: float
    y: float
    width: float
    words: str
    size: float = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Disguise:
    """What a file does to the words that hold `seen`.

    `layer`: the words that take their place in the text layer. `patched`: a patch lies over the older words;
    otherwise the words seen are drawn as a picture.
    """

    seen: str
    layer: str
    patched: bool


@dataclass
class Paper:
    """The pages of one document. `size` is width and height in points."""

    size: tuple[float, float] = A4
    disguise: Disguise | None = None
    strokes: list[list[Callable[[Canvas], None]]] = field(default_factory=lambda: [[]])
    pieces: list[Piece] = field(default_factory=list)
    _broken: set[int] = field(default_factory=set)

    @property
    def width(self) -> float:
        """Width of a page."""
        return self.size[0]

    @property
    def height(self) -> float:
        """Height of a page."""
        return self.size[1]

    def draw(self, stroke: Callable[[Canvas], None]) -> None:
        """Keep something that is no text; its origin is at the bottom left, as reportlab has it."""
        self.strokes[-1].append(stroke)

    def new_page(self) -> None:
        """Begin the next page."""
        self.strokes.append([])

    def text(
        self,
        x: float,
        y: float,
        words: str,
        font: Font = Font.FIRA,
        size: float = 10,
        *,
        colour: str = INK,
        align: Align = "left",
        spacing: float = 0,
        read: bool = True,
    ) -> float:
        """Write words on one line and return their width. `spacing`: extra points between letters.

        `read`: the words belong to the text that somebody would copy.
        """
        width = measure(words, font, size, spacing)
        left = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        if read:
            self.pieces.append(Piece(page=len(self.strokes), x=left, y=y, width=width, words=words, size=size))
        disguise = self.disguise if self.disguise and self.disguise.seen in words else None
        bottom = self.height - y

        def stroke(canvas: Canvas) -> None:
            from assistant.specimens import ink

            ink.write(
                canvas, left, bottom, words, font, size, colour=colour, spacing=spacing, disguise=disguise
            )

        self.draw(stroke)
        return width

    def break_line(self) -> None:
        """Begin a new line in the text, although the next words may stand beside the last."""
        self._broken.add(len(self.pieces))

    def note(self, words: str, x: float, y: float) -> None:
        """Keep words among those that somebody would copy; something else draws them."""
        self.pieces.append(Piece(page=len(self.strokes), x=x, y=y, width=0, words=words))

    def fitted(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        font: Font = Font.FIRA,
        size: float = 10,
        *,
        colour: str = INK,
        align: Align = "left",
        leading: float = 1.28,
    ) -> float:
        """Write words on one line where they fit at 72 % of the size or more, else on several.

        Returns the baseline of the last line.
        """
        fits = size
        while words and measure(words, font, fits) > width and fits > size * 0.72:
            fits -= 0.5
        return self.paragraph(x, y, width, words, font, fits, colour=colour, align=align, leading=leading)

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        font: Font = Font.FIRA,
        size: float = 10,
        *,
        colour: str = INK,
        align: Align = "left",
        leading: float = 1.4,
    ) -> float:
        """Write words on as many lines as they need and return the baseline of the last.

        `x` is the left end, the middle or the right end of the lines, as `align` says.
        """
        for number, line in enumerate(wrap(words, font, size, width) if words else ()):
            if number:
                y += size * leading
            self.text(x, y, line, font, size, colour=colour, align=align)
        return y

    def words_of_pages(self) -> list[str]:
        """Return the words page by page, as they were written; words on one line are parted by two blanks."""
        pages: list[list[str]] = [[] for _ in self.strokes]
        last: Piece | None = None
        for number, piece in enumerate(self.pieces):
            lines = pages[piece.page - 1]
            beside = (
                last and last.page == piece.page and abs(last.y - piece.y) < _SAME_LINE and piece.x > last.x
            )
            if last and beside and number not in self._broken:
                lines[-1] += ("" if piece.x - last.x - last.width < _SAME_LINE else "  ") + piece.words
            else:
                lines.append(piece.words)
            last = piece
        return ["\n".join(line.rstrip() for line in lines) for lines in pages]


def runs(words: str, font: Font) -> Sequence[tuple[str, Font]]:
    """Cut words where the font changes: Chinese characters are written with the Chinese font."""
    if font is Font.CHINESE or not _EAST_ASIAN.search(words):
        return [(words, font)]
    cut: list[tuple[str, Font]] = []
    end = 0
    for match in _EAST_ASIAN.finditer(words):
        if match.start() > end:
            cut.append((words[end : match.start()], font))
        cut.append((match.group(), Font.CHINESE))
        end = match.end()
    if end < len(words):
        cut.append((words[end:], font))
    return cut


@lru_cache(maxsize=4096)
def measure(words: str, font: Font, size: float, spacing: float = 0) -> float:
    """Return the width of words in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width = sum(stringWidth(part, register_font(f), size) for part, f in runs(words, font))
    return float(width) + spacing * max(0, len(words) - 1)


def wrap(words: str, font: Font, size: float, width: float) -> list[str]:
    """Cut words into lines of at most a width; Chinese may be cut between any two characters."""
    lines = [""]
    for token in _TOKEN.findall(words):
        tried = lines[-1] + token
        if lines[-1] and measure(tried.rstrip(), font, size) > width and token not in _NOT_FIRST:
            lines.append(token.lstrip())
        else:
            lines[-1] = tried
    return [line.rstrip() for line in lines]
