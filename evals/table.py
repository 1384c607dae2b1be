"""Results as tables in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.figures import KINDS, better, reaches
from evals.result import Figure, Ratio, Result

MOST_FAILURES = 400
_MANY = 2000
"""From so many on, a tenth of a per cent is not fine enough."""


def print_result(result: Result, console: Console) -> None:
    """Print a run: each split's figures side by side, the tags, the ratios, the failures of dev."""
    header = result.header
    machine = ", ".join(header.machine.values())
    console.print(f"[bold]{header.suite}[/] {header.at:%Y-%m-%d %H:%M} UTC, knowledge {header.knowledge}")
    origin = f"{machine}; commit {header.commit or 'unknown'}; model {header.model}"
    console.print(origin, style="dim", markup=False, highlight=False)
    for split in dict.fromkeys(figure.split for figure in result.figures):
        console.print(_split_table(split, [f for f in result.figures if f.split == split and f.tag is None]))
        console.print(_tag_table(split, [f for f in result.figures if f.split == split and f.tag]))
    if result.ratios:
        console.print(_ratio_table(result.ratios))
    if result.failures:
        console.print(_failure_table(result))
    for note in header.notes:
        console.print(note, style="dim", markup=False, highlight=False)


def side_by_side(figures: list[Figure]) -> list[tuple[str, str | None, Figure, Figure]]:
    """Return key, tag, our figure and the baseline's, in the order of the figures."""
    theirs = {(f.key, f.tag): f for f in figures if f.system == "baseline"}
    return [
        (f.key, f.tag, f, theirs.get((f.key, f.tag)) or _not_scored(f))
        for f in figures
        if f.system == "certwise"
    ]


def _not_scored(like: Figure) -> Figure:
    """Return the empty figure of a baseline that cannot do such a thing at all."""
    return like.model_copy(update={"system": "baseline", "value": None, "low": None, "high": None, "n": 0})


def shown(figure: Figure) -> str:
    """Return a figure with interval and count, for people."""
    if figure.value is None or figure.low is None or figure.high is None:
        return "not scored"
    if KINDS[figure.key].mean:
        return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f}, n={figure.n})"
    places = 1 if figure.n < _MANY else 2
    value, low, high = (f"{share:.{places}%}" for share in (figure.value, figure.low, figure.high))
    return f"{value} ({low} to {high}, n={figure.n})"


def target_of(key: str) -> str:
    """Return what a figure should reach, for people."""
    kind = KINDS[key]
    if kind.target is None:
        return "low" if kind.lower else ""
    places = 0 if kind.target * 100 == round(kind.target * 100) else 1
    return f"{'at most' if kind.lower else 'at least'} {kind.target:.{places}%}"


def standing(key: str, ours: Figure, theirs: Figure) -> tuple[bool | None, str]:
    """Return whether our figure is as promised, and the words for it."""
    if ours.value is None:
        return None, ""
    reached = reaches(key, ours.value)
    words = [] if reached is None else ["reached" if reached else "missed"]
    beats = theirs.value is None or better(key, ours.value, theirs.value) or ours.value == theirs.value
    if theirs.value is not None:
        same = ours.value == theirs.value
        words.append("equal" if same else "better" if beats else "worse than the baseline")
    return reached is not False and beats, ", ".join(words)


def _split_table(split: str, figures: list[Figure]) -> Table:
    table = Table(title=f"{split}: value (95 % interval, n)", title_justify="left", show_edge=False)
    for column in ("figure", "target", "Certwise", "tutorial baseline", ""):
        table.add_column(column)
    for key, _, ours, theirs in side_by_side(figures):
        good, words = standing(key, ours, theirs)
        style = "" if good is None else "green" if good else "red"
        table.add_row(
            KINDS[key].label,
            target_of(key),
            shown(ours),
            shown(theirs),
            f"[{style}]{words}[/]" if style else "",
        )
    return table


def _tag_table(split: str, figures: list[Figure]) -> Table:
    table = Table(title=f"{split} by tag: Certwise / baseline (n)", title_justify="left", show_edge=False)
    keys = [key for key in KINDS if any(f.key == key for f in figures)]
    table.add_column("tag")
    for key in keys:
        table.add_column(KINDS[key].label)
    pairs = {(key, tag): (ours, theirs) for key, tag, ours, theirs in side_by_side(figures)}
    for tag in sorted({tag for _, tag in pairs if tag}):
        table.add_row(tag, *(_brief(*pairs[key, tag]) if (key, tag) in pairs else "" for key in keys))
    return table


def _brief(ours: Figure, theirs: Figure) -> str:
    if ours.value is None:
        return "-"
    if theirs.value is None:
        return f"{ours.value:.1%} ({ours.n})"
    return f"{ours.value:.0%} / {theirs.value:.0%} ({ours.n})"


def ratio_words(row: Ratio) -> tuple[str, str, str]:
    """Return ratio, target and standing of a measurement, for people."""
    ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
    target = "" if row.target is None else f"{'at least' if row.at_least else 'at most'} {row.target:.3g}"
    return ratio, target, {None: "", True: "reached", False: "missed"}[row.reached]


def _ratio_table(rows: tuple[Ratio, ...]) -> Table:
    table = Table(title="performance, side by side", title_justify="left", show_edge=False)
    for column in ("part", "what", "Certwise (range)", "beside", "ratio", "target", "", "repeats"):
        table.add_column(column)
    for row in rows:
        ratio, target, words = ratio_words(row)
        style = {"reached": "green", "missed": "red"}.get(words, "none")
        theirs = "" if row.theirs is None else f"{row.theirs:.4g} {row.unit} {escape(row.beside)}"
        ours = f"{row.ours:.4g} {row.unit} ({row.ours_low:.4g} to {row.ours_high:.4g})"
        label = escape(row.label) + (f" [dim]({escape(row.note)})[/]" if row.note else "")
        table.add_row(row.part, label, ours, theirs, ratio, target, f"[{style}]{words}[/]", str(row.repeats))
    return table


def _failure_table(result: Result) -> Table:
    table = Table(title=f"dev failures ({len(result.failures)} scores)", title_justify="left", show_lines=False)
    for column in ("case", "figure", "asks", "wanted and found"):
        table.add_column(column, overflow="fold")
    for failure in result.failures[:MOST_FAILURES]:
        table.add_row(failure.case, failure.figure, escape(failure.asks[:90]), escape(failure.found))
    return table
