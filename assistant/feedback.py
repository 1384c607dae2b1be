"""Thumbs up and down, kept as lines of JSON when the operator turned history on."""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from pathlib import Path

from assistant.answer import Answer

LONGEST = 4000
"""Characters kept of a question or a reason."""


class FeedbackBook:
    """A file to which feedback is appended; a line that was acknowledged is on the disk.

    A later line for the same question of the same conversation replaces the earlier one for the reader.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; it is made when the first line is kept."""
        self.path = path
        self._lock = threading.Lock()

    def keep(
        self, conversation: str, question: str, answer: Answer, *, liked: bool, reason: str | None
    ) -> None:
        """Append one line and force it to the disk."""
        line = json.dumps(
            {
                "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                "conversation": conversation,
                "question": question[:LONGEST],
                "kind": answer.kind.value,
                "articles": list(answer.articles),
                "liked": liked,
                "reason": reason[:LONGEST] if reason else None,
            },
            ensure_ascii=False,
        )
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            torn = self.path.exists() and self.path.read_bytes()[-1:] not in {b"", b"\n"}
            with self.path.open("a", encoding="utf-8") as file:
                # A process that was killed in the middle of a line must not spoil the next one.
                file.write(("\n" if torn else "") + line + "\n")
                file.flush()
                os.fsync(file.fileno())
