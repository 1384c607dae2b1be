import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerKind, Citation
from tests.ui.fake_assistant import CITATIONS, TABLE, THREE_CITATIONS, reply
from ui import render, texts
from ui.conversation import Conversation, TurnState


def conversation(question="q", **turn):
    talk = Conversation()
    begun = talk.begin(question, "")
    for name, value in turn.items():
        setattr(begun, name, value)
    return talk


def done(answer):
    return conversation(answer=answer, state=TurnState.DONE)


@given(st.text())
def test_what_a_person_wrote_holds_nothing_to_act_on(text):
    shown = render.letters(text)
    assert not re.search(r"[<>\"'*_`$\[\]()!|~\\%]|https?:", shown.replace("<br>", ""))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_what_a_person_wrote_is_shown_letter_by_letter(text):
    assert unescape(render.letters(text).replace("<br>", "\n")) == text.strip()


def test_lines_are_kept_and_control_characters_are_not():
    assert render.letters("a\r\nb\rc\x00\x1b") == "a<br>b<br>c"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>"),
        ("</div><script>", "&lt;/div>&lt;script>"),
        ("a<br>b<br/>c", "a<br>b<br/>c"),
        ("![p](http://evil.example)", "&#33;[p](http://evil.example)"),
        ("2 < 3", "2 &lt; 3"),
        ("```mermaid\nx", "```text\nx"),
        ("**bold** [link](https://iso.org)", "**bold** [link](https://iso.org)"),
    ],
)
def test_an_answer_loads_and_runs_nothing(markdown, shown):
    assert render.prose(markdown) == shown


def test_numbers_with_a_citation_become_links():
    linked = render.linked("One [1][2], two [9], [1](x) and [1]: y.", 4, CITATIONS)
    assert linked == "One\u00a0[1](#source-4-1)[2](#source-4-2), two [9], [1](x) and [1]: y."


def test_every_citation_is_listed_with_its_evidence():
    text = render.reply(reply(THREE_CITATIONS, citations=3), 7)
    assert [int(n) for n in re.findall(r'<details class="cw-source" id="source-7-(\d)">', text)] == [1, 2, 3]
    plain = unescape(text)
    for citation in CITATIONS:
        assert citation.quote in plain
        assert citation.title in plain
        assert citation.publisher in plain
        assert texts.CONFIDENCE[citation.confidence] in plain
        assert citation.claim in plain
    assert "Where: clause 9.6.2 · Dated: 2022" in plain
    assert texts.NO_LINK in plain
    assert text.count('target="_blank" rel="noopener noreferrer"') == 2


def test_a_long_list_of_sources_is_folded():
    assert render.sources(CITATIONS, 0).startswith('<details class="cw-sources" open>')
    assert render.sources(CITATIONS * 2, 0).startswith('<details class="cw-sources"><summary>Sources')


def test_the_list_of_sources_is_one_block_of_html():
    """A blank line inside it would hand the rest to the Markdown parser."""
    odd = Citation(
        n=1,
        claim="c",
        article="a",
        source="s",
        title="T\n\n# x",
        publisher=None,
        url=None,
        quote="a\n\n<b>b</b>\n\n- c",
    )
    block = render.source(0, odd)
    assert "\n" not in block
    assert "<b>b" not in block


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://", "//iso.org", "http://[", "file:///etc"]
)
def test_only_web_addresses_are_linked(url):
    assert "href" not in render.source_link(url)


def test_an_address_cannot_leave_its_attribute():
    assert 'onclick="' not in render.source_link('https://iso.org/" onclick="alert(1)')


def test_a_table_gets_a_box_of_its_own():
    text = render.framed(TABLE)
    before, inside, after = re.split(r"<div class=\"cw-table\"[^>]*>\n\n|\n\n</div>", text)
    assert inside.startswith("| Point |")
    assert inside.count("\n") == 5
    assert "|" not in before + after


def test_a_turn_is_shown_as_far_as_it_has_come():
    talk = Conversation()
    turn = talk.begin("<b>hi</b>", texts.THINKING)
    said, waiting = render.messages(talk)
    assert said["role"] == "user"
    assert "<b>" not in said["content"]
    assert "Looking it up" in waiting["content"]
    turn.note, turn.markdown = "", "**So** far [1]"
    assert "**So** far [1]" in render.messages(talk)[1]["content"]
    talk.stop()
    assert unescape(render.messages(talk)[1]["content"]).endswith(f"{texts.STOPPED}</div>")
    assert render.messages(None) == []


def test_suggestions_become_buttons_of_the_finished_answer():
    answer = reply("text", more=tuple("abcdef"))
    assert render.messages(done(answer))[1]["options"] == [{"value": each} for each in "abcd"]


def test_language_kind_and_model_are_said():
    answer = Answer(kind=AnswerKind.DECLINE, text="nein", language='de"x', engine="gpt <x>")
    text = render.reply(answer, 0)
    assert 'class="cw-answer cw-decline" dir="auto" lang="de&quot;x"' in text
    assert "gpt <x>" in unescape(text)
    assert "<x>" not in text


def test_a_message_belongs_to_its_turn():
    assert [render.turn_of(message) for message in range(4)] == [0, 0, 1, 1]
