"""`certwise check`, `read`, `listing`, `evidence` and `specimen` as others run them."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.verification.rules import RULES
from tests.assistant.test_cli import HEAVY, REPOSITORY, run

WORDS = """CERTIFICATE
This is to certify that the quality management system of
Anlan Example Instruments Co., Ltd.
meets the requirements of ISO 9001:2015
Certificate No.: 12 100 34567
Valid until: 2024-03-04
"""
DAY = ("--on", "2026-11-22")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """command(*arguments, stdin="…") gives the status, stdout and stderr of `main`."""

    def call(*arguments: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        stream = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
        monkeypatch.setattr(sys, "argv", ["certwise", *arguments])
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def assert_told(result: tuple[int, str, str], status: int, *words: str) -> None:
    """Check that the command ended with a status and one line on stderr that has the words."""
    code, out, err = result
    assert (code, out) == (status, "")
    assert err.count("\n") == 1, err
    for word in words:
        assert word in err


def test_a_check_is_one_line_of_json_whatever_it_finds(command, paper: Path) -> None:
    code, out, err = command("check", str(paper), *DAY, "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    told = json.loads(out)
    assert list(told)[:4] == ["on", "knowledge", "certificates", "message_to_supplier"]
    assert told["on"] == "2026-11-22"
    assert "ISO 9001" in told["message_to_supplier"]


def test_a_check_is_the_same_from_a_file_and_from_stdin(command, paper: Path) -> None:
    from_file = command("check", str(paper), *DAY, "--json")[1]
    from_stdin = command("check", "-", *DAY, "--json", stdin=WORDS)[1]
    assert from_file.replace('"paper.txt"', '"stdin"') == from_stdin


def test_a_check_is_printed_for_people(command, paper: Path) -> None:
    code, out, err = command("check", str(paper), *DAY)
    assert (code, err) == (0, "")
    for part in (
        "ISO 9001",
        "What the paper cannot tell",
        "Message to the supplier",
        "您好",
        "22 November 2026",
    ):
        assert part in out


def test_the_deal_goes_into_the_check(command, paper: Path) -> None:
    deal = "--product pumps --market EU --supplier Anlan --factory Suzhou --role manufacturer --designer buyer"
    told = json.loads(command("check", str(paper), *DAY, *deal.split(), "--json")[1])
    skipped = {one["rule"]: one["because"] for one in told["certificates"][0]["skipped"]}
    assert not any(because.startswith("It needs to know") for because in skipped.values())
    assert told["message_to_supplier"].startswith("Dear Anlan team,")


def test_what_was_found_in_the_register_goes_into_the_check(command, paper: Path) -> None:
    told = json.loads(command("check", str(paper), *DAY, "--register", "withdrawn", "--json")[1])
    assert told["certificates"][0]["headline"].startswith("The register says something else")


def test_several_files_are_checked_together(command, paper: Path) -> None:
    code, out, _ = command(
        "check", str(paper), "-", *DAY, "--json", stdin=WORDS.replace("9001:2015", "13485:2016")
    )
    assert code == 0
    assert out.count("\n") == 1
    assert json.loads(out)["certificates"]


def test_reports_are_written_and_the_same_every_time(command, paper: Path, tmp_path: Path) -> None:
    pdf, markdown = tmp_path / "r.pdf", tmp_path / "r.md"
    written = []
    for _ in range(2):
        code, _, err = command(
            "check", str(paper), *DAY, "--pdf", str(pdf), "--markdown", str(markdown), "--json"
        )
        assert (code, err) == (0, "")
        written.append((pdf.read_bytes(), markdown.read_bytes()))
    assert written[0] == written[1]
    assert written[0][0].startswith(b"%PDF-")
    assert written[0][1].startswith(b"# Certificate check")


def test_fields_alone_are_read(command, paper: Path) -> None:
    code, out, err = command("read", str(paper), "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    told = json.loads(out)
    assert list(told) == ["certificates"]
    assert told["certificates"][0]["fields"]["standard"]["value"] == "ISO 9001"
    assert "ISO 9001" in command("read", str(paper))[1]


@pytest.mark.parametrize("name", ["check", "read"])
@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b" \n ", "empty"), (b"PK\x03\x04\0\0\0", "cannot be read"), (b"\0\1\2\3" * 50, "cannot")],
)
def test_a_file_that_cannot_be_used_is_bad_input(
    command, tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / "paper").write_bytes(content)
    assert_told(command(name, str(tmp_path / "paper")), 2, word)


@pytest.mark.parametrize("name", ["check", "read", "listing"])
def test_a_missing_file_and_an_empty_stdin_are_bad_input(command, name: str) -> None:
    assert_told(command(name, "no-such-file.pdf"), 2, "no-such-file.pdf")
    assert_told(command(name, "-"), 2, "stdin")
    assert_told(command(name), 2, "FILE")


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--on", "tomorrow", "is no date"),
        ("--on", "2026-02-30", "is no date"),
        ("--on", "20261122", "is no date"),
        ("--on", "2026-W47-1", "is no date"),
        ("--role", "retailer", "'--role': 'retailer' is not one of 'manufacturer', 'trader'. Try --help.\n"),
        ("--designer", "x", "buyer"),
        ("--register", "maybe", "withdrawn"),
        ("--pdf", "no-such-folder/r.pdf", "no-such-folder"),
        ("--markdown", ".", "folder"),
        ("--pdf", "", "--pdf names no file. Give it a name, as --pdf report.pdf."),
        ("--markdown", " ", "as --markdown report.md."),
    ],
)
def test_an_option_that_cannot_be_used_is_bad_input(
    command, paper: Path, option: str, value: str, word: str
) -> None:
    assert_told(command("check", str(paper), option, value), 2, word)


def test_a_full_disk_is_told_and_leaves_the_old_report(
    command, paper: Path, tmp_path: Path, monkeypatch
) -> None:
    report = tmp_path / "r.md"
    report.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert_told(command("check", str(paper), "--markdown", str(report)), 1, "Make room")
    assert report.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["check", "read"])
def test_one_bad_file_is_told_beside_the_report_of_the_others(
    command, paper: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04\0\0\0")
    missing = str(tmp_path / "missing.pdf")
    code, out, err = command(name, str(tmp_path / "bad.docx"), str(paper), missing, "--json")
    assert code == 0
    assert len(json.loads(out)["certificates"]) == 1
    first, second = err.splitlines()
    assert first.startswith("certwise: bad.docx was not read: ")
    assert second.startswith("certwise: missing.pdf was not read: There is no file")
    both = command(name, str(tmp_path / "bad.docx"), missing)
    assert_told(both, 2, "bad.docx was not read: ", "missing.pdf was not read: ")


def test_two_reports_in_one_place_are_refused(command, paper: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "r")
    assert_told(command("check", str(paper), "--pdf", place, "--markdown", place), 2, "named twice")
    assert not (tmp_path / "r").exists()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_a_reader_of_a_report_that_goes_away_is_no_failure(paper: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assistant", "check", str(paper), "--pdf", "/dev/stdout"]
    done = subprocess.run(
        command, cwd=REPOSITORY, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_leaves_no_half_of_a_specimen(command, tmp_path: Path, monkeypatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert_told(command("specimen", "--seed", "1", "--out", str(tmp_path)), 1, "Make room")
    assert list(tmp_path.iterdir()) == []


def test_a_listing_is_decoded(command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Our factory is ISO 9001:2008 certified, and all pumps are FDA approved.", encoding="utf-8")
    code, out, err = command("listing", str(page), *DAY, "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert [claim["words"] for claim in json.loads(out)["claims"]]
    code, out, err = command("listing", "-", *DAY, stdin=page.read_bytes())
    assert (code, err) == (0, "")
    for part in ("ISO 9001:2008", "It does not mean:", "Message to the supplier", "您好"):
        assert part in out
    assert_told(command("listing", str(page), "--on", "x"), 2, "is no date")
    page.write_text("  ", encoding="utf-8")
    assert_told(command("listing", str(page)), 2, "is empty")


def test_what_to_ask_for_is_listed(command) -> None:
    deal = ["evidence", "--product", "infusion pump", "--market", "EU", *DAY]
    code, out, err = command(*deal, "--role", "manufacturer", "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    told = json.loads(out)
    assert (told["product"], told["role"]) == ("infusion pump", "manufacturer")
    code, out, err = command(*deal)
    assert (code, err) == (0, "")
    assert all(item["what"][:40] in out for item in told["items"])
    for part in ("A good answer:", "Look it up:", "Message to the supplier", "您好"):
        assert part in out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--product", "pump"], "--market"),
        (["--product", " ", "--market", "EU"], "Name the product"),
        (["--product", "pump", "--market", "EU", "--role", "friend"], "manufacturer"),
        (["--product", "pump", "--market", "EU", "--on", "x"], "is no date"),
    ],
)
def test_without_a_product_or_market_there_is_nothing_to_list(command, arguments: list[str], word: str) -> None:
    assert_told(command("evidence", *arguments), 2, word)


def test_a_pdf_may_come_in_on_stdin(command) -> None:
    from assistant.checking.report_pdf import report_pdf
    from tests.assistant.checking.made_reports import long_report

    code, out, err = command("read", "-", "--json", stdin=report_pdf(long_report()))
    assert (code, err) == (0, "")
    assert "ISO 13485" in out


def test_a_specimen_is_written_with_its_key(command, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    code, told, err = command("specimen", "--seed", "3", "--defects", "date-02", "--out", str(out))
    assert (code, err) == (0, "")
    files = ["specimen.pdf", "specimen.png", "specimen-photo.jpg", "specimen.txt", "specimen.json"]
    assert told.splitlines() == [str(out / name) for name in files]
    key = json.loads((out / "specimen.json").read_text(encoding="utf-8"))
    assert [defect["rule"] for defect in key["defects"]] == ["DATE-02"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--seed", "1", "--defects", "NOPE-99"], "NOPE-99"),
        (["--seed", "1", "--language", "xx"], "xx"),
        (["--seed", "1", "--layout", "nope"], "nope"),
        (["--seed", "x"], "integer. Try --help.\n"),
        (["--seed", "1", "--on", "x"], "is no date"),
    ],
)
def test_a_specimen_that_cannot_be_drawn_is_bad_input(
    command, tmp_path: Path, arguments: list[str], word: str
) -> None:
    assert_told(command("specimen", *arguments, "--out", str(tmp_path)), 2, word)
    assert list(tmp_path.iterdir()) == []


def test_a_specimen_needs_a_folder_that_can_be_written_to(command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert_told(command("specimen", "--seed", "1", "--out", str(tmp_path / "file")), 2, "file")
    assert_told(command("specimen", "--seed", "1"), 2, "--out")


def test_help_names_the_commands_and_a_check_of_a_text_imports_nothing_heavy(paper: Path) -> None:
    heavy = (*HEAVY, "reportlab", "rapidocr", "cv2", "PIL", "pypdfium2", "rich.markdown")
    code = (
        "import sys\nfrom assistant import cli\n"
        f"sys.argv = ['certwise', 'check', {str(paper)!r}, '--json']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = run(code=code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    help_text = run("--help").stdout
    for name in ("check", "read", "listing", "evidence", "specimen"):
        assert any(line.strip().startswith(name) for line in help_text.splitlines())


def test_the_real_command_checks_what_is_piped_in() -> None:
    done = run("check", "-", *DAY, "--json", input=WORDS)
    assert (done.returncode, done.stderr) == (0, "")
    (checked,) = json.loads(done.stdout)["certificates"]
    assert len(checked["findings"]) + len(checked["skipped"]) == len(RULES)
