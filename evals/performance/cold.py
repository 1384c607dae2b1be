"""Starting: from the command to the first answer, to the open page, and the memory of both."""

from __future__ import annotations

from functools import cache

from evals.performance.bench import Bench, Ran, free_port, peak_megabytes, row_of
from evals.performance.client import send_waves
from evals.result import Ratio

QUESTION = "Is an ISO 9001 certificate still valid after three years?"
COLD_REPEATS = 5
PAGE_REPEATS = 3
WITH_GRADIO = (
    "import sys, gradio; from evals.tutorial import main; sys.exit(main(['ask', sys.argv[1], sys.argv[2]]))"
)


def measure_cold(bench: Bench) -> list[Ratio]:
    """Compare `certwise ask` with the tutorial's one-shot: import to end, indexes built."""
    ours, theirs = one_shots(bench)
    return [
        row_of(
            "cold",
            "command to first answer",
            "s",
            [ran.seconds for ran in ours],
            [ran.seconds for ran in theirs],
            target=1 / 15,
            beside="T",
        )
    ]


def measure_page(bench: Bench) -> list[Ratio]:
    """Compare the page's start with a bare import of gradio."""
    _ = bench.data
    ready, answered, imported = [], [], []
    for _ in range(PAGE_REPEATS):
        imported.append(bench.run(["-c", "import gradio"]).seconds)
        port = free_port()
        with bench.serving(["-m", "ui", "--port", str(port)], port) as (_, seconds):
            ready.append(seconds)
            answered.append(seconds + send_waves(f"http://127.0.0.1:{port}", [[QUESTION]])[0].seconds)
    return [
        row_of(
            "page", "page ready (HTTP 200)", "s", ready, imported, target=1.3, beside="import gradio"
        ),
        row_of("page", "page's first answer", "s", answered, imported, beside="import gradio"),
    ]  # fmt: skip


def measure_memory(bench: Bench) -> list[Ratio]:
    """Compare peak memory: the command with the tutorial, the page with the tutorial and gradio."""
    ours, theirs = one_shots(bench)
    pages, with_gradio = [], []
    for _ in range(PAGE_REPEATS):
        ran = bench.run(["-c", WITH_GRADIO, str(bench.tutorial), QUESTION])
        with_gradio.append(ran.megabytes)
        port = free_port()
        with bench.serving(["-m", "ui", "--port", str(port)], port) as (process, _):
            send_waves(f"http://127.0.0.1:{port}", [[question] for question in bench.questions[:10]])
            pages.append(peak_megabytes(process))
    return [
        row_of(
            "memory",
            "command, peak",
            "MB",
            [ran.megabytes for ran in ours],
            [ran.megabytes for ran in theirs],
            target=0.3,
            beside="T",
        ),
        row_of(
            "memory",
            "page after ten questions, peak",
            "MB",
            pages,
            with_gradio,
            target=0.45,
            beside="T with gradio imported",
        ),
    ]


@cache
def one_shots(bench: Bench) -> tuple[list[Ran], list[Ran]]:
    """Run both commands in turn, once a bench; the first pair only warms the disk's cache."""
    environment = bench.environment(bench.data)
    commands = (
        ["-m", "assistant", "ask", QUESTION],
        ["-m", "evals.tutorial", "ask", str(bench.tutorial), QUESTION],
    )
    ours: list[Ran] = []
    theirs: list[Ran] = []
    for number in range(COLD_REPEATS + 1):
        pair = [bench.run(command, environment=environment) for command in commands]
        if number:
            ours.append(pair[0])
            theirs.append(pair[1])
    return ours, theirs
