"""Opens the page on this computer: finds a port, launches, waits for Ctrl-C."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from assistant.errors import AssistantError, BadInputError
from ui import texts
from ui.protocol import Assistant
from ui.waiting import Waiting

PORTS_TO_TRY = 20
LARGEST_UPLOAD = 1024
"""Bytes. Papers come inside the request of a check; Gradio's upload address, which writes to the disk, is open
all the same."""
LARGEST_REQUEST = 60_000_000
"""Bytes of one request: the files of a check in base64, a third longer than they are, and the words."""


class PortsTakenError(BadInputError):
    """Every port that was tried is in use."""


class HostUnusableError(BadInputError):
    """The address is not one of this computer's."""


class ServerError(AssistantError):
    """The server did not start."""


def free_port(host: str, first: int, tries: int = PORTS_TO_TRY) -> int:
    """Return the first port of a row on which nothing listens.

    Raises:
        PortsTakenError: all of them are taken.
        HostUnusableError: the address itself cannot be used.
    """
    last = min(first + tries, 65536) - 1
    for port in range(first, last + 1):
        # A server that listens on all addresses leaves a single address free on some systems, and the
        # other way round; so both are asked.
        if all(_bindable(address, port) for address in dict.fromkeys((host, "127.0.0.1"))):
            return port
    raise PortsTakenError(texts.PORTS_TAKEN.format(first=first, last=last, host=host))


def _bindable(host: str, port: int) -> bool:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":
                # Elsewhere this option would let us sit down on a port that is in use.
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror as error:
        raise HostUnusableError(texts.HOST_UNUSABLE.format(host=host, error=error.strerror)) from error
    except OSError as error:
        if error.errno is not None and os.strerror(error.errno) == os.strerror(99):
            raise HostUnusableError(texts.HOST_UNUSABLE.format(host=host, error=error.strerror)) from error
        return False
    return True


@contextmanager
def private_folder() -> Iterator[None]:
    """Give Gradio a folder of its own that only this user can read, removed afterwards."""
    folder = tempfile.mkdtemp(prefix="certwise-page-")
    wanted = {
        "GRADIO_TEMP_DIR": folder,
        "GRADIO_ANALYTICS_ENABLED": "False",
        # Empty lists in launch() fall back to these.
        "GRADIO_ALLOWED_PATHS": "",
        "GRADIO_ROOT_PATH": os.environ.get("GRADIO_ROOT_PATH", ""),
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        shutil.rmtree(folder, ignore_errors=True)


def launch(page: Any, *, host: str, port: int) -> str:
    """Launch a page without waiting for its end and return its address.

    Args:
        page: what `build_app` returned.
        host: address to listen on.
        port: first port to try; when it is taken the next free one is used.
    """
    from starlette.middleware import Middleware

    from ui import style
    from ui.guard import NotTooLarge, StayHere

    chosen = free_port(host, port)
    try:
        page.launch(
            server_name=host,
            server_port=chosen,
            theme=style.theme(),
            css=style.css(),
            head=style.head(),
            favicon_path=style.HERE / "favicon.png",
            app_kwargs={"middleware": [Middleware(StayHere), Middleware(NotTooLarge, most=LARGEST_REQUEST)]},
            prevent_thread_lock=True,
            quiet=True,
            inbrowser=False,
            share=False,
            show_error=False,
            run_history=False,
            enable_monitoring=False,
            footer_links=[],
            allowed_paths=[],
            max_file_size=LARGEST_UPLOAD,
            state_session_capacity=2000,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
        )
    except Exception as error:
        raise ServerError(texts.SERVER_FAILED.format(host=host, port=chosen, error=error)) from error
    everywhere = {"0.0.0.0", "::"}  # noqa: S104  # compared, not bound
    name = "localhost" if host in everywhere else f"[{host}]" if ":" in host else host
    return f"http://{name}:{chosen}"


def close_at_once(page: Any) -> None:
    """Close the page without waiting for answers that still run, and without the server's complaints of it."""
    if getattr(page, "server", None) is not None:
        page.server.force_exit = True
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    page.close(verbose=False)


def serve(  # noqa: PLR0913
    assistant: Assistant | Waiting[Assistant],
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    history: bool = False,
    until: threading.Event | None = None,
    say: Callable[[str], object] = print,
) -> None:
    """Open the page and stay until Ctrl-C, SIGTERM, or `until` is set.

    A `Waiting` assistant is started when the page is open.

    Raises:
        AssistantError: the page could not be opened; the message says what to do.
    """
    until = until or threading.Event()
    with private_folder():
        from ui.app import build_app

        page = build_app(assistant, history=history)
        try:
            address = launch(page, host=host, port=port)
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGTERM, lambda *_: until.set())
            say(texts.SERVING.format(address=address))
            sys.stdout.flush()
            if isinstance(assistant, Waiting):
                assistant.start()
            while not until.wait(0.5):
                pass
        except KeyboardInterrupt:
            pass
        finally:
            close_at_once(page)
