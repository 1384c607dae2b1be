"""Rows on a page that leans, and the levelling of one that was taken at an angle."""

import numpy as np

from assistant.reading.document import Line
from assistant.reading.photo import _leans
from assistant.reading.rows import in_reading_order
from assistant.verification.certificate import Box


def test_columns_on_a_leaning_page_stay_in_their_rows():
    def place(text, left, top):
        return Line(text=text, box=Box(left=left, top=top, right=left + 0.15, bottom=top + 0.016))

    lines = [
        place(f"{row}{column}", 0.1 + 0.25 * column, 0.5 + 0.012 * row - 0.0022 * column)
        for row in range(3)
        for column in range(3)
    ]
    ordered = [line.text for line in in_reading_order(lines)]
    assert ordered == ["00", "01", "02", "10", "11", "12", "20", "21", "22"]


def test_lines_that_lean_more_at_the_bottom_are_told():
    tops = np.linspace(50, 950, 10)
    slopes = 0.02 * tops / 1000
    corners = np.array(
        [
            [[100, y], [600, y + 500 * s], [600, y + 20 + 500 * s], [100, y + 20]]
            for y, s in zip(tops, slopes, strict=True)
        ],
        dtype=np.float32,
    )
    top, bottom = _leans(corners, 1000)
    assert abs(top) < 0.002
    assert abs(bottom - 0.02) < 0.002
