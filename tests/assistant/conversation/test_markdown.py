from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Section, Sentence, SentenceKind
from assistant.conversation.markdown import escape, section_to_markdown, to_markdown
from assistant.conversation.texts import HEADINGS, heading


def said(text: str, **more) -> Sentence:
    return Sentence(text=text, kind=more.pop("kind", SentenceKind.GUIDANCE), **more)


def unescaped(markdown: str) -> str:
    """Return the Markdown without its escaped characters: what is left can have an effect."""
    return re.sub(r"\\[\\`*_\[\]<>|~$#+\-]", "", markdown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img onerror>", r"\<img onerror\>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("a | b", r"a \| b"),
        ("$5 and $6", r"\$5 and \$6"),
        ("*bold* _it_ `code` ~~gone~~", r"\*bold\* \_it\_ \`code\` \~\~gone\~\~"),
        (r"a\b", r"a\\b"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("well-known #1", "well-known #1"),
        ("two\nlines\r\n  here", "two lines here"),
    ],
)
def test_markdown_from_outside_is_shown_as_its_characters(text: str, shown: str) -> None:
    assert escape(text) == shown


@given(st.text(max_size=200) | st.text("<>[]()|$*_`~\\# \n-+!x", max_size=60))
def test_nothing_from_outside_has_an_effect(text: str) -> None:
    left = unescaped(escape(text))
    assert not set(left) & set("<>[]|$*_`~\\\n\r")
    assert not left.lstrip().startswith(("# ", "+ ", "- ")) or escape(text).startswith("\\")


@pytest.mark.parametrize("hostile", ["<script>x</script>", "[a](javascript:b)", "a|b", "$x$", "![](//x)"])
def test_every_place_for_a_foreign_text_is_escaped(hostile: str) -> None:
    cell = said(hostile)
    section = Section(heading="question", title=hostile)
    table = Section(heading="comparison", table=((said(hostile, kind=SentenceKind.FRAME), cell, cell, cell),))
    listed = Section(heading="why", sentences=(cell,))
    registers = Section(heading="registers", sentences=(said(hostile, kind=SentenceKind.COMPUTED),))
    for part in (section, Section(heading="answer", sentences=(cell,)), listed, registers, table):
        assert hostile not in section_to_markdown(part)
    rows = section_to_markdown(table).splitlines()
    assert {unescaped(row).count("|") for row in rows if row.startswith("|")} == {5}


def test_a_sentence_ends_with_its_numbers_and_what_it_is() -> None:
    sentence = said(
        "Ask for it.",
        kind=SentenceKind.ADVICE,
        citations=(1, 2),
        as_of=dt.date(2026, 11, 22),
        uncertain=True,
        review_overdue=dt.date(2027, 5, 22),
    )
    assert section_to_markdown(Section(heading="answer", sentences=(sentence,))) == (
        "Ask for it. [1][2] *(advice, not certain, as of 22 November 2026, review was due on 22 May 2027)*"
    )


def test_steps_are_numbered_and_reasons_are_listed() -> None:
    sentences = (said("One."), said("Two."))
    steps = section_to_markdown(Section(heading="check", sentences=sentences, ordered=True))
    assert steps == "**Check now**\n\n1. One.\n2. Two."
    assert section_to_markdown(Section(heading="why", sentences=sentences)) == "**Why**\n\n- One.\n- Two."


def test_the_direct_answer_is_a_paragraph_without_a_heading() -> None:
    assert section_to_markdown(Section(heading="answer", sentences=(said("One."), said("Two.")))) == "One. Two."


def test_headings_speak_the_language_or_english() -> None:
    section = Section(heading="why", sentences=(said("x"),))
    assert section_to_markdown(section, "es").startswith("**Por qué**")
    assert section_to_markdown(section, "fi").startswith("**Why**")
    assert heading("zh", "comparison") == HEADINGS["en"]["comparison"]
    assert heading("en", "no such heading") == ""


def test_sections_are_apart_by_an_empty_line() -> None:
    sections = [
        Section(heading="answer", sentences=(said("A."),)),
        Section(heading="why", sentences=(said("B."),)),
    ]
    assert to_markdown(sections) == "A.\n\n**Why**\n\n- B."
