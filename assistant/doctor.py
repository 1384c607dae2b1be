"""What is wrong with an installation, and what to do about it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assistant.build import index_home
from assistant.errors import AssistantError
from assistant.settings import Settings, config_file, load_settings
from knowledge import KnowledgeError, load_knowledge
from knowledge.check import find_faults

ROOM_NEEDED = 500_000_000
"""Bytes that a build may need: the exported model, and two indexes side by side."""

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """One thing that was looked at."""

    state: Literal["ok", "warning", "wrong"]
    what: str
    to_do: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as a plain object."""
        return asdict(self)


def examine() -> list[Examined]:
    """Look at everything that an answer needs. Nothing is changed or built."""
    try:
        settings = load_settings()
    except AssistantError as error:
        return [Examined(state="wrong", what="Settings", to_do=str(error))]
    checks: tuple[Callable[[Settings], Iterator[Examined]], ...] = (
        _python,
        _settings,
        _room,
        _knowledge,
        _index,
        _photos,
        _privacy,
    )
    return [finding for check in checks for finding in check(settings)]


def _python(_: Settings) -> Iterator[Examined]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= OLDEST_PYTHON
    yield Examined(
        state="ok" if good else "wrong",
        what=f"Python {version}",
        to_do="" if good else "Certwise needs Python 3.11 or newer.",
    )


def _settings(settings: Settings) -> Iterator[Examined]:
    file = config_file()
    where = f"from {file}" if file.is_file() else "defaults and environment"
    yield Examined(state="ok", what=f"Settings ({where}); data in {settings.data}")


def _room(settings: Settings) -> Iterator[Examined]:
    folder = settings.data
    if folder.exists() and not folder.is_dir():
        yield Examined(
            state="wrong",
            what=f"{settings.data} is a file, not a folder",
            to_do="Choose a folder with CERTWISE_DATA.",
        )
        return
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        yield Examined(
            state="wrong",
            what=f"{settings.data} cannot be written",
            to_do="Choose another folder with CERTWISE_DATA, or change its permissions.",
        )
        return
    free = shutil.disk_usage(folder).free
    enough = free >= ROOM_NEEDED
    yield Examined(
        state="ok" if enough else "warning",
        what=f"{free // 1_000_000:,} MB free for data",
        to_do="" if enough else "A build may need 500 MB. Make room, or set CERTWISE_DATA.",
    )


def _knowledge(_: Settings) -> Iterator[Examined]:
    try:
        base = load_knowledge()
    except KnowledgeError as error:
        yield Examined(state="wrong", what="Knowledge files", to_do=str(error))
        return
    faults = find_faults(base, dt.date.today())
    wrong = sum(not fault.warning for fault in faults)
    yield Examined(
        state="wrong" if wrong else "ok",
        what=f"Knowledge {base.fingerprint}: {len(base.claims)} claims, {wrong} faults",
        to_do="Run `python -m knowledge.check`." if wrong else "",
    )
    overdue = list(base.overdue(dt.date.today()))
    due = min(entry.review_due for entry in base.entries.values())
    yield Examined(
        state="warning" if overdue else "ok",
        what=f"{len(overdue)} entries are past their review date; the next review is due on {due}",
        to_do="Update Certwise, or review them; answers from them say so until then." if overdue else "",
    )


def _index(settings: Settings) -> Iterator[Examined]:
    home = index_home(settings)
    if home.published() is None:
        yield Examined(
            state="warning", what="No index yet", to_do="The first question builds it; or run `certwise index`."
        )
        return
    if home.fresh() is None:
        yield Examined(
            state="warning",
            what="The index is older than the knowledge or the model",
            to_do="The next question refreshes it; or run `certwise index`.",
        )
        return
    try:
        encoder = home.encoder()
        index = home.open()
        _ = index.knowledge, index.rows, index.keys()
    except (AssistantError, OSError, ValueError, KeyError, TypeError) as error:
        to_do = f"{' '.join(str(error).split())[:200]} Run `certwise index --rebuild`."
        yield Examined(state="wrong", what="The index is broken", to_do=to_do)
        return
    yield Examined(state="ok", what=f"Index is current; embedding model {encoder.name}")


def _photos(_: Settings) -> Iterator[Examined]:
    from assistant.reading.ocr import available

    why_not = available()
    yield Examined(
        state="warning" if why_not else "ok",
        what="Photos and scans cannot be read" if why_not else "Photos and scans can be read",
        to_do=why_not or "",
    )


def _privacy(settings: Settings) -> Iterator[Examined]:
    kept = "feedback is kept on this machine" if settings.history else "nothing is kept"
    yield Examined(
        state="ok", what=f"No chat model: answers come from the base alone, nothing leaves this machine; {kept}"
    )
