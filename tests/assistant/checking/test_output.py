"""Files are written whole or not at all, and papers are named on the command line without surprises."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from assistant.checking.check import read_papers
from assistant.checking.output import refuse_place, refuse_same_place, write_whole, writing_failed
from assistant.checking.papers import papers_named, text_named
from assistant.errors import AssistantError, BadInputError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_where_writing_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AssistantError, match="Make room") as raised:
        write_whole(path, b"new")
    assert raised.value.exit_status == 1
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no folder"):
        write_whole(tmp_path / "no" / "report.pdf", b"x")
    with pytest.raises(BadInputError, match="is a folder"):
        write_whole(tmp_path, b"x")


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_what_is_no_lack_of_room_is_for_the_caller_to_mend() -> None:
    assert isinstance(writing_failed(Path("x"), PermissionError(errno.EACCES, "no")), BadInputError)


def test_files_and_stdin_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("ISO 9001", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("ISO 13485"))
    first, second = papers_named([str(file), "-"], stdin=True)
    assert (first.content, first.name) == (file, "a.txt")
    assert (second.content, second.name) == ("ISO 13485", "stdin")


def test_text_comes_from_a_file_in_any_common_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for encoding in ("utf-8", "utf-16", "gb18030"):
        file.write_bytes("我们通过了质量管理体系认证".encode(encoding))
        assert text_named(str(file)) == "我们通过了质量管理体系认证"
    file.write_bytes(b"%PDF-1.4\n")
    with pytest.raises(BadInputError, match="not plain text"):
        text_named(str(file))


@pytest.mark.parametrize("name", ["no-such-file.pdf", ".", "a\0b", "x" * 5_000, "", " "])
def test_a_name_that_is_no_file_is_bad_input(name: str) -> None:
    with pytest.raises(BadInputError):
        read_papers(papers_named([name]))
    with pytest.raises(BadInputError):
        text_named(name)


def test_where_messages_come_in_on_stdin_a_dash_is_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("the next message"))
    with pytest.raises(BadInputError, match="There is no file -"):
        read_papers(papers_named(["-"]))
    assert sys.stdin.read() == "the next message"


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    papers = papers_named([str(tmp_path / "a.txt"), str(tmp_path / "b" / "a.txt")])
    assert [paper.name for paper in papers] == ["a.txt", "2. a.txt"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_no_more_than_the_limit_is_read() -> None:
    with pytest.raises(BadInputError, match="larger than"):
        text_named("/dev/zero")
    with pytest.raises(BadInputError, match="larger than"):
        read_papers(papers_named(["/dev/zero"]))


def test_a_folder_that_is_not_ours_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or path != tmp_path)
    with pytest.raises(BadInputError, match="cannot be written to"):
        refuse_place(tmp_path / "report.pdf")
    refuse_place(Path(os.devnull))


def test_one_place_for_two_files_is_refused_by_any_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(BadInputError, match="named twice"):
        refuse_same_place(tmp_path / "r", tmp_path / "link" / "r")
    refuse_same_place(tmp_path / "r", tmp_path / "s")


def test_a_reader_that_goes_away_is_not_a_failure_of_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    monkeypatch.setattr(Path, "write_bytes", gone)
    with pytest.raises(BrokenPipeError):
        write_whole(Path(os.devnull), b"x")


def test_an_empty_file_and_empty_stdin_are_bad_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(BadInputError, match="is empty"):
        read_papers(papers_named([str(tmp_path / "empty.pdf")]))
    monkeypatch.setattr("sys.stdin", io.StringIO(" \n"))
    with pytest.raises(BadInputError, match="Nothing came in"):
        papers_named(["-"], stdin=True)
    with pytest.raises(BadInputError, match="only once"):
        papers_named(["-", "-"], stdin=True)
