"""The suite of time and memory: Certwise beside the tutorial pipeline and plain Gradio, whole processes.

Every part runs alone (`--only cold,warm`). Medians over several runs, ours and theirs in turn, on one
machine in one go: the ratio is what counts, the seconds are the machine's.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.case import ASKED_ON
from evals.machine import commit, describe_machine
from evals.performance.bench import Bench
from evals.performance.checking import measure_checking
from evals.performance.cold import measure_cold, measure_memory, measure_page
from evals.performance.growth import measure_growth
from evals.performance.indexing import measure_indexing
from evals.performance.load import measure_load
from evals.performance.warm import measure_warm
from evals.result import Header, Ratio, Result
from knowledge import hash_files
from knowledge.base import fingerprint_of

PARTS: dict[str, Callable[[Bench], list[Ratio]]] = {
    "cold": measure_cold,
    "page": measure_page,
    "warm": measure_warm,
    "memory": measure_memory,
    "load": measure_load,
    "index": measure_indexing,
    "growth": measure_growth,
    "checking": measure_checking,
}


def run_performance(only: Sequence[str], progress: Callable[[str], None]) -> Result:
    """Measure some parts, or all.

    Args:
        only: names of parts; empty for all.
        progress: told in a few words what is being done.

    Raises:
        ValueError: there is no such part.
        BenchError: a process failed; what it wrote is in the message.
    """
    if unknown := sorted(set(only) - PARTS.keys()):
        raise ValueError(f"No part {', '.join(unknown)}. There are: {', '.join(PARTS)}.")
    rows: list[Ratio] = []
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="certwise-bench-") as folder:
        bench = Bench(Path(folder), progress)
        for name, measure in PARTS.items():
            if not only or name in only:
                progress(f"performance: {name}")
                rows += measure(bench)
    minutes = (time.perf_counter() - started) / 60
    note = (
        "T is the tutorial pipeline (LangChain, Chroma, MiniLM through torch) over the same files; medians "
        f"of the repeats, ours and theirs in turn; the whole run took {minutes:.1f} minutes."
    )
    header = Header(
        suite="performance",
        at=dt.datetime.now(dt.UTC),
        on=ASKED_ON,
        knowledge=fingerprint_of(hash_files()),
        model="all-MiniLM-L6-v2 on both sides",
        commit=commit(),
        machine=describe_machine(),
        notes=(note,),
    )
    return Result(header=header, ratios=tuple(rows))
