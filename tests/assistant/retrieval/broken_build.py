"""Builds a tiny index and dies, or runs out of disk, on the way: run by `test_index.py` in a process of its own.

Run: python -m tests.assistant.retrieval.broken_build ROOT DATA HOW [rebuild]
HOW is a step of `KILLED_AT`, or the most bytes that a file may have.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import AssistantError
from assistant.retrieval import index
from tests.assistant.fakes import FakeEncoder, TinyHome, read_from

Build = tuple[object, str, Callable[..., bool]]


def _always(*_: Any) -> bool:
    return True


# What is called next when the process dies: an owner, a name, and whether this call is the one.
KILLED_AT: dict[str, Build] = {
    "before the first vector": (FakeEncoder, "encode_passages", _always),
    "between the two routes": (index, "save_vectors", lambda _, route, __: route == "claim"),
    "before the head": (index, "fit", _always),
    "before the word index": (index.LexicalIndex, "fill", _always),
    "before the disk is synced": (index, "_sync", _always),
    "before it is published": (index.IndexHome, "_publish", _always),
    "before the folder has its name": (Path, "rename", lambda path, _: path.name.startswith(".building-")),
    "before the pointer is turned": (Path, "replace", lambda path, _: path.name.startswith(".current-")),
}


def die_at(patch: pytest.MonkeyPatch, step: str) -> None:
    """Let the process kill itself at a step."""
    owner, name, is_it = KILLED_AT[step]
    real = getattr(owner, name)

    def killer(*arguments: Any, **named: Any) -> Any:
        if is_it(*arguments):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)

    patch.setattr(owner, name, killer)


def limit_files(most: int) -> None:
    """Let no file grow beyond a number of bytes, as on a disk without room."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def main() -> None:
    """Build; print what went wrong on one line."""
    root, data, how, *rebuild = sys.argv[1:]
    with pytest.MonkeyPatch.context() as patch:
        read_from(Path(root), patch)
        if how.isdecimal():
            limit_files(int(how))
        else:
            die_at(patch, how)
        try:
            TinyHome(Path(data)).ensure(rebuild=bool(rebuild))
        except AssistantError as error:
            print(f"told: {error}")  # noqa: T201
        except Exception as error:  # noqa: BLE001
            print(f"not told: {type(error).__name__}: {error}")  # noqa: T201
        else:
            print("built")  # noqa: T201


if __name__ == "__main__":
    main()
