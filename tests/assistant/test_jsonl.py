from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import StoreError
from assistant.jsonl import answer_line
from knowledge import Knowledge
from tests.assistant.fakes import hit, set_assistant
from tests.assistant.test_answer import CONTRACT

FOUND = {"cycle": [hit("entry:audit-cycle")]}
GOOD = '{"conversation": "c2", "text": "How long is the cycle?", "on": "2026-11-22"}'

BAD = {
    "no JSON": "How long is the cycle?",
    "cut off": '{"conversation": "c1", "text": "How',
    "a list": '["c1"]',
    "a number": "7",
    "null": "null",
    "text is a number": '{"conversation": "c1", "text": 7}',
    "conversation is a number": '{"conversation": 1, "text": "x"}',
    "files is a text": '{"conversation": "c1", "files": "a.pdf"}',
    "no such day": '{"conversation": "c1", "text": "x", "on": "2026-02-30"}',
    "half a surrogate": '{"conversation": "c1", "text": "\\ud800"}',
    "half a surrogate as it is": '{"conversation": "c1", "text": "\udcff"}',
    "a byte that is no UTF-8": b'{"conversation": "c1", "text": "\xff"}',
    "a day without hyphens": '{"conversation": "c1", "text": "x", "on": "20261122"}',
    "a week": '{"conversation": "c1", "text": "x", "on": "2026-W47-1"}',
    "seconds since 1970": '{"conversation": "c1", "text": "x", "on": 1795305600}',
    "a time": '{"conversation": "c1", "text": "x", "on": "2026-11-22T00:00:00"}',
    "a day that is a list": '{"conversation": "c1", "text": "x", "on": ["2026-11-22"]}',
    "a number too long to read": "9" * 5000,
    "nested too deep": "[" * 100_000,
}


@pytest.mark.parametrize("line", BAD.values(), ids=BAD)
def test_a_bad_line_gets_an_error_object_and_the_next_is_answered(
    tiny_base: Knowledge, line: str | bytes
) -> None:
    assistant = set_assistant(tiny_base, FOUND)
    error, answer = answer_line(assistant, line), answer_line(assistant, GOOD)
    assert error["kind"] == "error"
    assert list(error)[: len(CONTRACT)] == CONTRACT
    assert "Send {" in error["text"]
    assert error["citations"] == []
    assert (answer["kind"], answer["conversation"]) == ("answer", "c2")


def test_an_error_keeps_its_conversation_where_it_can_be_read(tiny_base: Knowledge) -> None:
    for name in ("text is a number", "a byte that is no UTF-8"):
        found = answer_line(set_assistant(tiny_base), BAD[name])
        assert found["conversation"] == "c1"
        assert "text" in found["text"]


def test_an_error_says_which_key_is_wrong(tiny_base: Knowledge) -> None:
    assert "(on: " in answer_line(set_assistant(tiny_base), BAD["no such day"])["text"]


@pytest.mark.parametrize(
    "day", ['"2026-02-30"', '"20261122"', "1795305600", "true", '""', '"' + "x" * 999 + '"']
)
def test_a_day_is_told_as_on_the_command_line(tiny_base: Knowledge, day: str) -> None:
    text = answer_line(set_assistant(tiny_base), f'{{"text": "x", "on": {day}}}')["text"]
    assert "is no date. Write it as 2026-11-22)" in text
    assert len(text) < 300
    assert answer_line(set_assistant(tiny_base), '{"text": "x", "on": null}')["kind"] == "decline"


@pytest.mark.parametrize("line", ['{"files": "a.pdf"}', '{"files": [1]}', '{"text": 7}', "[]"])
def test_a_wrong_type_is_told_with_the_right_shape(tiny_base: Knowledge, line: str) -> None:
    text = answer_line(set_assistant(tiny_base), line)["text"]
    shape = json.loads(text[text.index("Send {") + 5 : -1])
    assert list(shape) == ["conversation", "text", "files", "on"]
    assert isinstance(shape["files"], list)


def test_conversations_keep_their_ids_and_apart(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, FOUND)
    lines = [
        json.dumps({"conversation": f"c{n}", "text": "cycle for infusion pumps" if n else "cycle"})
        for n in (1, 0)
    ]
    first, second = (answer_line(assistant, line) for line in lines)
    assert [first["conversation"], second["conversation"]] == ["c1", "c0"]
    assert first["state"]["product"]
    assert second["state"]["product"] is None


def test_a_line_may_leave_out_everything(tiny_base: Knowledge) -> None:
    found = answer_line(set_assistant(tiny_base), "{}")
    assert (found["kind"], found["conversation"]) == ("decline", "")


def test_an_unknown_key_is_left_alone(tiny_base: Knowledge) -> None:
    line = '{"text": "How long is the cycle?", "temperature": 0.2}'
    assert answer_line(set_assistant(tiny_base, FOUND), line)["kind"] == "answer"


def test_the_day_of_a_line_is_the_day_it_is_judged_by(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, FOUND)
    late = answer_line(assistant, '{"text": "How long is the cycle?", "on": "2027-06-01"}')
    assert "review was due" in late["text"]


def test_a_failure_of_ours_does_not_end_the_others(tiny_base: Knowledge) -> None:
    class Broken:
        def answer(self, *_, **__):
            raise RuntimeError("secret detail")

    found = answer_line(Broken(), GOOD)  # type: ignore[arg-type]
    assert (found["kind"], found["conversation"]) == ("error", "c2")
    assert "secret detail" not in found["text"]
    assert "Run `certwise doctor`" in found["text"]


def test_a_failure_that_says_what_to_do_is_told_as_it_is() -> None:
    class Full:
        def answer(self, *_, **__):
            raise StoreError("Make room on the disk.")

    assert answer_line(Full(), GOOD)["text"] == "Make room on the disk."  # type: ignore[arg-type]


def test_any_line_gets_one_object(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, FOUND)

    @given(st.text(max_size=200) | st.text(max_size=100).map(lambda text: json.dumps({"text": text})))
    def ask(line: str) -> None:
        assert "\n" not in json.dumps(answer_line(assistant, line), ensure_ascii=False)

    ask()
