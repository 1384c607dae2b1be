"""Invented papers of fictitious companies in twelve languages; what must be unsure; any text at all."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.document import Code, Document, Line, Page
from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import FIELD_NAMES, Source
from tests.assistant.reading.scoring import Score, score_fields

PAPERS = [
    record
    for path in sorted((Path(__file__).parent / "papers").glob("*.yaml"))
    for record in yaml.safe_load(path.read_text(encoding="utf-8"))
]
LEAST_F1 = 0.97
LEAST_F1_OF_ONE = 0.85


def scored(record):
    certificate = find_certificates([read_text(record["text"], name=record["name"])])[0]
    names = [name for name in FIELD_NAMES if name != "language" or "language" in record["truth"]]
    return score_fields(certificate, record["truth"], names, accept=record.get("accept"), about=record["name"])


@pytest.mark.parametrize("record", PAPERS, ids=lambda record: record["name"])
def test_an_invented_paper_is_read(record):
    score = scored(record)
    assert not score.silent
    assert score.f1 >= LEAST_F1_OF_ONE, "\n".join(score.wrong)


def test_the_invented_papers_together():
    total = sum(map(scored, PAPERS), Score())
    assert total.f1 >= LEAST_F1, "\n".join(total.wrong)


def read(text):
    return find_certificates([read_text(text)])[0]


def test_every_field_says_where_it_was_read():
    certificate = read("Certificate No.: A-100\n\nExpiry date: 3 May 2027")
    assert certificate.expires.where.line == 3
    assert certificate.expires.raw == "3 May 2027"


def test_an_ambiguous_date_keeps_both_readings():
    assert read("Expiry date: 03/04/2027").expires.value.to_json() == ["2027-03-04", "2027-04-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Issue date\nExpiry date\n2 May 2024\n1 May 2027",
        "2 May 2024\nIssue date\n1 May 2027\nExpiry date",
    ],
)
def test_dates_apart_from_their_labels_are_unsure(text):
    certificate = read(text)
    assert certificate.expires.value.to_json() == "2027-05-01"
    assert not certificate.expires.sure


def test_two_expiry_dates_make_it_unsure_and_both_are_kept():
    field = read("Expiry date: 3 May 2027\nvalid until 4 May 2028").expires
    assert not field.sure
    assert [other.to_json() for other in field.others] == ["2028-05-04"]


def test_the_same_date_in_another_writing_is_no_other():
    field = read("Expiry date: 3 May 2027\nGültig bis: 2027-05-03").expires
    assert field.sure
    assert field.others == ()


def test_the_end_of_the_cycle_before_is_not_the_expiry():
    certificate = read(
        "Expiry date: 3 May 2027\nPrevious expiry date: 3 May 2024\nRecertification due: 1 March 2027"
    )
    assert certificate.expires.value.to_json() == "2027-05-03"
    assert certificate.expires.others == ()


def test_the_start_of_validity_stands_in_for_the_date_of_issue():
    assert read("valid from 2015-08-06 until 2018-08-05").issued.value.to_json() == "2015-08-06"
    assert (
        read("valid from 2015-08-06 until 2018-08-05\nIssue date: 2015-08-01").issued.value.to_json()
        == "2015-08-01"
    )


def test_a_number_from_a_picture_that_could_be_misread_is_unsure():
    line = Line(text="Certificate No.: AB0O123", confidence=0.99)
    page = Page(number=1, lines=(line,), source=Source.PHOTO)
    document = Document(name="a.jpg", source=Source.PHOTO, pages=(page,), page_count=1)
    assert not find_certificates([document])[0].certificate_number.sure


def test_words_hard_to_read_are_unsure():
    line = Line(text="Expiry date: 3 May 2027", confidence=0.6)
    document = Document(
        name="a.jpg",
        source=Source.PHOTO,
        pages=(Page(number=1, lines=(line,), source=Source.PHOTO),),
        page_count=1,
    )
    assert not find_certificates([document])[0].expires.sure


def test_hidden_words_give_no_field():
    lines = (Line(text="Expiry date: 3 May 2027", hidden=True), Line(text="Certificate No.: A-100"))
    document = Document(name="a.pdf", source=Source.PDF, pages=(Page(number=1, lines=lines),), page_count=1)
    certificate = find_certificates([document])[0]
    assert certificate.expires is None
    assert certificate.certificate_number.value == "A-100"


def test_the_first_code_is_kept():
    codes = (Code(content="https://example.org/q?1", format="QRCode", page=1),)
    document = Document(
        name="a.pdf", source=Source.PDF, pages=(Page(number=1, lines=()),), page_count=1, codes=codes
    )
    assert find_certificates([document])[0].qr.value == "https://example.org/q?1"


def test_the_iso_standard_is_taken_where_a_national_print_stands_beside_it():
    field = read("GB/T 19001-2016/ISO 9001:2015").standard
    assert (field.value, field.raw, field.others) == ("ISO 9001", "GB/T 19001-2016/ISO 9001:2015", ())


def test_further_standards_are_kept():
    assert read("ISO 9001:2015\nISO 14001:2015").standard.others == ("ISO 14001",)


def test_the_accreditor_is_not_the_issuer():
    certificate = read("Certificate No.: A-100\nISO 9001:2015\naccredited by UKAS")
    assert certificate.certification_body is None
    assert certificate.accreditation_body.value == "UKAS"


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_an_exception(text):
    assert find_certificates([read_text(text)])


@given(
    st.lists(
        st.sampled_from(
            [
                "Certificate No.:",
                "Issue date",
                "valid until",
                "3 May 2027",
                "\n",
                "  ",
                "兹证明",
                "Ltd",
                "ISO 9001:2015",
                "Scope:",
                "A-1",
                "\f",
                "Address",
                "certify that",
                "页",
                "Page 1 of 9",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_mixture_of_the_words_of_the_trade_is_read(parts):
    assert find_certificates([read_text(" ".join(parts))])
