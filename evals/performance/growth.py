"""A base many times as large: what a question then costs.

Every entry is copied under other ids, the vectors of the copies are jittered, and the index is built and
served as ever. A copy keeps the direct answer and a few ways of asking, so that the build takes minutes:
there are a hundred times the articles, and about ten times the passages.
`python -m evals.performance.growth FROM INTO TIMES` builds it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval import index as indexing
from assistant.retrieval.encoder import OnnxEncoder, Vectors
from assistant.retrieval.index import IndexHome
from assistant.retrieval.passages import Route
from evals.performance.bench import Bench, row_of
from evals.performance.warm import WORKER, p50, p95, sample
from evals.result import Ratio
from knowledge import Knowledge, load_knowledge
from knowledge.schema import ClaimSheet, Entry

TIMES = 100
ASKS_OF_A_COPY = 2
ROUNDS = 3
JITTER = 0.03
"""Standard deviation of a coordinate's shift, in units of a mean coordinate (1/sqrt of the dimension)."""

COPY = re.compile(r" copy \d+$")


def measure_growth(bench: Bench) -> list[Ratio]:
    """Compare answers over the base with answers over the base made larger."""
    grown = bench.folder / "grown"
    made = bench.work(["evals.performance.growth", str(bench.data), str(grown), str(TIMES)])
    asked = json.dumps(sample(bench.questions))
    small, large = [], []
    for _ in range(ROUNDS):
        small.append(bench.work([WORKER, "certwise", str(bench.data)], given=asked))
        large.append(bench.work([WORKER, "certwise", str(grown)], given=asked))
    note = f"{made['passages']:,} passages beside {made['before']:,}"
    beside = "the base as it is"
    return [
        row_of(
            "growth",
            f"answer, p50, {TIMES} times the articles",
            "ms",
            [p50(times) for times in large],
            [p50(times) for times in small],
            target=1.5,
            beside=beside,
            note=note,
        ),
        row_of(
            "growth",
            f"answer, p95, {TIMES} times the articles",
            "ms",
            [p95(times) for times in large],
            [p95(times) for times in small],
            beside=beside,
            note=note,
        ),
    ]


def enlarge(base: Knowledge, times: int) -> Knowledge:
    """Return a base with every entry `times` times, each copy under its own id and its own words."""
    values: dict[str, Any] = {name: getattr(base, name) for name in Knowledge.model_fields}
    for kind in ("articles", "misconceptions"):
        entries: tuple[Entry, ...] = values[kind]
        copies = [copy_of(entry, number) for number in range(1, times) for entry in entries]
        values[kind] = (*entries, *copies)
    return Knowledge.model_construct(**values)


def copy_of(entry: Entry, number: int) -> Entry:
    """Return the core of an entry under another id, its ways of asking marked as those of a copy."""
    words: dict[str, Any] = {
        "id": f"{entry.id}-{number}",
        "title": f"{entry.title} copy {number}",
        "asks": tuple(f"{ask} copy {number}" for ask in entry.asks[:ASKS_OF_A_COPY]),
        "claims": ClaimSheet(answer=entry.claims.answer),
        "related": (),
        "translations": {},
    }
    if entry.kind == "misconception":
        words["says"] = f"{entry.says} copy {number}"
    return entry.model_copy(update=words)


class JitterEncoder:
    """Gives texts of the base their own vector, and copies one near it."""

    def __init__(self, encoder: OnnxEncoder) -> None:
        """Wrap the encoder that knows the texts of the base."""
        self._encoder = encoder
        self._random = np.random.default_rng(0)
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return one unit vector a text, encoding each original once."""
        originals = [COPY.sub("", text) for text in texts]
        places = {text: place for place, text in enumerate(dict.fromkeys(originals))}
        known = self._encoder.encode_passages(list(places))
        vectors: Vectors = known[[places[text] for text in originals]]
        shift = self._random.standard_normal(vectors.shape, dtype=np.float32)
        vectors = vectors + shift * np.float32(JITTER / np.sqrt(self.dimension))
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


class GrownHome(IndexHome):
    """Builds an index whose vectors are jittered instead of computed."""

    def encoder(self) -> Any:
        """Return the encoder that jitters."""
        return JitterEncoder(super().encoder())


def build(data: Path, into: Path, times: int) -> dict[str, int]:
    """Build the index of the larger base, with the model of a data folder; return counts of passages."""
    shutil.copytree(data / "models", into / "models")
    grown = enlarge(load_knowledge(), times)
    # The files are the same, so whoever opens the folder takes its index for that of the base.
    indexing.load_knowledge = lambda **_: grown  # type: ignore[attr-defined]
    built = GrownHome(into).ensure()
    before = IndexHome(data).open()
    return {
        "passages": built.embedded + built.reused,
        "before": sum(len(before.passages(route)) for route in Route),
    }


def main() -> None:
    """Build and print the counts."""
    data, into, times = sys.argv[1:]
    sys.stdout.write(json.dumps(build(Path(data), Path(into), int(times))) + "\n")


if __name__ == "__main__":
    main()
