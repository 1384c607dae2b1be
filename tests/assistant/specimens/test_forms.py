"""PDF, picture, photo and files: the same bytes each time, with a text layer, and what is hidden is hidden."""

from __future__ import annotations

import json
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from assistant.specimens import LAYOUTS, draw_specimen, write_specimen
from assistant.specimens.photo import severity_of


def layer(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_has_a_text_layer_and_the_same_bytes(layout):
    one, two = (draw_specimen(5, layout=layout) for _ in range(2))
    assert one.pdf() == two.pdf()
    words = "".join(layer(one.pdf()).split())
    for name in ("holder", "certificate_number", "certification_body"):
        assert "".join(str(one.key.fields[name]).split()) in words


def test_a_pdf_is_dated_by_the_paper_and_not_by_the_clock():
    specimen = draw_specimen(6)
    document = pypdfium2.PdfDocument(specimen.pdf())
    made, changed = (document.get_metadata_value(name) for name in ("CreationDate", "ModDate"))
    document.close()
    assert specimen.content.issued
    assert made == changed
    assert made[2:6] == str(specimen.content.issued.day.year)


def test_pictures_and_photos_are_the_same_each_time():
    one, two = (draw_specimen(7) for _ in range(2))
    assert one.png() == two.png()
    assert one.photo() == two.photo()


def test_a_photo_is_a_large_jpeg_that_gets_worse_with_the_seed():
    with Image.open(BytesIO(draw_specimen(8).photo())) as photo:
        assert photo.format == "JPEG"
        assert max(photo.size) == 2160
    amounts = [severity_of(seed) for seed in range(50)]
    worst, best = max(amounts, key=lambda s: s.amount), min(amounts, key=lambda s: s.amount)
    assert worst.quality < best.quality
    assert worst.blur > best.blur


def test_the_text_layer_of_a_disguised_date_says_something_else():
    specimen = draw_specimen(9, defects=("DOC-02",))
    words = layer(specimen.pdf())
    assert specimen.content.tricks.layer in words
    assert specimen.content.tricks.seen not in words
    assert specimen.content.tricks.seen in specimen.text


def test_a_patched_date_leaves_the_older_one_in_the_file():
    specimen = draw_specimen(9, defects=("DOC-10",))
    words = layer(specimen.pdf())
    assert specimen.content.tricks.patch in words
    assert specimen.content.tricks.seen in words


def test_hidden_words_are_in_the_file():
    specimen = draw_specimen(9, defects=("DOC-01",))
    assert specimen.content.tricks.hidden[:20] in layer(specimen.pdf())


def test_an_edited_file_says_so():
    document = pypdfium2.PdfDocument(draw_specimen(9, defects=("DOC-05",)).pdf())
    made, changed = (document.get_metadata_value(name) for name in ("CreationDate", "ModDate"))
    program = document.get_metadata_value("Producer")
    document.close()
    assert made < changed
    assert program != "Certwise training document"


def test_a_form_is_in_the_file():
    assert b"/AcroForm" in draw_specimen(9, defects=("DOC-11",)).pdf()
    assert b"/AcroForm" not in draw_specimen(9).pdf()


def test_all_forms_are_written_with_the_key(tmp_path):
    specimen = draw_specimen(10, defects=("STAT-01",))
    written = write_specimen(specimen, tmp_path / "new")
    assert [path.name for path in written] == [
        "specimen.pdf",
        "specimen.png",
        "specimen-photo.jpg",
        "specimen.txt",
        "specimen.json",
    ]
    key = json.loads((tmp_path / "new" / "specimen.json").read_text(encoding="utf-8"))
    assert key["defects"][0]["rule"] == "STAT-01"
    assert (tmp_path / "new" / "specimen.txt").read_text(encoding="utf-8") == specimen.text
