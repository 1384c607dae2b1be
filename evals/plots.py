"""Small drawings as inline SVG, coloured by the page's own style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evals.result import Figure

WIDE, HIGH = 180, 30


def bars(ours: Figure, theirs: Figure, target: float | None) -> str:
    """Return two bars from 0 to 1 with their intervals, and a dashed line at the target."""
    parts = [_bar(ours, "ours", 3), _bar(theirs, "theirs", 17)]
    if target is not None:
        parts.append(f'<line class="reach" x1="{_x(target)}" x2="{_x(target)}" y1="0" y2="{HIGH}"/>')
    said = f"Certwise {_said(ours)}, baseline {_said(theirs)}"
    return _drawing(WIDE, HIGH, said, "".join(parts))


def line(values: Sequence[float | None]) -> str:
    """Return the course of a figure over the runs; nothing where there is only one."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    low = min(value for _, value in known)
    span = max(value for _, value in known) - low or 1.0
    step = 100 / max(len(values) - 1, 1)
    points = " ".join(f"{place * step:.1f},{22 - 18 * (value - low) / span:.1f}" for place, value in known)
    said = f"from {known[0][1]:.3f} to {known[-1][1]:.3f}"
    return _drawing(100, 26, said, f'<polyline class="path" points="{points}"/>')


def _bar(figure: Figure, style: str, top: int) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    middle = top + 5
    return (
        f'<rect class="{style}" x="0" y="{top}" width="{_x(figure.value)}" height="10"/>'
        f'<line class="whisker" x1="{_x(figure.low)}" x2="{_x(figure.high)}" y1="{middle}" y2="{middle}"/>'
    )


def _x(share: float) -> str:
    return f"{share * WIDE:.1f}"


def _said(figure: Figure) -> str:
    return "not scored" if figure.value is None else f"{figure.value:.3f}"


def _drawing(wide: int, high: int, said: str, inside: str) -> str:
    return (
        f'<svg width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-label="{escape(said)}">{inside}</svg>'
    )
