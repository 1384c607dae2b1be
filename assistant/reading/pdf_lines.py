"""From the letters of a PDF page to its lines, by where they stand.

The order in a file is the order of drawing: a table may be drawn by columns, a word letter by letter, a label
after its value. So letters are strung into runs, runs that follow each other on one level are joined, and a gap
of a letter's height parts them: each cell of a table's row is a line of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.reading.document import Line
from assistant.reading.pdf_letters import Letter, Sheet
from assistant.verification.certificate import Box

CELL_GAP = 1.0
"""Times the type size: a wider gap parts two cells. A blank is 0.25 to 0.33, two blanks 0.65."""
WORD_GAP = 0.16
"""Times the type size: a wider gap parts two words where the file draws no blank."""
LEVEL = 0.35
"""Times the type size: baselines that differ by less are one line (raised and lowered letters)."""
LONGEST = 2_000
MOST_OPEN = 40
"""Lines drawn over each other on one level that are looked at; more is an attack, not a certificate."""


@dataclass(slots=True)
class Run:
    """Letters that follow each other on one level."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    angle: int
    hidden: bool
    blank: bool

    def level_with(self, other: Run) -> bool:
        """Whether two runs can be parts of one line."""
        smaller, larger = sorted((self.size, other.size))
        return (
            self.hidden == other.hidden
            and self.angle == other.angle == 0
            and abs(self.baseline - other.baseline) <= LEVEL * larger
            and larger <= 1.7 * smaller + 0.1
        )

    def take(self, other: Run) -> None:
        """Add a run that follows on the right."""
        gap = other.left - self.right
        self.text += (" " if other.blank or gap > WORD_GAP * min(self.size, other.size) else "") + other.text
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        self.size = max(self.size, other.size)


def lines_of(letters: Sequence[Letter], hidden: Sequence[bool], sheet: Sheet) -> list[Line]:
    """Return the lines of a page, in no order yet.

    Args:
        letters: the letters in the order of drawing.
        hidden: for each, whether a reader cannot see it. Hidden and visible letters never share a line.
        sheet: the page as shown.
    """
    runs = [_closed_up(run) for run in _runs(letters, hidden)]
    return [
        Line(
            text=run.text[:LONGEST],
            box=sheet_box(run.left, run.top, run.right, run.bottom, sheet),
            size=round(run.size / sheet.height, 5),
            hidden=run.hidden,
        )
        for run in _joined([run for run in runs if run.text])
    ]


def sheet_box(left: float, top: float, right: float, bottom: float, sheet: Sheet) -> Box:
    """Return a place in points as shares of the page."""
    sides = (left / sheet.width, top / sheet.height, right / sheet.width, bottom / sheet.height)
    left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 4) for side in sides)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _runs(letters: Sequence[Letter], hidden: Sequence[bool]) -> list[list[tuple[Letter, bool]]]:
    """String the letters that the file draws one after the other on one level."""
    runs: list[list[tuple[Letter, bool]]] = []
    for letter, unseen in zip(letters, hidden, strict=True):
        if runs and _follows(runs[-1][-1][0], letter) and runs[-1][-1][1] == unseen:
            runs[-1].append((letter, unseen))
        else:
            runs.append([(letter, unseen)])
    return runs


def _follows(before: Letter, letter: Letter) -> bool:
    if before.angle != letter.angle:
        return False
    if letter.angle:
        # Slanted and upright-standing words are kept together by the object that draws them.
        return before.owner == letter.owner
    size = max(before.size, letter.size)
    gap = letter.left - before.right
    # One object that sets its letters wide apart is a title in spaced letters, not a row of cells.
    widest = CELL_GAP * (1.6 if before.owner == letter.owner and not letter.blank else 1.0)
    return abs(before.baseline - letter.baseline) <= LEVEL * size and -0.6 * size <= gap <= widest * size


def _closed_up(run: list[tuple[Letter, bool]]) -> Run:
    """Return a run's text with its blanks. Letters set apart ("C E R T I F I C A T E") are closed up again."""
    letters = [letter for letter, _ in run]
    first, size = letters[0], max(letter.size for letter in letters)
    gaps = [after.left - before.right for before, after in pairwise(letters)]
    parted = [
        after.blank or (after.angle == 0 and gap > max(WORD_GAP * size, 0.0))
        for after, gap in zip(letters[1:], gaps, strict=True)
    ]
    if len(letters) >= 5 and sum(parted) >= 0.8 * len(parted) and first.angle == 0:
        usual = sorted(gaps)[len(gaps) // 2]
        parted = [gap > 1.7 * usual + 0.1 * size for gap in gaps]
    text = first.text
    for letter, blank in zip(letters[1:], parted, strict=True):
        text += (" " if blank else "") + letter.text
    return Run(
        text=text.strip(),
        left=min(letter.left for letter in letters),
        top=min(letter.top for letter in letters),
        right=max(letter.right for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        baseline=first.baseline,
        size=size,
        angle=first.angle,
        hidden=run[0][1],
        blank=first.blank,
    )


def _joined(runs: list[Run]) -> list[Run]:
    """Join runs that follow each other on one level, wherever in the file they stand."""
    lines: list[Run] = []
    for level in _levels(runs):
        # Runs drawn over each other stay apart, so several lines can be open on one level.
        open_lines: deque[Run] = deque(maxlen=MOST_OPEN)
        for run in sorted(level, key=lambda one: one.left):
            for line in open_lines:
                size = min(line.size, run.size)
                if line.level_with(run) and -0.35 * size <= run.left - line.right <= CELL_GAP * size:
                    line.take(run)
                    break
            else:
                lines.append(run)
                open_lines.appendleft(run)
    return lines


def _levels(runs: list[Run]) -> list[list[Run]]:
    """Group runs by their baselines."""
    levels: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: one.baseline):
        first = levels[-1][0] if levels else None
        if first and run.baseline - first.baseline <= LEVEL * max(first.size, run.size):
            levels[-1].append(run)
        else:
            levels.append([run])
    return levels
