"""The papers that somebody names, on a command line or with a message: files, or what comes in on stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.checking.check import Paper
from assistant.errors import BadInputError
from assistant.reading.files import apart, bytes_of
from assistant.reading.limits import USUAL

STDIN = "-"


def papers_named(names: Sequence[str], *, stdin: bool = False) -> tuple[Paper, ...]:
    """Return the papers that names stand for, their own names told apart. A file is not opened yet.

    Args:
        names: paths; text and file alike.
        stdin: whether "-" stands for stdin. Where messages come in on stdin it must not.

    Raises:
        BadInputError: a name is empty, or stdin is empty, too long or named twice.
    """
    if stdin and names.count(STDIN) > 1:
        raise BadInputError("Stdin can be read only once. Name - once.")
    return told_apart(_paper(name, stdin=stdin) for name in names)


def told_apart(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers under clean names of which no two are the same: places of fields name the file."""
    given = tuple(papers)
    names = apart(paper.name for paper in given)
    return tuple(replace(paper, name=name) for paper, name in zip(given, names, strict=True))


def text_named(name: str) -> str:
    """Return the text of a file or of stdin ("-").

    Raises:
        BadInputError: it is missing, empty, too large or not plain text.
    """
    from assistant.reading.file_kind import FileKind, decode_text, file_kind

    content = _paper(name, stdin=True).content
    if isinstance(content, str):
        return content
    data = bytes_of(content)
    kind = file_kind(data)
    if kind is FileKind.EMPTY:
        raise BadInputError(f"{name} is empty. Paste the words of the listing into it, or use -.")
    if kind is not FileKind.TEXT:
        raise BadInputError(
            f"{name} is not plain text. Copy the words of the listing into a text file, or use -."
        )
    return decode_text(data)


def _paper(name: str, *, stdin: bool) -> Paper:
    if stdin and name == STDIN:
        return _from_stdin()
    if not name.strip():
        # `Path` would make the present folder of it.
        raise BadInputError("The name of a file is empty. Give the name of the certificate's file.")
    return Paper.file(Path(name))


def _from_stdin() -> Paper:
    # A test or a program may put a stream of text in the place of stdin.
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    given: bytes | str = stream.read(USUAL.file_bytes + 1)
    if not given.strip():
        raise BadInputError("Nothing came in on stdin. Give a file, or pipe the words of the certificate in.")
    if len(given) > USUAL.file_bytes:
        most = USUAL.file_bytes // 1_000_000
        raise BadInputError(f"Stdin is longer than {most} MB. Give the pages of the certificate alone.")
    return Paper(content=given, name="stdin")
