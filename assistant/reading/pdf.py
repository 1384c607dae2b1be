"""From a PDF to a `Document`, by pypdfium2. Runs in the child process (see `sandbox.py`)."""

from __future__ import annotations

import time
from typing import Any

from assistant.errors import UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.limits import Limits
from assistant.reading.pace import one_step
from assistant.reading.pdf_history import history_notes
from assistant.reading.pdf_page import PdfPage, read_page
from assistant.verification.certificate import Note, NoteKind, Source

SPARE = 0.6
"""Of the time limit: after this no further page is begun, so that what was read is not lost."""


def read_pdf(data: bytes, limits: Limits, *, name: str, pictures: bool) -> Document:
    """Read a PDF.

    Args:
        data: the file.
        limits: how much is read; what is left out is noted.
        name: the file's name, for the places of notes.
        pictures: whether to return a picture of each page.

    Raises:
        UnreadableFileError: it is locked or broken.
    """
    started = time.monotonic()
    with one_step():
        pdf = _open(data)
        told = history_notes(pdf, data)
    pages: list[PdfPage] = []
    pictured = 0
    for number in range(1, min(len(pdf), limits.pages) + 1):
        if time.monotonic() - started > SPARE * limits.seconds:
            break
        page = read_page(pdf, number, limits, may_recognise=pictured < limits.pictured_pages, drawn=pictures)
        pictured += page.recognised
        pages.append(page)
    if not pages:
        raise UnreadableFileError("The PDF has no pages; ask the sender for it again.")
    notes = [*told, *(note for page in pages for note in page.notes)]
    if len(pages) < len(pdf):
        words = f"The file has {len(pdf):,} pages; the first {len(pages)} were read."
        notes.append(Note(kind=NoteKind.PARTLY_READ, words=words))
    scanned = all(page.page.source is Source.SCAN for page in pages)
    return Document(
        name=name,
        source=Source.SCAN if scanned else Source.PDF,
        pages=tuple(page.page for page in pages),
        page_count=len(pdf),
        codes=tuple(code for page in pages for code in page.codes),
        notes=tuple(notes),
        pictures=tuple(page.png for page in pages) if pictures else (),
    )


def _open(data: bytes) -> Any:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        pdf = pdfium.PdfDocument(data)
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableFileError(
                "The PDF is locked with a password; ask the sender for a copy without one, or send a photo."
            ) from error
        raise UnreadableFileError(
            "The PDF is broken and could not be opened; ask the sender for it again, or send a photo of it."
        ) from error
    return pdf
