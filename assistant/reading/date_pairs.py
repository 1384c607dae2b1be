"""Every date of a paper with the label beside, before, above or below it that says what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.reading.dates import FoundDate
from assistant.reading.evidence import Candidate, of_cell
from assistant.reading.labels import DATES, PROSE, Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.letters import letter_cells
from assistant.reading.paper import Paper
from assistant.reading.squash import is_cjk, squashed
from assistant.verification.read_date import ReadDate

_IN_CELL, IN_ROW, _BELOW, _HEADED = 0.97, 0.95, 0.92, 0.92
_BACKWARDS, _STACKED, _ABOVE, OPEN = 0.72, 0.72, 0.68, 0.7
"""How sure a date is by its place to its label."""
_PARTICIPLES = ("verilmistir", "duzenlenmistir", "yayinlanmistir", "ausgestellt", "ausgefertigt")
_SUFFIXES = ("kadargecerlidir", "gecerlidir", *_PARTICIPLES)
"""Words that end a sentence behind their date: "wurde am 04.03.2027 ausgestellt"."""
_RANGES = frozenset({Kind.VALIDITY, Kind.VALID_FROM, Kind.VALID_UNTIL})
_RUN, _BESIDE = 40, 5


@dataclass(frozen=True, eq=False, slots=True)
class Dated:
    """A date with the label that it belongs to. `heads`: that stands like a label, not within a sentence."""

    kind: Kind
    cell: Cell
    found: FoundDate
    confidence: float
    heads: bool = True

    def candidate(self, rank: int = 0) -> Candidate[ReadDate]:
        """Return it as a reading of a field."""
        assert self.found.date is not None  # noqa: S101 - dates without a day are not paired
        return Candidate(
            value=self.found.date,
            raw=self.found.raw,
            where=self.cell.where,
            confidence=self.confidence,
            key=str(self.found.date.to_json()),
            rank=rank,
        )


@dataclass(frozen=True, eq=False, slots=True)
class _Mark:
    """A label or a date, in the order of the paper; `label` or `found` is set, or neither for other words."""

    cell: Cell
    label: Label | None = None
    found: FoundDate | None = None


def pair_dates(paper: Paper) -> list[Dated]:
    """Return every date of a paper that a label announces."""
    pairs: list[Dated] = []
    letter = letter_cells(paper.sheet)
    taken = {id(found) for order in letter for found in paper.dates.get(order, [])}
    open_cells: set[int] = set()
    for cell in paper.cells:
        marks = _marks(paper, cell)
        _keep(pairs, taken, _within(marks))
        labelled = any(mark.label and mark.label.kind in DATES for mark in marks)
        if labelled and not any(mark.found and id(mark.found) in taken for mark in marks):
            open_cells.add(cell.order)
    rows = [row.cells for row in paper.sheet.rows if len(row.cells) > 1]
    for cells in rows:
        marks = [mark for cell in cells for mark in _plain_marks(paper, cell, taken, open_cells)]
        if any(mark.label for mark in marks):
            got = _within(marks, forward=IN_ROW)
            _keep(pairs, taken, got)
            closed = {one.kind for one in got}
            for mark in marks:
                if mark.label and mark.label.kind in closed:
                    open_cells.discard(mark.cell.order)
    for cells in rows:
        _keep(pairs, taken, _on_a_side(paper, _headed(paper, cells, taken, open_cells)))
    for run in _runs(paper, taken, open_cells):
        _keep(pairs, taken, _on_a_side(paper, _down(run)))
    return pairs


def _on_a_side(paper: Paper, pairs: list[Dated]) -> list[Dated]:
    """Make dates over or under labels unsure where nothing tells on which side of a label its value stands."""
    return [
        replace(one, confidence=min(one.confidence, OPEN)) if paper.either_side(one.cell) else one
        for one in pairs
    ]


def _keep(pairs: list[Dated], taken: set[int], new: Iterable[Dated]) -> None:
    for one in new:
        if id(one.found) not in taken:
            taken.add(id(one.found))
            pairs.append(one)


def _marks(paper: Paper, cell: Cell) -> list[_Mark]:
    """Return the labels and dates of a cell in order; other labels and longer words between are kept apart."""
    dates = paper.dates.get(cell.order, [])
    marks = [
        (label.start, _Mark(cell, label=label))
        for label in paper.labels[cell.order]
        if label.kind not in PROSE and not _far_participle(label, dates)
    ]
    for found in dates:
        inside = any(mark.label and mark.label.start <= found.start < mark.label.end for _, mark in marks)
        if not inside:
            marks.append((found.start, _Mark(cell, found=found)))
    return [mark for _, mark in sorted(marks, key=lambda one: one[0])]


def _far_participle(label: Label, dates: list[FoundDate]) -> bool:
    """Say whether a word like "ausgestellt" in a sentence has no date right before or behind it."""
    if label.heads or not label.word.key.endswith(_PARTICIPLES):
        return False
    return not any(
        -1 <= label.start - found.end <= _BESIDE or -1 <= found.start - label.end <= _BESIDE for found in dates
    )


def _plain_marks(paper: Paper, cell: Cell, taken: set[int], open_cells: set[int]) -> list[_Mark]:
    """Return the marks of a cell for pairing with its neighbours: labels still open, dates still free."""
    marks = _marks(paper, cell)
    if not marks:
        return [_Mark(cell)]
    kept = []
    for mark in marks:
        if mark.label is not None:
            is_open = mark.label.kind in DATES and cell.order in open_cells
            kept.append(mark if is_open else _Mark(cell))
        elif mark.found is not None and id(mark.found) not in taken:
            kept.append(mark)
    return kept or [_Mark(cell)]


def _within(marks: list[_Mark], *, forward: float = _IN_CELL) -> list[Dated]:
    """Pair the labels and dates of one cell or one row: a label with the date after it."""
    ended, marks = _ended_by_participles(marks, forward)
    return [*ended, *_forward(_one_language(marks), forward)]


def _ended_by_participles(marks: list[_Mark], quality: float) -> tuple[list[Dated], list[_Mark]]:
    """Take out the dates with the participle right behind them: "wurde am 04.03.2027 ausgestellt"."""
    pairs: list[Dated] = []
    kept: list[_Mark] = []
    for mark in marks:
        before = kept[-1] if kept else None
        if (
            mark.label
            and mark.label.word.key.endswith(_PARTICIPLES)
            and before
            and before.found
            and before.cell is mark.cell
            and mark.label.start - before.found.end <= _BESIDE
        ):
            pairs.extend(_dated(mark.label, [before], quality))
            kept.pop()
        else:
            kept.append(mark)
    return pairs, kept


def _forward(marks: list[_Mark], forward: float) -> list[Dated]:
    """Pair each label with the dates behind it."""
    shape = "".join("L" if mark.label else "D" if mark.found else "x" for mark in marks)
    if "L" not in shape or "D" not in shape:
        return []
    half = len(shape) // 2
    if half > 1 and shape == "L" * half + "D" * half:
        return _zip(marks[:half], marks[half:], _HEADED)
    colon = any(mark.label and mark.label.marked and not mark.label.word.weak for mark in marks[:-1])
    if shape == "DL" * half:
        last = marks[-1].label
        if last and last.word.key.endswith(_SUFFIXES):
            return [*_dated(last, [marks[-2]], forward), *_forward(marks[:-2], forward)]
        if not colon or half == 1:
            return _zip(marks[1::2], marks[0::2], _BACKWARDS)
    pairs: list[Dated] = []
    for mark, group in _after_labels(marks):
        if mark.kind in DATES:
            pairs.extend(_dated(mark, group, forward))
    return pairs


def _after_labels(marks: list[_Mark]) -> list[tuple[Label, list[_Mark]]]:
    found: list[tuple[Label, list[_Mark]]] = []
    for mark in marks:
        if mark.label:
            found.append((mark.label, []))
        elif mark.found and found:
            found[-1][1].append(mark)
    return found


def _dated(label: Label, group: list[_Mark], quality: float) -> list[Dated]:
    """Return the dates of one label: two after a label of validity are its start and its end."""
    dates = [mark for mark in group if mark.found and mark.found.date]
    if not dates:
        return []
    kinds = [label.kind]
    if label.kind in _RANGES:
        ranged = len(dates) > 1 and _linked(dates[0], dates[1])
        if ranged:
            kinds = [Kind.VALID_FROM, Kind.VALID_UNTIL]
        elif label.kind is Kind.VALIDITY:
            kinds = [Kind.VALID_UNTIL]
    elif label.kind is Kind.SURVEILLANCE:
        kinds = [Kind.SURVEILLANCE] * len(dates)
    return [_pair(kind, label, mark, quality) for kind, mark in zip(kinds, dates, strict=False)]


def _linked(first: _Mark, second: _Mark) -> bool:
    """Say whether two dates are one range: few words between them, in one cell or in neighbours."""
    assert first.found is not None  # noqa: S101 - the caller's marks are dates
    assert second.found is not None  # noqa: S101
    if first.cell is not second.cell:
        return True
    return len(squashed(first.cell.text[first.found.end : second.found.start])) <= 16


def _pair(kind: Kind, label: Label, mark: _Mark, quality: float) -> Dated:
    assert mark.found is not None  # noqa: S101 - the caller's marks are dates
    sure = min(quality * label.certainty, mark.found.confidence, label.cell.confidence)
    return Dated(kind, mark.cell, mark.found, of_cell(mark.cell, sure), label.heads or label.marked)


def _zip(labels: list[_Mark], dates: list[_Mark], quality: float) -> list[Dated]:
    pairs: list[Dated] = []
    for label, date in zip(labels, dates, strict=False):
        if label.label and label.label.kind in DATES:
            pairs.extend(_dated(label.label, [date], quality))
    return pairs


def _one_language(marks: list[_Mark]) -> list[_Mark]:
    """Take a label in two languages for one: "Data scadenza / Expiry date"."""
    kept: list[_Mark] = []
    for mark in marks:
        last = kept[-1].label if kept else None
        if mark.label and last and (mark.label.kind is last.kind or {mark.label.kind, last.kind} == _CLOSE):
            if last.kind is Kind.VALIDITY:
                kept[-1] = mark
            continue
        if mark.label and last and _translates(last, mark.label):
            continue
        kept.append(mark)
    return kept


def _translates(first: Label, second: Label) -> bool:
    """Say whether a label right behind another one in its cell says the same in another script.

    The first one counts: "颁证日期 Valid from" is the date of issue, from which it is valid.
    """
    beside = first.cell is second.cell and not first.cell.text[first.end : second.start].strip(" /|")
    return (
        beside
        and {first.kind, second.kind} <= _STARTS
        and is_cjk(first.word.key[0]) != is_cjk(second.word.key[0])
    )


_STARTS = {Kind.ISSUE, Kind.VALID_FROM, Kind.CERTIFIED_ON}
_CLOSE = {Kind.VALIDITY, Kind.VALID_UNTIL}


def _headed(paper: Paper, cells: list[Cell], taken: set[int], open_cells: set[int]) -> list[Dated]:
    """Pair the open labels of a row of a table with the dates in their columns below."""
    pairs: list[Dated] = []
    for cell in cells:
        if cell.order not in open_cells:
            continue
        labels = [label for label in paper.labels[cell.order] if label.kind in DATES]
        for under in paper.sheet.below(cell):
            if under is None:
                continue
            heading = paper.heading(under)
            if heading is not None and labels and heading.kind is labels[0].kind and under.order in open_cells:
                continue
            free = [one for one in paper.dates.get(under.order, []) if id(one) not in taken]
            if heading is None and free and labels:
                pairs.extend(_dated(labels[0], [_Mark(under, found=one) for one in free], _HEADED))
                open_cells.discard(cell.order)
            break
    return pairs


def _runs(paper: Paper, taken: set[int], open_cells: set[int]) -> list[list[_Mark]]:
    """Return the stretches of lines that are labels of dates or dates and nothing else."""
    marks: list[_Mark] = []
    for cell in paper.cells:
        new = _plain_marks(paper, cell, taken, open_cells)
        alone = len(new) == 1 or all(mark.label for mark in new) or all(mark.found for mark in new)
        bare = alone and (new[0].label is not None or _only_dates(paper, cell))
        marks.extend(new if bare else [_Mark(cell)])
    groups = groupby(marks, key=lambda mark: (mark.label or mark.found) is not None)
    return [list(group)[:_RUN] for is_run, group in groups if is_run]


def _only_dates(paper: Paper, cell: Cell) -> bool:
    rest, end = "", 0
    for found in paper.dates.get(cell.order, []):
        rest += cell.text[end : found.start]
        end = found.end
    return bool(end) and len(squashed(rest + cell.text[end:])) <= 12


def _down(run: list[_Mark]) -> list[Dated]:
    """Pair labels and dates that follow each other line by line.

    A label before its date is the rule. Where dates come first, or all labels and then all dates, the pairing
    is a guess and says so by its confidence.
    """
    marks = _one_language(run)
    kept: list[_Mark] = []
    for mark in marks:
        # "Prima emissione / 14.11.2003 / First issue": the second language stands below the date.
        again = mark.label and len(kept) > 1 and kept[-1].found and kept[-2].label
        if again and kept[-2].label and mark.label and kept[-2].label.kind is mark.label.kind:
            continue
        kept.append(mark)
    shape = "".join("L" if mark.label else "D" for mark in kept)
    half = len(shape) // 2
    if "L" not in shape or "D" not in shape:
        return []
    if half > 1 and shape == "L" * half + "D" * half:
        return _zip(kept[:half], kept[half:], _STACKED)
    if half > 1 and shape == "D" * half + "L" * half:
        return _zip(kept[half:], kept[:half], _STACKED)
    if shape == "DL" * half:
        colon = all(mark.label.cell.text.rstrip().endswith((":", "：")) for mark in kept if mark.label)
        return [] if colon else _zip(kept[1::2], kept[0::2], _ABOVE)
    quality = OPEN if shape.startswith("D") or shape.endswith("L") or "LL" in shape else _BELOW
    if shape.startswith("L") and shape.endswith("L") and "LL" not in shape:
        quality = _BELOW
    pairs: list[Dated] = []
    waiting = False
    for label, group in _after_labels(kept):
        ds = group if label.kind in _RANGES or label.kind is Kind.SURVEILLANCE else group[:1]
        if label.kind in DATES:
            doubtful = waiting or len(group) > len(ds)
            pairs.extend(_dated(label, ds, min(quality, OPEN) if doubtful else quality))
        waiting = not group
    return pairs
