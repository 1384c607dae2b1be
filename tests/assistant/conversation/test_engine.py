"""What a turn is made of, for retrieval results that are set by the test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerKind, SentenceKind
from assistant.conversation import texts
from assistant.errors import BadInputError
from knowledge import Knowledge
from tests.assistant.fakes import hit, set_assistant

ON = dt.date(2026, 11, 22)
FOUND = {
    "cycle": [hit("entry:audit-cycle"), hit("entry:verify-steps", 0.5, votes=0)],
    "scope": [hit("entry:scope-words"), hit("entry:audit-cycle", 0.5, votes=0)],
    "approves": [hit("entry:scope-words", 0.9), hit("entry:certificate-approves-product", 0.89)],
    "alcance": [hit("entry:scope-words"), hit("entry:audit-cycle", 0.5, votes=0)],
    "differ": [hit("entry:side-by-side")],
    "9001 and 13485": [hit("entry:audit-cycle"), hit("entry:side-by-side", 0.6, votes=0)],
    "word": [hit("term:accreditation"), hit("entry:scope-words", 0.3, votes=0)],
    "sell": [hit("clarification:which-market"), hit("entry:scope-words", 0.3, votes=0)],
    "rain": [hit("small_talk:weather"), hit("entry:scope-words", 0.3, votes=0)],
    "hello": [hit("small_talk:greeting"), hit("entry:scope-words", 0.2, votes=0)],
    "quantum": [hit("entry:scope-words", 0.1, votes=0)],
    "nearly": [hit("entry:scope-words", 0.47, votes=0), hit("small_talk:weather", 0.45, votes=0)],
}


def ask(base: Knowledge, text: str, on: dt.date = ON, **more) -> Answer:
    return set_assistant(base, FOUND, **more).answer(text, on=on)


def claims(answer: Answer) -> list[str]:
    return [sentence.claim for sentence in answer.sentences if sentence.claim]


def test_an_answer_begins_with_the_direct_answer(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "How long is the cycle?")
    assert answer.kind is AnswerKind.ANSWER
    assert [section.heading for section in answer.sections][:3] == ["answer", "why", "check"]
    assert claims(answer)[0] == "audit-cycle.three-years"
    assert answer.articles == ("audit-cycle",)
    assert answer.suggestions[0] == "Tell me everything about: How long does a certificate run?"
    assert "How do I verify a certificate?" in answer.suggestions


def test_a_click_on_everything_gives_every_claim(tiny_base: Knowledge) -> None:
    [click, *_] = ask(tiny_base, "How long is the cycle?").suggestions
    answer = ask(tiny_base, click)
    assert claims(answer) == [f"audit-cycle.{c.id}" for c in tiny_base.entries["audit-cycle"].claims.all()]


def test_everything_about_an_unknown_title_is_a_question_like_any_other(tiny_base: Knowledge) -> None:
    assert ask(tiny_base, "Tell me everything about: the quantum").kind is AnswerKind.DECLINE


def test_a_comparison_shows_only_the_named_points(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "How do they differ on risk?")
    [section] = [section for section in answer.sections if section.table]
    assert [row[0].text for row in section.table] == ["Risk"]
    assert answer.suggestions[0] == texts.ALL_POINTS.format(count=3)
    whole = ask(tiny_base, answer.suggestions[0])
    assert [row[0].text for row in whole.sections[0].table] == ["Risk", "Design", "Purpose"]


def test_a_question_that_names_both_standards_and_a_point_gets_the_table(tiny_base: Knowledge) -> None:
    assert any(section.table for section in ask(tiny_base, "risk in 9001 and 13485").sections)
    assert not any(section.table for section in ask(tiny_base, "the cycle and its risk").sections)


def test_several_questions_are_answered_one_after_the_other(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "How long is the cycle? How do I read a scope?")
    assert [section.title for section in answer.sections if section.heading == "question"] == [
        "How long is the cycle?",
        "How do I read a scope?",
    ]
    assert answer.articles == ("audit-cycle", "scope-words")
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_two_questions_on_one_subject_are_one(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "How long is the cycle? When does the cycle end?")
    assert not [section for section in answer.sections if section.heading == "question"]


def test_a_question_beside_one_that_leads_nowhere_is_answered_and_the_other_declined(
    tiny_base: Knowledge,
) -> None:
    answer = ask(tiny_base, "How long is the cycle? How do I read a scope? What of quantum?")
    assert answer.articles == ("audit-cycle", "scope-words")
    assert texts.DECLINE in answer.text


def test_a_greeting_before_a_question_is_not_answered_apart(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "hello? How long is the cycle?")
    assert answer.articles == ("audit-cycle",)
    assert "What would you like to know" not in answer.text


def test_a_word_is_explained(tiny_base: Knowledge) -> None:
    assert set(claims(ask(tiny_base, "What does that word mean?"))) == {"glossary.accreditation"}


def test_a_false_premise_is_corrected_before_anything_else(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "The certificate approves the pumps, right?")
    assert answer.articles == ("certificate-approves-product",)
    assert answer.text.startswith("No. It is about the management system, not about a product.")


def test_a_question_too_open_asks_back_once_with_a_button_each(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "May I sell this?")
    assert answer.kind is AnswerKind.CLARIFY
    assert answer.text == "In which market will you sell it?"
    assert answer.suggestions == (
        "Europe: How do I read a scope?",
        "Elsewhere: How long does a certificate run?",
    )
    assert answer.citations == ()


def test_a_question_that_names_the_option_is_not_asked_back(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "May I sell this in Europe?")
    assert (answer.kind, answer.articles) == (AnswerKind.ANSWER, ("scope-words",))


@pytest.mark.parametrize("text", ["Will it rain?", "What of quantum?", "something nearly ours"])
def test_a_decline_cites_nothing_and_offers_something(tiny_base: Knowledge, text: str) -> None:
    answer = ask(tiny_base, text)
    assert answer.kind is AnswerKind.DECLINE
    assert answer.citations == ()
    assert {sentence.kind for sentence in answer.sentences} == {SentenceKind.FRAME}
    assert answer.suggestions


def test_a_decline_offers_the_nearest_entry(tiny_base: Knowledge) -> None:
    assert ask(tiny_base, "something nearly ours").suggestions == ("How do I read a scope?",)


def test_a_greeting_is_returned(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "hello")
    assert (answer.kind, answer.citations) == (AnswerKind.GREETING, ())
    assert answer.suggestions == texts.OPENING


def test_a_named_body_brings_its_register_entry_and_a_tool_call(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "Who is DAkkS?")
    [call] = answer.tool_calls
    assert call.name == "lookup"
    assert call.arguments["on"] == "2026-11-22"
    assert [row["key"] for row in call.result] == ["DAkkS"]
    [section] = [section for section in answer.sections if section.heading == "registers"]
    assert {sentence.kind for sentence in section.sentences} == {SentenceKind.COMPUTED}
    assert {sentence.claim for sentence in section.sentences} == {"register.accreditation_body.DAkkS"}
    assert all(sentence.citations for sentence in section.sentences)


def test_a_body_that_is_asked_about_comes_first_and_beside_comes_last(tiny_base: Knowledge) -> None:
    first = ask(tiny_base, "who is DAkkS? cycle")
    assert first.sections[0].heading == "registers"
    beside = ask(tiny_base, "How long does the audit cycle of a certificate from DAkkS bodies run?")
    assert [section.heading for section in beside.sections].index("registers") > 0


def test_the_state_names_the_market_and_the_product(tiny_base: Knowledge) -> None:
    state = ask(tiny_base, "How long is the cycle for infusion pumps in Germany?").state
    assert state.market is not None
    assert "infusion pump" in (state.product or "")


def test_an_answer_in_another_language_knows_the_market_too(tiny_base: Knowledge) -> None:
    english = ask(tiny_base, "Is the scope enough for infusion pumps in Germany?").state
    spanish = ask(tiny_base, "¿Qué es el alcance para vender en Germany una infusion pump, por favor?")
    assert spanish.language == "es"
    assert spanish.state == english


def test_the_answer_is_in_the_language_of_the_question_where_the_base_has_it(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "¿Qué es el alcance de una certificación?")
    assert answer.language == "es"
    assert answer.text.startswith("El alcance nombra actividades, productos y emplazamientos.")
    assert answer.citations


def test_where_the_base_has_it_in_english_alone_the_answer_says_so(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "¿Cuánto dura el ciclo (cycle) de una certificación?")
    assert answer.language == "en"
    assert answer.text.startswith(texts.ONLY_ENGLISH["es"])


@pytest.mark.parametrize("text", ["How do I read a scope?", "¿Qué es el alcance de una certificación?"])
def test_an_overdue_review_is_said_in_the_answer(tiny_base: Knowledge, text: str) -> None:
    assert "review was due" not in ask(tiny_base, text).text
    assert "review was due on 22 May 2027" in ask(tiny_base, text, dt.date(2027, 6, 1)).text


def test_every_number_in_the_text_is_a_citation(tiny_base: Knowledge) -> None:
    import re

    for text in (
        "How long is the cycle?",
        "How do they differ?",
        "How long is the cycle? How do I read a scope?",
    ):
        answer = ask(tiny_base, text)
        numbers = [int(n) for n in re.findall(r"(?<!\\)\[(\d+)\]", answer.text)]
        assert list(dict.fromkeys(numbers)) == [citation.n for citation in answer.citations]


def test_a_title_typed_with_markup_is_shown_as_its_characters(tiny_base: Knowledge) -> None:
    answer = ask(tiny_base, "Is the cycle [x](javascript:y) long? What of the scope `z`?")
    assert r"\[x\](javascript:y)" in answer.text
    assert "`z`" not in answer.text.replace("\\`", "")


def test_a_file_that_comes_with_a_message_is_checked(tiny_base: Knowledge, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Certificate No. QX 4711\nISO 9001:2015\nValid until: 4 March 2024\n", encoding="utf-8")
    answer = set_assistant(tiny_base, FOUND).answer("", files=[str(paper)], on=ON)
    assert answer.kind == "check"
    assert answer.report is not None
    assert answer.state.certificates[-1]["expires"] == "2024-03-04"
    assert "expired" in answer.text.lower()
    assert [call.name for call in answer.tool_calls] == ["check_certificate"]


def test_a_question_beside_a_file_is_answered_below_the_check(tiny_base: Knowledge, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("ISO 9001:2015, valid until 4 March 2029", encoding="utf-8")
    answer = set_assistant(tiny_base, FOUND).answer("How long is the cycle?", files=[str(paper)], on=ON)
    assert answer.kind == "check"
    assert answer.citations
    assert "---" in answer.text


def test_a_file_that_is_not_there_is_an_error_with_advice(tiny_base: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        set_assistant(tiny_base, FOUND).answer("", files=[str(tmp_path / "none.pdf")], on=ON)


def test_a_bad_file_among_several_is_named_and_the_others_are_checked(
    tiny_base: Knowledge, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Certificate No. QX 4711\nISO 9001:2015\nValid until: 4 March 2024\n", encoding="utf-8")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    answer = set_assistant(tiny_base, FOUND).answer("", files=[str(broken), str(paper)], on=ON)
    assert answer.kind == "check"
    assert "broken" in answer.text
    assert answer.state.certificates[-1]["expires"] == "2024-03-04"
