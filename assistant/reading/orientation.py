"""Papers with the small words below the values: found by what fits, and turned round before fields are read.

One label between two values belongs to either. All labels of a page together tell: with the wrong side half
of them get a value of the wrong type, a date where a name should stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.reading.companies import has_legal_form, looks_like_address, may_be_place
from assistant.reading.labels import DATES, Kind, Label
from assistant.reading.layout import Cell, Sheet

HasDate = Callable[[Cell], bool]

_NUMBERS = frozenset(
    {Kind.NUMBER, Kind.ACCREDITATION_NUMBER, Kind.USCC, Kind.NOTIFIED_BODY_NUMBER, Kind.CNCA_NUMBER, Kind.SRN}
)
_NAMES = frozenset({Kind.HOLDER, Kind.ISSUER})
_PLACES = frozenset({Kind.ADDRESS, Kind.SITE})
_TYPED = DATES | _NUMBERS | _NAMES | _PLACES | {Kind.STANDARD, Kind.SCOPE, Kind.ACCREDITOR}
_STANDARD = re.compile(
    r"(?:ISO|IEC|EN|DIN|BS|GB/T|YY/T|OHSAS|IATF|FSSC)[ /-]{0,3}(?:[A-Z/-]{2,6} ?)?\d{4,5}|\b\d{4}/\d{3}\b"
)
_FEWEST, _CLEARLY = 3, 3
_SAME_LETTERS, _NEXT_LINE = 1.25, 1.2
_LINES_OF_A_VALUE = 8


class Side(StrEnum):
    """Where the values of a page's bare labels stand. `EITHER`: both sides fit about as well."""

    AFTER = "after"
    BEFORE = "before"
    EITHER = "either"


@dataclass(frozen=True, eq=False, slots=True)
class _Bare:
    """A label that fills its cell, with the cells over and under it in its column."""

    label: Label
    above: Cell | None
    below: Cell | None


def sides(sheet: Sheet, labels: dict[int, list[Label]], has_date: HasDate) -> dict[int, Side]:
    """Return for each page of a sheet on which side of its bare labels the values stand.

    Args:
        sheet: the words, row by row.
        labels: the labels of each cell, by the cell's order.
        has_date: says whether a date stands in a cell.
    """
    by_page: dict[int, list[_Bare]] = {}
    for bare in _bare_labels(sheet, labels):
        by_page.setdefault(sheet.rows[bare.label.cell.row].page, []).append(bare)
    return {page: _side(several, labels, has_date) for page, several in by_page.items()}


def turned(
    sheet: Sheet, labels: dict[int, list[Label]], pages: Iterable[int], has_date: HasDate
) -> dict[int, list[Label]]:
    """Move the labels of some pages over their values, in place; return them by their cells' new order."""
    wanted = frozenset(pages)
    by_cell = {id(cell): labels[cell.order] for cell in sheet.cells}
    moves = []
    for bare in list(_bare_labels(sheet, labels)):
        if sheet.rows[bare.label.cell.row].page in wanted:
            values = list(_values_above(sheet, labels, bare, has_date))
            if values:
                moves.append((bare.label.cell, values))
    for label, values in moves:
        _rotate(label, values)
    for row in sheet.rows:
        row.cells.clear()
    for cell in sheet.cells:
        sheet.rows[cell.row].cells.append(cell)
    sheet.number_cells()
    return {cell.order: by_cell[id(cell)] for cell in sheet.cells}


def _bare_labels(sheet: Sheet, labels: dict[int, list[Label]]) -> Iterator[_Bare]:
    """Yield the labels that have no value in their row; the second language of a label does not count."""
    last: dict[float, Kind] = {}
    for cell in sheet.cells:
        found = labels[cell.order]
        if not found or not _fills(found) or found[0].kind not in _TYPED:
            continue
        beside = sheet.right_of(cell)
        if beside is not None and not labels[beside.order]:
            continue
        kind, column = found[0].kind, round(cell.left, 2)
        if last.get(column) is not kind:
            below = next(
                (
                    under
                    for under in sheet.below(cell)
                    if under is not None and not _again(kind, labels[under.order])
                ),
                None,
            )
            yield _Bare(found[0], sheet.above(cell), below)
        last[column] = kind


def _again(kind: Kind, labels: list[Label]) -> bool:
    """Say whether a cell holds the same label in a second language and nothing else."""
    return bool(labels) and labels[0].kind is kind and _fills(labels)


def _fills(labels: list[Label]) -> bool:
    first, last = labels[0], labels[-1]
    text = first.cell.text
    return first.heads and not any(map(str.isalnum, text[: first.start] + text[last.end :])) and not first.colon


def _side(several: list[_Bare], labels: dict[int, list[Label]], has_date: HasDate) -> Side:
    after = before = fitting = 0
    for bare in several:
        over, under = (
            _fit(bare.label.kind, cell, labels, has_date) if cell is not None else 0
            for cell in (bare.above, bare.below)
        )
        before, after, fitting = before + over, after + under, fitting + (over > 0)
    if fitting >= _FEWEST and before >= after + _CLEARLY:
        return Side.BEFORE
    return Side.EITHER if fitting >= _FEWEST and before >= after else Side.AFTER


def _fit(  # noqa: PLR0911 - one line a type
    kind: Kind, cell: Cell, labels: dict[int, list[Label]], has_date: HasDate
) -> int:
    """Return 1 where a cell can be the value of a label, -1 where it cannot, 0 where nothing tells."""
    text = cell.text
    if labels[cell.order] and labels[cell.order][0].heads:
        return -1
    dated, standard = has_date(cell), bool(_STANDARD.search(text))
    if kind in DATES:
        return 1 if dated else -1
    if dated:
        return -1
    if kind is Kind.STANDARD:
        return 1 if standard else -1
    if standard:
        return -1
    place, company = looks_like_address(text), has_legal_form(text)
    if kind in _NUMBERS:
        return 1 if any(map(str.isdigit, text)) and not place else -1
    if kind in _PLACES:
        return 1 if place and not company else -1 if company else 0
    if kind in _NAMES:
        return 1 if company else -1 if place else 0
    if place or company:
        return -1 if kind is Kind.SCOPE else 0
    return 1 if kind is Kind.SCOPE and len(text.split()) > 2 else 0


def _values_above(
    sheet: Sheet, labels: dict[int, list[Label]], bare: _Bare, has_date: HasDate
) -> Iterator[Cell]:
    """Yield the lines of a label's value, from the lowest up."""
    cell, kind = bare.above, bare.label.kind
    first = None
    for _ in range(_LINES_OF_A_VALUE):
        if cell is None:
            return
        if not (kind is Kind.SCOPE and _excludes(labels[cell.order])):
            if _announces(kind, labels[cell.order]) or (
                first and not _goes_on(kind, cell, first, labels, has_date)
            ):
                return
            first = first or cell
        yield cell
        upper = sheet.above(cell)
        if upper is not None and not _near(upper, cell):
            return
        cell = upper


def _announces(kind: Kind, labels: list[Label]) -> bool:
    """Say whether a line is a label of its own; an accreditation body's name may hold the word for one."""
    return bool(labels) and (kind is not Kind.ACCREDITOR or labels[0].heads)


def _excludes(labels: list[Label]) -> bool:
    """Say whether a line of a scope tells what is left out, with a label of its own."""
    return bool(labels) and labels[0].kind is Kind.EXCLUSIONS


def _goes_on(kind: Kind, cell: Cell, first: Cell, labels: dict[int, list[Label]], has_date: HasDate) -> bool:
    """Say whether a line belongs to the value that ends below it."""
    if cell.size and first.size and not 1 / _SAME_LETTERS < cell.size / first.size < _SAME_LETTERS:
        return False
    if kind in _PLACES:
        return (looks_like_address(cell.text) or may_be_place(cell.text)) and not has_legal_form(cell.text)
    return kind is Kind.SCOPE and _fit(kind, cell, labels, has_date) >= 0


def _near(upper: Cell, lower: Cell) -> bool:
    one, other = upper.where.box, lower.where.box
    return one is None or other is None or other.top - one.bottom < _NEXT_LINE * (other.bottom - other.top)


def _rotate(label: Cell, values: list[Cell]) -> None:
    """Set a label to the row of its value's first line, and each line one further down."""
    rows = [label.row, *(value.row for value in values)]
    label.row = rows[-1]
    for value, row in zip(values, rows, strict=False):
        value.row = row
