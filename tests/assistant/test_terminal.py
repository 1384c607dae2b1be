from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Answer, AnswerKind, Citation
from assistant.lookup import lookup
from assistant.terminal import show_answer, show_lookup
from knowledge import Knowledge
from knowledge.registers import load_registers
from tests.assistant.fakes import hit, set_assistant

MARKUP = "[bold]x[/bold] [/] [link=file:///etc/passwd]y[/link] \\[z] <b> `code` [unclosed"
ON = dt.date(2026, 11, 22)


def test_markup_like_text_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    citation = Citation(
        n=1, claim="a.b", article="a", source="s", title=MARKUP, publisher=MARKUP, url=None, quote=MARKUP
    )
    answer = Answer(
        kind=AnswerKind.ANSWER,
        text="An answer. [1]",
        language="en",
        citations=(citation,),
        suggestions=(MARKUP,),
    )
    show_answer(answer)
    out = " ".join(capsys.readouterr().out.split())
    assert f"[1] {MARKUP}, {MARKUP}" in out
    assert f"- {MARKUP}" in out


@pytest.mark.parametrize("text", [MARKUP, "", "| a | b |\n| --- |", "```", "# x"])
def test_any_answer_is_printed_without_harm(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_answer(Answer(kind=AnswerKind.ANSWER, text=text, language="en"))
    assert capsys.readouterr().err == ""


def test_a_table_its_sources_and_suggestions_are_printed(
    tiny_base: Knowledge, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = set_assistant(tiny_base, {"differ": [hit("entry:side-by-side")]})
    show_answer(assistant.answer("How do they differ on risk?", on=ON))
    out = capsys.readouterr().out
    for word in ("Side by side", "Risk", "Sources", "[1] Iso page", "You could ask"):
        assert word in out


@pytest.mark.parametrize("text", ["DAkkS", "NB 9999", "GAC", "no such thing [bold]", "USAS"])
def test_a_look_up_is_printed_with_where_to_look(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_lookup(lookup(text, registers=load_registers(), on=ON))
    out = capsys.readouterr().out
    assert out.strip()
    assert "https://" in out
