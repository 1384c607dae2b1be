"""What the parts share: the workplace, running a process and reading its time and memory, rows."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx
import psutil

from evals.case import Split, load_cases
from evals.result import Ratio
from knowledge import load_knowledge

REPOSITORY = Path(__file__).parent.parent.parent
PACKAGES = ("assistant", "evals", "knowledge", "ui")
LAUNCH = Path(__file__).parent / "launch.py"
PAGE_PATIENCE = 120
"""Seconds after which a page that does not open counts as failed."""


class BenchError(ValueError):
    """A measured process failed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """A whole process: seconds from its start to its end, and its peak memory."""

    seconds: float
    megabytes: float


class Bench:
    """A folder with everything built that the parts need; each thing is built when first used."""

    def __init__(self, folder: Path, progress: Callable[[str], None]) -> None:
        """Work in an empty folder."""
        self.folder = folder
        self.progress = progress
        self.code = folder / "code"
        ignored = shutil.ignore_patterns("results")
        for package in PACKAGES:
            # A copy, so that an edit during the run changes nothing that is measured.
            shutil.copytree(
                REPOSITORY / package,
                self.code / package,
                ignore=ignored,
            )

    def environment(self, data: Path | None = None) -> dict[str, str]:
        """Return the environment of the measured processes: no network, no settings of the user."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CERTWISE_")}
        return {
            **kept,
            "PYTHONPATH": str(self.code),
            "HF_HUB_OFFLINE": "1",
            "TOKENIZERS_PARALLELISM": "false",
            "GRADIO_ANALYTICS_ENABLED": "False",
            "CERTWISE_DATA": str(data or self.folder / "data"),
            "CERTWISE_CONFIG": str(self.folder / "no-settings.toml"),
        }

    @cached_property
    def built(self) -> Ran:
        """What building the index of Certwise from nothing took, model export included."""
        self.progress("building the index of Certwise")
        return self.run(["-m", "assistant", "index"])

    @cached_property
    def tutorial_built(self) -> Ran:
        """What building the tutorial pipeline took."""
        self.progress("building the tutorial pipeline")
        return self.run(["-m", "evals.tutorial", "build", str(self.folder / "tutorial")])

    @property
    def data(self) -> Path:
        """The data folder of Certwise, with its index."""
        _ = self.built
        return self.folder / "data"

    @property
    def tutorial(self) -> Path:
        """The folder of the tutorial pipeline, built."""
        _ = self.tutorial_built
        return self.folder / "tutorial"

    @cached_property
    def questions(self) -> list[str]:
        """What the dev cases of the subject ask."""
        cases = load_cases([Split.DEV], load_knowledge().entries)[Split.DEV]
        return [case.asks for case in cases if case.behaviour.in_scope]

    def run(
        self, arguments: Sequence[str], *, environment: dict[str, str] | None = None, cwd: Path | None = None
    ) -> Ran:
        """Run Python with some arguments to its end.

        Raises:
            BenchError: it ended with an error.
        """
        done = subprocess.run(
            [sys.executable, str(LAUNCH), sys.executable, *arguments],
            env=environment or self.environment(),
            cwd=cwd or self.code,
            capture_output=True,
            text=True,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout or '{"status": 1}')
        if found.pop("status"):
            raise BenchError(f"{' '.join(arguments)[:200]} failed:\n{done.stderr[-2000:]}")
        return Ran(**found)

    def work(self, arguments: Sequence[str], *, given: str = "", more: dict[str, str] | None = None) -> Any:
        """Run a worker of this package and return the JSON that it prints.

        Raises:
            BenchError: it ended with an error.
        """
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment() | (more or {}),
            cwd=self.code,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BenchError(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
        return json.loads(done.stdout.strip().splitlines()[-1])

    @contextlib.contextmanager
    def serving(self, arguments: Sequence[str], port: int) -> Iterator[tuple[psutil.Process, float]]:
        """Start a page; give its process and the seconds until it answered, and end it afterwards."""
        started = time.perf_counter()
        page = subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment(),
            cwd=self.code,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for_page(page, f"http://127.0.0.1:{port}/", started + PAGE_PATIENCE)
            yield psutil.Process(page.pid), time.perf_counter() - started
        finally:
            page.terminate()
            try:
                page.wait(10)
            except subprocess.TimeoutExpired:
                page.kill()
                page.wait()


def wait_for_page(page: subprocess.Popen[bytes], address: str, until: float) -> None:
    """Return when a page answers with 200.

    Raises:
        BenchError: its process ended, or the time is over.
    """
    while time.perf_counter() < until:
        if page.poll() is not None:
            raise BenchError(f"the page at {address} ended with status {page.returncode}")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address, timeout=5).status_code == httpx.codes.OK:
                return
        time.sleep(0.02)
    raise BenchError(f"the page at {address} did not open in {PAGE_PATIENCE} s")


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def peak_megabytes(process: psutil.Process) -> float:
    """Return the most memory that a running process has had; what it has now where that is not known."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 2**10
    return float(process.memory_info().rss) / 2**20


@contextlib.contextmanager
def busy_neighbour() -> Iterator[None]:
    """Keep one core busy."""
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        busy.kill()
        busy.wait()


def row_of(
    part: str, label: str, unit: str, ours: Sequence[float], theirs: Sequence[float] = (), **more: Any
) -> Ratio:
    """Return a row: medians of both sides, and the range of ours.

    Args:
        part: the part it belongs to.
        label: what was measured.
        unit: of both sides.
        ours: one value a repeat.
        theirs: the same for what it is compared with.
        more: the other fields of a `Ratio`.
    """
    return Ratio(
        part=part,
        label=label,
        unit=unit,
        ours=statistics.median(ours),
        theirs=statistics.median(theirs) if theirs else None,
        repeats=len(ours),
        ours_low=min(ours),
        ours_high=max(ours),
        **more,
    )
