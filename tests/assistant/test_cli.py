"""The command as others run it: in a process of its own, or through its `main`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import cli
from assistant.errors import BadInputError, IndexMissingError
from knowledge import Knowledge
from tests.assistant.fakes import hit, set_assistant
from tests.assistant.test_answer import CONTRACT

REPOSITORY = Path(__file__).parents[2]
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "chromadb",
    "gradio",
    "langchain_core",
    "onnxruntime",
)


def run(*arguments: str, code: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command, or code in its place, in a process of its own."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "assistant"]), *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, **more)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tiny_base: Knowledge):
    """command(*arguments, stdin="…") gives the status, stdout and stderr of `main` with a set assistant."""
    import io

    found = {"cycle": [hit("entry:audit-cycle")]}
    monkeypatch.setattr("assistant.build.build_assistant", lambda **_: set_assistant(tiny_base, found))

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["certwise", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def assert_told(result: tuple[int, str, str], status: int, *words: str) -> None:
    """Check that the command ended with a status and one line on stderr that has the words."""
    code, out, err = result
    assert code == status
    assert out == ""
    assert err.count("\n") == 1, err
    for word in words:
        assert word in err


@pytest.mark.parametrize(
    "day",
    [*("tomorrow", "2026-02-30", "22.11.2026", "", "2026-11"), *("20261122", "2026-W47-1", "２０２６-11-22")],
)
@pytest.mark.parametrize("name", ["ask", "lookup"])
def test_a_day_that_is_no_date_is_bad_input(command, name: str, day: str) -> None:
    assert_told(command(name, "DAkkS", "--on", day), 2, "is no date", "2026-11-22")


def test_a_bad_day_is_told_by_the_real_command_before_anything_is_loaded(tmp_path: Path) -> None:
    done = run("ask", "x", "--on", "soon", env={"CERTWISE_DATA": str(tmp_path / "data")})
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_look_up_of_nothing_is_bad_input(command, text: str) -> None:
    assert_told(command("lookup", text), 2, "nothing to look up", "certwise lookup DAkkS")


def test_a_bad_setting_is_bad_input(command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTWISE_PORT", "many")
    assert_told(command("index"), 2, "port")


@pytest.mark.parametrize(
    ("error", "status"),
    [(BadInputError("Give\nless."), 2), (IndexMissingError("Run it."), 1), (ValueError("odd\nthing"), 1)],
)
def test_a_failure_is_one_line_and_its_status(
    command, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(**_: Any) -> Any:
        raise error

    monkeypatch.setattr("assistant.build.build_assistant", fail)
    assert_told(command("ask", "x"), status, " ".join(str(error).split()))


def test_an_unforeseen_failure_names_the_doctor(command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> Any:
        raise ZeroDivisionError("zero")

    monkeypatch.setattr("assistant.build.build_assistant", fail)
    assert_told(command("ask", "x"), 1, "certwise doctor", "ZeroDivisionError")


def test_an_answer_is_printed_for_people(command) -> None:
    code, out, err = command("ask", "How long is the cycle?")
    assert (code, err) == (0, "")
    assert "three years" in out
    assert "Sources" in out


def test_an_answer_is_one_line_of_json_for_programs(command) -> None:
    code, out, err = command("ask", "How long is the cycle?", "--json", "--on", "2026-11-22")
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert list(json.loads(out))[: len(CONTRACT)] == CONTRACT


@pytest.mark.parametrize("text", ["", "🙂", "\udcff", "--", "x" * 10_000])
def test_a_question_that_is_none_is_answered_kindly(command, text: str) -> None:
    code, out, _ = command("ask", "--json", "--", text)
    assert code == 0
    assert json.loads(out)["kind"] == "decline"


def test_the_day_of_a_question_is_used(command) -> None:
    assert "review was due" in command("ask", "How long is the cycle?", "--on", "2027-06-01")[1]


def test_a_look_up_knows_the_body(command) -> None:
    code, out, _ = command("lookup", "DAkkS", "--json", "--on", "2026-11-22")
    found = json.loads(out)
    assert (code, found["on"], found["entries"][0]["key"]) == (0, "2026-11-22", "DAkkS")
    assert "accreditation body" in command("lookup", "DAkkS")[1]


def test_chat_answers_line_by_line_and_survives_bad_ones(command) -> None:
    lines = ['{"conversation": "a", "text": "How long is the cycle?"}', "", "nonsense", '{"conversation": "b"}']
    code, out, _ = command("chat", "--jsonl", stdin="\n".join(lines))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(a["conversation"], a["kind"]) for a in answers] == [
        ("a", "answer"),
        ("", "error"),
        ("b", "decline"),
    ]


def test_a_byte_that_is_no_text_spoils_its_own_line_alone(command, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    good = b'{"conversation": "a", "text": "How long is the cycle?"}\n'
    bad = b'{"conversation": "b", "text": "\xff"}\n'
    strict = io.TextIOWrapper(io.BytesIO(good + bad + good), encoding="utf-8", errors="strict")
    monkeypatch.setattr(io, "StringIO", lambda _: strict)
    code, out, _ = command("chat", "--jsonl")
    assert code == 0
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["answer", "error", "answer"]
    strict = io.TextIOWrapper(io.BytesIO(b"\xff\nHow long is the cycle?\n"), encoding="utf-8", errors="strict")
    code, out, _ = command("chat")
    assert code == 0
    assert "three years" in out


def test_chat_for_people_reads_questions_from_stdin(command) -> None:
    code, out, _ = command("chat", stdin="How long is the cycle?\n\n")
    assert code == 0
    assert out.count("three years") == 1


def test_the_doctor_ends_with_one_where_something_is_wrong(command, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.doctor import Examined

    well, wrong = Examined(state="ok", what="A"), Examined(state="wrong", what="B", to_do="Mend it.")
    monkeypatch.setattr("assistant.doctor.examine", lambda: [well, Examined(state="warning", what="W")])
    assert command("doctor")[0] == 0
    monkeypatch.setattr("assistant.doctor.examine", lambda: [well, wrong])
    code, out, _ = command("doctor")
    assert code == 1
    assert "WRONG    B\n         Mend it." in out
    code, out, _ = command("doctor", "--json")
    assert (code, [json.loads(line)["state"] for line in out.splitlines()]) == (1, ["ok", "wrong"])


@pytest.mark.parametrize(
    ("arguments", "word"), [(["ask"], "question"), (["frob"], "frob"), (["ask", "--nop", "x"], "--nop")]
)
def test_a_command_that_is_not_understood_is_bad_input(command, arguments: list[str], word: str) -> None:
    code, out, err = command(*arguments)
    assert (code, out) == (2, "")
    assert word in err


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom assistant.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = run(code=code)
    assert done.returncode == 0, done.stderr
    *help_text, imported = done.stdout.splitlines()
    assert imported == "[]"
    for name in ("ask", "chat", "lookup", "index", "doctor", "serve", "eval"):
        assert any(line.strip().startswith(name) for line in help_text)


def test_importing_the_package_imports_nothing_heavy() -> None:
    names = "assistant, assistant.assistant, assistant.jsonl, assistant.doctor, assistant.lookup, knowledge"
    done = run(code=f"import sys, {names}\nprint([name for name in {HEAVY!r} if name in sys.modules])")
    assert done.stdout == "[]\n", done.stdout + done.stderr


def test_a_reader_that_goes_away_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "assistant", "lookup", "UKAS, DAkkS, TÜV SÜD, ISO 9001:2015"]
    done = subprocess.run(
        command, cwd=REPOSITORY, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
