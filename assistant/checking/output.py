"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from assistant.errors import AssistantError, BadInputError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never stands for half of it.

    It is written beside its place and put there in one step; a file that was there stays until then. A device
    or a pipe is written to as it is.

    Raises:
        BadInputError: the folder is missing or cannot be written to, or the name is that of a folder.
        AssistantError: the disk is full or broken.
        BrokenPipeError: who reads the pipe went away; the command ends quietly.
    """
    refuse_place(path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _put_in_place(path.resolve(), content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise writing_failed(path, error) from error


def refuse_place(path: Path) -> None:
    """Raise where a file can plainly not be written, before anything slow is done for it.

    Raises:
        BadInputError: the folder is missing or cannot be written to, or the name is that of a folder.
    """
    try:
        if path.is_dir():
            raise BadInputError(f"{path} is a folder. Give the name of a file in it.")
        if not path.parent.is_dir():
            raise BadInputError(f"There is no folder {path.parent}. Make it, or choose another.")
        # A device or a pipe is written to in its place, a link where it leads.
        in_place = path.exists() and not path.is_file()
        place = path if in_place else path.resolve().parent
        if not os.access(place, os.W_OK):
            raise BadInputError(f"{place} cannot be written to. Choose a folder that is yours.")
    except OSError as error:
        raise writing_failed(path, error) from error


def refuse_same_place(*paths: Path) -> None:
    """Raise where two files would be written to one place, so that the first would be lost.

    Raises:
        BadInputError: two of them are the same place, by whatever name.
    """
    places = [path.resolve() for path in paths]
    for number, place in enumerate(places):
        if place in places[:number]:
            raise BadInputError(f"{paths[number]} is named twice. Give each file a name of its own.")


def _put_in_place(path: Path, content: bytes) -> None:
    beside = path.with_name(f".certwise-{secrets.token_hex(8)}.part")
    try:
        # "x" never follows what somebody else may have put there.
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def writing_failed(path: Path, error: OSError) -> AssistantError:
    """Return the failure that a person can act on for a file or folder that could not be written."""
    what = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return AssistantError(f"{path} could not be written ({what}). Make room on the disk and run it again.")
    return BadInputError(f"{path} cannot be written ({what}). Choose a folder that exists and is yours.")
