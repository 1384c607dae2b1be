"""From documents to certificates: the one function that the doors call."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.authority_numbers import cnca_number, fda_number, notified_body_number, srn, uscc
from assistant.reading.bodies import body_fields
from assistant.reading.dated import date_fields
from assistant.reading.document import Document
from assistant.reading.holder import holder_fields
from assistant.reading.numbers import certificate_number
from assistant.reading.paper import Paper
from assistant.reading.paper_language import paper_language
from assistant.reading.scope import scope_fields
from assistant.reading.sectors import sector_codes
from assistant.reading.split import split_papers
from assistant.reading.standards import standard_fields
from assistant.reading.status import status
from assistant.verification.certificate import Certificate, Field, Note, NoteKind, Source, Where
from knowledge.registers import Registers, load_registers

_PAGES = re.compile(
    r"(?:page|seite|página|pagina|strona|sayfa|blatt|sheet)\s{0,2}:?\s{0,2}(?P<page>\d{1,2})\s{0,2}(?:of"
    r"|von|de|di|/|sur|van|z|out of)\s{0,2}(?P<all>\d{1,2})(?!\d)"
    r"|第\s?(?P<page_cn>\d{1,2})\s?[页頁]\s?[,，/]?\s?共\s?(?P<all_cn>\d{1,2})\s?[页頁]",
    re.IGNORECASE,
)
_WORST_FIRST = (Source.PHOTO, Source.SCAN, Source.PDF, Source.TEXT, Source.TYPED)


def find_certificates(
    documents: Sequence[Document], *, registers: Registers | None = None
) -> tuple[Certificate, ...]:
    """Return the certificates that some files hold, with every field that is stated and where it was read.

    Several certificates in one file become several; an annex in a file of its own, and the same certificate in
    a second language, go with the first by its number. Nothing is guessed: what is not on the paper is None,
    and what was found only by its place, or in competing writings, has a confidence below `SURE`.

    Args:
        documents: the files in the order given.
        registers: the registers to know bodies and standards by; those that Certwise carries if not given.

    Returns:
        At least one certificate; its fields are None where no words were found.
    """
    registers = registers or load_registers()
    papers = split_papers(documents, registers)
    return tuple(_certificate(paper, documents) for paper in papers) or (Certificate(),)


def _certificate(paper: Paper, documents: Sequence[Document]) -> Certificate:
    names = holder_fields(paper)
    standard = standard_fields(paper)
    bodies = body_fields(paper, names.holder.value if names.holder else None)
    dates = date_fields(paper)
    scope = scope_fields(paper)
    return Certificate(
        standard=standard.standard,
        edition=standard.edition,
        certificate_number=certificate_number(paper),
        holder=names.holder,
        holder_address=names.holder_address,
        sites=names.sites,
        scope=scope.scope,
        exclusions=scope.exclusions,
        certification_body=bodies.certification_body,
        accreditation_body=bodies.accreditation_body,
        accreditation_number=bodies.accreditation_number,
        first_issued=dates.first_issued,
        issued=dates.issued,
        expires=dates.expires,
        decided=dates.decided,
        surveillance=dates.surveillance,
        status=status(paper),
        uscc=uscc(paper),
        notified_body_number=notified_body_number(paper),
        cnca_number=cnca_number(paper),
        srn=srn(paper),
        fda_number=fda_number(paper),
        sector_codes=sector_codes(paper),
        qr=_qr(paper),
        language=paper_language(paper),
        text=_text(paper),
        notes=_notes(paper, documents),
        source=_source(paper, documents),
    )


def _qr(paper: Paper) -> Field[str] | None:
    """Return the content of the first code on the paper's pages."""
    for document, page in paper.pages:
        for code in document.codes:
            if code.page == page.number:
                where = Where(file=document.name, page=code.page, box=code.box)
                return Field(value=code.content, raw=code.content, where=where)
    return None


def _text(paper: Paper) -> str:
    """Return all visible words, one line of the paper a line."""
    lines: list[str] = []
    for _, page in paper.pages:
        lines.extend(line.text for line in page.lines if not line.hidden)
    return "\n".join(lines)


def _notes(paper: Paper, documents: Sequence[Document]) -> tuple[Note, ...]:
    """Return what the paper's files show, on its pages or about the file as a whole; pages that are missing."""
    own = {(document.name, page.number) for document, page in paper.pages}
    names = {name for name, _ in own}
    notes: dict[Note, None] = {}
    for document in documents:
        if document.name not in names:
            continue
        for note in document.notes:
            page = note.where.page if note.where else None
            if page is None or (document.name, page) in own:
                notes.setdefault(note)
    missing = _missing_pages(paper)
    if missing and not any(note.kind is NoteKind.PAGES_MISSING for note in notes):
        notes.setdefault(missing)
    return tuple(notes)


def _missing_pages(paper: Paper) -> Note | None:
    """Return a note where the paper counts more pages than it has here."""
    counted: dict[int, set[int]] = {}
    words: dict[int, tuple[str, Where]] = {}
    for cell in paper.cells:
        if not any(c.isdigit() for c in cell.text):
            continue
        for found in _PAGES.finditer(cell.text):
            all_pages = int(found["all"] or found["all_cn"])
            counted.setdefault(all_pages, set()).add(int(found["page"] or found["page_cn"]))
            words.setdefault(all_pages, (found[0], cell.where))
    for all_pages, seen in counted.items():
        if all_pages > 1 and len(seen) < all_pages and len(paper.pages) < all_pages:
            return Note(kind=NoteKind.PAGES_MISSING, words=words[all_pages][0], where=words[all_pages][1])
    return None


def _source(paper: Paper, documents: Sequence[Document]) -> Source:
    """Return how the words were got; the least certain way where they differ."""
    sources = {document.source for document, _ in paper.pages} or {document.source for document in documents}
    return next((source for source in _WORST_FIRST if source in sources), Source.TEXT)
