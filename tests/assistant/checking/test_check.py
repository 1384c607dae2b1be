"""A whole check, from papers to a report, with the reader of fields that there is."""

from __future__ import annotations

import json

import pytest

from assistant.checking.check import Paper, check_papers, read_papers
from assistant.errors import BadInputError
from assistant.verification.certificate import Source
from assistant.verification.context import Context
from tests.assistant.checking.made_reports import ON

WORDS = """CERTIFICATE
This is to certify that the management system of
Anlan Example Instruments Co., Ltd.
meets the requirements of ISO 9001:2015
Certificate No.: 12 100 34567 TMS
Valid until: 2024-03-04
"""


def test_pasted_words_are_read_and_checked() -> None:
    check = check_papers([Paper.pasted(WORDS)], on=ON, context=Context(product="pumps"))
    (certificate,) = check.certificates
    assert certificate.standard
    assert certificate.standard.value == "ISO 9001"
    assert certificate.source is Source.TEXT
    assert check.report.certificates[0].certificate is certificate
    assert check.to_json() == check.report.to_json()
    assert check.documents[0].text.startswith("CERTIFICATE")


def test_a_check_is_the_same_every_time() -> None:
    first, second = (json.dumps(check_papers([Paper.pasted(WORDS)], on=ON).to_json()) for _ in range(2))
    assert first == second


def test_a_correction_by_the_buyer_replaces_a_field() -> None:
    corrections = {0: {"expires": "2024-03-04", "standard": "ISO 13485", "edition": "2016", "qr": ""}}
    check = check_papers([Paper.pasted(WORDS)], on=ON, corrections=corrections)
    (certificate,) = check.certificates
    assert certificate.standard
    assert (certificate.standard.value, certificate.standard.corrected) == ("ISO 13485", True)
    assert str(check.report.certificates[0].headline).startswith("Expired on 4 March 2024")


@pytest.mark.parametrize("corrections", [{5: {}}, {-1: {}}, {0: {"expires": "soon"}}, {0: {"colour": "red"}}])
def test_a_correction_that_cannot_be_used_is_bad_input(corrections) -> None:
    with pytest.raises(BadInputError):
        check_papers([Paper.pasted(WORDS)], on=ON, corrections=corrections)


@pytest.mark.parametrize("papers", [[], [Paper.pasted("")], [Paper.pasted(" \n\t ")]])
def test_nothing_to_read_is_bad_input(papers) -> None:
    with pytest.raises(BadInputError):
        read_papers(papers)


def test_fields_alone_are_the_read_object() -> None:
    told = read_papers([Paper.pasted(WORDS)]).to_json()
    assert list(told) == ["certificates"]
    assert list(told["certificates"][0]) == ["fields"]
    assert told["certificates"][0]["fields"]["standard"]["value"] == "ISO 9001"
