"""The only source of chance: a generator per subject, so that one choice more here changes nothing there."""

from __future__ import annotations

from random import Random


def chance(subject: str, seed: int) -> Random:
    """Return the generator for one subject ("photo", "DATE-02") of a seed."""
    return Random(f"certwise {subject} {seed}")  # noqa: S311 - a drawing, not a secret
