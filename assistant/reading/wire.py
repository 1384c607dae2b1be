"""Documents as bytes between the process that asks and the child that reads: JSON, and pictures after it.

Not pickle: the child has parsed a stranger's file, so what comes from it is taken for no more than data. Every
count and length is bounded here, on the asking side.
"""

from __future__ import annotations

import math
from typing import Any

from assistant.reading.document import Code, Document, Line, Page
from assistant.verification.certificate import Box, Note, NoteKind, Source, Where

LONGEST_LINE = 2_000
MOST_PAGES = 200
MOST_LINES = 2_000
MOST_NOTES = 200
MOST_CODES = 200


def document_to_json(document: Document) -> dict[str, Any]:
    """Return a document as plain values, without its pictures."""
    return {
        "source": document.source.value,
        "page_count": document.page_count,
        "pages": [
            {
                "number": page.number,
                "aspect": page.aspect,
                "source": page.source.value,
                "lines": [
                    [line.text, _box_out(line.box), line.size, line.confidence, line.hidden]
                    for line in page.lines
                ],
            }
            for page in document.pages
        ],
        "codes": [[code.content, code.format, code.page, _box_out(code.box)] for code in document.codes],
        "notes": [
            [
                note.kind.value,
                note.words,
                note.where.page if note.where else None,
                note.where.line if note.where else None,
                _box_out(note.where.box) if note.where else None,
            ]
            for note in document.notes
        ],
    }


def document_from_json(data: dict[str, Any], *, name: str, pictures: tuple[bytes, ...]) -> Document:
    """Return the document of plain values.

    Args:
        data: what `document_to_json` made.
        name: the file's name, which places of notes carry.
        pictures: one PNG a page, or none.

    Raises:
        ValueError, TypeError, KeyError: these are no values of a document.
    """
    return Document(
        name=name,
        source=Source(data["source"]),
        page_count=int(data["page_count"]),
        pages=tuple(_page_in(page) for page in data["pages"][:MOST_PAGES]),
        codes=tuple(
            Code(content=_text(content), format=_text(kind), page=int(page), box=_box_in(box))
            for content, kind, page, box in data["codes"][:MOST_CODES]
        ),
        notes=tuple(_note_in(note, name) for note in data["notes"][:MOST_NOTES]),
        pictures=pictures,
    )


def _page_in(data: dict[str, Any]) -> Page:
    return Page(
        number=int(data["number"]),
        aspect=_number(data["aspect"]),
        source=Source(data["source"]),
        lines=tuple(
            Line(
                text=_text(text),
                box=_box_in(box),
                size=None if size is None else _number(size),
                confidence=_number(confidence),
                hidden=bool(hidden),
            )
            for text, box, size, confidence, hidden in data["lines"][:MOST_LINES]
        ),
    )


def _note_in(data: list[Any], name: str) -> Note:
    kind, words, page, line, box = data
    where = None
    if page is not None:
        where = Where(file=name, page=int(page), line=None if line is None else int(line), box=_box_in(box))
    return Note(kind=NoteKind(kind), words=_text(words), where=where)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("A text was expected.")
    return value[:LONGEST_LINE]


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("A finite number was expected.")
    return number


def _box_out(box: Box | None) -> list[float] | None:
    return None if box is None else [box.left, box.top, box.right, box.bottom]


def _box_in(data: Any) -> Box | None:
    if data is None:
        return None
    left, top, right, bottom = (_number(side) for side in data)
    return Box(left=left, top=top, right=right, bottom=bottom)
