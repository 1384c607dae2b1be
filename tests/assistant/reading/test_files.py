"""From any file to a document: what can be read, and what is refused with which words."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import BadInputError, UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.file_kind import FileKind, decode_text, file_kind
from assistant.reading.files import clean_name, read_file
from assistant.reading.limits import Limits
from assistant.verification.certificate import Source
from tests.assistant.reading import papers


def _archive() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _archive(),
        b"MZ\x90\x00\x03",
        b"<!DOCTYPE html><p>ISO 9001",
        b"<svg xmlns='x'/>",
        b"\x00\x01\x02\x03" * 9,
    ],
    ids=["office", "program", "web page", "drawing", "unknown"],
)
def test_a_file_of_another_kind_is_refused_with_what_can_be_read(data: bytes):
    with pytest.raises(UnreadableFileError, match=r"PDF, a picture .* or plain text"):
        read_file(data, name="certificate.pdf")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00"])
def test_an_empty_file_is_called_empty(data: bytes):
    with pytest.raises(UnreadableFileError, match="empty"):
        read_file(data, name="certificate.pdf")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Gültig bis 13. März 2027", "utf-8"),
        ("Gültig bis 13. März 2027", "utf-8-sig"),
        ("证书编号 有效期至", "utf-16"),
        ("证书编号：00123 有效期至 2027年3月13日", "gb18030"),
        ("Gültig bis 13. März 2027, Müller & Söhne", "cp1252"),
    ],
)
def test_text_is_read_in_its_encoding(text: str, encoding: str):
    document = read_file(text.encode(encoding), name="certificate.txt")
    assert document.text.strip() == text
    assert document.source is Source.TEXT


def test_the_bytes_decide_and_not_the_ending():
    assert read_file(papers.pdf(), name="certificate.txt").source is Source.PDF
    assert read_file(b"ISO 9001:2015", name="certificate.pdf").source is Source.TEXT


def test_a_pdf_may_begin_with_something_else():
    assert file_kind(b"\r\nsent by mail\r\n" + papers.pdf()) is FileKind.PDF


def test_words_that_begin_like_a_program_are_text():
    assert file_kind(b"MZ-1234 is the certificate's number") is FileKind.TEXT


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "large.pdf"
    path.write_bytes(b"%PDF-1.4" + bytes(5000))
    with pytest.raises(UnreadableFileError, match="larger than"):
        read_file(path, name=path.name, limits=Limits(file_bytes=1000))


def test_a_missing_file_is_a_bad_input(tmp_path: Path):
    with pytest.raises(BadInputError, match=r"'missing\.pdf' cannot be opened"):
        read_file(tmp_path / "missing.pdf", name="missing.pdf")


def test_a_name_is_cut_and_cleaned():
    assert clean_name("../../etc/\x00certi\nficate.pdf") == "certi ficate.pdf"
    assert clean_name("C:\\papers\\a.pdf") == "a.pdf"
    assert len(clean_name("x" * 999)) == 120
    assert clean_name("/") == "file"


@given(data=st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_are_text_or_refused(data: bytes):
    kind = file_kind(data)
    if kind is FileKind.TEXT:
        assert isinstance(decode_text(data), str)


@given(
    data=st.binary(max_size=300),
    head=st.sampled_from([b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"]),
)
@settings(max_examples=30)
def test_any_bytes_behind_any_beginning_are_read_or_refused(data: bytes, head: bytes):
    with suppress(UnreadableFileError):
        assert isinstance(read_file(head + data, name="x"), Document)
