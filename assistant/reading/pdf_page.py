"""One page of a PDF.

A page with a text layer is read from it, and the layer is held against the picture of the page; a page whose
words are in a picture is read by character recognition; many pages are both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.reading import ocr
from assistant.reading.codes import find_codes
from assistant.reading.document import Code, Line, Page
from assistant.reading.hidden import Drawing, Seen, look, switched_off
from assistant.reading.layer import compare
from assistant.reading.limits import Limits
from assistant.reading.pace import one_step
from assistant.reading.pdf_extras import Extras, read_extras
from assistant.reading.pdf_letters import Letters, Sheet, read_letters
from assistant.reading.pdf_lines import lines_of
from assistant.reading.pdf_patches import Rectangle, covered_places, overlay_notes, print_share
from assistant.reading.pdf_pictures import (
    SCAN,
    WORTH_READING,
    Placed,
    has_words,
    pictured_share,
    placed_objects,
)
from assistant.reading.photo import PicturePage, read_picture
from assistant.reading.picture_file import PNG_SIDE, to_png
from assistant.reading.rows import in_reading_order
from assistant.verification.certificate import Box, Note, NoteKind, Source, Where

LOOK_SIDE = 1_500
"""Longer side in pixels of the drawings that are compared: 128 dots an inch on A4."""
READ_SIDE = 2_600
"""Longer side in pixels of a page that is read by character recognition: 220 dots an inch on A4."""
SURE_BESIDE_TEXT = 0.85
"""Least confidence of words out of a picture on a page that has text too: below it they are ornaments."""
MOST_PLACES = 40
PRINT_IN_PLACE = 0.03
"""Part of the place of a hidden line that must be print, for the line to be held against that print."""
FEW_LETTERS = 60
"""A page with fewer visible letters in its text layer has its words elsewhere: in a picture, or as outlines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfPage:
    """A page that was read. `recognised`: by character recognition; `png`: its picture, empty if not wanted."""

    page: Page
    codes: tuple[Code, ...] = ()
    notes: tuple[Note, ...] = ()
    recognised: bool = False
    png: bytes = b""


def read_page(pdf: Any, number: int, limits: Limits, *, may_recognise: bool, drawn: bool) -> PdfPage:
    """Read one page of an open PDF. A page that pdfium cannot load comes back empty, with a note.

    Args:
        pdf: the document.
        number: the page's number, from 1.
        limits: how much is read.
        may_recognise: whether character recognition, which takes seconds, may be used.
        drawn: whether to return a picture of the page.
    """
    import pypdfium2 as pdfium

    try:
        with one_step():
            page = pdf[number - 1]
    except pdfium.PdfiumError:
        note = _note(NoteKind.PARTLY_READ, f"Page {number} is broken and was not read.", number)
        png = to_png(np.full((100, 71, 3), 255, dtype=np.uint8)) if drawn else b""
        return PdfPage(page=Page(number=number, lines=(), source=Source.PDF), notes=(note,), png=png)
    with one_step():
        paper = _Paper(pdf, page, number, limits)
        paper.set_upright()
    notes: list[Note] = []
    lines = paper.lines
    picture: PicturePage | None = None
    if paper.needs_recognition and not may_recognise:
        notes.append(_note(NoteKind.PARTLY_READ, f"The picture on page {number} was not read.", number))
    elif paper.needs_recognition:
        picture, lines, notes = _recognise(paper)
    notes += _hidden_notes(lines, number)
    covered: list[Rectangle] = []
    if picture:
        # Only where the picture carries words: on a printed background, logos and seals cover its ornaments.
        with one_step():
            covered = covered_places(paper.placed, paper.seen.drawn, paper.drawer(LOOK_SIDE))
    notes += overlay_notes(paper.lines, paper.seen, paper.letters, covered, number)
    notes += paper.extras.notes
    codes = picture.codes if picture else _codes(paper)
    notes += [_note(NoteKind.CODE, code.content, number, code.box) for code in codes]
    notes += _cut_notes(paper, lines)
    read = Page(
        number=number,
        lines=in_reading_order(lines)[: limits.lines],
        aspect=picture.page.aspect if picture and paper.scanned else paper.aspect,
        source=Source.SCAN if picture and paper.scanned else Source.PDF,
    )
    png = b""
    if drawn:
        png = to_png(picture.picture if picture and paper.scanned else paper.draw(PNG_SIDE))
    return PdfPage(page=read, codes=codes, notes=tuple(notes), recognised=picture is not None, png=png)


class _Paper:
    """A page that is being read: its letters, what can be seen of them, what else is drawn on it."""

    letters: Letters
    sheet: Sheet
    seen: Seen
    placed: list[Placed]
    extras: Extras
    lines: list[Line]

    def __init__(self, pdf: Any, page: Any, number: int, limits: Limits) -> None:
        self.pdf, self.page, self.number, self.limits = pdf, page, number, limits
        self._textpage = page.get_textpage()

    def set_upright(self, quarters: int | None = None) -> None:
        """Turn the page so that its words run level, and look at it.

        Args:
            quarters: quarter turns clockwise; None to go by the letters of the text layer.
        """
        sheet = Sheet.of(self.page)
        letters = read_letters(self._textpage, sheet, self.limits.page_characters)
        if quarters is None:
            turns = [letter.angle // 90 for letter in letters.letters if letter.angle % 90 == 0]
            quarters = -max(range(4), key=turns.count) if turns else 0
        if quarters % 4:
            self.page.set_rotation((self.page.get_rotation() + 90 * quarters) % 360)
            sheet = Sheet.of(self.page)
            letters = read_letters(self._textpage, sheet, self.limits.page_characters)
        self.letters, self.sheet = letters, sheet
        self.seen = look(letters, sheet, self.drawer(LOOK_SIDE))
        self.placed = placed_objects(self.page, sheet, self.limits.page_objects)
        self.extras = read_extras(self.pdf, self.page, sheet, self.number)
        self.lines = [*lines_of(letters.letters, self.seen.hidden, sheet), *self.extras.lines]

    @property
    def aspect(self) -> float:
        """Return width divided by height."""
        return round(self.sheet.width / self.sheet.height, 4)

    @property
    def visible(self) -> int:
        """Count the letters of the text layer that can be seen."""
        return self.seen.hidden.count(False)

    @property
    def layered(self) -> bool:
        """Whether the page is a picture over an invisible text layer, as scanners make them."""
        hidden = self.seen.hidden
        return pictured_share(self.placed) >= SCAN and bool(hidden) and self.visible <= 0.3 * len(hidden)

    @property
    def scanned(self) -> bool:
        """Whether the words of the page are in its picture."""
        return self.layered or self.visible < FEW_LETTERS

    @property
    def needs_recognition(self) -> bool:
        """Whether words stand on the page that the visible part of its text layer does not give."""
        if self.layered or self._pasted_over or self.printed_over:
            return True
        worth_it = self.scanned or pictured_share(self.placed) >= WORTH_READING
        return worth_it and has_words(self.seen.bare)

    @property
    def printed_over(self) -> list[Line]:
        """Return the hidden lines in whose place print is drawn that is no text: letters as outlines."""
        bare = self.seen.bare
        pictures = self._pictures
        return [
            line
            for line in self.lines
            if line.hidden
            and line.box
            and not any(_touches(line.box, picture) for picture in pictures)
            and print_share(bare, line.box) >= PRINT_IN_PLACE
        ]

    @property
    def _pictures(self) -> list[Rectangle]:
        """Return the places of the pictures on the page."""
        import pypdfium2.raw as pdfium

        return [one.box for one in self.placed if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE]

    @property
    def _pasted_over(self) -> bool:
        """Whether letters are hidden under a picture, whose own words are then read."""
        pictures = self._pictures
        return any(
            line.hidden and line.box and any(_touches(line.box, picture) for picture in pictures)
            for line in self.lines
        )

    def drawer(self, side: float) -> Callable[[], Drawing]:
        """Return a function that draws the page as it is at the moment, its longer side `side` pixels."""
        longer, shorter = sorted((self.sheet.width, self.sheet.height), reverse=True)
        # A strip that is very long keeps at least a pixel of width.
        scale = max(side / longer, 1.5 / shorter)
        if longer * scale > 4 * side:
            scale = 4 * side / longer

        def draw() -> Drawing:
            return np.ascontiguousarray(self.page.render(scale=scale).to_numpy()[:, :, :3])

        return draw

    def draw(self, side: float) -> Drawing:
        """Draw the page, its longer side `side` pixels."""
        return self.drawer(side)()


def _recognise(paper: _Paper) -> tuple[PicturePage, list[Line], list[Note]]:
    """Read what the text layer does not give. Return the picture, all lines of the page, and notes."""
    limits, number = paper.limits, paper.number
    with switched_off(paper.letters.owners), one_step():
        drawn = paper.draw(READ_SIDE)
    picture = read_picture(drawn, limits, number=number, source=Source.SCAN)
    if picture.quarters and paper.scanned:
        paper.set_upright(picture.quarters)
    notes = [note for note in picture.notes if paper.scanned or note.kind is not NoteKind.POOR_PICTURE]
    unseen = [line for line in paper.lines if line.hidden]
    layer = unseen if paper.layered else paper.printed_over
    found = list(picture.page.lines)
    if layer:
        if not paper.layered and not picture.quarters:
            found += _read_places(drawn, [line.box for line in layer if line.box], found)
        comparison = compare(layer, found)
        unseen = [line for line in unseen if line not in layer or line in comparison.absent]
        for one in comparison.disagreements:
            words = f"layer: {one.layer} / picture: {one.picture}"
            notes.append(_note(NoteKind.LAYER_DISAGREES, words, number, one.box))
    visible = [line for line in paper.lines if not line.hidden]
    least = 0.0 if paper.scanned else SURE_BESIDE_TEXT
    read = [line for line in found if line.confidence >= least]
    return picture, [*visible, *read, *unseen], notes


def _read_places(drawn: Drawing, boxes: list[Box], found: list[Line]) -> list[Line]:
    """Read the print in places where no words were found: a date alone on an empty page is overlooked."""
    height, width = drawn.shape[:2]
    places = [box for box in boxes if not any(line.box and _meets(box, line.box) for line in found)]
    if not places:
        return []
    corners = np.array(
        [
            [[b.left, b.top], [b.right, b.top], [b.right, b.bottom], [b.left, b.bottom]]
            for b in places[:MOST_PLACES]
        ],
        dtype=np.float32,
    ) * np.array([width, height], dtype=np.float32)
    return [
        Line(text=one.text, box=places[one.place], confidence=round(min(one.confidence, 1.0), 3))
        for one in ocr.read_words(drawn, corners)
    ]


def _meets(box: Box, other: Box) -> bool:
    return _touches(box, (other.left, other.top, other.right, other.bottom))


def _codes(paper: _Paper) -> tuple[Code, ...]:
    """Return the codes on a page, looked for without its text. One without pictures and shapes has none."""
    if not paper.placed or int(paper.seen.bare.min()) > 128:
        return ()
    return find_codes(paper.seen.bare, page=paper.number)


def _hidden_notes(lines: list[Line], number: int) -> list[Note]:
    return [_note(NoteKind.HIDDEN_TEXT, line.text, number, line.box) for line in lines if line.hidden]


def _cut_notes(paper: _Paper, lines: list[Line]) -> list[Note]:
    """Return notes on what of a page was left out."""
    limits, number = paper.limits, paper.number
    notes: list[Note] = []
    if paper.letters.cut:
        words = f"Page {number} has more than {limits.page_characters:,} characters; the first were read."
        notes.append(_note(NoteKind.PARTLY_READ, words, number))
    if len(lines) > limits.lines:
        words = f"Page {number} has more than {limits.lines} lines; the first were read."
        notes.append(_note(NoteKind.PARTLY_READ, words, number))
    return notes


def _touches(box: Box, other: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = other
    return box.left < right and left < box.right and box.top < bottom and top < box.bottom


def _note(kind: NoteKind, words: str, number: int, box: Box | None = None) -> Note:
    return Note(kind=kind, words=words, where=Where(page=number, box=box))
