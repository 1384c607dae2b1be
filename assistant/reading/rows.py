"""The order in which lines on a page are read: row by row from the top, within a row from the left."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.reading.document import Line
from assistant.verification.certificate import Box

SAME_ROW = 0.5
"""Two boxes stand in one row where they share this part of the lower one's height."""
SAME_COLUMN = 0.3
"""Two boxes stand over each other where they share this part of the narrower one's width."""


def in_reading_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines row by row. Cells of a table's row stay lines of their own, one after the other."""
    placed = sorted((line for line in lines if line.box), key=lambda line: (_middle(line), line.text))
    rows: list[list[Line]] = []
    for line in placed:
        if rows and _goes_with(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda one: one.box.left if one.box else 0.0))


def _goes_with(row: list[Line], line: Line) -> bool:
    """Say whether a line stands in a row: level with its nearest member, and over or under none of them.

    On a page that leans a little, the last line of one column is level with the next line of another; two
    lines of one column never make a row.
    """
    if any(_over(other.box, line.box) > SAME_COLUMN for other in row):
        return False
    nearest = min(row, key=lambda other: _gap(other.box, line.box))
    return _shared(nearest.box, line.box) >= SAME_ROW


def _over(one: Box | None, other: Box | None) -> float:
    """Return how much of the narrower one of two boxes is over or under the other, 0 to 1."""
    if one is None or other is None:
        return 0.0
    narrow = min(one.right - one.left, other.right - other.left)
    return (min(one.right, other.right) - max(one.left, other.left)) / narrow if narrow > 0 else 0.0


def _gap(one: Box | None, other: Box | None) -> float:
    if one is None or other is None:
        return 1.0
    return max(one.left, other.left) - min(one.right, other.right)


def _middle(line: Line) -> float:
    return (line.box.top + line.box.bottom) / 2 if line.box else 0.0


def _shared(above: Box | None, below: Box | None) -> float:
    """Return how much of the lower one of two boxes is on the level of the other, 0 to 1."""
    if above is None or below is None:
        return 0.0
    shared = min(above.bottom, below.bottom) - max(above.top, below.top)
    lower = min(above.bottom - above.top, below.bottom - below.top)
    return shared / lower if lower > 0 else 0.0
