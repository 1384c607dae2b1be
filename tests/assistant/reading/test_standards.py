"""Standards: national prints, misread letters, and the law that a paper certifies."""

import pytest

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text


def read(text):
    certificate = find_certificates([read_text(text)])[0]
    return certificate.standard.value, certificate.edition and certificate.edition.value


@pytest.mark.parametrize(
    ("text", "standard", "edition"),
    [
        ("GB/T 19001-2016 idt\nISO 9001:2015", "ISO 9001", "2015"),
        ("GB/T19001-2016idt1SO9001:2015标准", "ISO 9001", "2015"),
        ("IS0 13485:2016", "ISO 13485", "2016"),
        ("GB/T19001-2016", "GB/T 19001", "2016"),
        ("Applied Standard(s):  EN ISO 13485:2016+A11:2021\n(ISO 13485:2016)", "ISO 13485", "2016"),
        ("Applied Standard(s):  EN ISO 13485:2016+A11:2021", "ISO 13485", "2016+A11:2021"),
        (
            "It meets the requirements of Directive 93/42/EEC.\nStandards: EN 60601-1:2006, EN 60601-2:2010",
            "Directive 93/42/EEC",
            None,
        ),
    ],
)
def test_the_standard_and_its_edition(text, standard, edition):
    assert read(text) == (standard, edition)


def test_the_number_of_a_chinese_print_is_not_taken_for_a_year():
    certificate = find_certificates(
        [read_text("质量管理体系认证证书\n证书编号 QX4711\nGB/T 19001-2016\n有效期至 2027年3月4日")]
    )[0]
    assert certificate.standard.value == "GB/T 19001"
    assert certificate.edition.value == "2016"
