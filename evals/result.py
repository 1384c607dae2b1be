"""What a run leaves behind: one JSON file, and the latest of each suite together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import Field

from knowledge.schema import Strict

RESULTS = Path(__file__).parent / "results"
LATEST = "latest.json"


class Header(Strict):
    """What was run, on what, from what.

    `on` is the day the cases are asked on, `at` the moment of the run, `notes` what a reader needs to
    know to read the figures.
    """

    suite: str
    at: dt.datetime
    on: dt.date
    knowledge: str
    model: str
    commit: str | None
    machine: dict[str, str]
    notes: tuple[str, ...] = ()


class Figure(Strict):
    """One share or mean of one system on one split, with its 95 % interval."""

    key: str
    system: str
    split: str
    tag: str | None = None
    value: float | None
    n: int
    low: float | None
    high: float | None
    not_scored: int = 0


class Ratio(Strict):
    """One thing measured beside the baseline.

    `ours` and `theirs` are medians unless the label says otherwise; `target` is the ratio to reach.
    """

    part: str
    label: str
    unit: str
    ours: float
    theirs: float | None = None
    target: float | None = None
    at_least: bool = False
    repeats: int
    ours_low: float
    ours_high: float
    beside: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over theirs."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def reached(self) -> bool | None:
        """Whether the ratio reaches the target; none where there is no target or no baseline."""
        if self.target is None or self.ratio is None:
            return None
        return self.ratio >= self.target if self.at_least else self.ratio <= self.target


class Failure(Strict):
    """One bad score of a dev case: what was asked, and what was wanted and found."""

    case: str
    asks: str
    figure: str
    found: str


class Result(Strict):
    """One run of one suite."""

    header: Header
    figures: tuple[Figure, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    failures: tuple[Failure, ...] = ()


class Latest(Strict):
    """The newest whole run of each suite: what the README's numbers come from."""

    questions: Result | None = Field(default=None)
    performance: Result | None = Field(default=None)
    certificates: Result | None = Field(default=None)


def write_result(result: Result, folder: Path) -> Path:
    """Write a run into a folder under a name of its own, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.header.suite}-{result.header.at:%Y%m%d-%H%M%S}.json"
    path.write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def read_results(folder: Path) -> list[Result]:
    """Return the runs in a folder, oldest first."""
    paths = (path for path in folder.glob("*-*-*.json"))
    found = (Result.model_validate_json(path.read_text(encoding="utf-8")) for path in paths)
    return sorted(found, key=lambda result: result.header.at)


def read_latest(folder: Path = RESULTS) -> Latest:
    """Return the newest run of each suite; empty where there was none."""
    path = folder / LATEST
    return Latest.model_validate_json(path.read_text(encoding="utf-8")) if path.is_file() else Latest()


def write_latest(result: Result, folder: Path) -> None:
    """Make a run the newest of its suite. Failures are left out: they belong to the run's own file."""
    newest = {result.header.suite: result.model_copy(update={"failures": ()})}
    latest = read_latest(folder).model_copy(update=newest)
    (folder / LATEST).write_text(latest.model_dump_json(indent=1) + "\n", encoding="utf-8")
