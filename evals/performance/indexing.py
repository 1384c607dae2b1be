"""Building the index: from nothing, with nothing changed, with one file changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from evals.performance.bench import Bench, Ran, row_of
from evals.result import Ratio
from knowledge import hash_files

MORE_FROM_NOTHING = 1
"""Builds from nothing beside those that every run needs anyway."""

REPEATS = 5


def measure_indexing(bench: Bench) -> list[Ratio]:
    """Compare `certwise index`, over a copy of the knowledge, with the tutorial's build."""
    root = bench.folder / "copy"
    shutil.copytree(bench.code / "knowledge", root / "knowledge")
    article = min((root / "knowledge" / "articles").glob("*.yaml"))

    def index(data: str) -> Ran:
        # The copy stands before the repository on the path, so it is the knowledge that is found.
        environment = bench.environment(bench.folder / data) | {"PYTHONPATH": f"{root}{os.pathsep}{bench.code}"}
        return bench.run(["-m", "assistant", "index"], environment=environment, cwd=root)

    def tutorial(number: int) -> Ran:
        return bench.run(["-m", "evals.tutorial", "build", str(bench.folder / f"built-{number}")])

    nothing, theirs = [bench.built.seconds], [bench.tutorial_built.seconds]
    for number in range(MORE_FROM_NOTHING):
        nothing.append(index(f"index-{number}").seconds)
        theirs.append(tutorial(number).seconds)
    unchanged = [index("index-0").seconds for _ in range(REPEATS)]
    changed = []
    for number in range(REPEATS):
        change(article, number)
        changed.append(index("index-0").seconds)
    files = len(hash_files())
    beside = "T's build"
    return [
        row_of("index", label, "s", seconds, theirs, target=target, beside=beside)
        for label, seconds, target in (
            ("from nothing, model export included", nothing, 0.9),
            ("nothing changed", unchanged, 0.03),
            (f"one file of {files} changed", changed, 0.05),
        )
    ]


def change(article: Path, number: int) -> None:
    """Give an article one more way of asking."""
    text = article.read_text(encoding="utf-8")
    new = text.replace("\nasks:\n", f"\nasks:\n  - what about change number {number} of this file\n", 1)
    if new == text:
        raise ValueError(f"{article.name} has no list of asks to add to")
    article.write_text(new, encoding="utf-8")
