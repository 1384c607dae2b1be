"""From several readings of a field to one `Field`: the best value, how sure it is, what else the paper says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.reading.layout import Cell
from assistant.verification.certificate import SURE, Field, Where
from assistant.verification.read_date import ReadDate

Value = TypeVar("Value", str, tuple[str, ...], ReadDate, tuple[ReadDate, ...])

_COMPETING = 0.7
_GUESS = 0.6
_MOST = 0.98
_AGREEMENT = 0.03
_OTHERS_KEPT = 8


@dataclass(frozen=True, eq=False, slots=True)
class Candidate(Generic[Value]):
    """One reading of a field. `rank`: how telling its place is, 0 best; `key`: what makes two the same."""

    value: Value
    raw: str
    where: Where | None
    confidence: float
    key: str
    rank: int = 0


def of_cell(cell: Cell, quality: float) -> float:
    """Return how sure words of a cell are that stand where they should."""
    return min(quality, cell.confidence)


def settle(
    candidates: Sequence[Candidate[Value]],
    *,
    same: Callable[[str, str], bool] | None = None,
    compete: bool = True,
) -> Field[Value] | None:
    """Return the field that the candidates make, None without any.

    The best rank wins, then the surest, then the first. Another value of the same rank makes it unsure, where
    `compete` is set, and is kept in `others`. `same` says whether two keys mean the same value.
    """
    if not candidates:
        return None
    alike = same or str.__eq__
    ordered = sorted(candidates, key=lambda one: (one.rank, one.confidence < SURE))
    best = ordered[0]
    agreeing = [one for one in ordered[1:] if alike(one.key, best.key)]
    differing = [one for one in ordered if one.rank == best.rank and not alike(one.key, best.key)]
    confidence = best.confidence
    if agreeing and confidence >= SURE:
        confidence = min(_MOST, confidence + _AGREEMENT)
    if compete and any(one.confidence > _GUESS for one in differing):
        confidence = min(confidence, _COMPETING)
    others: list[Candidate[Value]] = []
    for one in differing:
        if not any(alike(one.key, other.key) for other in others):
            others.append(one)
    return Field(
        value=best.value,
        raw=best.raw,
        where=best.where,
        confidence=round(confidence, 3),
        others=tuple(one.value for one in others[:_OTHERS_KEPT]),
    )
