"""From pasted text to a `Document`: lines and pages as they stand, bounded in length."""

from __future__ import annotations

import re

from assistant.reading.document import Document, Line, Page
from assistant.verification.certificate import Note, NoteKind, Source

LONGEST_TEXT = 200_000
"""Characters that are read; a certificate with a long annex has about 30,000."""
LONGEST_LINE = 2_000
"""Characters of one line; longer ones are cut into several."""
MOST_LINES = 20_000
"""Lines of one page."""
MOST_PAGES = 200

_LINE_END = re.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff]")


def read_text(text: str, *, name: str = "text") -> Document:
    """Return pasted text as a document, a line a line, pages parted by form feeds.

    Args:
        text: what was pasted. Characters beyond `LONGEST_TEXT` are left out, which a note says.
        name: how the places of fields call it.
    """
    notes: list[Note] = []
    if len(text) > LONGEST_TEXT:
        words = f"The text has {len(text):,} characters; the first {LONGEST_TEXT:,} were read."
        notes.append(Note(kind=NoteKind.PARTLY_READ, words=words))
    sheets = text[:LONGEST_TEXT].split("\f")
    if len(sheets) > MOST_PAGES:
        words = f"The text has {len(sheets):,} pages; the first {MOST_PAGES} were read."
        notes.append(Note(kind=NoteKind.PARTLY_READ, words=words))
    if any(len(_LINE_END.findall(sheet)) >= MOST_LINES for sheet in sheets[:MOST_PAGES]):
        words = f"A page has more than {MOST_LINES:,} lines; those were read."
        notes.append(Note(kind=NoteKind.PARTLY_READ, words=words))
    pages = tuple(
        Page(number=number, lines=tuple(_lines(sheet)))
        for number, sheet in enumerate(sheets[:MOST_PAGES], start=1)
    )
    return Document(
        name=name, source=Source.TEXT, pages=pages, page_count=max(len(sheets), 1), notes=tuple(notes)
    )


def _lines(sheet: str) -> list[Line]:
    """Cut a page into lines. Empty lines stay: they part paragraphs, and lines are counted by them."""
    lines: list[Line] = []
    for raw in _LINE_END.split(sheet, maxsplit=MOST_LINES)[:MOST_LINES]:
        plain = _CONTROL.sub("", raw).replace("\t", "    ").rstrip()
        lines.extend(
            Line(text=plain[at : at + LONGEST_LINE]) for at in range(0, max(len(plain), 1), LONGEST_LINE)
        )
    return lines
