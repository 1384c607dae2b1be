"""A whole check: from what a buyer has of a certificate to the report. Nothing is kept on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import BadInputError
from assistant.reading.document import Document
from assistant.verification.certificate import Certificate
from assistant.verification.context import Context
from assistant.verification.report import Report
from knowledge.registers import Registers


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One thing that a buyer hands over: a pasted text, or a file.

    Attributes:
        content: the text (str), or the file by its bytes or its path.
        name: how the places of fields call it.
    """

    content: str | bytes | Path
    name: str

    @classmethod
    def pasted(cls, text: str) -> Paper:
        """Return the paper of a pasted text."""
        return cls(content=text, name="text")

    @classmethod
    def file(cls, path: Path) -> Paper:
        """Return the paper of a file."""
        return cls(content=path, name=path.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was read: the documents, and the certificates found in them with the buyer's corrections."""

    documents: tuple[Document, ...]
    certificates: tuple[Certificate, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the `read` object of the contract."""
        return {"certificates": [{"fields": certificate.fields_json()} for certificate in self.certificates]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A check: what was read, and what the rules say about it."""

    documents: tuple[Document, ...]
    certificates: tuple[Certificate, ...]
    report: Report

    def to_json(self) -> dict[str, Any]:
        """Return the `check` object of the contract."""
        return self.report.to_json()


def check_papers(  # noqa: PLR0913 - the parts of a check, all by name
    papers: Sequence[Paper],
    *,
    on: dt.date,
    context: Context | None = None,
    corrections: Mapping[int, Mapping[str, Any]] | None = None,
    registers: Registers | None = None,
    pictures: bool = False,
) -> Check:
    """Read papers, find the certificates in them and check each on a day.

    Args:
        papers: texts and files of one deal; a certificate and its annex may be several files.
        on: the day to judge by.
        context: what the buyer knows beside the papers.
        corrections: the buyer's corrections by the place of the certificate (from 0) and the field's name,
            as `Certificate.corrected` takes them.
        registers: the registers to use; those that Certwise carries if not given.
        pictures: also return a picture of every page.

    Raises:
        BadInputError: there is nothing to read, a file cannot be read, or a correction cannot be used.
    """
    from assistant.verification.verify import verify

    reading = read_papers(papers, corrections=corrections, registers=registers, pictures=pictures)
    report = verify(reading.certificates, on=on, context=context, registers=registers)
    return Check(documents=reading.documents, certificates=reading.certificates, report=report)


def read_papers(
    papers: Sequence[Paper],
    *,
    corrections: Mapping[int, Mapping[str, Any]] | None = None,
    registers: Registers | None = None,
    pictures: bool = False,
) -> Reading:
    """Read papers and find the certificates in them, without judging. See `check_papers`."""
    from assistant.reading.fields import find_certificates

    if not papers:
        raise BadInputError("There is nothing to read. Give the words of a certificate, or a file.")
    documents = tuple(_read(paper, pictures=pictures) for paper in papers)
    found = find_certificates(documents, registers=registers)
    return Reading(documents=documents, certificates=_corrected(found, corrections or {}))


def _read(paper: Paper, *, pictures: bool) -> Document:
    if isinstance(paper.content, str):
        from assistant.reading.text import read_text

        if not paper.content.strip():
            raise BadInputError("The text is empty. Paste the words of the certificate.")
        return read_text(paper.content, name=paper.name)
    from assistant.reading.files import read_file

    return read_file(paper.content, name=paper.name, pictures=pictures)


def _corrected(
    certificates: tuple[Certificate, ...], corrections: Mapping[int, Mapping[str, Any]]
) -> tuple[Certificate, ...]:
    changed = list(certificates)
    for place, values in corrections.items():
        if not 0 <= place < len(changed):
            raise BadInputError(f"There is no certificate number {place + 1} to correct.")
        try:
            changed[place] = changed[place].corrected(values)
        except ValueError as error:
            raise BadInputError(f"A correction cannot be used. {error}") from error
    return tuple(changed)
