"""The LangChain door gives tools with clean schemas that answer from the assistant."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, AnswerKind
from assistant.doors.langchain import certwise_tools


class Echo:
    """An assistant that says what it was asked."""

    def answer(self, text: str, **_: Any) -> Answer:
        return Answer(kind=AnswerKind.ANSWER, text=text, language="en")


def test_the_tools_have_names_descriptions_and_one_text_argument() -> None:
    ask, look_up = certwise_tools(Echo())  # type: ignore[arg-type]
    assert (ask.name, list(ask.args)) == ("ask_certwise", ["question"])
    assert (look_up.name, list(look_up.args)) == ("look_up_register", ["text"])
    assert "supplier certificates" in ask.description


def test_asking_gives_the_answer_object() -> None:
    ask, _ = certwise_tools(Echo())  # type: ignore[arg-type]
    assert ask.invoke({"question": "Is it valid?"})["text"] == "Is it valid?"


def test_looking_up_names_the_body() -> None:
    _, look_up = certwise_tools(Echo())  # type: ignore[arg-type]
    found = look_up.invoke({"text": "DAkkS"})
    assert "DAkkS" in found["entries"][0]["title"]
