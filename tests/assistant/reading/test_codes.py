"""QR codes and barcodes."""

from __future__ import annotations

import numpy as np
import pytest
import qrcode
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.codes import LONGEST_CONTENT, find_codes
from assistant.reading.files import read_file
from assistant.verification.certificate import NoteKind
from tests.assistant.reading import papers

ADDRESS = "https://certificates.example.org/check?number=MD-2024-081573"


def _code(content: str = ADDRESS) -> Image.Image:
    return qrcode.make(content).get_image().convert("RGB")


def test_a_code_on_a_pdf_is_read_with_its_place():
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(_code()), 440, 60, 60, 60)

    document = read_file(papers.pdf(draw), name="paper.pdf")
    (code,) = document.codes
    assert (code.content, code.format, code.page) == (ADDRESS, "QRCode", 1)
    assert code.box
    assert code.box.left == pytest.approx(448 / papers.WIDTH, abs=0.02)
    assert code.box.bottom == pytest.approx(1 - 68 / papers.HEIGHT, abs=0.02)
    assert [note.words for note in document.notes if note.kind is NoteKind.CODE] == [ADDRESS]


def test_a_code_on_a_photo_is_read():
    sheet = papers.sheet().copy()
    sheet.paste(_code().resize((180, 180)), (950, 1450))
    document = read_file(papers.picture(sheet.transpose(Image.Transpose.ROTATE_90)), name="photo.jpg")
    (code,) = document.codes
    assert code.content == ADDRESS
    assert code.box
    assert code.box.left > 0.7
    assert code.box.top > 0.75


def test_a_small_picture_of_a_code_is_enlarged():
    small = np.asarray(_code().resize((90, 90)))
    assert [code.content for code in find_codes(small, page=1)] == [ADDRESS]


def test_a_content_is_given_once_and_without_control_characters():
    both = np.hstack([np.asarray(_code("a\nb\x07" + "c" * 20)), np.asarray(_code("a\nb\x07" + "c" * 20))])
    (code,) = find_codes(both, page=1)
    assert code.content == "ab" + "c" * 20


def test_a_long_content_is_cut():
    (code,) = find_codes(np.asarray(_code("1" * 2900)), page=1)
    assert len(code.content) == LONGEST_CONTENT


def test_a_page_without_codes_has_none():
    assert find_codes(np.asarray(papers.sheet()), page=1) == ()
