"""The same vectors, searched one by one in a memory-mapped file.

A one-shot command answers from it: importing Chroma takes longer than the whole answer. It finds what
Chroma finds (a test compares them) and costs 0.1 ms at a few thousand vectors.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.retrieval.encoder import Vectors
from assistant.retrieval.passages import Route


def save_vectors(folder: Path, route: Route, vectors: Vectors) -> None:
    """Write the vectors of a route, in the order of its keys."""
    np.save(folder / f"{route.value}.npy", vectors.astype(np.float32))


def read_vectors(folder: Path, route: Route) -> Vectors:
    """Map the vectors of a route into memory."""
    found: Vectors = np.load(folder / f"{route.value}.npy", mmap_mode="r")
    return found


class ExactStore:
    """Vectors of passages by row, compared one by one."""

    def __init__(self, folder: Path) -> None:
        """Map the vectors in a folder."""
        self._vectors = {route: read_vectors(folder, route) for route in Route}

    def nearest(self, route: Route, question: Vectors, k: int) -> list[tuple[int, float]]:
        """Return the rows nearest to one question vector with their cosine, best first."""
        cosines = self._vectors[route] @ question.reshape(-1)
        k = min(k, len(cosines))
        top = np.argpartition(-cosines, k - 1)[:k] if k else np.array([], dtype=int)
        ordered = top[np.argsort(-cosines[top], kind="stable")]
        return [(int(row), float(cosines[row])) for row in ordered]

    def close(self) -> None:
        """Let go of the files."""
        self._vectors.clear()
