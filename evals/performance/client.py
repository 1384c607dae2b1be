"""Many conversations with a Gradio page at once, over the protocol that its own front end speaks.

`python -m evals.performance.client ADDRESS` reads waves of messages as JSON from stdin and prints what
each wave took. A process of its own, so that it does not share the measured one's core time.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sys
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import httpx

MESSAGE_PATIENCE = 60
"""Seconds after which a message without an answer counts as failed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wave:
    """What many conversations at once took: seconds of all, of each message, and failed messages."""

    seconds: float
    each: tuple[float, ...]
    failed: int


def send_waves(address: str, conversations: Sequence[Sequence[str]], waves: int = 1) -> list[Wave]:
    """Hold conversations with a page at the same time, message after message in each.

    Args:
        address: of the page.
        conversations: the messages of each.
        waves: how often to do it all, each time as new visitors.
    """
    return asyncio.run(_send_waves(address, conversations, waves))


async def _send_waves(address: str, conversations: Sequence[Sequence[str]], waves: int) -> list[Wave]:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=MESSAGE_PATIENCE, limits=limits) as client:
        number, empty = find_submit((await client.get("/config")).json())
        found = []
        for _ in range(waves):
            started = perf_counter()
            held = (_hold(client, number, empty, messages) for messages in conversations)
            times = [seconds for each in await asyncio.gather(*held) for seconds in each]
            answered = tuple(seconds for seconds in times if seconds is not None)
            wave = Wave(seconds=perf_counter() - started, each=answered, failed=len(times) - len(answered))
            found.append(wave)
        return found


def find_submit(config: dict[str, Any]) -> tuple[int, list[Any]]:
    """Return the number of the event that a sent message starts, and its inputs after the message."""
    for event in config["dependencies"]:
        if any(name == "submit" for _, name in event["targets"]):
            return int(event["id"]), [None] * (len(event["inputs"]) - 1)
    raise ValueError("the page has no box to send a message from")


async def _hold(
    client: httpx.AsyncClient, number: int, empty: list[Any], messages: Sequence[str]
) -> list[float | None]:
    session = uuid.uuid4().hex
    return [await _send(client, session, number, [message, *empty]) for message in messages]


async def _send(client: httpx.AsyncClient, session: str, number: int, data: list[Any]) -> float | None:
    """Send one message; return the seconds until its answer was whole, or none if it failed."""
    body = {"data": data, "fn_index": number, "session_hash": session, "event_data": None, "trigger_id": None}
    started = perf_counter()
    try:
        joined = await client.post("/gradio_api/queue/join", json=body)
        joined.raise_for_status()
        stream = client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session})
        async with stream as lines:
            async for line in lines.aiter_lines():
                if line.startswith("data:"):
                    told = json.loads(line[5:])
                    if told.get("msg") == "process_completed":
                        return perf_counter() - started if told.get("success") else None
    except (httpx.HTTPError, ValueError):
        return None
    return None


def main() -> None:
    """Read `{"conversations": …, "waves": …}` and print one list of waves."""
    given = json.loads(sys.stdin.read())
    found = send_waves(sys.argv[1], given["conversations"], given["waves"])
    sys.stdout.write(json.dumps([dataclasses.asdict(wave) for wave in found]) + "\n")


if __name__ == "__main__":
    main()
