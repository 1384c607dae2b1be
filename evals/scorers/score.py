"""What a scorer returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """One verdict on one reply.

    Attributes:
        figure: key of the figure it counts towards (`evals.figures`).
        value: 1 or 0, or a number between for a mean; none when not scored, which is not zero.
        found: what was wanted and what was found, in words.
        bad: whether it belongs in the list of failures (a low value is good in some figures).
    """

    figure: str
    value: float | None
    found: str
    bad: bool = False

    @property
    def scored(self) -> bool:
        """Whether it counts."""
        return self.value is not None


def verdict(figure: str, why: str, *, found: bool, wanted: bool = True) -> Score:
    """Return the score of a yes or no; it is bad where `found` is not what is wanted."""
    return Score(figure=figure, value=float(found), found=why, bad=found is not wanted)


def not_scored(figure: str, because: str) -> Score:
    """Return a score that does not count."""
    return Score(figure=figure, value=None, found=f"not scored: {because}")
