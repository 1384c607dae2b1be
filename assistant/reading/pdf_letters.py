"""The letters of a PDF page with their places, as pdfium tells them: its text door."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONG = 1_000_000
"""pdfium tells places on the page as whole numbers; this fine a grid makes them shares."""
FAR = 1e6
"""Points. A letter so far from the page, or nowhere at all, is left out: nothing could ever show it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. Lengths are in points on the page as it is shown, from its top left corner.

    Attributes:
        text: the letter.
        left, top, right, bottom: its place with the room its font gives it.
        ink: left, top, right, bottom of what is drawn.
        baseline: how far down it stands.
        size: type size in points as drawn.
        angle: degrees clockwise from level, in steps of one.
        owner: number of the text object that draws it, -1 for a letter that pdfium put in between.
        blank: a space stands before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    ink: tuple[float, float, float, float]
    baseline: float
    size: float
    angle: int
    owner: int
    blank: bool


@dataclass(slots=True)
class Letters:
    """The letters of a page in the order the file draws them, and the handles of the objects that draw them."""

    letters: list[Letter] = field(default_factory=list)
    owners: list[Any] = field(default_factory=list)
    cut: bool = False

    def boxes(self) -> NDArray[np.float64]:
        """Return the ink boxes, n × 4."""
        return np.array([letter.ink for letter in self.letters], dtype=np.float64).reshape(-1, 4)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as it is shown: its size in points and the map from the file's places to it."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    @classmethod
    def of(cls, page: Any) -> Sheet:
        """Return the sheet of a page; turned pages and cut margins are in the map."""
        import pypdfium2.raw as pdfium

        width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)

        def shown(x: float, y: float) -> tuple[float, float]:
            right, down = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(page, 0, 0, LONG, LONG, 0, x, y, right, down)
            return right.value / LONG * width, down.value / LONG * height

        zero, across, up = shown(0, 0), shown(1000, 0), shown(0, 1000)
        matrix = (
            (across[0] - zero[0]) / 1000,
            (across[1] - zero[1]) / 1000,
            (up[0] - zero[0]) / 1000,
            (up[1] - zero[1]) / 1000,
            *zero,
        )
        return cls(width, height, matrix)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box of the file as left, top, right, bottom on the sheet."""
        x1, y1 = self.point(left, bottom)
        x2, y2 = self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the file on the sheet."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    @property
    def turn(self) -> float:
        """Return how the file's horizontal runs on the sheet, in degrees clockwise."""
        return float(np.degrees(np.arctan2(self.matrix[1], self.matrix[0])))


def read_letters(textpage: Any, sheet: Sheet, most: int) -> Letters:
    """Return the letters of a page, at most `most`; `cut` says that there were more."""
    import pypdfium2.raw as pdfium

    found = Letters()
    numbers: dict[int, int] = {}
    attributes: dict[int, tuple[float, int]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    sides = [ctypes.c_double() for _ in range(4)]
    loose = pdfium.FS_RECTF()
    blank = False
    count = textpage.count_chars()
    found.cut = count > most
    for index in range(min(count, most)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if text.isspace() or not text.isprintable():
            # 2: the hyphen at a line's end, which pdfium gives as a control character.
            if code != 2:
                blank = True
                continue
            text = "-"
        handle = pdfium.FPDFText_GetTextObject(textpage, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0 if handle else 0
        if address not in numbers:
            numbers[address] = len(found.owners) if address else -1
            if address:
                found.owners.append(handle)
        if address not in attributes:
            attributes[address] = _size_and_angle(textpage, index, sheet)
        size, angle = attributes[address]
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, loose)
        pdfium.FPDFText_GetCharBox(textpage, index, sides[0], sides[1], sides[2], sides[3])
        left, right, bottom, top = (side.value for side in sides)
        place = sheet.box(loose.left, loose.bottom, loose.right, loose.top)
        ink = sheet.box(left, bottom, right, top)
        origin = sheet.point(x.value, y.value)
        if not abs(sum(place) + sum(ink) + sum(origin)) < FAR:
            continue
        found.letters.append(Letter(text, *place, ink, origin[1], size, angle, numbers[address], blank))
        blank = False
    return found


def _size_and_angle(textpage: Any, index: int, sheet: Sheet) -> tuple[float, int]:
    """Return the type size in points as drawn, and the angle on the sheet, of a letter and so of its object."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    size = abs(float(pdfium.FPDFText_GetFontSize(textpage, index)))
    angle = -sheet.turn
    if pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        # The font size alone can be 1 with the true size in the matrix.
        size *= float(np.hypot(matrix.c, matrix.d))
        angle += float(np.degrees(np.arctan2(matrix.b, matrix.a)))
    size = size if np.isfinite(size) else 0.0
    return min(size, 10_000.0), round(-angle) % 360 if np.isfinite(angle) else 0
