"""`python -m evals.readme`: write the figures of the latest runs into the README.

The block stands between `<!-- figures -->` and `<!-- /figures -->`; nothing else is touched.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.case import Split
from evals.figures import KINDS
from evals.result import RESULTS, Latest, Result, read_latest
from evals.table import ratio_words, shown, side_by_side, target_of

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def rewrite(readme: str, latest: Latest) -> str:
    """Return a README with its block of figures written anew.

    Raises:
        ValueError: the README has no block, or more than one.
    """
    if len(BLOCK.findall(readme)) != 1:
        raise ValueError("README.md needs one block between '<!-- figures -->' and '<!-- /figures -->' lines.")
    block = "\n".join(list_lines(latest))
    return BLOCK.sub(lambda found: f"{found[1]}{block}\n{found[2]}", readme)


def list_lines(latest: Latest) -> Iterator[str]:
    """Yield the lines of the block."""
    if latest.questions:
        yield from _questions(latest.questions)
    if latest.certificates:
        yield from _certificates(latest.certificates)
    if latest.performance:
        yield from _performance(latest.performance)
    if not (latest.questions or latest.certificates or latest.performance):
        yield "No run yet: `certwise eval`."


def _questions(result: Result) -> Iterator[str]:
    held_out = [f for f in result.figures if f.split == Split.HELD_OUT and f.tag is None]
    yield "On the held-out questions, beside a plain LangChain tutorial pipeline over the same files"
    yield "(value, 95 % interval, number of questions or sentences):"
    yield ""
    yield "| | target | Certwise | tutorial |"
    yield "| --- | --- | --- | --- |"
    for key, _, ours, theirs in side_by_side(held_out):
        yield f"| {KINDS[key].label} | {target_of(key)} | {shown(ours)} | {shown(theirs)} |"
    yield ""
    for note in result.header.notes:
        yield f"{note}"
        yield ""
    yield _origin(result)


def _certificates(result: Result) -> Iterator[str]:
    yield ""
    yield "Certificates: specimens drawn from seeds, some with planted defects, in three forms, and texts of an"
    yield "author who did not know the reader, the half that was only run (value, 95 % interval, number of"
    yield "fields or papers):"
    yield ""
    yield "| | target | Certwise | tutorial |"
    yield "| --- | --- | --- | --- |"
    shown_splits = {"specimens", Split.HELD_OUT.value}
    figures = [f for f in result.figures if f.split in shown_splits and f.tag is None]
    for key, _, ours, theirs in side_by_side(figures):
        yield f"| {KINDS[key].label} | {target_of(key)} | {shown(ours)} | {shown(theirs)} |"
    yield ""
    for note in result.header.notes:
        yield f"{note}"
        yield ""
    yield _origin(result)


def _performance(result: Result) -> Iterator[str]:
    yield ""
    yield "| | Certwise | beside | ratio | target |"
    yield "| --- | --- | --- | --- | --- |"
    for row in result.ratios:
        ratio, target, words = ratio_words(row)
        theirs = "" if row.theirs is None else f"{row.theirs:.3g} {row.unit} ({row.beside})"
        target = f"{target} ({words})" if words else target
        yield f"| {row.label} | {row.ours:.3g} {row.unit} | {theirs} | {ratio} | {target} |"
    yield ""
    yield _origin(result)


def _origin(result: Result) -> str:
    header = result.header
    machine = ", ".join(header.machine.values())
    return f"Run on {header.at:%Y-%m-%d} with knowledge `{header.knowledge}` ({machine})."


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the README, or with `--check` say whether it is what the results say."""
    parser = argparse.ArgumentParser(prog="python -m evals.readme", description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where it would change")
    parser.add_argument("--readme", type=Path, default=README)
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args(arguments)
    try:
        old = given.readme.read_text(encoding="utf-8")
        new = rewrite(old, read_latest(given.results))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if given.check:
        if new != old:
            sys.stderr.write(
                "The README's figures are not those of the latest run: `python -m evals.readme`.\n"
            )
        return int(new != old)
    given.readme.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
