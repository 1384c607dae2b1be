"""Answers of a running assistant, beside the tutorial's retrieval alone, while a neighbour keeps a core busy.

`python -m evals.performance.warm certwise|tutorial [FOLDER]` reads questions as JSON from stdin and prints
the milliseconds of each.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.performance.bench import Bench, busy_neighbour, row_of
from evals.result import Ratio

WORKER = "evals.performance.warm"

ASKED = 80
"""Dev questions of a round: the same for both sides."""

ROUNDS = 2
WARM_UP = ("What is ISO 9001?", "Who issues a certificate?", "How long is a certificate valid?")


def measure_warm(bench: Bench) -> list[Ratio]:
    """Compare p50 and p95; the tutorial once more with one torch thread, which it would have to know of."""
    asked = json.dumps(sample(bench.questions))
    data, tutorial = str(bench.data), str(bench.tutorial)
    ours, theirs, one_thread = [], [], []
    with busy_neighbour():
        for _ in range(ROUNDS):
            ours.append(bench.work([WORKER, "certwise", data], given=asked))
            theirs.append(bench.work([WORKER, "tutorial", tutorial], given=asked))
        one_thread.append(
            bench.work([WORKER, "tutorial", tutorial], given=asked, more={"OMP_NUM_THREADS": "1"})
        )
    note = f"one core busy, {ASKED} questions a round"
    by_default, knowing = "T's retrieval", "T's retrieval on one torch thread"
    return [
        row_of("warm", label, "ms", _all(of, ours), _all(of, others), target=target, beside=beside, note=note)
        for others, beside, targets in (
            (theirs, by_default, (1 / 3, 1 / 8)),
            (one_thread, knowing, (None, None)),
        )
        for label, of, target in zip(("answer, p50", "answer, p95"), (p50, p95), targets, strict=True)
    ]


def sample(questions: Sequence[str]) -> list[str]:
    """Return the questions of a round, the same every time."""
    return random.Random(0).sample(list(questions), min(ASKED, len(questions)))  # noqa: S311


def p50(milliseconds: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(milliseconds)


def p95(milliseconds: Sequence[float]) -> float:
    """Return the value that one in twenty exceeds."""
    return statistics.quantiles(milliseconds, n=20)[-1]


def _all(of: Callable[[Sequence[float]], float], rounds: Sequence[Sequence[float]]) -> list[float]:
    return [of(milliseconds) for milliseconds in rounds]


def open_system(name: str, folder: Path) -> Callable[[str], object]:
    """Return what answers a question: the assistant, or the tutorial's retrieval."""
    if name == "tutorial":
        from evals.tutorial import Tutorial

        return Tutorial(folder).retrieve
    from assistant.build import build_assistant
    from assistant.settings import load_settings
    from evals.case import ASKED_ON

    assistant = build_assistant(load_settings(data=folder))
    return lambda question: assistant.answer(question, on=ASKED_ON)


def main() -> None:
    """Time each question, after a few that only warm up."""
    answer = open_system(sys.argv[1], Path(sys.argv[2]))
    for question in WARM_UP:
        answer(question)
    milliseconds = []
    for question in json.loads(sys.stdin.read()):
        started = time.perf_counter()
        answer(question)
        milliseconds.append((time.perf_counter() - started) * 1000)
    sys.stdout.write(json.dumps(milliseconds) + "\n")


if __name__ == "__main__":
    main()
