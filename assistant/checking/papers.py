"""The papers that somebody names on a command line: files, or what comes in on stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.checking.check import Paper
from assistant.errors import BadInputError

STDIN = "-"
LONGEST_STDIN = 30_000_000
"""Bytes; a file of this size is refused by the reader too."""


def papers_named(names: Sequence[str]) -> tuple[Paper, ...]:
    """Return the papers that names stand for: a path, or "-" for stdin, text or file alike.

    Raises:
        BadInputError: a file is missing, empty, a folder or not readable, or stdin is empty or named twice.
    """
    if names.count(STDIN) > 1:
        raise BadInputError("Stdin can be read only once. Name - once.")
    return tuple(_from_stdin() if name == STDIN else _from_file(name) for name in names)


def text_named(name: str) -> str:
    """Return the text of a file or of stdin ("-"). See `papers_named`."""
    paper = _from_stdin() if name == STDIN else _from_file(name)
    content = paper.content
    if isinstance(content, str):
        return content
    from assistant.reading.file_kind import FileKind, decode_text, file_kind

    data = content if isinstance(content, bytes) else content.read_bytes()
    if file_kind(data) is FileKind.EMPTY:
        raise BadInputError(f"{name} is empty. Paste the words of the listing into it, or use -.")
    if file_kind(data) is not FileKind.TEXT:
        raise BadInputError(
            f"{name} is not plain text. Copy the words of the listing into a text file, or use -."
        )
    return decode_text(data)


def _from_stdin() -> Paper:
    # A test or a program may put a stream of text in the place of stdin.
    stream = getattr(sys.stdin, "buffer", sys.stdin)
    given: bytes | str = stream.read(LONGEST_STDIN + 1)
    if not given.strip():
        raise BadInputError("Nothing came in on stdin. Give a file, or pipe the words of the certificate in.")
    if len(given) > LONGEST_STDIN:
        raise BadInputError("Stdin is longer than 30 MB. Give the pages of the certificate alone.")
    return Paper(content=given, name="stdin")


def _from_file(name: str) -> Paper:
    path = Path(name)
    try:
        if path.is_dir():
            raise BadInputError(f"{name} is a folder. Name the files in it.")
        if not path.exists():
            raise BadInputError(f"There is no file {name}. Look at the spelling, or use - for stdin.")
        if path.is_file() and path.stat().st_size == 0:
            raise BadInputError(f"{name} is empty. Ask for the file again.")
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise BadInputError(
            f"{name!r} cannot be read ({what}). Look at its name and who may read it."
        ) from error
    return Paper.file(path)
