"""Where words stand to each other: cells, rows and columns, by boxes where a file has them, else by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.reading.document import Document, Line, Page
from assistant.reading.squash import Squashed, is_cjk, squash
from assistant.verification.certificate import Box, Source, Where

_GAP = re.compile(r"\s{2,}|\s{0,4}[|│¦]\s{0,4}")
_ZERO_WIDTH = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_LETTER_SPACED = re.compile(r"(?:[^\W\d_] ){4,40}[^\W\d_](?![^\W\d_])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s{0,4}$")
_LABEL_LIKE = re.compile(r"[^:：,]{2,40}[:：]|[-•·*]\s|\d{1,2}[.)]\s")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_OPEN_END = re.compile(
    r"(?:,|-|\b(?:of|and|the|der|die|das|und|für|de|la|le|et|des|y|e|di|del|della|van"
    r"|en|het|i|w|ve|no|nr|on|to|by|for|von|für|pour|par|para|per|da|voor))\s{0,4}$",
    re.IGNORECASE,
)
_LONG_ENOUGH = 60
_LONG_LINE = 75
_LONGEST_PARAGRAPH = 1500
_LONG_ROW, _LONG_CJK_ROW = 50, 25
_SAME_ROW = 0.5
_SHARED_COLUMN = 0.15
_TALLEST_SKIP = 3


@dataclass(eq=False, slots=True)
class Cell:
    """Words that stand together in one row.

    Attributes:
        text: the words.
        row: its row's number in the sheet.
        left: where it starts: a share of the page's width, or characters from the start of the line.
        right: where it ends, in the same measure.
        where: the place for the reader.
        confidence: how sure the words are, 0 to 1.
        size: height of the letters as a share of the page's height, None where unknown.
        picture: whether the words were read from a picture.
        folded: the words without blanks, case and marks, with the place of each letter.
        order: its place in reading order over the whole sheet.
        start: where it starts in `Sheet.text`.
    """

    text: str
    row: int
    left: float
    right: float
    where: Where
    confidence: float
    size: float | None
    picture: bool
    placed: bool
    folded: Squashed
    order: int = 0
    start: int = 0


@dataclass(eq=False, slots=True)
class Row:
    """Cells side by side. `blank`: an empty line. `page`: place of its page in the sheet, from 0."""

    page: int
    cells: list[Cell]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not self.cells


@dataclass(eq=False, slots=True)
class Sheet:
    """The visible words of one or more pages, row by row. `text` holds all cells, a cell a line."""

    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    text: str = ""

    def number_cells(self) -> None:
        """Set the cells in reading order, their numbers and the text after their rows were filled."""
        self.cells, at = [], 0
        for row in self.rows:
            row.cells.sort(key=lambda cell: cell.left)
            for cell in row.cells:
                cell.order, cell.start = len(self.cells), at
                at += len(cell.text) + 1
                self.cells.append(cell)
        self.text = "\n".join(cell.text for cell in self.cells)

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the next cell in the same row."""
        row = self.rows[cell.row].cells
        at = row.index(cell)
        return row[at + 1] if at + 1 < len(row) else None

    def left_of(self, cell: Cell) -> Cell | None:
        """Return the cell before it in the same row."""
        row = self.rows[cell.row].cells
        at = row.index(cell)
        return row[at - 1] if at else None

    def below(self, cell: Cell) -> Iterator[Cell | None]:
        """Yield the cells under a cell, in its column, down to the end of the page; None for a blank row."""
        here = self.rows[cell.row]
        rank = here.cells.index(cell)
        width = len(here.cells)
        for row in map(self.rows.__getitem__, range(cell.row + 1, len(self.rows))):
            if row.page != here.page:
                return
            yield _in_column(row, cell, rank, width) if row.cells else None

    def running_on(self, cell: Cell) -> Iterator[Cell | None]:
        """Yield the cells under a cell, or the lines that its text wraps to.

        In copied words those start at the left, under the label that stands beside the first line.
        """
        last = cell
        beside = not cell.placed and self.left_of(cell) is not None and self.right_of(cell) is None
        for row in map(self.rows.__getitem__, range(cell.row + 1, len(self.rows))):
            alone = row.cells[0] if len(row.cells) == 1 else None
            if not beside or row.page != self.rows[cell.row].page or alone is None or alone.placed:
                break
            if not _wraps(last, alone):
                break
            yield alone
            last = alone
        if last is cell:
            yield from self.below(cell)

    def above(self, cell: Cell) -> Cell | None:
        """Return the nearest cell over a cell, in its column, at most two rows up."""
        here = self.rows[cell.row]
        rank, width = here.cells.index(cell), len(here.cells)
        for number in range(cell.row - 1, max(cell.row - _TALLEST_SKIP, -1), -1):
            row = self.rows[number]
            if row.page != here.page:
                return None
            found = _in_column(row, cell, rank, width) if row.cells else None
            if found is not None:
                return found
        return None

    def after(self, cell: Cell) -> Iterator[Cell | None]:
        """Yield the cells after a cell in reading order, None where a blank row is passed; its page only."""
        page = self.rows[cell.row].page
        row = cell.row
        for following in map(self.cells.__getitem__, range(cell.order + 1, len(self.cells))):
            if self.rows[following.row].page != page:
                return
            if following.row > row + 1 and any(self.rows[n].blank for n in range(row + 1, following.row)):
                yield None
            row = following.row
            yield following


def make_sheet(pages: list[tuple[Document, Page]]) -> Sheet:
    """Return the sheet of some pages. Hidden lines are left out: fields are never read from them."""
    sheet = Sheet()
    for number, (document, page) in enumerate(pages):
        picture = page.source in {Source.SCAN, Source.PHOTO} or document.source in {Source.SCAN, Source.PHOTO}
        for lines in _visual_rows(page):
            row = Row(number, [])
            for count, line in lines:
                where = page.where(count, file=document.name)
                row.cells.extend(_cells(line, where, len(sheet.rows), picture=picture))
            sheet.rows.append(row)
    sheet.number_cells()
    return sheet


def _wraps(cell: Cell, under: Cell) -> bool:
    """Say whether a text may run on in the line under it: it is long, or ends or goes on within a sentence."""
    text = under.text
    long = cell.right >= _LONG_ROW or (is_cjk(text[0]) and cell.right >= _LONG_CJK_ROW)
    return text[0].islower() or bool(_OPEN_END.search(cell.text)) or long


def _in_column(row: Row, cell: Cell, rank: int, width: int) -> Cell | None:
    """Return the cell of a row that stands in the column of a cell of another row."""
    if len(row.cells) == 1 and not (cell.placed and row.cells[0].placed):
        return row.cells[0] if width == 1 or rank == 0 or _shares(row.cells[0], cell) else None
    best = max(row.cells, key=lambda other: _overlap(other, cell))
    if _shares(best, cell):
        return best
    return row.cells[rank] if len(row.cells) == width and not cell.placed else None


def _overlap(one: Cell, other: Cell) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _shares(one: Cell, other: Cell) -> bool:
    narrow = min(one.right - one.left, other.right - other.left)
    return _overlap(one, other) > _SHARED_COLUMN * narrow


def _visual_rows(page: Page) -> Iterator[list[tuple[int, Line]]]:
    """Yield the lines of a page row by row with their numbers from 1; lines side by side make one row."""
    row: list[tuple[int, Line]] = []
    for number, line in _unwrapped(page):
        if row and _side_by_side(row[-1][1].box, line.box):
            row.append((number, line))
            continue
        if row:
            yield row
        row = [(number, line)]
    if row:
        yield row


def _unwrapped(page: Page) -> Iterator[tuple[int, Line]]:
    """Yield the visible lines with their numbers; running text over several long lines becomes one line."""
    first, whole, wraps = 0, None, False
    for number, line in enumerate(page.lines, start=1):
        if line.hidden:
            continue
        if whole is not None and wraps and _goes_on(whole, line):
            glue = "" if _HYPHEN.search(whole.text) else " "
            text = _HYPHEN.sub("", whole.text) + glue + line.text.strip()
            wraps = _is_long(line) and len(text) < _LONGEST_PARAGRAPH
            whole = replace(whole, text=text, confidence=min(whole.confidence, line.confidence))
            continue
        if whole is not None:
            yield first, whole
        first, whole, wraps = number, line, _is_long(line)
    if whole is not None:
        yield first, whole


def _is_long(line: Line) -> bool:
    """Say whether a line is so long that its sentence may run on below; where there are boxes, they tell."""
    return line.box is None and len(line.text) >= _LONG_LINE and not _GAP.search(line.text.strip())


def _goes_on(line: Line, following: Line) -> bool:
    text = following.text.strip()
    if not text or following.box is not None or _GAP.search(text) or line.text.rstrip().endswith((":", "：")):
        return False
    if _LABEL_LIKE.match(text):
        return False
    if text[0].islower():
        return True
    if line.text.rstrip().endswith((".", "。", ";")):
        return False
    if text[0].isdigit():
        return len(_WORDS.findall(text)) > 1
    return len(text) >= _LONG_ENOUGH or bool(_OPEN_END.search(line.text))


def _side_by_side(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    apart = one.right <= other.left + 0.005 or other.right <= one.left + 0.005
    return lower > 0 and shared / lower >= _SAME_ROW and apart


def _cells(line: Line, where: Where, row: int, *, picture: bool) -> Iterator[Cell]:
    text = line.text
    if not text.isascii():
        text = _ZERO_WIDTH.sub("", text).replace("\u00a0", " ").replace("\u3000", "  ")
    box = line.box
    spaced = bool(_LETTER_SPACED.search(text))
    for start, end in _pieces(text):
        words = text[start:end]
        if spaced:
            words = _LETTER_SPACED.sub(lambda found: found[0].replace(" ", ""), words)
        left, right = float(start), float(end)
        if box:
            share = (box.right - box.left) / max(len(text), 1)
            left, right = box.left + start * share, box.left + end * share
        yield Cell(
            text=words,
            row=row,
            left=left,
            right=right,
            where=where,
            confidence=line.confidence,
            size=line.size,
            picture=picture,
            placed=box is not None,
            folded=squash(words),
        )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if "  " not in text and "|" not in text and "│" not in text and "¦" not in text:
        if start < end:
            yield start, end
        return
    at = start
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < end:
        yield at, end
