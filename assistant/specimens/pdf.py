"""From a drawn paper to the bytes of a PDF, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.fonts import Font
from assistant.specimens import ink
from assistant.specimens.content import Content
from assistant.specimens.paper import Paper

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PRODUCER = "Certwise training document"
_HIDDEN_SIZE = 7.0
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")


def write_pdf(paper: Paper, content: Content) -> bytes:
    """Write the PDF. Its dates of making come from the date of issue, never from the clock."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=paper.size, invariant=1, pageCompression=1, initialFontName="Helvetica")
    canvas.setTitle(content.title)
    canvas.setAuthor("Certwise")
    canvas.setSubject("Training document, fictitious companies")
    canvas.setCreator("Certwise")
    canvas.setProducer(content.tricks.producer or _PRODUCER)
    for number, strokes in enumerate(paper.strokes):
        if number == 0 and content.tricks.hidden:
            _hide(canvas, paper, content.tricks.hidden)
        for stroke in strokes:
            stroke(canvas)
        if number == 0 and content.tricks.form:
            canvas.acroForm.textfield(
                name="remark", x=60, y=40, width=140, height=14, fontSize=8, borderWidth=0, forceBorder=False
            )
        canvas.showPage()
    canvas.save()
    return _dated(out.getvalue(), content)


def _hide(canvas: Canvas, paper: Paper, words: str) -> None:
    ink.plain(canvas, 60, paper.height * 0.5, words, Font.FIRA, _HIDDEN_SIZE, colour="#ffffff")


def _dated(pdf: bytes, content: Content) -> bytes:
    """Put in the days of making and of the last change; their places in the file keep their length."""
    made = (content.issued.day if content.issued else content.on) + dt.timedelta(days=1)
    changed = made + dt.timedelta(days=content.tricks.changed_days)
    days = {b"CreationDate": made, b"ModDate": changed}
    return _DATE.sub(
        lambda m: b"/%s (D:%s090000+00'00')" % (m[1], f"{days[m[1]]:%Y%m%d}".encode()),
        pdf,
    )
