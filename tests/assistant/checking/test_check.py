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


def test_one_bad_paper_does_not_lose_the_others() -> None:
    broken = Paper(content=b"\0\1\2\3" * 9, name="b.pdf")
    check = check_papers([broken, Paper.pasted(WORDS)], on=ON)
    assert [document.name for document in check.documents] == ["text"]
    assert len(check.report.certificates) == 1
    (unread,) = check.unread
    assert unread.name == "b.pdf"
    assert str(unread) == f"b.pdf was not read: {unread.message}"


def test_where_no_paper_can_be_read_each_is_named() -> None:
    broken, empty = Paper(content=b"\0\1\2\3" * 9, name="b.pdf"), Paper(content=b"", name="e.pdf")
    with pytest.raises(BadInputError, match=r"b\.pdf was not read: .* e\.pdf was not read: "):
        read_papers([broken, empty])
    with pytest.raises(BadInputError, match=r"^The file is empty"):
        read_papers([empty])


@pytest.mark.parametrize("papers", [[], [Paper.pasted("")], [Paper.pasted(" \n\t ")]])
def test_nothing_to_read_is_bad_input(papers) -> None:
    with pytest.raises(BadInputError):
        read_papers(papers)


def test_fields_alone_are_the_read_object() -> None:
    told = read_papers([Paper.pasted(WORDS)]).to_json()
    assert list(told) == ["certificates"]
    assert list(told["certificates"][0]) == ["fields"]
    assert told["certificates"][0]["fields"]["standard"]["value"] == "ISO 9001"
