"""The answer object is a contract: others program against its keys and their order."""

from __future__ import annotations

import datetime as dt
import json

from assistant.answer import Answer, AnswerKind, Citation, Section, Sentence, SentenceKind, State, ToolCall
from knowledge import Knowledge
from tests.assistant.fakes import hit, set_assistant

CONTRACT = [
    *("conversation", "kind", "text", "language", "citations", "tool_calls", "report"),
    *("suggestions", "state", "engine", "milliseconds"),
]
CITATION = ["n", "claim", "article", "source", "title", "publisher", "url", "quote"]
STATE = ["product", "market", "supplier", "factory", "role", "certificates"]


def test_the_keys_of_the_contract_come_first_and_in_order() -> None:
    keys = list(Answer(kind=AnswerKind.ANSWER, text="x", language="en").to_json())
    assert keys[: len(CONTRACT)] == CONTRACT


def test_a_citation_a_call_and_the_state_have_the_keys_of_the_contract() -> None:
    citation = Citation(
        n=1, claim="a.b", article="a", source="s", title="T", publisher=None, url=None, quote="q"
    )
    assert list(citation.to_json())[: len(CITATION)] == CITATION
    assert list(ToolCall(name="x", arguments={}, result=1).to_json()) == ["name", "arguments", "result"]
    assert list(State().to_json()) == STATE
    assert State().to_json()["certificates"] == []


def test_the_kinds_are_those_of_the_contract() -> None:
    assert {kind.value for kind in AnswerKind} == {"answer", "clarify", "check", "decline", "greeting", "error"}


def test_an_empty_answer_says_null_where_it_does_not_know() -> None:
    found = Answer(kind=AnswerKind.DECLINE, text="x", language="en").to_json()
    assert found["report"] is None
    assert found["state"] == dict.fromkeys(STATE[:-1]) | {"certificates": []}
    assert found["engine"] == "embedded"


def test_a_real_answer_is_one_line_of_json(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, {"scope": [hit("entry:scope-words")]})
    answer = assistant.answer("who is DAkkS and what is the scope?", conversation="c", on=dt.date(2026, 11, 22))
    line = json.dumps(answer.to_json(), ensure_ascii=False)
    assert "\n" not in line
    found = json.loads(line)
    assert found["kind"] == "answer"
    assert found["sentences"][-1]["as_of"] in {None, "2026-10-01"}
    assert {citation["n"] for citation in found["citations"]} == {
        n for s in found["sentences"] for n in s["citations"]
    }


def test_the_sentences_of_an_answer_include_the_cells_of_its_tables() -> None:
    one, two, three = (Sentence(text=text, kind=SentenceKind.FRAME) for text in "abc")
    answer = Answer(
        kind=AnswerKind.ANSWER,
        text="",
        language="en",
        sections=(
            Section(heading="answer", sentences=(one,)),
            Section(heading="comparison", table=((two, three),)),
        ),
    )
    assert answer.sentences == (one, two, three)
    assert [s["text"] for s in answer.to_json()["sentences"]] == ["a", "b", "c"]


def test_milliseconds_have_one_decimal() -> None:
    answer = Answer(kind=AnswerKind.ANSWER, text="", language="en", milliseconds=1.2345)
    assert answer.to_json()["milliseconds"] == 1.2
