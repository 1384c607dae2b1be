"""Text on a PDF page that a reader cannot see, and text that stands over other text.

The test is the picture itself: the page is drawn with its text and without it, and a letter that makes no
difference is not seen, whatever the trick: white on white, drawn invisibly, transparent, under a patch or a
picture, outside the page. Letters that others are drawn over get a picture of their own, in which only they are
missing, as the difference could be the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.reading.pdf_letters import Letter, Letters, Sheet

FAINT = 14
"""Of 255. Print that differs less from its ground is not seen; a pale watermark differs by 25 and more."""
TINY = 3.0
"""Points. Smaller type cannot be read on paper."""
FEW = 3
"""So many letters in a row must be unseen; a single one is a dot or an accent that left no full pixel."""
OVERLAP = 0.3
"""Part of the smaller one of two places that both must cover before one is said to stand over the other."""
ALIKE = 1.8
"""Times the smaller type size: letters that replace others are of a like size."""
MOST_OWNERS = 3_000
"""Text objects whose overlaps are looked for."""

Drawing = NDArray[np.uint8]


@dataclass(slots=True)
class Seen:
    """What can be seen of a page's text.

    Attributes:
        hidden: for each letter, whether a reader cannot see it.
        drawn: the page as a reader sees it.
        bare: the page without its text layer.
        overlaps: pairs of text objects, the lower one first, that stand in one place.
    """

    hidden: list[bool]
    drawn: Drawing
    bare: Drawing
    overlaps: list[tuple[int, int]] = field(default_factory=list)


def look(letters: Letters, sheet: Sheet, draw: Callable[[], Drawing]) -> Seen:
    """Find out which letters can be seen.

    Args:
        letters: the letters with the objects that draw them.
        sheet: the page as shown.
        draw: draws the page as it is at the moment.
    """
    drawn = draw()
    if not letters.letters:
        return Seen([], drawn, drawn)
    with switched_off(letters.owners):
        bare = draw()
    seen = _makes_a_difference(drawn, bare, letters.boxes(), sheet)
    overlaps = _overlaps(letters)
    if overlaps:
        lower = {below for below, _ in overlaps}
        with switched_off([letters.owners[number] for number in lower]):
            others = draw()
        alone = _makes_a_difference(drawn, others, letters.boxes(), sheet)
        is_lower = np.array([letter.owner in lower for letter in letters.letters])
        seen = np.where(is_lower, alone, seen)
    return Seen(_settled(letters.letters, seen), drawn, bare, overlaps)


@contextmanager
def switched_off(objects: Sequence[Any]) -> Iterator[None]:
    """Take some of a page's objects (pdfium's handles) out of its drawing for a while."""
    import pypdfium2.raw as pdfium

    for handle in objects:
        pdfium.FPDFPageObj_SetIsActive(handle, False)  # noqa: FBT003 - a C function
    try:
        yield
    finally:
        for handle in objects:
            pdfium.FPDFPageObj_SetIsActive(handle, True)  # noqa: FBT003


def _makes_a_difference(
    drawn: Drawing, without: Drawing, boxes: NDArray[np.float64], sheet: Sheet
) -> NDArray[np.bool_]:
    """Return for each box (points) whether two drawings differ in it."""
    import cv2

    height, width = drawn.shape[:2]
    blue, green, red = cv2.split(cv2.absdiff(drawn, without))
    _, changed = cv2.threshold(cv2.max(cv2.max(blue, green), red), FAINT, 1, cv2.THRESH_BINARY)
    sums = cv2.integral(changed)
    scale = np.array([width / sheet.width, height / sheet.height] * 2)
    places = boxes * scale
    left = np.clip(np.floor(places[:, 0]), 0, width).astype(int)
    top = np.clip(np.floor(places[:, 1]), 0, height).astype(int)
    right = np.clip(np.ceil(places[:, 2]), 0, width).astype(int)
    bottom = np.clip(np.ceil(places[:, 3]), 0, height).astype(int)
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] > 0)


def _settled(letters: list[Letter], seen: NDArray[np.bool_]) -> list[bool]:
    """Return which letters are hidden, object by object: stretches of a few letters, or whole objects."""
    hidden = [letter.size < TINY for letter in letters]
    start = 0
    while start < len(letters):
        end = start
        while end < len(letters) and letters[end].owner == letters[start].owner and seen[end] == seen[start]:
            end += 1
        whole = (start == 0 or letters[start - 1].owner != letters[start].owner) and (
            end == len(letters) or letters[end].owner != letters[start].owner
        )
        # A mark alone can be too thin for a pixel: a full stop in pale grey.
        words = any(letter.text.isalnum() for letter in letters[start:end])
        if not seen[start] and words and (end - start >= FEW or whole):
            hidden[start:end] = [True] * (end - start)
        start = end
    return hidden


def _overlaps(letters: Letters) -> list[tuple[int, int]]:
    """Return pairs of text objects that stand in one place with different words, the one drawn first first."""
    count = len(letters.owners)
    if count < 2 or count > MOST_OWNERS:
        return []
    boxes = np.full((count, 4), np.nan)
    sizes = np.ones(count)
    words: list[str] = [""] * count
    for letter in letters.letters:
        if letter.owner >= 0 and letter.angle == 0:
            box, ink = boxes[letter.owner], np.array(letter.ink)
            box[:2] = np.fmin(box[:2], ink[:2])
            box[2:] = np.fmax(box[2:], ink[2:])
            sizes[letter.owner] = letter.size
            words[letter.owner] += letter.text
    pairs: list[tuple[int, int]] = []
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for lower in range(count - 1):
        rest = boxes[lower + 1 :]
        across = np.minimum(boxes[lower, 2], rest[:, 2]) - np.maximum(boxes[lower, 0], rest[:, 0])
        down = np.minimum(boxes[lower, 3], rest[:, 3]) - np.maximum(boxes[lower, 1], rest[:, 1])
        with np.errstate(invalid="ignore", divide="ignore"):
            part = np.where((across > 0) & (down > 0), across * down, 0) / np.fmin(
                areas[lower], areas[lower + 1 :]
            )
        # Large words across a page ("SPECIMEN") stand over everything and replace nothing.
        alike = np.maximum(sizes[lower], sizes[lower + 1 :]) <= ALIKE * np.minimum(
            sizes[lower], sizes[lower + 1 :]
        )
        for offset in np.flatnonzero((part >= OVERLAP) & alike):
            upper = lower + 1 + int(offset)
            # The same words twice, a hair apart, are a way of printing bold.
            if words[lower] != words[upper]:
                pairs.append((lower, upper))
        if len(pairs) > MOST_OWNERS:
            break
    return pairs
