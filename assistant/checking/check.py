"""A whole check: from what a buyer has of a certificate to the report. Nothing is kept on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import BadInputError, UnreadableFileError
from assistant.reading.document import Document
from assistant.verification.certificate import Certificate
from assistant.verification.context import Context
from assistant.verification.report import Report


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
class Unread:
    """A paper that could not be read: its name, and a message that says why and what to do."""

    name: str
    message: str

    def __str__(self) -> str:
        """Return what to say of it where there are several papers."""
        return f"{self.name} was not read: {self.message}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was read: the documents, the certificates found in them, and the papers that could not be read."""

    documents: tuple[Document, ...]
    certificates: tuple[Certificate, ...]
    unread: tuple[Unread, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the `read` object of the contract."""
        return {"certificates": [{"fields": certificate.fields_json()} for certificate in self.certificates]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A check: what was read, what could not be, and what the rules say about it."""

    documents: tuple[Document, ...]
    certificates: tuple[Certificate, ...]
    unread: tuple[Unread, ...]
    report: Report

    def to_json(self) -> dict[str, Any]:
        """Return the `check` object of the contract."""
        return self.report.to_json()


def check_papers(papers: Sequence[Paper], *, on: dt.date, context: Context | None = None) -> Check:
    """Read papers, find the certificates in them and check each on a day.

    Args:
        papers: texts and files of one deal; a certificate and its annex may be several files.
        on: the day to judge by.
        context: what the buyer knows beside the papers.

    Raises:
        BadInputError: there is nothing to read, or no paper can be read.
    """
    from assistant.verification.verify import verify

    reading = read_papers(papers)
    report = verify(reading.certificates, on=on, context=context)
    return Check(
        documents=reading.documents, certificates=reading.certificates, unread=reading.unread, report=report
    )


def read_papers(papers: Sequence[Paper]) -> Reading:
    """Read papers and find the certificates in them, without judging. See `check_papers`."""
    return put_together([read_paper(paper) for paper in papers])


def read_paper(paper: Paper, *, pictures: bool = False) -> Document | Unread:
    """Read one paper, if it can be read. `pictures`: also return a picture of every page."""
    try:
        return _read(paper, pictures=pictures)
    except UnreadableFileError as error:
        return Unread(name=paper.name, message=str(error))


def put_together(read: Sequence[Document | Unread]) -> Reading:
    """Find the certificates in the papers of one deal; those that could not be read are named beside them.

    Raises:
        BadInputError: there is nothing to read, or no paper could be read.
    """
    from assistant.reading.fields import find_certificates

    documents = tuple(one for one in read if isinstance(one, Document))
    unread = tuple(one for one in read if isinstance(one, Unread))
    if not read:
        raise BadInputError("There is nothing to read. Give the words of a certificate, or a file.")
    if not documents:
        raise UnreadableFileError(unread[0].message if len(unread) == 1 else " ".join(map(str, unread)))
    return Reading(documents=documents, certificates=find_certificates(documents), unread=unread)


def _read(paper: Paper, *, pictures: bool) -> Document:
    if isinstance(paper.content, str):
        from assistant.reading.text import read_text

        if not paper.content.strip():
            raise UnreadableFileError("The text is empty. Paste the words of the certificate.")
        return read_text(paper.content, name=paper.name)
    from assistant.reading.files import read_file

    return read_file(paper.content, name=paper.name, pictures=pictures)
