from __future__ import annotations

import pytest

from assistant.answer import AnswerKind, SentenceKind
from assistant.conversation import texts
from assistant.conversation.frames import (
    clarification_of,
    declined,
    framed,
    named_option,
    small_talk_reply,
    unreadable,
    with_notes,
)
from assistant.conversation.message import read_message
from knowledge import Knowledge


def words(turn) -> str:
    return " ".join(sentence.text for section in turn.sections for sentence in section.sentences)


def test_what_certwise_says_of_itself_is_no_claim() -> None:
    turn = framed(AnswerKind.GREETING, "Hello.", "Ask me.")
    said = turn.sections[0].sentences
    assert [sentence.kind for sentence in said] == [SentenceKind.FRAME] * 2
    assert not any(sentence.claim or sentence.citations for sentence in said)
    assert turn.citations == ()


def test_an_unreadable_message_gets_an_example() -> None:
    turn = unreadable(read_message("?!"))
    assert turn.kind is AnswerKind.DECLINE
    assert words(turn) == texts.NOTHING_READABLE
    assert turn.suggestions == texts.OPENING


def test_a_long_message_without_a_question_says_how_long_it_was() -> None:
    assert "10,000 characters" in words(unreadable(read_message("x" * 10_000)))


def test_a_decline_offers_the_nearest_and_cites_nothing() -> None:
    turn = declined("en", ("A?", "B?"))
    assert turn.kind is AnswerKind.DECLINE
    assert turn.suggestions == ("A?", "B?")
    assert turn.citations == ()
    assert words(turn) == f"{texts.DECLINE} {texts.DECLINE_NEAREST}"


@pytest.mark.parametrize("language", texts.DECLINE_IN)
def test_a_decline_speaks_the_language_of_the_question(language: str) -> None:
    turn = declined(language, ())
    assert turn.language == language
    assert words(turn) == texts.DECLINE_IN[language]


def test_a_decline_in_a_language_without_words_is_english() -> None:
    assert declined("fi", ()).language == "en"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_no_note_where_there_is_nothing_to_note(language: str) -> None:
    turn = framed(AnswerKind.ANSWER, "An answer.")
    assert with_notes(turn, read_message("short"), language) is turn


@pytest.mark.parametrize("language", texts.ONLY_ENGLISH)
def test_an_english_answer_to_another_language_says_so_first(language: str) -> None:
    turn = with_notes(framed(AnswerKind.ANSWER, "An answer."), read_message("short"), language)
    assert words(turn) == f"{texts.ONLY_ENGLISH[language]} An answer."


def test_a_decline_needs_no_note_on_its_language() -> None:
    turn = framed(AnswerKind.DECLINE, "No.")
    assert with_notes(turn, read_message("short"), "de") is turn


def test_a_message_that_was_cut_says_so_first() -> None:
    message = read_message("Words without end. " * 200 + "Is it valid?")
    assert words(with_notes(framed(AnswerKind.ANSWER, "Yes."), message, "en")).startswith(
        "That message is very long"
    )


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("May I sell it in the EU?", "scope-words"),
        ("and in eu neighbours, please", "audit-cycle"),
        ("in Europe", "scope-words"),
        ("a neutral museum", None),
        ("", None),
    ],
)
def test_the_option_that_a_message_names_is_taken_the_longest_name_first(
    tiny_base: Knowledge, text: str, leads_to: str | None
) -> None:
    assert named_option(clarification_of(tiny_base, "which-market"), text) == leads_to


def test_authored_replies_are_given_word_for_word(tiny_base: Knowledge) -> None:
    assert small_talk_reply(tiny_base, "weather") == "I know no weather."


def test_both_notes_exist_in_the_same_languages() -> None:
    assert texts.ONLY_ENGLISH.keys() == texts.DECLINE_IN.keys()
