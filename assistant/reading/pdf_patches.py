"""Patches on a scanned page: shapes and small pictures drawn over its picture that cover print.

White-out and a new date, or a picture of a date pasted over the old one. A page is drawn with and without them;
what comes to light in the place of one is what it covers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.reading.document import Line
from assistant.reading.hidden import Drawing, Seen, switched_off
from assistant.reading.pdf_letters import Letters
from assistant.reading.pdf_pictures import SCAN, Placed
from assistant.verification.certificate import Box, Note, NoteKind, Where

LARGEST_PATCH = 0.25
"""Of the page's area. Scanners lay larger pictures over each other (print over background)."""
LEAST_PRINT = 0.012
"""Part of a patch's area that must be print underneath."""
MOST_PATCHES = 200
LONGEST = 500
"""Characters of a note."""
MOST_NOTES = 20
DARKER = 60
"""Of 255: print is so much darker than its ground."""

Rectangle = tuple[float, float, float, float]


def covered_places(placed: list[Placed], drawn: Drawing, draw: Callable[[], Drawing]) -> list[Rectangle]:
    """Return the patches that cover print, as left, top, right, bottom in shares of the page.

    Args:
        placed: what is drawn on the page, in order.
        drawn: the page as it is seen.
        draw: draws the page as it is at the moment.
    """
    patches = _patches(placed)
    if not patches:
        return []
    with switched_off([patch.handle for patch in patches]):
        beneath = draw()
    return [patch.box for patch in patches if _covers_print(patch.box, drawn, beneath)]


def _patches(placed: list[Placed]) -> list[Placed]:
    """Return the shapes and small pictures that lie on an earlier, large picture."""
    import pypdfium2.raw as pdfium

    large: list[Placed] = []
    patches: list[Placed] = []
    for one in placed:
        if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE and one.area >= SCAN:
            large.append(one)
        elif 0.0001 < one.area <= LARGEST_PATCH and any(one.lies_in(below) for below in large):
            patches.append(one)
    return patches[:MOST_PATCHES]


def _covers_print(box: Rectangle, drawn: Drawing, beneath: Drawing) -> bool:
    over, under = _cut(drawn, box), _cut(beneath, box)
    if under.size == 0:
        return False
    dark = under < float(np.median(under)) - DARKER
    return float((dark & (np.abs(over - under) > DARKER)).mean()) >= LEAST_PRINT


def print_share(drawing: Drawing, box: Box) -> float:
    """Return the part of a place that is clearly darker than its ground, 0 to 1."""
    place = _cut(drawing, (box.left, box.top, box.right, box.bottom))
    return float((place < float(np.median(place)) - DARKER).mean()) if place.size else 0.0


def _cut(drawing: Drawing, box: Rectangle) -> NDArray[np.float32]:
    height, width = drawing.shape[:2]
    left, top, right, bottom = np.clip(box, 0, 1)
    part = drawing[int(top * height) : int(bottom * height) + 1, int(left * width) : int(right * width) + 1]
    return np.asarray(part.mean(axis=2), dtype=np.float32)


def overlay_notes(
    lines: Sequence[Line], seen: Seen, letters: Letters, covered: Sequence[Rectangle], number: int
) -> list[Note]:
    """Return notes on words that stand over other words, and on patches over print.

    Args:
        lines: the lines of the text layer, hidden ones too.
        seen: which text objects stand over which.
        letters: the letters of those objects.
        covered: what `covered_places` found.
        number: the page's number.
    """
    words: dict[int, str] = defaultdict(str)
    for letter in letters.letters:
        words[letter.owner] += (" " if letter.blank else "") + letter.text
    notes = [
        Note(
            kind=NoteKind.OVERLAID,
            words=f"{words[upper].strip()} / beneath: {words[lower].strip()}"[:LONGEST],
            where=Where(page=number),
        )
        for lower, upper in seen.overlaps[:MOST_NOTES]
    ]
    for left, top, right, bottom in covered[:MOST_NOTES]:
        box = Box(left=left, top=top, right=right, bottom=bottom)
        over = [line.text for line in lines if line.box and not line.hidden and _within(line.box, box)]
        said = " ".join(over) if over else "a patch"
        notes.append(
            Note(
                kind=NoteKind.OVERLAID,
                words=f"{said} / beneath: print in the picture of the page"[:LONGEST],
                where=Where(page=number, box=box),
            )
        )
    return notes


def _within(box: Box, patch: Box) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return patch.left <= across <= patch.right and patch.top <= down <= patch.bottom
