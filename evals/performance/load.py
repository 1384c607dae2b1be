"""Fifty conversations at once: throughput beside a Gradio page that only echoes, errors, memory."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from typing import Any

from evals.performance.bench import Bench, free_port, row_of
from evals.result import Ratio

AT_ONCE = 50
MESSAGES = 4
WAVES = 3
FLAT = 1.1
"""Memory after the last wave over memory after the first: up to here it counts as flat."""


def measure_load(bench: Bench) -> list[Ratio]:
    """Hold fifty conversations at once with the page and with the echo."""
    _ = bench.data
    theirs, _ = _throughput(bench, ["-m", "evals.performance.echo"], [])
    ours, memory = _throughput(bench, ["-m", "ui"], ["--port"])
    slowest = [statistics.quantiles(wave["each"], n=20)[-1] for wave in ours if len(wave["each"]) > 1]
    failed = [float(wave["failed"]) for wave in ours]
    echoed = [float(wave["failed"]) for wave in theirs]
    return [
        row_of(
            "load",
            f"messages a second, {AT_ONCE} conversations at once",
            "/s",
            [_per_second(wave) for wave in ours],
            [_per_second(wave) for wave in theirs],
            target=0.75,
            at_least=True,
            beside="Gradio echo",
        ),
        row_of("load", "answer under load, p95", "s", slowest or [0.0]),
        row_of(
            "load",
            "messages without an answer",
            f"of {AT_ONCE * MESSAGES}",
            failed,
            note=f"none is the target; Gradio echo {sum(echoed):.0f}",
        ),
        row_of(
            "load",
            "memory after the last wave, beside the first",
            "MB",
            memory[-1:],
            memory[:1],
            target=FLAT,
            beside="after the first",
        ),
    ]


def _throughput(
    bench: Bench, command: Sequence[str], before_port: Sequence[str]
) -> tuple[list[dict[str, Any]], list[float]]:
    """Return the waves, and the memory of the page after each."""
    port = free_port()
    waves: list[dict[str, Any]] = []
    memory: list[float] = []
    questions = bench.questions
    with bench.serving([*command, *before_port, str(port)], port) as (process, _):
        for wave in range(WAVES + 1):
            start = wave * AT_ONCE * MESSAGES
            asked = [questions[(start + n) % len(questions)] for n in range(AT_ONCE * MESSAGES)]
            conversations = [asked[n::AT_ONCE] for n in range(AT_ONCE)]
            given = json.dumps({"conversations": conversations, "waves": 1})
            found = bench.work(["evals.performance.client", f"http://127.0.0.1:{port}"], given=given)
            if wave:  # the first only warms up
                waves += found
                memory.append(process.memory_info().rss / 2**20)
    return waves, memory


def _per_second(wave: dict[str, Any]) -> float:
    return len(wave["each"]) / float(wave["seconds"])
