"""Labels in every writing: glued, accented, bilingual, misread; and words that are none."""

import pytest

from assistant.reading.labels import Kind, find_labels
from assistant.reading.layout import make_sheet
from assistant.reading.text import read_text


def kinds(line):
    document = read_text(line)
    cells = make_sheet([(document, page) for page in document.pages]).cells
    return [label.kind for cell in cells for label in find_labels(cell)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Certificate No.: A1", Kind.NUMBER),
        ("CertificateNo:MEL040", Kind.NUMBER),
        ("CERTIFICATO N° 12", Kind.NUMBER),
        ("证书编号：001", Kind.NUMBER),
        ("證書編號 001", Kind.NUMBER),
        ("Zertifikat-Registrier-Nr.: 12", Kind.NUMBER),
        ("Certifcate Number: 12", Kind.NUMBER),
        ("Gültig bis: 1.1.2027", Kind.VALID_UNTIL),
        ("Gueltig bis 1.1.2027", Kind.VALID_UNTIL),
        ("Validuntil06-05-2015", Kind.VALID_UNTIL),
        ("有効期限：2027年1月1日", Kind.VALID_UNTIL),
        ("유효기간: 2027.1.1", Kind.VALIDITY),
        ("Geçerlilik Tarihi : 14.03.2027", Kind.VALID_UNTIL),
        ("Ważny do: 19.09.2026", Kind.VALID_UNTIL),
        ("Válido hasta: 2027-01-01", Kind.VALID_UNTIL),
        ("Jusqu'au 2026-06-14", Kind.VALID_UNTIL),
        ("Geldig tot en met: 11 mei 2027", Kind.VALID_UNTIL),
        ("Data scadenza 19/12/2015", Kind.VALID_UNTIL),
        ("Thisistocertifythat", Kind.CERTIFY),
        ("Hiermit wird bescheinigt, dass das Unternehmen", Kind.CERTIFY),
        ("兹证明", Kind.CERTIFY),
        ("Company registration number: 123", Kind.OTHER_NUMBER),
        ("Contract no. 55", Kind.OTHER_NUMBER),
    ],
)
def test_a_label_is_found(line, kind):
    assert kinds(line)[0] is kind


def test_two_languages_are_two_labels_of_one_kind():
    assert kinds("地址 Address: 1 Mill Road") == [Kind.ADDRESS, Kind.ADDRESS]


def test_ordinary_words_in_running_text_are_no_labels():
    assert Kind.ADDRESS not in kinds("We address every company with the same standard of care.")
    assert Kind.HOLDER not in kinds("We address every company with the same standard of care.")


def test_an_address_with_no_is_no_number():
    assert Kind.NUMBER_WEAK not in kinds("No. 188, Xingye Road, Zhangqi Town, Cixi City, Zhejiang")
