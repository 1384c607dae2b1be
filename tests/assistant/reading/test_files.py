"""From any file to a document: what can be read, and what is refused with which words."""

from __future__ import annotations

import os
import threading
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableFileError
from assistant.reading.document import Document
from assistant.reading.file_kind import FileKind, decode_text, file_kind
from assistant.reading.files import apart, clean_name, read_file
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.pdf", r"There is no file .*missing\.pdf\. Look at the spelling"),
        ("folder", r"folder is a folder\. Name the files in it"),
        ("a\0b.pdf", r"a\?b\.pdf cannot be the name of a file\. Look at"),
        ("x" * 5_000, r"^…x+ cannot be read \(.+\)\. Look at its name"),
        ("file/a.pdf", r"file/a\.pdf cannot be read \(.+\)\. Look at its name"),
    ],
)
def test_a_name_that_is_no_file_is_told_with_what_to_do(tmp_path: Path, name: str, said: str):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableFileError, match=said) as raised:
        read_file(tmp_path / name, name=name)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 250


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.pdf").touch()
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(UnreadableFileError, match=r"cannot be read \(Permission denied\).*who may read it"):
        read_file(tmp_path / "a.pdf", name="a.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_opened_once(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"ISO 9001:2015",), daemon=True)
    writer.start()
    assert read_file(pipe, name="pipe").text == "ISO 9001:2015"
    writer.join(5)


def test_equal_names_are_told_apart_until_none_is_taken():
    assert apart(["a.jpg", "b/a.jpg", "a.jpg", "c.pdf"]) == ["a.jpg", "2. a.jpg", "3. a.jpg", "c.pdf"]
    assert apart(["2. a.jpg", "a.jpg", "a.jpg"]) == ["2. a.jpg", "a.jpg", "3. a.jpg"]
    long = apart(["x" * 300] * 12)
    assert len(set(long)) == 12
    assert max(map(len, long)) == 120


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
