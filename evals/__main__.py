"""`python -m evals [SUITE]`: run a suite, print it, write it down."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from evals.case import CasesError, Split
from evals.page import write_page
from evals.result import RESULTS, Result, write_latest, write_result
from evals.table import print_result

app = typer.Typer(add_completion=False)
told = Console(stderr=True)


class Suite(StrEnum):
    """What to run."""

    QUESTIONS = "questions"
    PERFORMANCE = "performance"
    CERTIFICATES = "certificates"
    ALL = "all"


class Size(StrEnum):
    """How many specimens the suite of certificates draws."""

    SMALL = "small"
    FULL = "full"


class Which(StrEnum):
    """Which cases to run."""

    DEV = "dev"
    HELD_OUT = "held_out"
    ALL = "all"


@app.command()
def main(  # noqa: PLR0917 - options of the command line
    suite: Annotated[Suite, typer.Argument(help="what to run")] = Suite.QUESTIONS,
    report: Annotated[Path, typer.Option(help="folder for the results and the page")] = RESULTS,
    split: Annotated[Which, typer.Option(help="which cases")] = Which.ALL,
    size: Annotated[Size, typer.Option(help="how many specimens of certificates")] = Size.SMALL,
    only: Annotated[str, typer.Option(help="parts of the performance suite, with commas")] = "",
    fail_below: Annotated[bool, typer.Option(help="exit 1 where a figure misses its target")] = False,  # noqa: FBT002  (a flag of the command line)
) -> None:
    """Run a suite beside the tutorial baseline; print it and write JSON and a page."""
    results: list[Result] = []
    try:
        if suite in {Suite.QUESTIONS, Suite.ALL}:
            from evals.run import run_questions

            splits = list(Split) if split is Which.ALL else [Split(split.value)]
            results.append(run_questions(splits, _progress))
        if suite in {Suite.CERTIFICATES, Suite.ALL}:
            from evals.certificates.run import run_certificates

            splits = list(Split) if split is Which.ALL else [Split(split.value)]
            results.append(run_certificates(size.value, splits, _progress))
        if suite in {Suite.PERFORMANCE, Suite.ALL}:
            from evals.performance import run_performance

            results.append(run_performance(tuple(part for part in only.split(",") if part), _progress))
    except (CasesError, ValueError) as error:
        told.print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console = Console(width=None if sys.stdout.isatty() else 200)
    for result in results:
        print_result(result, console)
        console.print(f"Written: {write_result(result, report)}", highlight=False)
        if _is_whole(result, split, only, size):
            write_latest(result, report)
    console.print(f"Page: {write_page(report)}", highlight=False)
    if fail_below and not all(_reaches_targets(result) for result in results):
        raise typer.Exit(1)


def _is_whole(result: Result, split: Which, only: str, size: Size) -> bool:
    """Return whether every case or part was run: parts of a run do not become the latest."""
    if result.header.suite == Suite.PERFORMANCE:
        return not only
    everything = result.header.suite != Suite.CERTIFICATES or size is Size.FULL
    return split is Which.ALL and everything


def _reaches_targets(result: Result) -> bool:
    from evals.figures import reaches

    held_out = [
        f for f in result.figures if f.system == "certwise" and f.split == Split.HELD_OUT and f.tag is None
    ]
    shares = [reaches(f.key, f.value) for f in held_out if f.value is not None]
    return False not in [*shares, *(row.reached for row in result.ratios)]


def _progress(text: str) -> None:
    told.print(text, style="dim", highlight=False)


if __name__ == "__main__":
    app()
