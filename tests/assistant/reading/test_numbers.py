"""Certificate numbers: glued to the next label, under a title, of a letter; sector codes; from a picture."""

import pytest

from assistant.reading.document import Document, Line, Page
from assistant.reading.fields import find_certificates
from assistant.reading.numbers import number_in
from assistant.reading.text import read_text
from assistant.verification.certificate import Source


def read(text):
    return find_certificates([read_text(text)])[0]


def number(text):
    field = read(text).certificate_number
    return field.value if field else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Certificate No.91664Certified Date14 April 1998", "91664"),
        ("CERTIFICADO\nNÚMERO 2013/EXA.4417", "2013/EXA.4417"),
        ("Certificado del Sistema\nde Gestión de la Calidad\nER-0412/1999\nEjemplo certifica", "ER-0412/1999"),
        ("CERTIFICAT\nN° 38114 rev. 3\nAnnule et remplace le certificat 38114-2", "38114"),
        ("The current certificate (no. 3310/24-Q) covers the scope.", "3310/24-Q"),
    ],
)
def test_a_certificate_number(text, wanted):
    assert number(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Our ref: EXA/LTR/2025/0388\n\nTO WHOM IT MAY CONCERN\n\nWe confirm that the audit took place.",
        "Our ref: EXA/LTR/2025/0388\nCERTIFICATION\nThis letter is not a certificate.",
        "This replaces certificate 38114-2.",
    ],
)
def test_what_is_no_certificate_number(text):
    assert number(text) is None


def test_a_glued_label_ends_a_number():
    assert number_in("91664Certified Date14") == "91664"


@pytest.mark.parametrize("text", ["IAF代码  19", "IAF代码：19", "EA code: 19", "IAF 코드: 19"])
def test_sector_codes_are_bare(text):
    assert read(text).sector_codes.value == ("19",)


def photographed(*lines: str):
    page = Page(number=1, lines=tuple(Line(text=line) for line in lines), source=Source.PHOTO)
    document = Document(name="photo", source=Source.PHOTO, pages=(page,), page_count=1)
    return find_certificates([document])[0].certificate_number


def test_confusable_characters_in_a_picture_are_unsure_until_confirmed():
    once = photographed("Certificate No.: 14224Q2O618ROS")
    assert not once.sure
    twice = photographed("Certificate No.: 14224Q2O618ROS", "See example.org/14224Q2O618ROS")
    assert twice.sure
    assert photographed("Certificate No.: 77-4413-93").sure
