"""A photographed sheet of paper: laid flat where it was taken at an angle, and its light evened out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.reading.ocr import Picture

LOOK_SIDE = 500
"""Longer side in pixels of the copy on which the sheet is looked for."""
SMALLEST_SHEET = 0.25
"""Of the picture's area. A smaller bright rectangle is a label or a window, not the sheet."""
LEAST_SLANT = 1.2
"""Degrees. A rectangle that runs along the picture's sides needs no flattening: it may be a printed frame."""
MARGIN = 0.3
"""Of the white paper's width and height, looked at around it."""
LIKE_TABLE = 45
"""Of 255: a colour that differs less from the table's is the table."""
SHEET_GOES_ON = 0.5
"""Beside the white paper, a column of which more than this is unlike the table belongs to the sheet."""
EVEN = 0.72
"""Where the dark parts of the paper are this bright, measured by its light parts, the light is even enough."""


def flatten_sheet(picture: Picture) -> Picture:
    """Return the sheet of paper, seen from straight above, or the picture itself where none stands out.

    What stands out is the white of the paper. A coloured bar along its side is part of the sheet too, and may
    carry words, so a margin is kept all around as far as it does not look like the table.
    """
    import cv2

    quad = _sheet_corners(picture)
    if quad is None:
        return picture
    width = int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])))
    height = int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))
    across, down = int(MARGIN * width), int(MARGIN * height)
    corners = [[across, down], [across + width, down], [across + width, down + height], [across, down + height]]
    matrix = cv2.getPerspectiveTransform(quad, np.array(corners, dtype=np.float32))
    table = _table_colour(picture)
    warped = cv2.warpPerspective(
        picture,
        matrix,
        (width + 2 * across, height + 2 * down),
        flags=cv2.INTER_LINEAR,
        borderValue=[float(part) for part in table],
    )
    flat = np.asarray(warped, dtype=np.uint8)
    unlike = np.abs(flat[::4, ::4].astype(np.int16) - table).max(axis=2) > LIKE_TABLE
    left, right = _trimmed(unlike.mean(axis=0), across // 4)
    top, bottom = _trimmed(unlike.mean(axis=1), down // 4)
    return np.ascontiguousarray(flat[4 * top : 4 * bottom, 4 * left : 4 * right])


def _table_colour(picture: Picture) -> NDArray[np.int16]:
    """Return the usual colour along the edges of a photo."""
    edges = (picture[:8:2, ::4], picture[-8::2, ::4], picture[::4, :8:2], picture[::4, -8::2])
    colours = np.concatenate([edge.reshape(-1, 3) for edge in edges])
    return np.asarray(np.median(colours, axis=0), dtype=np.int16)


def _trimmed(unlike: NDArray[np.float64], margin: int) -> tuple[int, int]:
    """Return the first and last column (or row) to keep of a margin on either side of the white paper.

    Args:
        unlike: for each column the part of it that does not look like the table.
        margin: width of the margin, in columns.
    """
    start, end = margin, len(unlike) - margin
    while start > 0 and unlike[start - 1] > SHEET_GOES_ON:
        start -= 1
    while end < len(unlike) and unlike[end] > SHEET_GOES_ON:
        end += 1
    return start, end


def _sheet_corners(picture: Picture) -> NDArray[np.float32] | None:
    """Return the corners of a bright sheet before a darker ground, from the top left clockwise."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, LOOK_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), size, interpolation=cv2.INTER_AREA)
    # Closing with a brush wider than letters wipes the print off the paper.
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), (5, 5), 0)
    _, bright = cv2.threshold(paper, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    area = cv2.contourArea(outline)
    if area < SMALLEST_SHEET * size[0] * size[1]:
        return None
    rough = cv2.approxPolyDP(outline, 0.03 * cv2.arcLength(outline, closed=True), closed=True)
    if len(rough) != 4 or cv2.contourArea(rough) < 0.9 * area:
        return None
    quad = _in_order(rough.reshape(4, 2).astype(np.float32))
    if not _slanted(quad) or not _stands_out(np.asarray(paper, dtype=np.uint8), quad):
        return None
    return np.asarray(quad / scale, dtype=np.float32)


def _in_order(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sort four corners clockwise from the top left."""
    middle = points.mean(axis=0)
    clockwise = points[np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))]
    return np.asarray(np.roll(clockwise, -int(np.argmin(clockwise.sum(axis=1))), axis=0), dtype=np.float32)


def _slanted(quad: NDArray[np.float32]) -> bool:
    sides = np.roll(quad, -1, axis=0) - quad
    angles = np.degrees(np.arctan2(sides[:, 1], sides[:, 0])) % 90
    return bool(np.minimum(angles, 90 - angles).max() >= LEAST_SLANT)


def _stands_out(paper: NDArray[np.uint8], quad: NDArray[np.float32]) -> bool:
    """Whether the rectangle is clearly brighter than what lies around it."""
    import cv2

    mask = np.zeros(paper.shape, dtype=np.uint8)
    cv2.fillConvexPoly(mask, quad.astype(np.int32), 255)
    inside, outside = paper[mask > 0], paper[mask == 0]
    return outside.size > 0.02 * paper.size and float(np.median(inside)) - float(np.median(outside)) > 30


def even_light(picture: Picture) -> Picture:
    """Return the picture with shadows taken out, or itself where the light is even or the ground is dark."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, 256 / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    ground = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8)), (0, 0), 6)
    brightness = ground.mean(axis=2)
    dark, light = np.percentile(brightness, [4, 90])
    if light >= 60 and dark >= EVEN * light and light >= 170:
        return picture
    if light < 60:
        return picture
    full = cv2.resize(np.maximum(ground, 40), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, full, scale=245), dtype=np.uint8)
