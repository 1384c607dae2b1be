"""What lies on a PDF page beside its drawing: links, comments and stamps laid over it, form fields."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from assistant.reading.document import Line
from assistant.reading.pdf_letters import Sheet
from assistant.reading.pdf_lines import sheet_box
from assistant.verification.certificate import Box, Note, NoteKind, Where

MOST = 200
"""Annotations of a page that are looked at."""
LONGEST = 500
"""Characters of one annotation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extras:
    """Lines that a reader sees and that are no part of the page's drawing, and what to note."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def read_extras(pdf: Any, page: Any, sheet: Sheet, number: int) -> Extras:
    """Return what the annotations of a page give: links, form fields, comments and stamps, attached files."""
    import pypdfium2.raw as pdfium

    lines: list[Line] = []
    notes: list[Note] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            unseen = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
            if pdfium.FPDFAnnot_GetFlags(annotation) & unseen:
                continue
            box = _box(annotation, sheet)
            line, told = _told(pdf, annotation)
            if line:
                lines.append(_line(line, box, sheet))
            notes += [Note(kind=kind, words=words, where=Where(page=number, box=box)) for kind, words in told]
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return Extras(lines=tuple(lines), notes=tuple(notes))


def _told(pdf: Any, annotation: Any) -> tuple[str, list[tuple[NoteKind, str]]]:
    """Return the words that an annotation puts on the page, and what to note about it."""
    import pypdfium2.raw as pdfium

    line, told = "", []
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_LINK:
        told = [(NoteKind.LINK, _address(pdf, annotation))]
    elif kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
        told = [(NoteKind.ACTIVE_CONTENT, "an attached file")]
    elif kind == pdfium.FPDF_ANNOT_WIDGET:
        name, line = _form_field(pdf, annotation)
        words = f"a form field ({name}): {line}" if name else f"a form field: {line}"
        told = [
            (NoteKind.ACTIVE_CONTENT, words.rstrip(" :") if line or _can_be_filled(pdf, annotation) else "")
        ]
    elif kind in (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP):
        words = _string(annotation, b"Contents")
        line = words if kind == pdfium.FPDF_ANNOT_FREETEXT else ""
        told = [(NoteKind.OVERLAID, words or "a stamp or comment without words")]
    return line, [(kind, words) for kind, words in told if words]


def _line(words: str, box: Box, sheet: Sheet) -> Line:
    height = min(box.bottom - box.top, 14 / sheet.height)
    return Line(text=" ".join(words.split()), box=box, size=round(max(height, 0.0), 5))


def _box(annotation: Any, sheet: Sheet) -> Box:
    import pypdfium2.raw as pdfium

    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rectangle):
        return Box(left=0, top=0, right=0, bottom=0)
    return sheet_box(*sheet.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), sheet)


def _string(annotation: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    return _decoded(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size), length)


def _form_field(pdf: Any, annotation: Any) -> tuple[str, str]:
    """Return the name and the value of a form field."""
    import pypdfium2.raw as pdfium

    form = pdf.formenv
    if form is None:
        return "", _string(annotation, b"V")
    told = []
    for ask in (pdfium.FPDFAnnot_GetFormFieldName, pdfium.FPDFAnnot_GetFormFieldValue):
        length = ask(form, annotation, None, 0)
        told.append(_decoded(lambda buffer, size, ask=ask: ask(form, annotation, buffer, size), length))
    return told[0], told[1]


def _can_be_filled(pdf: Any, annotation: Any) -> bool:
    """Say whether words can be put into a form field. The place of a signature is a form field too."""
    import pypdfium2.raw as pdfium

    fillable = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
    return pdf.formenv is not None and pdfium.FPDFAnnot_GetFormFieldType(pdf.formenv, annotation) in fillable


def _decoded(ask: Any, length: int) -> str:
    """Return a text that pdfium writes as UTF-16 into a buffer of `length` bytes."""
    import pypdfium2.raw as pdfium

    if length <= 2 or length > 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    text = buffer.raw[: length - 2].decode("utf-16-le", errors="replace")
    return "".join(c if c.isprintable() else " " for c in text)[:LONGEST].strip()


def _address(pdf: Any, annotation: Any) -> str:
    import pypdfium2.raw as pdfium

    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(pdf, action, None, 0)
    if length <= 1 or length > 1_000_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(pdf, action, buffer, length)
    text = buffer.value.decode("utf-8", errors="replace")
    return "".join(c for c in text if c.isprintable())[:LONGEST].strip()
