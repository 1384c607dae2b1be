"""Pages of a PDF as pictures, through pypdfium2."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_INCH = 150
_POINTS_PER_INCH = 72


def page_image(pdf: bytes, page: int = 0, *, dots_per_inch: int = _DOTS_PER_INCH) -> Image:
    """Render one page, counted from 0, with its form fields left out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image = document[page].render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil()
    finally:
        document.close()
    return image


def page_png(pdf: bytes) -> bytes:
    """Return the first page as PNG."""
    out = BytesIO()
    page_image(pdf).save(out, "PNG", compress_level=4)
    return out.getvalue()
