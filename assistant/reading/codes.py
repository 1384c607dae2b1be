"""QR codes and barcodes by zxing-cpp: its only door."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.reading.document import Code
from assistant.verification.certificate import Box

LONGEST_CONTENT = 2_000
"""Characters of a code that are kept. A QR code holds up to 4,296, a web address on paper below 300."""
MOST_CODES = 8
LOOK_SIDE = 2_400
"""Longer side in pixels of the copy on which codes are looked for."""
SMALL = 1_000
"""A picture with a longer side below this is doubled first: its codes have too few pixels a module."""
FORMATS = ("QRCode", "MicroQRCode", "DataMatrix", "Aztec", "PDF417", "Code128", "EAN13")
"""Kinds with a check of their own. The others find "codes" in ruled lines and in print."""


def find_codes(picture: NDArray[np.uint8], *, page: int) -> tuple[Code, ...]:
    """Return the codes on a picture of a page (colour or grey), each content once, from the top down."""
    import cv2
    import zxingcpp

    gray = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    height, width = gray.shape
    longer = max(height, width)
    scale = 2.0 if longer < SMALL else min(1.0, LOOK_SIDE / longer)
    if scale != 1.0:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        gray = cv2.resize(gray, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    formats = zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, name) for name in FORMATS])
    codes: dict[str, Code] = {}
    gray = np.ascontiguousarray(gray)
    plain = zxingcpp.TextMode.Plain
    for found in zxingcpp.read_barcodes(gray, formats=formats, try_invert=False, text_mode=plain):
        content = "".join(letter for letter in found.text if letter.isprintable()).strip()[:LONGEST_CONTENT]
        if not content or content in codes:
            continue
        spot = found.position
        corners = (spot.top_left, spot.top_right, spot.bottom_right, spot.bottom_left)
        across = [min(max(corner.x / gray.shape[1], 0.0), 1.0) for corner in corners]
        down = [min(max(corner.y / gray.shape[0], 0.0), 1.0) for corner in corners]
        sides = (min(across), min(down), max(across), max(down))
        left, top, right, bottom = (round(side, 4) for side in sides)
        box = Box(left=left, top=top, right=right, bottom=bottom)
        codes[content] = Code(content=content, format=str(found.format.name), page=page, box=box)
    from_the_top = sorted(codes.values(), key=lambda code: (code.box.top if code.box else 0.0, code.content))
    return tuple(from_the_top[:MOST_CODES])
