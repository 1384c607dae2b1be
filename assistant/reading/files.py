"""The door for files: from any file to a `Document`.

Nothing is written to disk: a file's bytes go through a pipe to the child process that reads it, and are gone
when it is read.
"""

from __future__ import annotations

from pathlib import Path

from assistant.errors import UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.file_kind import READABLE, FileKind, decode_text, file_kind
from assistant.reading.limits import Limits

LONGEST_NAME = 120
USUAL = Limits()


def read_file(source: Path | bytes, *, name: str, pictures: bool = False, limits: Limits = USUAL) -> Document:
    """Read a file: a PDF, a picture, or plain text. What it is, its bytes say; its name is not asked.

    Args:
        source: the file, or its bytes.
        name: how the places of fields call it; it is cut and cleaned.
        pictures: whether to return a picture of each page (PNG). Places are shares of that picture: a photo
            comes back laid flat and upright. Text has none.
        limits: what the file may cost.

    Raises:
        UnreadableFileError: it cannot be read; the message says why and what to do.
    """
    data = _bytes(source, limits)
    kind = file_kind(data)
    clean = clean_name(name)
    if kind is FileKind.EMPTY:
        raise UnreadableFileError(f"The file is empty; send it again as {READABLE}.")
    if kind is FileKind.TEXT:
        from assistant.reading.text import read_text

        return read_text(decode_text(data), name=clean)
    if kind is FileKind.PDF or kind.picture:
        from assistant.reading.sandbox import read_in_child

        return read_in_child(data, kind, limits, name=clean, pictures=pictures)
    raise UnreadableFileError(f"The file is {kind.value} and cannot be read; send it as {READABLE}.")


def clean_name(name: str) -> str:
    """Return a file's name without folders, control characters and excess length."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in last).split())
    return clean[:LONGEST_NAME] or "file"


def _bytes(source: Path | bytes, limits: Limits) -> bytes:
    """Return the bytes of a file, refusing a large one before it is read."""
    if isinstance(source, bytes):
        data = source
    else:
        try:
            with source.open("rb") as file:
                data = file.read(limits.file_bytes + 1)
        except OSError as error:
            raise UnreadableFileError(
                f"The file '{clean_name(source.name)}' cannot be opened ({error.strerror}); check its name."
            ) from error
    if len(data) > limits.file_bytes:
        most = limits.file_bytes // 1_000_000
        raise UnreadableFileError(
            f"The file is larger than {most} MB and was not read; save it smaller, or send only some pages."
        )
    return data
