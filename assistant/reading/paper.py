"""One certificate's paper ready for reading: cells, the labels, dates and named things found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assistant.reading.dates import FoundDate, find_dates
from assistant.reading.document import Document, Page
from assistant.reading.labels import DATES, PROSE, Kind, Label, find_labels
from assistant.reading.layout import Cell, Sheet, make_sheet
from assistant.reading.orientation import Side, sides, turned
from knowledge.registers import LONGEST_TEXT, Mention, Registers, find_mentions
from knowledge.registers import Kind as Named

_FIGURES = re.compile(r"\d\d|\d[年.]|[零〇一二三四五六七八九十]{2}|[A-Za-zéûäç]{3,9}\.? ?\d")
_BETWEEN_CELLS = "\n\x01\n"
_STRIP = " \t:：﹕.。,，、;；-–—=#№°º*/／|>)）】]»"
_NUMBER_MARK = re.compile(r"(?:(?:no|nr|n|num|number|nº|n°)(?![A-Za-z0-9])|№)[\s.:：°º]*", re.IGNORECASE)
_MOST_ROWS_BELOW = 4
_DATES_READ = 50_000
_MENTIONS_READ = 3 * LONGEST_TEXT


@dataclass(frozen=True, eq=False, slots=True)
class Answer:
    """Words that stand where a label's value is expected. `quality`: how sure that place is, 0 to 1."""

    cell: Cell
    start: int
    text: str
    quality: float


_TEXTS = frozenset({Kind.HOLDER, Kind.ADDRESS, Kind.SITE, Kind.SCOPE, Kind.EXCLUSIONS, Kind.ISSUER})
_NUMBERS = frozenset(
    {
        Kind.OTHER_NUMBER,
        Kind.NUMBER_WEAK,
        Kind.ADDRESS,
        Kind.SITE,
        Kind.SCOPE,
        Kind.STANDARD,
        Kind.SECTOR,
        Kind.REVISED,
    }
)
"""Words that are labels elsewhere and ordinary in an address or a scope, unless a colon follows."""
SAME_CELL, RIGHT, BELOW, STACKED, ABOVE = 0.97, 0.95, 0.93, 0.66, 0.65
"""How sure a value is by its place beside the label."""


@dataclass(eq=False)
class Paper:
    """All that the readers of single fields share.

    `unclear`: the pages where values may stand over or under their labels.
    """

    registers: Registers
    sheet: Sheet
    pages: list[tuple[Document, Page]]
    labels: dict[int, list[Label]] = field(default_factory=dict)
    unclear: frozenset[int] = frozenset()

    @classmethod
    def of(cls, pages: list[tuple[Document, Page]], registers: Registers) -> Paper:
        """Return the paper that some pages make."""
        return cls.on(make_sheet(pages), pages, registers)

    @classmethod
    def on(cls, sheet: Sheet, pages: list[tuple[Document, Page]], registers: Registers) -> Paper:
        """Return the paper of a sheet that was laid out before."""
        paper = cls(registers, sheet, pages, {cell.order: find_labels(cell) for cell in sheet.cells})
        found = sides(sheet, paper.labels, paper.has_date)
        unclear = frozenset(page for page, side in found.items() if side is Side.EITHER)
        before = [page for page, side in found.items() if side is Side.BEFORE]
        if before:
            paper = cls(registers, sheet, pages, turned(sheet, paper.labels, before, paper.has_date))
        paper.unclear = unclear
        return paper

    def has_date(self, cell: Cell) -> bool:
        """Say whether a date stands in a cell."""
        return cell.order in self.dates

    def either_side(self, cell: Cell) -> bool:
        """Say whether values stand over or under the labels of a cell's page, and nothing tells which."""
        return self.sheet.rows[cell.row].page in self.unclear

    @property
    def cells(self) -> list[Cell]:
        """All cells in reading order."""
        return self.sheet.cells

    def of_kind(self, *kinds: Kind) -> Iterator[Label]:
        """Yield the labels of some kinds in reading order."""
        for cell in self.sheet.cells:
            for label in self.labels[cell.order]:
                if label.kind in kinds:
                    yield label

    def heading(self, cell: Cell) -> Label | None:
        """Return the label at the start of a cell."""
        labels = self.labels[cell.order]
        return labels[0] if labels and labels[0].heads else None

    def next_label(self, label: Label, *, same: Iterable[Kind] = ()) -> Label | None:
        """Return the label after one in its cell; prose and the given kinds do not count."""
        passed = {*same, *PROSE}
        following = (other for other in self.labels[label.cell.order] if other.start >= label.end)
        return next((other for other in following if other.kind not in passed), None)

    def rest(self, label: Label) -> Answer:
        """Return the words after a label in its cell up to the next one; a second language is passed over."""
        end = label.end
        stop = len(label.cell.text)
        for other in self.labels[label.cell.order]:
            if other.start < end or other.kind in PROSE:
                continue
            if other.kind is label.kind and not _told(label.cell.text[end : other.start]):
                end = other.end
                continue
            if label.kind in _TEXTS and other.kind in _NUMBERS and not other.colon:
                continue
            if label.kind is other.kind is Kind.EXCLUSIONS and not other.colon:
                continue
            stop = other.start
            break
        return _answer(label.cell, end, stop, SAME_CELL)

    def answers(  # noqa: C901 - one loop a direction
        self, label: Label, *, upwards: bool = False
    ) -> Iterator[Answer]:
        """Yield the words that may be a label's value, the likeliest place first.

        In its cell, in the cell to the right, in the cells below; with `upwards` also above. The search
        downwards ends at another label.
        """
        rest = self.rest(label)
        if rest.text:
            yield rest
            return
        right = self.sheet.right_of(label.cell)
        while right is not None:
            heading = self.heading(right)
            if heading is None:
                yield _answer(right, 0, len(right.text), RIGHT)
                break
            if heading.kind is not label.kind:
                break
            answer = self.rest(heading)
            if answer.text:
                yield Answer(answer.cell, answer.start, answer.text, RIGHT)
                break
            right = self.sheet.right_of(right)
        for passed, cell in enumerate(self.sheet.below(label.cell)):
            if passed >= _MOST_ROWS_BELOW:
                break
            if cell is None:
                continue
            heading = self.heading(cell)
            if heading is None:
                yield _answer(cell, 0, len(cell.text), self._under(label))
                break
            if heading.kind is not label.kind:
                break
            answer = self.rest(heading)
            if answer.text:
                yield Answer(answer.cell, answer.start, answer.text, self._under(label))
                break
        above = self.sheet.above(label.cell) if upwards else None
        if above is not None and self.heading(above) is None:
            yield _answer(above, 0, len(above.text), ABOVE)

    def answers_another(self, cell: Cell) -> bool:
        """Say whether a cell is the value of a label to its left, so that it goes on with nothing above it."""
        left = self.sheet.left_of(cell)
        heading = self.heading(left) if left is not None else None
        return heading is not None and heading.kind not in PROSE and not self.rest(heading).text

    def _under(self, label: Label) -> float:
        """Return how sure a value under a label is."""
        return STACKED if self._stacked(label) or self.either_side(label.cell) else BELOW

    def _stacked(self, label: Label) -> bool:
        """Say whether a label stands right under another one without a value: a list of headings of a table."""
        if label.cell.order == 0:
            return False
        before = self.cells[label.cell.order - 1]
        heading = self.heading(before)
        if heading is not None and heading.kind is Kind.NUMBER_WEAK and before is self._first_labelled:
            return False  # the title: "ZERTIFIKAT"
        return (
            heading is not None
            and heading.kind not in {label.kind, Kind.TITLE, Kind.STATUS, *PROSE}
            and len(self.sheet.rows[before.row].cells) == 1
            and before.row < label.cell.row
            and not self.rest(heading).text
        )

    @cached_property
    def _first_labelled(self) -> Cell | None:
        """The first cell with a label."""
        return next((cell for cell in self.cells if self.labels[cell.order]), None)

    @cached_property
    def dates(self) -> dict[int, list[FoundDate]]:
        """The dates by the order of their cell; their places point into the cell's text."""
        with_figures = [cell for cell in self.cells if _FIGURES.search(cell.text)]
        starts, at = [], 0
        for cell in with_figures:
            starts.append(at)
            at += len(cell.text) + len(_BETWEEN_CELLS)
        found: dict[int, list[FoundDate]] = {}
        joined = _BETWEEN_CELLS.join(self._parted(cell) for cell in with_figures)
        for date in find_dates(joined[:_DATES_READ]):
            number = bisect_right(starts, date.start) - 1
            cell, offset = with_figures[number], starts[number]
            if date.end - offset <= len(cell.text):
                moved = FoundDate(
                    start=date.start - offset,
                    end=date.end - offset,
                    raw=date.raw,
                    date=date.date,
                    confidence=date.confidence,
                    impossible=date.impossible,
                )
                found.setdefault(cell.order, []).append(moved)
        return found

    @cached_property
    def _mentions_by_cell(self) -> dict[int, list[Mention]]:
        by_cell: dict[int, list[Mention]] = {}
        for cell, mention in self.mentions:
            by_cell.setdefault(cell.order, []).append(mention)
        return by_cell

    def mentions_in(self, cell: Cell) -> list[Mention]:
        """Return the named things that start in a cell."""
        return self._mentions_by_cell.get(cell.order, [])

    def names_standard(self, cell: Cell) -> bool:
        """Say whether a standard is named in a cell."""
        return any(mention.kind is Named.STANDARD for mention in self.mentions_in(cell))

    def _parted(self, cell: Cell) -> str:
        """Return a cell's words without the labels that are glued to figures: "Valid until13 April"."""
        text = cell.text
        for label in self.labels[cell.order]:
            if label.kind in DATES and text[label.end : label.end + 1].isdigit():
                text = text[: label.start] + " " * (label.end - label.start) + text[label.end :]
        return text

    @cached_property
    def mentions(self) -> list[tuple[Cell, Mention]]:
        """Named things of the registers, each with its cell; offsets are those of `sheet.text`."""
        text, found = self.sheet.text, []
        starts = [cell.start for cell in self.cells]
        for at in range(0, min(len(text), _MENTIONS_READ), LONGEST_TEXT):
            for mention in find_mentions(self.registers, text[at : at + LONGEST_TEXT]):
                if at:
                    mention = _moved(mention, at)  # noqa: PLW2901 - the same mention in the whole text
                found.append((self.cells[bisect_right(starts, mention.start) - 1], mention))
        return found


def _moved(mention: Mention, by: int) -> Mention:
    from dataclasses import replace

    return replace(mention, start=mention.start + by, end=mention.end + by)


def _told(between: str) -> bool:
    """Say whether words between two labels are more than punctuation."""
    return any(character.isalnum() for character in _NUMBER_MARK.sub("", between))


def _answer(cell: Cell, start: int, stop: int, quality: float) -> Answer:
    text = cell.text
    while start < stop and text[start] in _STRIP:
        start += 1
    mark = _NUMBER_MARK.match(text, start, stop)
    if mark and quality == SAME_CELL:
        start = mark.end()
    while start < stop and text[start] in _STRIP:
        start += 1
    return Answer(cell, start, text[start:stop].rstrip(" \t,;/|(-–（"), quality)
