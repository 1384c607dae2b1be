"""The child process: what it may not do, and what becomes of it when it fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import AssistantError, UnreadableFileError
from assistant.reading import sandbox, wire
from assistant.reading.document import Code, Document, Line, Page
from assistant.reading.file_kind import FileKind
from assistant.reading.files import read_file
from assistant.reading.limits import Limits
from assistant.reading.sandbox import CHILDREN, Children
from assistant.verification.certificate import Box, Note, NoteKind, Source, Where
from tests.assistant.reading import papers

EMPTY = {
    "document": {"source": "pdf", "page_count": 1, "pages": [], "codes": [], "notes": []},
    "pictures": 1,
}
ROOT = str(Path(sandbox.__file__).parents[2])


def _number() -> int:
    with CHILDREN.lend() as child:
        return child.number


def test_one_child_reads_file_after_file():
    read_file(papers.pdf(), name="a.pdf")
    before = _number()
    read_file(papers.pdf(), name="b.pdf")
    assert _number() == before


def test_a_child_that_crashes_is_an_error_and_the_next_file_gets_a_new_one():
    before = _number()
    os.kill(before, signal.SIGKILL)
    with pytest.raises(UnreadableFileError, match="stopped the program"):
        read_file(papers.pdf(), name="a.pdf")
    assert read_file(papers.pdf(), name="a.pdf").pages[0].lines
    assert _number() != before


def test_a_file_that_takes_too_long_is_stopped():
    with pytest.raises(UnreadableFileError, match="too long"):
        read_file(papers.scan(), name="a.pdf", limits=Limits(seconds=0.05))
    assert read_file(papers.pdf(), name="a.pdf").pages[0].lines


def test_a_child_without_memory_is_an_error():
    with pytest.raises(UnreadableFileError):
        read_file(papers.scan(), name="a.pdf", limits=Limits(memory_bytes=150_000_000))
    assert read_file(papers.pdf(), name="a.pdf").pages[0].lines


def test_files_read_at_the_same_time_wait_for_each_other():
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_file(papers.pdf(), name="a.pdf").text))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(texts) == 4
    assert len(set(texts)) == 1


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import pathlib; pathlib.Path(path).write_text('x')",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are of other systems")
def test_the_child_has_no_network_no_programs_and_no_files_to_write(deed: str, tmp_path: Path):
    program = (
        "import sys; path = sys.argv[2]; sys.path.insert(0, sys.argv[1])\n"
        "from assistant.reading import worker\n"
        "worker._give_up_rights()\n"
        f"try:\n    {deed}\nexcept OSError:\n    sys.exit(7)\n"
    )
    path = tmp_path / "written"
    done = subprocess.run([sys.executable, "-I", "-c", program, ROOT, str(path)], check=False)
    assert done.returncode == 7
    assert not path.exists() or path.stat().st_size == 0


def test_the_child_knows_no_settings_of_the_server(monkeypatch: pytest.MonkeyPatch):
    given: dict[str, Any] = {}

    class Process:
        def __init__(self, command: list[str], **options: Any) -> None:
            given.update(options, command=command)

    monkeypatch.setenv("CERTWISE_SECRET", "do not tell")
    monkeypatch.setattr(sandbox.subprocess, "Popen", Process)
    sandbox.Child()
    assert "CERTWISE_SECRET" not in given["env"]
    assert "-I" in given["command"]


def _answering(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of the test's in the child's place."""
    start = (
        "import sys, struct, json\no = sys.stdout.buffer\ndef say(b): o.write(struct.pack('>Q', len(b)) + b)\n"
    )
    monkeypatch.setattr(sandbox, "_START", start + program + "\no.flush()\nsys.stdin.read()")
    monkeypatch.setattr(sandbox, "CHILDREN", Children())


@pytest.mark.parametrize(
    "program",
    [
        "say(b'no json')",
        "say(b'[]')",
        "say(b'{}')",
        "say(b'{\"document\": 3}')",
        "say(b'[' * 200000)",
        "o.write(struct.pack('>Q', 2**60))",
        "sys.exit(3)",
        f"say(json.dumps({EMPTY}).encode()); say(b'<script>')",
    ],
)
def test_nonsense_from_a_child_is_an_error(program: str, monkeypatch: pytest.MonkeyPatch):
    _answering(program, monkeypatch)
    with pytest.raises(UnreadableFileError):
        sandbox.read_in_child(b"%PDF-", FileKind.PDF, Limits(seconds=10), name="a", pictures=False)
    sandbox.CHILDREN.close()


def test_a_document_comes_through_the_pipe_as_it_was():
    box = Box(left=0.1, top=0.2, right=0.3, bottom=0.4)
    lines = (Line(text='蓝桥 "x"', box=box, size=0.01, confidence=0.9, hidden=True), Line(text="plain"))
    document = Document(
        name="a.pdf",
        source=Source.SCAN,
        pages=(Page(number=1, lines=lines, aspect=0.7, source=Source.SCAN),),
        page_count=3,
        codes=(Code(content="c", format="QRCode", page=1, box=box),),
        notes=(
            Note(kind=NoteKind.LINK, words="w", where=Where(file="a.pdf", page=1, line=2, box=box)),
            Note(kind=NoteKind.EDITED, words="e"),
        ),
    )
    data = json.loads(json.dumps(wire.document_to_json(document)))
    assert wire.document_from_json(data, name="a.pdf", pictures=()) == document


def test_a_missing_part_of_the_installation_is_not_blamed_on_the_file(monkeypatch):
    def ask(*_):
        return {"ours": "ModuleNotFoundError: No module named 'rapidocr'"}, ()

    monkeypatch.setattr("assistant.reading.sandbox.Child.ask", ask)
    with pytest.raises(AssistantError, match="certwise doctor") as raised:
        read_file(papers.pdf(), name="a.pdf")
    assert raised.value.exit_status == 1
