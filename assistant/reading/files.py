"""The door for files: from any file to a `Document`.

Nothing is written to disk: a file's bytes go through a pipe to the child process that reads it, and are gone
when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.errors import UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.file_kind import READABLE, FileKind, decode_text, file_kind
from assistant.reading.limits import USUAL, Limits

LONGEST_NAME = 120


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
    data = bytes_of(source, limits=limits)
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


def apart(names: Iterable[str]) -> list[str]:
    """Return clean names, told apart where two are the same: a phone calls every photo "image.jpg"."""
    found: list[str] = []
    for name in map(clean_name, names):
        free, number = name, 2
        while free in found:
            free, number = clean_name(f"{number}. {name}"), number + 1
        found.append(free)
    return found


def bytes_of(source: Path | bytes, *, limits: Limits = USUAL) -> bytes:
    """Return the bytes of a file. It is opened once, as a pipe gives its bytes only once.

    Raises:
        UnreadableFileError: it is missing, a folder, not to be opened, or larger than the limit.
    """
    data = source if isinstance(source, bytes) else _from_disk(source, limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        most = limits.file_bytes // 1_000_000
        raise UnreadableFileError(
            f"The file is larger than {most} MB and was not read; save it smaller, or send only some pages."
        )
    return data


def _from_disk(path: Path, most: int) -> bytes:
    name = _shown(path)
    try:
        if path.is_dir():
            raise UnreadableFileError(f"{name} is a folder. Name the files in it.")
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise UnreadableFileError(f"There is no file {name}. Look at the spelling of its name.") from error
    except ValueError as error:
        raise UnreadableFileError(f"{name} cannot be the name of a file. Look at its spelling.") from error
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise UnreadableFileError(
            f"{name} cannot be read ({what}). Look at its name and who may read it."
        ) from error


def _shown(path: Path) -> str:
    """Return a path as a message may show it: printable, and its end where it is long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in str(path))
    return clean if len(clean) <= LONGEST_NAME else f"…{clean[-LONGEST_NAME:]}"
