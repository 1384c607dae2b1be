"""A document as words with places: what every kind of file is turned into before fields are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.verification.certificate import Box, Note, Source, Where


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of words on a page, in reading order.

    Attributes:
        text: the words; within a line of a table, cells are parted by two blanks or more.
        box: the place on the page, where the file gives one.
        size: height of the letters as a share of the page's height, where known. Large letters are titles
            and names.
        confidence: how sure the words are, 0 to 1; 1 for text that was not read from a picture.
        hidden: a reader of the page cannot see it; fields are never read from it.
    """

    text: str
    box: Box | None = None
    size: float | None = None
    confidence: float = 1.0
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page. `aspect` is width divided by height; `source` says how its words were got."""

    number: int
    lines: tuple[Line, ...]
    aspect: float = 0.7071
    source: Source = Source.TEXT

    def where(self, line: int, *, file: str = "") -> Where:
        """Return the place of a line, given by its number from 1."""
        return Where(file=file, page=self.number, line=line, box=self.lines[line - 1].box)


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A QR code or barcode. `format` is its kind ("QRCode"), `content` its text."""

    content: str
    format: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file or a text that was read.

    Attributes:
        name: the file's name, cut and cleaned; "text" for pasted text.
        source: what it is; a PDF without a text layer is a scan.
        pages: the pages read, in order.
        page_count: how many pages the file has, also those that were not read.
        codes: QR codes and barcodes.
        notes: what the file itself shows.
        pictures: one PNG a page, in order, where they were asked for.
    """

    name: str
    source: Source
    pages: tuple[Page, ...]
    page_count: int
    codes: tuple[Code, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[bytes, ...] = ()

    @property
    def text(self) -> str:
        """All visible words, a line a line, pages parted by a form feed."""
        return "\f".join("\n".join(line.text for line in page.lines if not line.hidden) for page in self.pages)
