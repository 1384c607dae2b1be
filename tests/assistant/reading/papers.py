"""Files for the tests of reading: the certificate of a fictitious company in many forms, and hostile files."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.fonts import Font, register_font

WIDTH, HEIGHT = A4
HOLDER = "Lanqiao Medical Devices Co., Ltd."
CHINESE_HOLDER = "蓝桥医疗器械有限公司"
ROWS = (
    ("Certificate No.", "MD-2024-081573"),
    ("Date of issue", "14 March 2024"),
    ("Valid until", "13 March 2027"),
    ("Geschäftsführer", "Jürgen Müßig, Köln"),
)
VALID_Y = 400 + 2 * 22
"""Points from the top at which the line "Valid until" stands."""

Draw = Callable[[Canvas], Any]


def pdf(draw: Draw | None = None, *, body: bool = True, pages: int = 1, **options: Any) -> bytes:
    """Return a certificate as a PDF with text, with what `draw` adds to each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, **options)
    for _ in range(pages):
        if body:
            _body(canvas)
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _body(canvas: Canvas) -> None:
    sans, bold, chinese = (register_font(font) for font in (Font.SANS, Font.SANS_BOLD, Font.CHINESE))
    canvas.setFont(bold, 28)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 120, "CERTIFICATE")
    canvas.setFont(bold, 18)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 185, HOLDER)
    canvas.setFont(chinese, 14)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 208, CHINESE_HOLDER)
    canvas.setFont(sans, 11)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 260, "has been assessed and found to comply with")
    canvas.setFont(bold, 22)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 295, "ISO 13485:2016")
    canvas.setFont(sans, 11)
    for number, (label, value) in enumerate(ROWS):
        canvas.drawString(80, HEIGHT - 400 - 22 * number, label)
        canvas.drawString(220, HEIGHT - 400 - 22 * number, value)


@lru_cache(maxsize=1)
def sheet() -> Image.Image:
    """Return the certificate as a picture of 150 dots an inch."""
    page = pypdfium2.PdfDocument(pdf())[0]
    return page.render(scale=150 / 72).to_pil().convert("RGB")


def picture(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scan(layer: Sequence[tuple[float, float, str]] = (), draw: Draw | None = None) -> bytes:
    """Return the certificate as a scanned PDF.

    Args:
        layer: an invisible text layer: points from the left, points from the top, words.
        draw: draws on top of the picture.
    """

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(sheet()), 0, 0, *A4)
        text = canvas.beginText()
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 11)
        for left, top, words in layer:
            text.setTextOrigin(left, HEIGHT - top)
            text.textOut(words)
        text.setTextRenderMode(0)
        canvas.drawText(text)
        if draw:
            draw(canvas)

    return pdf(page, body=False)


def photo(angle: float = 7.0, *, shadow: bool = True, paper: Image.Image | None = None) -> Image.Image:
    """Return a photo of the sheet on a dark table: at an angle, turned, half in the shade, a little blurred."""
    pixels = np.array(paper or sheet())[:, :, ::-1]
    height, width = pixels.shape[:2]
    wide, high = int(width * 1.35), int(height * 1.3)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    seen = corners + np.array([[60, 0], [-60, 20], [0, 0], [0, -40]], dtype=np.float32)
    turn = np.radians(angle)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    seen = ((seen - [width / 2, height / 2]) @ matrix.T + [wide / 2, high / 2]).astype(np.float32)
    warp = cv2.getPerspectiveTransform(corners, seen)
    on_table = np.full((high, wide, 3), (60, 70, 80), np.uint8)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), warp, (wide, high))
    on_table[mask > 0] = cv2.warpPerspective(pixels, warp, (wide, high), flags=cv2.INTER_AREA)[mask > 0]
    if shadow:
        on_table = (on_table * np.linspace(0.45, 1, wide)[None, :, None]).astype(np.uint8)
    return Image.fromarray(cv2.GaussianBlur(on_table, (3, 3), 0)[:, :, ::-1])


def hand_made(*objects: bytes) -> bytes:
    """Return a PDF of numbered objects without a table of them, which readers then make themselves."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def png_header(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
