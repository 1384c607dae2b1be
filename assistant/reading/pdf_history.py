"""What a PDF tells about itself: what made it, when it was changed, and what in it can act."""

from __future__ import annotations

import re
import zlib
from datetime import datetime, timedelta
from typing import Any

from assistant.verification.certificate import Note, NoteKind

EDITORS = (
    "photoshop", "gimp", "illustrator", "coreldraw", "inkscape", "affinity", "canva", "paint.net", "pixelmator",
    "pdfescape", "sejda", "smallpdf", "ilovepdf", "pdf-xchange", "foxit phantom", "foxit pdf editor", "nitro",
    "pdfelement", "pdffiller", "soda pdf", "pdf expert", "pdfill", "pdf24", "dochub", "master pdf editor",
    "wondershare", "infix", "movavi", "easepdf", "i love pdf", "pdf candy", "xodo", "kofax power",
)  # fmt: skip
"""Programs for changing pictures and PDFs, in small letters. Many honest papers are drawn in one."""
CHANGED_LATER = timedelta(days=1)
_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?")
_SCRIPT = re.compile(rb"/JavaScript\b|/JS\s{0,4}[(<\d]")
MOST_STREAMS = 2_000
LONGEST_STREAM = 4_000_000
"""Bytes of an unpacked stream of objects that are looked through."""
_LAUNCH = re.compile(rb"/S\s{0,4}/Launch\b")


def history_notes(pdf: Any, data: bytes) -> list[Note]:
    """Return notes on how a PDF was made and changed (EDITED) and on what in it can act (ACTIVE_CONTENT)."""
    notes = [Note(kind=NoteKind.EDITED, words=words) for words in _edits(pdf, data)]
    notes += [Note(kind=NoteKind.ACTIVE_CONTENT, words=words) for words in _active(pdf, data)]
    return notes


def _edits(pdf: Any, data: bytes) -> list[str]:
    import pypdfium2.raw as pdfium

    tells = {
        key: _clean(pdf.get_metadata_value(key)) for key in ("Creator", "Producer", "CreationDate", "ModDate")
    }
    said: list[str] = []
    makers = [tells[key] for key in ("Creator", "Producer") if _is_editor(tells[key])]
    if makers:
        said.append(f"made with {makers[0]}")
    made, changed = _date(tells["CreationDate"]), _date(tells["ModDate"])
    if made and changed and changed - made > CHANGED_LATER:
        said.append(f"made on {made:%Y-%m-%d}, changed on {changed:%Y-%m-%d}")
    # pdfium counts one end more where it had to mend the file's table.
    versions = min(pdfium.FPDF_GetTrailerEnds(pdf, None, 0), data.count(b"%%EOF"))
    # A file made for the web has two ends from the start; a signature adds one of its own.
    usual = (2 if b"/Linearized" in data[:2048] else 1) + max(pdfium.FPDF_GetSignatureCount(pdf), 0)
    if versions > usual:
        said.append(
            f"changed {versions - usual} times after it was made"
            if versions - usual > 1
            else "changed once after it was made"
        )
    return [", ".join(said)] if said else []


def _active(pdf: Any, data: bytes) -> list[str]:
    import pypdfium2.raw as pdfium

    said: list[str] = []
    objects = _objects(data)
    if pdfium.FPDFDoc_GetJavaScriptActionCount(pdf) > 0 or _SCRIPT.search(objects):
        said.append("a script (JavaScript)")
    if _LAUNCH.search(objects):
        said.append("a command to start a program")
    attached = pdf.count_attachments()
    if attached > 0:
        said.append(f"{attached} attached files" if attached > 1 else "an attached file")
    return said


def _objects(data: bytes) -> bytes:
    """Return the file without its streams, in which any bytes can stand by chance, but with packed objects."""
    pieces: list[bytes] = []
    at = 0
    for _ in range(MOST_STREAMS):
        start = data.find(b"stream", at)
        if start < 0:
            break
        pieces.append(data[at:start])
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        if b"/ObjStm" in data[max(at, start - 400) : start]:
            try:
                packed = data[start + 6 : end].lstrip(b"\r\n")
                pieces.append(zlib.decompressobj().decompress(packed, LONGEST_STREAM))
            except zlib.error:
                pass
        at = min(end + 9, len(data))
    return b"\n".join([*pieces, data[at:]])


def _is_editor(program: str) -> bool:
    plain = program.lower()
    return any(editor in plain for editor in EDITORS)


def _clean(text: str) -> str:
    return "".join(letter for letter in (text or "") if letter.isprintable())[:120].strip()


def _date(text: str) -> datetime | None:
    """Return a PDF date (ISO 32000-1, 7.9.4) without its zone, which matters little beside days."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - compared with another of the kind
    except ValueError:
        return None
