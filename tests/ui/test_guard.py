"""Large requests are refused before anything is done with them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from ui.guard import NotTooLarge


def told(headers: list[tuple[bytes, bytes]], *chunks: bytes) -> list[object]:
    """Send a request through the guard; return the statuses sent and what the application received."""
    seen: list[object] = []
    waiting = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]

    async def receive():
        return waiting.pop(0)

    async def send(message):
        seen.append(message.get("status"))

    async def app(_scope, receive, _send):
        while waiting:
            seen.append((await receive())["type"])

    scope = {"type": "http", "headers": headers}
    # The browser of other tests has a loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, NotTooLarge(app, most=10)(scope, receive, send)).result()
    return seen


def test_a_small_request_passes() -> None:
    assert told([(b"content-length", b"10")], b"12345", b"67890") == ["http.request", "http.request"]


def test_an_announced_large_request_is_refused_unread() -> None:
    assert told([(b"content-length", b"11")], b"x") == [413, None]
    assert told([(b"content-length", b"many")], b"x") == [413, None]


def test_a_request_that_announces_nothing_is_cut() -> None:
    assert told([], b"123456", b"123456", b"1") == ["http.request", "http.disconnect", "http.disconnect"]
