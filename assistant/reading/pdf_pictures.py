"""Pictures on a PDF page: how much of it they cover, and whether there are words in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.reading.pdf_letters import Sheet

SCAN = 0.5
"""Of the page's area: a picture that covers more carries the page."""
WORTH_READING = 0.08
"""Of the page's area: smaller pictures are logos and seals, and are not read on a page with text."""
LETTER_SHAPES = 30
"""So many letter-like shapes in rows, on a page drawn without its text layer, are words to be read."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture, filled shape or other object on the page: its kind, its handle and its place as shares."""

    kind: int
    handle: Any
    box: tuple[float, float, float, float]

    @property
    def area(self) -> float:
        """Return the share of the page that it covers."""
        left, top, right, bottom = np.clip(self.box, 0, 1)
        return float(max(right - left, 0) * max(bottom - top, 0))

    def lies_in(self, other: Placed) -> bool:
        """Whether nearly all of it lies inside another one."""
        left, top = max(self.box[0], other.box[0]), max(self.box[1], other.box[1])
        right, bottom = min(self.box[2], other.box[2]), min(self.box[3], other.box[3])
        return max(right - left, 0) * max(bottom - top, 0) >= 0.9 * self.area > 0


def placed_objects(page: Any, sheet: Sheet, most: int) -> list[Placed]:
    """Return the pictures and shapes of a page in the order of drawing, of the first `most` objects."""
    import pypdfium2.raw as pdfium

    wanted = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
    found: list[Placed] = []
    for thing in islice(page.get_objects(max_depth=5), most):
        if thing.type not in wanted:
            continue
        corners = _corners(thing)
        if corners is None or not np.isfinite(corners).all():
            continue
        shown = np.array([sheet.point(x, y) for x, y in corners]) / (sheet.width, sheet.height)
        low, high = shown.min(axis=0), shown.max(axis=0)
        found.append(
            Placed(thing.type, thing.raw, (float(low[0]), float(low[1]), float(high[0]), float(high[1])))
        )
    return found


def _corners(thing: Any) -> NDArray[np.float64] | None:
    """Return the corners of an object on the page. Inside a form they are told in the form's own places."""
    try:
        left, bottom, right, top = thing.get_bounds()
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        container = thing.container
        while container is not None:
            matrix = container.get_matrix()
            corners = [matrix.on_point(x, y) for x, y in corners]
            container = container.container
    except RuntimeError:
        return None
    return np.array(corners, dtype=np.float64)


def pictured_share(placed: Iterable[Placed]) -> float:
    """Return the share of the page that its pictures cover, counted on a coarse grid, so that strips add up."""
    import pypdfium2.raw as pdfium

    grid = np.zeros((50, 50), dtype=bool)
    for one in placed:
        if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = (round(float(np.clip(side, 0, 1)) * 50) for side in one.box)
            grid[top:bottom, left:right] = True
    return float(grid.mean())


def has_words(bare: NDArray[np.uint8]) -> bool:
    """Whether a page drawn without its text layer still shows words: letter shapes in rows."""
    import cv2

    gray = cv2.cvtColor(bare, cv2.COLOR_BGR2GRAY)
    if int(gray.max()) - int(gray.min()) < 40:
        return False
    ink = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 18)
    count, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < LETTER_SHAPES:
        return False
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    shape = (height >= 5) & (height <= 60) & (width >= 2) & (width <= 90) & (area < 0.9 * width * height)
    rows, amounts = np.unique((middles[shape][:, 1] / 6).astype(int), return_counts=True)
    return bool(len(rows) and amounts[amounts >= 6].sum() >= LETTER_SHAPES)
