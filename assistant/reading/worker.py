"""What runs in the child process: takes a file from its input, reads it, gives the document back, and again.

The process has given up what it does not need before the first byte of a file arrives: memory and time beyond
the limits, writing files, sockets, starting programs.
"""

from __future__ import annotations

import json
import os
import select
import struct
import sys
from typing import Any, BinaryIO, NoReturn

from assistant.errors import UnreadableFileError
from assistant.reading import pace
from assistant.reading.document import Document
from assistant.reading.file_kind import FileKind
from assistant.reading.limits import Limits
from assistant.reading.wire import document_to_json
from assistant.verification.certificate import Note, NoteKind, Source, Where

IDLE_SECONDS = 300
"""A child that was not asked for so long ends, and gives its memory back."""
OPEN_FILES = 64
_FORBIDDEN = (
    "socket.", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.remove", "os.rename", "os.rmdir", "shutil.", "ftplib.", "smtplib.", "urllib.", "http.",
)  # fmt: skip


def main() -> None:
    """Serve until the input ends."""
    requests, answers = _own_pipes()
    _give_up_rights()
    pace.switch_on()
    while header := _take(requests):
        request = json.loads(header)
        data = _take(requests) or b""
        limits = Limits(**request["limits"])
        _limit(limits)
        answer, pictures = _answer(request, data, limits)
        del data
        for part in (json.dumps(answer, ensure_ascii=True).encode(), *pictures):
            answers.write(struct.pack(">Q", len(part)))
            answers.write(part)
        answers.flush()


def _answer(request: dict[str, Any], data: bytes, limits: Limits) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Read one file. What went wrong is told in the answer, never raised."""
    try:
        document = _read(request, data, limits)
    except UnreadableFileError as error:
        return {"error": str(error)}, ()
    except MemoryError:
        return {"error": TOO_MUCH, "worn": True}, ()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        return {"ours": f"{type(error).__name__}: {error}"[:300], "worn": True}, ()
    except Exception:  # noqa: BLE001 - a stranger's file may break a library in any way
        return {"error": BROKEN, "worn": True}, ()
    return {"document": document_to_json(document), "pictures": len(document.pictures)}, document.pictures


BROKEN = "The file is broken and could not be read; ask the sender for it again, or send a photo."
TOO_MUCH = (
    "The file needs more memory than is allowed to read it; save it smaller, or send a screenshot of the page."
)


def _read(request: dict[str, Any], data: bytes, limits: Limits) -> Document:
    kind = FileKind(request["kind"])
    if kind is FileKind.PDF:
        from assistant.reading.pdf import read_pdf

        return read_pdf(data, limits, name="", pictures=request["pictures"])
    from assistant.reading.photo import read_picture
    from assistant.reading.picture_file import open_picture, to_png

    read = read_picture(open_picture(data, kind, limits), limits, number=1, source=Source.PHOTO)
    notes = [*read.notes]
    for code in read.codes:
        notes.append(Note(kind=NoteKind.CODE, words=code.content, where=Where(page=1, box=code.box)))
    return Document(
        name="",
        source=Source.PHOTO,
        pages=(read.page,),
        page_count=1,
        codes=read.codes,
        notes=tuple(notes),
        pictures=(to_png(read.picture),) if request["pictures"] else (),
    )


def _take(pipe: BinaryIO) -> bytes:
    """Return the next part of a request, empty at the end of the input or after a long silence."""
    if sys.platform != "win32" and not select.select([pipe], [], [], IDLE_SECONDS)[0]:
        return b""
    head = _exactly(pipe, 8)
    return _exactly(pipe, struct.unpack(">Q", head)[0]) if head else b""


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    """Return so many bytes, or none where the input ends before. A pipe gives them in pieces."""
    pieces: list[bytes] = []
    while length > 0:
        piece = pipe.read(min(length, 1 << 20))
        if not piece:
            return b""
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to the asking process for ourselves; what libraries print goes nowhere."""
    # Unbuffered, as select() does not see what a buffer holds.
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return requests, answers


def _give_up_rights() -> None:
    """Give up writing files, sockets and starting programs, for the life of the process."""
    try:
        import resource
    except ImportError:  # not on Windows
        pass
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: Any) -> None:
    if event.startswith(_FORBIDDEN):
        _refused(event)


def _refused(event: str) -> NoReturn:
    raise PermissionError(f"The process that reads files may not do this: {event}.")


def _limit(limits: Limits) -> None:
    """Limit memory, and processor time from now on."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds * (os.cpu_count() or 1)) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
