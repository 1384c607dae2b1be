from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from assistant.answer import Done, Part, Step
from assistant.feedback import LONGEST, FeedbackBook
from knowledge import Knowledge
from tests.assistant.fakes import hit, set_assistant

ON = dt.date(2026, 11, 22)
FOUND = {"cycle": [hit("entry:audit-cycle")], "differ": [hit("entry:side-by-side")]}


def test_the_parts_of_a_stream_are_the_answer(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, FOUND)
    for text in ("How long is the cycle?", "How do they differ?", "", "?"):
        first, *parts, last = assistant.stream(text, conversation="c", on=ON)
        assert isinstance(first, Step)
        assert isinstance(last, Done)
        assert all(isinstance(part, Part) for part in parts)
        assert "".join(part.markdown for part in parts) == last.answer.text
        assert last.answer.conversation == "c"


def test_conversations_are_given_back_and_do_not_see_each_other(tiny_base: Knowledge) -> None:
    assistant = set_assistant(tiny_base, FOUND)
    assistant.answer("cycle for infusion pumps in Germany", conversation="a", on=ON)
    other = assistant.answer("cycle", conversation="b", on=ON)
    assert (other.conversation, other.state.market, other.state.product) == ("b", None, None)


def test_about_counts_what_the_answers_rest_on(tiny_base: Knowledge) -> None:
    about = set_assistant(tiny_base).about()
    assert about.knowledge_fingerprint == tiny_base.fingerprint
    assert about.counts == {
        "articles": 4,
        "misconceptions": 1,
        "terms": 2,
        "sources": len(tiny_base.sources),
        "claims": len(tiny_base.claims),
    }
    assert about.oldest_review == dt.date(2026, 11, 22)
    assert about.next_review_due == dt.date(2027, 5, 22)


def keep(base: Knowledge, book: FeedbackBook | None, **more) -> bool:
    assistant = set_assistant(base, FOUND, feedback=book)
    answer = assistant.answer("How long is the cycle?", on=ON)
    given = {"liked": True, "reason": None, **more}
    return assistant.feedback("c1", given.pop("question", "How long?"), answer, **given)


def test_a_kept_thumb_is_on_the_disk(tiny_base: Knowledge, tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path / "new folder" / "feedback.jsonl")
    assert keep(tiny_base, book)
    assert keep(tiny_base, FeedbackBook(book.path), liked=False, reason="zu kurz\nund 错")
    first, second = map(json.loads, book.path.read_text(encoding="utf-8").splitlines())
    assert (first["conversation"], first["question"], first["liked"]) == ("c1", "How long?", True)
    assert first["articles"] == ["audit-cycle"]
    assert (second["liked"], second["reason"]) == (False, "zu kurz\nund 错")
    assert dt.datetime.fromisoformat(first["at"]).tzinfo is not None


def test_with_history_off_nothing_is_kept(tiny_base: Knowledge, tmp_path: Path) -> None:
    assert keep(tiny_base, None) is False
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_bounded(tiny_base: Knowledge, tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path / "feedback.jsonl")
    keep(tiny_base, book, question="q" * 100_000, reason="r" * 100_000)
    [line] = map(json.loads, book.path.read_text(encoding="utf-8").splitlines())
    assert len(line["question"]) == len(line["reason"]) == LONGEST


def test_a_line_torn_by_a_crash_does_not_spoil_the_next(tiny_base: Knowledge, tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path / "feedback.jsonl")
    keep(tiny_base, book)
    with book.path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-11-22T10:00')
    keep(tiny_base, book, reason="the line after")
    last = book.path.read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["reason"] == "the line after"


@pytest.mark.parametrize("name", ["answer", "build_assistant", "Assistant", "AssistantError", "Settings"])
def test_the_shop_window_has_what_it_names(name: str) -> None:
    import assistant

    assert hasattr(assistant, name)
    assert all(hasattr(assistant, each) for each in assistant.__all__)
