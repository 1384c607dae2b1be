from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.message import LONGEST, MOST_PARTS, read_message


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("Is it valid?", ["Is it valid?"]),
        ("What is ISO 9001? Who issues it?", ["What is ISO 9001?", "Who issues it?"]),
        ("what is stage 1 and who is UKAS", ["what is stage 1", "who is UKAS"]),
        ("I buy gloves. Is ISO 9001 enough?", ["I buy gloves. Is ISO 9001 enough?"]),
        ("Is ISO 9001 enough? I buy gloves.", ["Is ISO 9001 enough? I buy gloves."]),
        ("1. What is CE?\n2. What is MDR?", ["What is CE?", "What is MDR?"]),
        ("1) what is CE\n2) what is MDR", ["what is CE", "what is MDR"]),
        ("什么是认可？ 什么是认证？", ["什么是认可？", "什么是认证？"]),
        ("ما هو؟", ["ما هو؟"]),
        ("certified and accredited", ["certified and accredited"]),
        ("The pump and the tube, are they covered?", ["The pump and the tube, are they covered?"]),
        ("iso 9001:2015; is it valid", ["iso 9001:2015 is it valid"]),
        ("", [""]),
    ],
)
def test_a_message_falls_apart_into_its_questions(raw: str, parts: list[str]) -> None:
    assert list(read_message(raw).parts) == parts


def test_a_clause_number_is_no_enumeration() -> None:
    assert len(read_message("What does clause 7.5 of ISO 13485 ask?").parts) == 1


def test_no_more_questions_than_can_be_answered() -> None:
    message = read_message(" ".join(f"What is thing {n}?" for n in range(30)))
    assert len(message.parts) == MOST_PARTS
    assert message.parts[0] == "What is thing 0?"


def test_of_a_long_paste_only_the_questions_are_read() -> None:
    paste = "This line of the offer says nothing. " * 100 + "Is the certificate valid? " + "More words. " * 50
    message = read_message(paste)
    assert message.cut
    assert message.parts == ("Is the certificate valid?",)
    assert message.length == len(paste)


def test_a_long_paste_without_a_question_has_nothing_to_read() -> None:
    message = read_message("x" * 10_000)
    assert message.cut
    assert not message.readable


def test_a_text_of_the_longest_length_is_read_whole() -> None:
    assert not read_message("a" * LONGEST).cut
    assert read_message("a" * (LONGEST + 1)).cut


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Is\x00 it\x07 valid?", "Is it valid?"),
        ("\u202eIs it valid?\u202c", "Is it valid?"),
        ("zero\u200bwidth", "zero width"),
        ("\ufeffhello", "hello"),
        ("bad \udcff byte", "bad byte"),
        ("a <b>bold</b> question", "a bold question"),
        ("<img src=x onerror=alert(1)> what is CE?", "what is CE?"),
        ("a < b and c > d", "a d"),
        ("many    spaces\there", "many spaces here"),
        ("cafe\u0301", "café"),
    ],
)
def test_control_characters_and_tags_are_dropped(raw: str, text: str) -> None:
    assert read_message(raw).text == text


@pytest.mark.parametrize("raw", ["", "   ", "?!", "🙂🙂", "\u202e", "<b></b>", "---"])
def test_what_has_no_letter_is_not_readable(raw: str) -> None:
    assert not read_message(raw).readable


@pytest.mark.parametrize("raw", ["a", "认", "ع", "0123"])
def test_a_letter_or_a_digit_is_readable(raw: str) -> None:
    assert read_message(raw).readable


ANY_TEXT = st.text(st.characters(), max_size=3000) | st.text(
    "<>?1.);\n and what é\u0301认\u202e", max_size=3000
)


@given(ANY_TEXT)
def test_any_text_gives_a_bounded_message(raw: str) -> None:
    message = read_message(raw)
    assert len(message.text) <= LONGEST
    assert 1 <= len(message.parts) <= MOST_PARTS
    assert sum(map(len, message.parts)) <= LONGEST + 2 * MOST_PARTS
    assert message.length == len(raw)
    assert not any(c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in message.text)


HUNDRED_THOUSAND = {
    "letters": "a" * 100_000,
    "open tags": "<" * 100_000,
    "tags that do not close": ("<" + "a" * 499) * 200,
    "line ends": "\n" * 100_000,
    "question marks": "?" * 100_000,
    "joined questions": " and what" * 11_111,
    "numbers": "1. " * 33_333,
    "semicolons": "; " * 50_000,
    "questions": "what is it? " * 8_333,
    "Chinese": "什么是认证？" * 16_666,
    "one accent": "e\u0301" * 50_000,
    "stacked accents": "a" + "\u0301\u0327" * 50_000,
}


@pytest.mark.parametrize("raw", HUNDRED_THOUSAND.values(), ids=HUNDRED_THOUSAND)
def test_a_hundred_thousand_characters_are_read_at_once(raw: str) -> None:
    started = time.process_time()
    message = read_message(raw)
    assert time.process_time() - started < 1.5  # measured: 0.03 s; anything quadratic takes ten
    assert len(message.text) <= LONGEST
