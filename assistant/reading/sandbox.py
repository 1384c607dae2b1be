"""The child process that reads strangers' files, as seen from the asking side.

The child is a fresh Python, not a fork: a server has threads, and secrets in its memory. It gets no settings
from the environment, nothing is written to disk, and what it answers is bounded and taken for data (`wire.py`).
One child is kept warm, as starting one and loading the models takes a second; one that failed is thrown away.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.file_kind import FileKind
from assistant.reading.limits import Limits
from assistant.reading.wire import document_from_json

LONGEST_ANSWER = 32_000_000
"""Bytes of a document as JSON: 30 pages of 600 lines take about 4 million."""
LARGEST_PICTURE = 24_000_000
MOST_PICTURES = 200
MOST_FILES = 200
"""A child is replaced after so many files, so that what libraries leak does not add up."""
PATIENCE = 120.0
"""Seconds that a file waits for the files before it."""
_PNG = b"\x89PNG\r\n\x1a\n"
_START = "import sys; sys.path[:0] = sys.argv[1:]; from assistant.reading.worker import main; main()"
_KEPT_SETTINGS = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "TEMP", "TMP")


class _Ended(Exception):  # noqa: N818 - no error by itself
    """The child ended or was ended before it answered."""


class Child:
    """One child process."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[2])
        settings = {key: os.environ[key] for key in _KEPT_SETTINGS if key in os.environ}
        # glibc's room for each thread counts against the limit on memory; two rooms serve as well.
        settings |= {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=settings,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.files = 0
        self.usable = True

    @property
    def rested(self) -> bool:
        """Whether the process ended by itself, after nobody had asked it for a while."""
        return self._process.poll() == 0

    @property
    def number(self) -> int:
        """The process's number."""
        return self._process.pid

    def ask(
        self, request: dict[str, Any], data: bytes, seconds: float
    ) -> tuple[dict[str, Any], tuple[bytes, ...]]:
        """Have a file read.

        Returns:
            The answer and the pictures.

        Raises:
            _Ended: there was no answer, or none that makes sense; its argument is "late" where time ran out.
        """
        self.files += 1
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            self._give(json.dumps(request).encode(), data)
            answer = json.loads(self._take(LONGEST_ANSWER))
            count = min(int(answer.get("pictures", 0)), MOST_PICTURES)
            pictures = tuple(self._take_picture() for _ in range(count))
        except (OSError, ValueError, RecursionError, AttributeError, TypeError, _Ended) as error:
            self.usable = False
            raise _Ended("late" if late.is_set() or self._out_of_time() else "") from error
        finally:
            clock.cancel()
        self.usable = not answer.get("worn")
        return answer, pictures

    def _out_of_time(self) -> bool:
        """Whether the system ended the process for its processor time."""
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return False
        return status == -getattr(signal, "SIGXCPU", 0) != 0

    def close(self) -> None:
        """End the process. Doing it twice does no harm."""
        self.usable = False
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _give(self, *parts: bytes) -> None:
        pipe = self._process.stdin
        assert pipe  # noqa: S101 - asked for above
        for part in parts:
            pipe.write(struct.pack(">Q", len(part)))
            pipe.write(part)
        pipe.flush()

    def _take_picture(self) -> bytes:
        picture = self._take(LARGEST_PICTURE)
        if not picture.startswith(_PNG):
            raise _Ended
        return picture

    def _take(self, most: int) -> bytes:
        pipe = self._process.stdout
        assert pipe  # noqa: S101 - asked for above
        head = pipe.read(8)
        if len(head) < 8:
            raise _Ended
        length = struct.unpack(">Q", head)[0]
        if length > most:
            raise _Ended
        part = pipe.read(length)
        if len(part) < length:
            raise _Ended
        return part


class Children:
    """The warm child, lent to one file at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._child: Child | None = None

    @contextmanager
    def lend(self) -> Iterator[Child]:
        """Lend the child for one file. One that failed, or has read many files, is not lent again."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise UnreadableFileError("Other files are being read at the moment; try again in a minute.")
        try:
            if (
                self._child is None
                or not self._child.usable
                or self._child.files >= MOST_FILES
                or self._child.rested
            ):
                self._end()
                self._child = Child()
            yield self._child
        finally:
            if self._child and not self._child.usable:
                self._end()
            self._turn.release()

    def close(self) -> None:
        """End the child, also while it reads."""
        self._end()

    def _end(self) -> None:
        if self._child:
            self._child.close()
            self._child = None


CHILDREN = Children()
atexit.register(CHILDREN.close)


def read_in_child(data: bytes, kind: FileKind, limits: Limits, *, name: str, pictures: bool) -> Document:
    """Read a PDF or a picture in the child process.

    Args:
        data: the file.
        kind: what it is.
        limits: what it may cost.
        name: how the places of fields call it.
        pictures: whether to return a picture of each page.

    Raises:
        UnreadableFileError: the file cannot be read, or costs more than the limits allow.
        AssistantError: a part of the installation is missing.
    """
    request = {"kind": kind.value, "pictures": pictures, "limits": asdict(limits)}
    try:
        with CHILDREN.lend() as child:
            answer, images = child.ask(request, data, limits.seconds)
    except _Ended as error:
        if error.args == ("late",):
            raise UnreadableFileError(
                "Reading the file took too long and was stopped; send fewer pages, or a screenshot of the page."
            ) from None
        raise UnreadableFileError(
            "The file stopped the program that reads it; ask the sender for it again, or send a photo."
        ) from None
    if "ours" in answer:
        raise AssistantError(
            f"Files cannot be read in this installation ({str(answer['ours'])[:300]}). Run `certwise doctor`."
        )
    if "error" in answer:
        raise UnreadableFileError(str(answer["error"])[:500])
    try:
        return document_from_json(answer["document"], name=name, pictures=images)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise UnreadableFileError(
            "The file is broken and could not be read; ask the sender for it again, or send a photo."
        ) from None
