"""A linear head over the vectors: which target do the texts with vectors like this one belong to?

Ridge regression from vectors to targets, in closed form, fitted when the index is built on every way of
asking and every claim. It learns which directions of the embedding tell neighbouring articles apart,
which plain nearest neighbours do not know. The same texts give the same head.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.retrieval.encoder import Vectors

RIDGE = 0.5
"""Strength of the regularisation; flat between 0.3 and 1 on the development questions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A fitted head. `weights` has the shape (dimension, targets)."""

    targets: tuple[str, ...]
    mean: Vectors
    weights: Vectors

    def scores(self, question: Vectors) -> Vectors:
        """Return one score a target, about 0 for a stranger and towards 1 for a sure match."""
        found: Vectors = np.asarray((question.reshape(-1) - self.mean) @ self.weights, dtype=np.float32)
        return found

    def save(self, folder: Path) -> None:
        """Write the head into an index folder."""
        np.save(folder / "head.npy", np.vstack([self.mean, self.weights.T]).astype(np.float32))

    @classmethod
    def read(cls, folder: Path, targets: tuple[str, ...]) -> Head:
        """Map a head into memory; `targets` are those it was fitted for, in order."""
        rows = np.load(folder / "head.npy", mmap_mode="r")
        return cls(targets=targets, mean=rows[0], weights=rows[1:].T)


def fit(vectors: Vectors, owners: list[str], targets: tuple[str, ...]) -> Head:
    """Fit a head.

    Args:
        vectors: one row a text.
        owners: the target of each text.
        targets: every target, in the order of the head's columns.
    """
    column = {target: number for number, target in enumerate(targets)}
    owned = np.array([column[owner] for owner in owners])
    mean = vectors.mean(axis=0, dtype=np.float64)
    centred = vectors.astype(np.float64) - mean
    sums = np.zeros((len(targets), vectors.shape[1]))
    np.add.at(sums, owned, centred)
    gram = centred.T @ centred + RIDGE * np.eye(vectors.shape[1])
    weights = np.linalg.solve(gram, sums.T)
    return Head(targets=targets, mean=mean.astype(np.float32), weights=weights.astype(np.float32))
