"""One self-contained HTML page over every run in a folder: no script, no outside address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from evals.figures import KINDS
from evals.plots import bars, line
from evals.result import Figure, Ratio, Result, read_results
from evals.table import ratio_words, shown, side_by_side, standing, target_of

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fdfdfc; --soft: #66707a; --rule: #d9dde1;
  --ours: #0b6e6e; --theirs: #a9b1b9; --good: #17693a; --bad: #a32020; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaed; --paper: #15181b; --soft: #9aa4ae;
  --rule: #343a40; --ours: #4fc3c3; --theirs: #6a737c; --good: #6fcf97; --bad: #ff8a80; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--rule);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
.soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); }
svg .ours { fill: var(--ours); } svg .theirs { fill: var(--theirs); }
svg .reach { stroke: var(--ink); stroke-dasharray: 2 2; } svg .whisker { stroke: var(--ink); }
svg .path { stroke: var(--ours); fill: none; stroke-width: 1.5; }
"""


def write_page(folder: Path) -> Path:
    """Write `index.html` over the runs in a folder, and return its path."""
    path = folder / "index.html"
    path.write_text(page_of(read_results(folder)), encoding="utf-8")
    return path


def page_of(results: Sequence[Result]) -> str:
    """Return the page over some runs, oldest first."""
    questions = [result for result in results if result.header.suite == "questions"]
    certificates = [result for result in results if result.header.suite == "certificates"]
    performance = [result for result in results if result.header.suite == "performance"]
    body = "\n".join(
        [
            *_figures("Questions", questions),
            *_figures("Certificates", certificates),
            *_performance(performance),
        ]
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Certwise evals</title><style>{STYLE}</style></head><body>"
        f"<h1>Certwise evals</h1>\n{body or '<p>No run yet.</p>'}\n</body></html>\n"
    )


def _figures(name: str, runs: Sequence[Result]) -> Iterator[str]:
    if not runs:
        return
    newest = runs[-1]
    yield f"<h2>{name}: the newest run</h2>"
    yield _origin(newest)
    yield (
        '<p class="soft">Upper bar: Certwise. Lower bar: the tutorial baseline. Whiskers: 95 % interval. '
        "Dashed: the target.</p>"
    )
    for split in dict.fromkeys(figure.split for figure in newest.figures):
        whole = [f for f in newest.figures if f.split == split and f.tag is None]
        yield f"<h3>{escape(split)}</h3>"
        heads = ["figure", "target", "", "Certwise", "baseline", "", f"{len(runs)} runs"]
        yield _table(heads, [_figure_row(*pair, runs) for pair in side_by_side(whole)])
        tagged = [f for f in newest.figures if f.split == split and f.tag]
        rows = [
            [escape(str(tag)), escape(KINDS[key].label), bars(ours, theirs, None), _shown(ours), _shown(theirs)]
            for key, tag, ours, theirs in sorted(side_by_side(tagged), key=lambda row: (str(row[1]), row[0]))
        ]
        table = _table(["tag", "figure", "", "Certwise", "baseline"], rows)
        yield f"<details><summary>By tag</summary>{table}</details>"
    if newest.failures:
        rows = [[escape(part) for part in (f.case, f.figure, f.asks, f.found)] for f in newest.failures]
        table = _table(["case", "figure", "asks", "wanted and found"], rows)
        yield f"<details><summary>Failures on dev ({len(rows)})</summary>{table}</details>"
    yield f"<h2>{name}: every run</h2>"
    yield _runs_table(runs)


def _figure_row(key: str, _: str | None, ours: Figure, theirs: Figure, runs: Sequence[Result]) -> list[str]:
    good, words = standing(key, ours, theirs)
    style = {True: "good", False: "bad", None: "soft"}[good]
    return [
        escape(KINDS[key].label),
        escape(target_of(key)),
        bars(ours, theirs, KINDS[key].target),
        _shown(ours),
        _shown(theirs),
        f'<span class="{style}">{escape(words)}</span>',
        line([_value(run, ours) for run in runs]),
    ]


def _runs_table(runs: Sequence[Result]) -> str:
    keys = [(f.split, f.key) for f in runs[-1].figures if f.system == "certwise" and f.tag is None]
    heads = ["split", "figure", *(f"{run.header.at:%m-%d %H:%M} {run.header.commit or ''}" for run in runs)]
    rows = []
    for split, key in keys:
        values = [
            _value(run, Figure(key=key, system="certwise", split=split, value=None, n=0, low=None, high=None))
            for run in runs
        ]
        rows.append(
            [escape(split), escape(KINDS[key].label), *("" if v is None else f"{v:.3f}" for v in values)]
        )
    return _table(heads, rows)


def _value(run: Result, like: Figure) -> float | None:
    same = (
        f.value
        for f in run.figures
        if (f.key, f.system, f.split, f.tag) == (like.key, like.system, like.split, like.tag)
    )
    return next(same, None)


def _performance(runs: Sequence[Result]) -> Iterator[str]:
    if not runs:
        return
    newest = runs[-1]
    yield "<h2>Performance: the newest run</h2>"
    yield _origin(newest)
    yield _table(
        ["part", "what", "Certwise", "beside", "ratio", "target", "", f"ratio in {len(runs)} runs"],
        [_ratio_row(row, runs) for row in newest.ratios],
    )


def _ratio_row(row: Ratio, runs: Sequence[Result]) -> list[str]:
    ratio, target, words = ratio_words(row)
    style = {"reached": "good", "missed": "bad"}.get(words, "soft")
    before = [
        next((r.ratio for r in run.ratios if (r.part, r.label) == (row.part, row.label)), None) for run in runs
    ]
    theirs = "" if row.theirs is None else f"{row.theirs:.4g} {row.unit} {row.beside}"
    note = f'<br><span class="soft">{escape(row.note)}</span>' if row.note else ""
    return [
        escape(row.part),
        escape(row.label) + note,
        escape(f"{row.ours:.4g} {row.unit} ({row.ours_low:.4g} to {row.ours_high:.4g}, {row.repeats} repeats)"),
        escape(theirs),
        ratio,
        escape(target),
        f'<span class="{style}">{words}</span>',
        line(before),
    ]


def _origin(run: Result) -> str:
    header = run.header
    machine = ", ".join(header.machine.values())
    facts = (
        f"{header.at:%Y-%m-%d %H:%M} UTC; asked on {header.on}; knowledge {header.knowledge}; "
        f"model {header.model}; commit {header.commit or 'unknown'}; {machine}"
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in header.notes)
    return f'<div class="soft"><p>{escape(facts)}</p>{notes}</div>'


def _shown(figure: Figure) -> str:
    return escape(shown(figure))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; heads are plain text, cells are HTML."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
