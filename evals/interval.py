"""How far a figure may be off by chance: 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Z = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""

RESAMPLES = 2000


class Interval(NamedTuple):
    """Lowest and highest value that the data do not speak against."""

    low: float
    high: float


def wilson(right: int, n: int) -> Interval:
    """Return the Wilson score interval of a share.

    Args:
        right: how many of the `n` were right.
        n: how many were scored; at least one.
    """
    if not 0 <= right <= n or n < 1:
        raise ValueError(f"{right} of {n} is no share")
    share = right / n
    spread = 1 + Z * Z / n
    centre = (share + Z * Z / (2 * n)) / spread
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / spread
    # Rounding leaves 1e-17 where the interval touches an end.
    return Interval(0.0 if right == 0 else centre - half, 1.0 if right == n else centre + half)


def bootstrap_mean(values: Sequence[float]) -> Interval:
    """Return the percentile bootstrap interval of a mean; the same values give the same interval."""
    if not values:
        raise ValueError("a mean of nothing has no interval")
    data = np.asarray(values, dtype=float)
    random = np.random.default_rng(0)
    means = data[random.integers(0, len(data), (RESAMPLES, len(data)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(low), float(high))
