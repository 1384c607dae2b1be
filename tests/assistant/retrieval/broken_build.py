"""Builds a tiny index and dies, or runs out of disk, on the way: `test_index.py` runs it as a process.

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


def limit_files(most: int) -> Callable[[], None]:
    """Let no file grow beyond a number of bytes, as on a disk without room; return what makes room."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)


def build(home: TinyHome, *, rebuild: bool) -> str:
    """Build, and return what came of it on one line."""
    try:
        home.ensure(rebuild=rebuild)
    except AssistantError as error:
        return f"told: {error}"
    except Exception as error:  # noqa: BLE001
        return f"not told: {type(error).__name__}: {error}"
    return "built"


def main() -> None:
    """Build; print what came of it, and, where there was no room, what comes of it with room."""
    root, data, how, *rebuild = sys.argv[1:]
    home = TinyHome(Path(data))
    with pytest.MonkeyPatch.context() as patch:
        read_from(Path(root), patch)
        if not how.isdecimal():
            die_at(patch, how)
            print(build(home, rebuild=bool(rebuild)))  # noqa: T201
            return
        make_room = limit_files(int(how))
        print(build(home, rebuild=bool(rebuild)))  # noqa: T201
        make_room()
        print(build(home, rebuild=bool(rebuild)))  # noqa: T201


if __name__ == "__main__":
    main()
