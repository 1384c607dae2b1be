"""From a picture of a page to lines of words: a photo, a screenshot, a scan.

The sheet is found and laid flat, light and shadow are evened out, the page is turned upright, and then the
words are read. **Places are given on the picture as it was corrected**, which is also the picture that is
returned; so a box always fits the picture shown beside it, however the phone was held.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.reading import ocr
from assistant.reading.codes import find_codes
from assistant.reading.document import Code, Line, Page
from assistant.reading.limits import Limits
from assistant.reading.ocr import Corners, Picture
from assistant.reading.rows import in_reading_order
from assistant.reading.sheet import even_light, flatten_sheet
from assistant.verification.certificate import Box, Note, NoteKind, Source, Where

LETTERS_OF_A_PLACE = 0.7
"""The type size as a share of the height of the place that is found, measured on print of 8 to 14 points."""
POOR = 0.85
"""Below this mean confidence, weighted by length, the picture is called poor."""
FEWEST_LETTERS = 40
"""A certificate has a few hundred; with fewer than this a picture is of something else, or unreadable."""
LEAST_LEAN = 0.005
"""Radians, or height by width: lines that lean less are level (0.3 degrees)."""
STEEPEST_LEAN = 0.15
STRAY_SLOPE = 0.02
"""A line whose slope is so far from that of its neighbours is a stamp or a signature."""
FEWEST_TO_LEVEL, SPREAD_TO_LEVEL = 6, 0.3
"""Lines, and the part of the page's height over which they are spread, from which slopes are told."""
UNREAD = 0.45
"""Below this confidence, what was "read" is a pattern, a stamp or a signature, not words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PicturePage:
    """A page read from a picture: its lines and codes, what to note, and the corrected picture.

    `quarters` tells by how many quarter turns clockwise it was corrected.
    """

    page: Page
    quarters: int
    codes: tuple[Code, ...]
    notes: tuple[Note, ...]
    picture: Picture


def read_picture(picture: Picture, limits: Limits, *, number: int, source: Source) -> PicturePage:
    """Read one picture of a page.

    Args:
        picture: the pixels, turned as the camera says.
        limits: how much is read.
        number: the page's number.
        source: `Source.PHOTO` to look for a sheet and for shadows, `Source.SCAN` for a page out of a PDF.
    """
    if source is Source.PHOTO:
        picture = flatten_sheet(picture)
    codes = find_codes(picture, page=number)
    light = even_light(picture)
    light, corners, turn = _upright(light, ocr.find_words(light, most=limits.lines))
    picture, codes = _turned(picture, codes, turn)
    readings = [one for one in ocr.read_words(light, corners) if one.confidence >= UNREAD]
    height, width = light.shape[:2]
    lines = [
        Line(
            text=one.text,
            box=_box(corners[one.place], width, height),
            size=_letter_height(corners[one.place]) / height,
            confidence=round(min(max(one.confidence, 0.0), 1.0), 3),
        )
        for one in readings
    ]
    page = Page(number=number, lines=in_reading_order(lines), aspect=round(width / height, 4), source=source)
    notes = list(_quality(page))
    if len(corners) >= limits.lines:
        words = f"Page {number} has more than {limits.lines} lines; the largest were read."
        notes.append(Note(kind=NoteKind.PARTLY_READ, words=words, where=Where(page=number)))
    return PicturePage(page=page, quarters=turn.quarters, codes=codes, notes=tuple(notes), picture=picture)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Turn:
    """How a picture was made upright: quarter turns clockwise, then a matrix for the small rest, if any."""

    quarters: int = 0
    rest: NDArray[np.float64] | None = None


def _upright(picture: Picture, corners: Corners) -> tuple[Picture, Corners, _Turn]:
    """Turn a picture so that its lines run level, and with it the places that were found on it."""
    import cv2

    if not len(corners):
        return picture, corners, _Turn()
    quarters = 0
    across = np.linalg.norm(corners[:, 0] - corners[:, 1], axis=1)
    down = np.linalg.norm(corners[:, 0] - corners[:, 3], axis=1)
    if down[down > 1.5 * across].sum() > across[across > 1.5 * down].sum():
        quarters = 1
        picture, corners = _quarter_turn(picture, corners)
    if ocr.upside_down(picture, corners):
        quarters += 2
        for _ in range(2):
            picture, corners = _quarter_turn(picture, corners)
    rest = _levelling(corners, width=picture.shape[1], height=picture.shape[0])
    if rest is None:
        return picture, corners, _Turn(quarters=quarters)
    moved = cv2.perspectiveTransform(corners.reshape(-1, 1, 2).astype(np.float64), rest).reshape(-1, 4, 2)
    return (
        _level(picture, rest),
        np.asarray(moved, dtype=np.float32),
        _Turn(quarters=quarters, rest=rest),
    )


def _levelling(corners: Corners, *, width: int, height: int) -> NDArray[np.float64] | None:
    """Return the matrix that makes lines run level all over a page, None where they do.

    On a page that was taken at an angle, lines at its top and at its bottom lean differently. Their slope is
    taken as growing evenly from top to bottom, which is what perspective does.
    """
    import cv2

    angle = _slope(corners)
    turn = np.eye(3)
    if abs(angle) >= LEAST_LEAN:
        turn[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), float(np.degrees(angle)), 1.0)
        corners = (corners @ turn[:2, :2].T + turn[:2, 2]).astype(np.float32)
    top, bottom = _leans(corners, height)
    if max(abs(top), abs(bottom)) < LEAST_LEAN:
        return turn if abs(angle) >= LEAST_LEAN else None
    half = width / 2
    source = [
        [0, -top * half],
        [width, top * half],
        [width, height + bottom * half],
        [0, height - bottom * half],
    ]
    level = [[0, 0], [width, 0], [width, height], [0, height]]
    rest = cv2.getPerspectiveTransform(np.array(source, dtype=np.float32), np.array(level, dtype=np.float32))
    return np.asarray(rest @ turn, dtype=np.float64)


def _leans(corners: Corners, height: int) -> tuple[float, float]:
    """Return the slope of lines at the top and at the bottom of a page; 0 where too few lines tell."""
    along = corners[:, 1] - corners[:, 0] + corners[:, 2] - corners[:, 3]
    high = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    long = along[:, 0] > 8 * high
    if long.sum() < FEWEST_TO_LEVEL:
        return 0.0, 0.0
    slopes = along[long, 1] / along[long, 0]
    places = corners[long, :, 1].mean(axis=1) / height
    weights = along[long, 0]
    for _ in range(2):
        if len(places) < FEWEST_TO_LEVEL or float(np.ptp(places)) < SPREAD_TO_LEVEL:
            return 0.0, 0.0
        growth, start = np.polyfit(places, slopes, 1, w=weights)
        near = np.abs(slopes - (start + growth * places)) < STRAY_SLOPE
        places, slopes, weights = places[near], slopes[near], weights[near]
    most = STEEPEST_LEAN
    return float(np.clip(start, -most, most)), float(np.clip(start + growth, -most, most))


def _quarter_turn(picture: Picture, corners: Corners) -> tuple[Picture, Corners]:
    """Turn a picture and its places clockwise; the first corner of each place is again its top left."""
    height = picture.shape[0]
    turned = np.ascontiguousarray(np.rot90(picture, k=-1))
    places = np.stack([height - 1 - corners[:, :, 1], corners[:, :, 0]], axis=2)
    return turned, np.asarray(np.roll(places, 1, axis=1), dtype=np.float32)


def _slope(corners: Corners) -> float:
    """Return the angle of the lines in radians, clockwise: the median of the long places, by length."""
    along = corners[:, 1] - corners[:, 0]
    lengths = np.linalg.norm(along, axis=1)
    high = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    long = lengths > 3 * high
    if long.sum() < 3:
        return 0.0
    angles, weights = np.arctan2(along[long, 1], along[long, 0]), lengths[long]
    order = np.argsort(angles)
    middle = int(np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2))
    angle = float(angles[order][min(middle, len(order) - 1)])
    return angle if abs(angle) < np.radians(40) else 0.0


def _level(picture: Picture, matrix: NDArray[np.float64]) -> Picture:
    import cv2

    height, width = picture.shape[:2]
    level = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(level, dtype=np.uint8)


def _turned(picture: Picture, codes: tuple[Code, ...], turn: _Turn) -> tuple[Picture, tuple[Code, ...]]:
    """Turn the picture that is shown, and the places of the codes, as the words were turned."""
    for _ in range(turn.quarters):
        picture = np.ascontiguousarray(np.rot90(picture, k=-1))
        codes = tuple(replace(code, box=_box_turned(code.box)) for code in codes)
    if turn.rest is not None:
        picture = _level(picture, turn.rest)
    return picture, codes


def _box_turned(box: Box | None) -> Box | None:
    return box and Box(left=1 - box.bottom, top=box.left, right=1 - box.top, bottom=box.right)


def _box(corners: Corners, width: int, height: int) -> Box:
    left, top = corners.min(axis=0) / (width, height)
    right, bottom = corners.max(axis=0) / (width, height)
    sides = (left, top, right, bottom)
    left, top, right, bottom = (round(float(min(max(side, 0.0), 1.0)), 4) for side in sides)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _letter_height(corners: Corners) -> float:
    sides = np.linalg.norm(corners[[1, 2]] - corners[[0, 3]], axis=1).mean()
    down = np.linalg.norm(corners[[3, 2]] - corners[[0, 1]], axis=1).mean()
    return float(min(sides, down)) * LETTERS_OF_A_PLACE


def _quality(page: Page) -> tuple[Note, ...]:
    """Return a note where a page was hard to read."""
    letters = sum(len(line.text) for line in page.lines)
    where = Where(page=page.number)
    if not letters:
        return (Note(kind=NoteKind.POOR_PICTURE, words="no words were found", where=where),)
    mean = sum(line.confidence * len(line.text) for line in page.lines) / letters
    if mean < POOR:
        words = "the words could only partly be read"
        return (Note(kind=NoteKind.POOR_PICTURE, words=words, where=where),)
    if letters < FEWEST_LETTERS:
        return (Note(kind=NoteKind.POOR_PICTURE, words="only a few words were found", where=where),)
    return ()
