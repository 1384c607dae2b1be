"""Photos and screenshots."""

from __future__ import annotations

import time

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from assistant.errors import UnreadableFileError
from assistant.reading import ocr
from assistant.reading.document import Document
from assistant.reading.files import read_file
from assistant.verification.certificate import NoteKind, Source
from tests.assistant.reading import papers

VALUES = ("MD-2024-081573", "13 March 2027", "ISO 13485:2016", papers.CHINESE_HOLDER)


def read(image: Image.Image, kind: str = "JPEG", *, pictures: bool = False, **options: object) -> Document:
    return read_file(papers.picture(image, kind, **options), name="photo", pictures=pictures)


def missing(document: Document) -> list[str]:
    """Return the values that were not read. Recognition loses a blank now and then; letters it may not lose."""
    text = document.text.replace(" ", "")
    return [value for value in VALUES if value.replace(" ", "") not in text]


def test_a_screenshot_is_read_with_places_and_letters_of_all_kinds():
    document = read(papers.sheet(), "PNG", pictures=True)
    assert document.source is Source.PHOTO
    assert missing(document) == []
    assert "Jürgen Müßig, Köln" in document.text
    label = next(line for line in document.pages[0].lines if line.text == "Valid until")
    assert label.box
    assert label.box.top < (papers.VALID_Y - 3) / papers.HEIGHT < label.box.bottom
    assert label.box.left == pytest.approx(80 / papers.WIDTH, abs=0.02)
    assert document.notes == ()
    assert len(document.pictures) == 1


def test_the_engine_is_there():
    assert ocr.available() is None


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_turned_page_is_read_upright(turn: Image.Transpose):
    document = read(papers.sheet().transpose(turn))
    assert missing(document) == []
    assert document.pages[0].aspect == pytest.approx(0.707, abs=0.01)
    texts = [line.text for line in document.pages[0].lines]
    assert texts[0] == "CERTIFICATE"
    assert texts.index("Valid until") + 1 == texts.index("13 March 2027")


def test_the_camera_s_turn_is_followed():
    exif = Image.Exif()
    exif[0x0112] = 6
    top = papers.sheet().crop((0, 150, 1240, 480))
    document = read(top.transpose(Image.Transpose.ROTATE_90), exif=exif)
    assert document.pages[0].lines[0].text == "CERTIFICATE"


@pytest.mark.parametrize("angle", [-12.0])
def test_a_photo_taken_at_an_angle_is_laid_flat(angle: float):
    document = read(papers.photo(angle), pictures=True, quality=80)
    assert missing(document) == []
    assert document.pages[0].aspect == pytest.approx(0.707, abs=0.03)
    rows = [line for line in document.pages[0].lines if line.text in ("Valid until", "13 March 2027")]
    assert rows[0].box
    assert rows[1].box
    assert rows[0].box.top == pytest.approx(rows[1].box.top, abs=0.006)


def test_a_coloured_bar_along_the_sheet_is_not_cut_off():
    sheet = papers.sheet().copy()
    sheet.paste((20, 60, 140), (0, 0, 200, sheet.height))
    page = read(papers.photo(5, shadow=False, paper=sheet)).pages[0]
    assert page.aspect == pytest.approx(0.707, abs=0.04)


def test_a_crooked_scan_is_levelled():
    crooked = (
        papers.sheet()
        .crop((0, 600, 1240, 1250))
        .rotate(3, fillcolor=(255, 255, 255), resample=Image.Resampling.BICUBIC)
    )
    texts = [line.text for line in read(crooked).pages[0].lines]
    assert texts.index("Valid until") + 1 == texts.index("13 March 2027")


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "HEIF"])
def test_other_formats_are_read(kind: str):
    pillow_heif.register_heif_opener()
    top = papers.sheet().crop((0, 150, 1240, 480))
    assert papers.HOLDER in read(top, kind).text


def test_a_picture_of_something_else_has_no_words_and_says_so():
    ground = np.linspace(0, 255, 600 * 400).reshape(400, 600)
    soft = Image.fromarray(
        np.stack([ground, ground[::-1], ground.T.reshape(400, 600)], axis=2).astype(np.uint8)
    )
    document = read(soft)
    assert document.pages[0].lines == ()
    assert [(note.kind, note.words) for note in document.notes] == [
        (NoteKind.POOR_PICTURE, "no words were found")
    ]


def test_a_blurred_picture_is_called_poor():
    small = papers.sheet().crop((100, 700, 1000, 1100)).resize((225, 100))
    document = read(small, quality=20)
    assert [note.kind for note in document.notes] == [NoteKind.POOR_PICTURE]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (papers.picture(Image.new("1", (20_000, 100)), "PNG"), "20,000 × 100"),
        (papers.picture(Image.new("1", (9_000, 9_000)), "PNG"), "9,000 × 9,000"),
        (papers.png_header(60_000, 60_000), "60,000 × 60,000"),
        (papers.png_header(6_000, 6_000), "broken"),
        (papers.picture(Image.new("RGB", (1, 5_000)), "PNG"), "too small"),
        (papers.picture(papers.sheet())[:4000], "broken"),
        (b"\xff\xd8\xff\xe0 no picture", "broken"),
    ],
    ids=["wide", "large", "bomb", "empty", "thin", "cut", "noise"],
)
def test_a_hostile_picture_is_refused_within_seconds(data: bytes, says: str):
    started = time.monotonic()
    with pytest.raises(UnreadableFileError, match=says):
        read_file(data, name="photo.png")
    assert time.monotonic() - started < 10
