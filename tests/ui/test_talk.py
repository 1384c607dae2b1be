import datetime as dt
import logging
import threading

import pytest

from assistant.answer import Part
from assistant.errors import AssistantError
from tests.ui.fake_assistant import FakeAssistant
from ui import texts
from ui.conversation import Conversation, TurnState
from ui.talk import Talk
from ui.waiting import Waiting


def talking(assistant=None):
    made = assistant or FakeAssistant()
    waiting = Waiting(lambda: made)
    waiting.get(5)
    return Talk(waiting, today=lambda: dt.date(2026, 11, 22))


def ask(talk, conversation, text):
    return sum(1 for _ in talk.ask(conversation, text))


def test_a_question_is_answered():
    conversation, assistant = Conversation(), FakeAssistant()
    assert ask(talking(assistant), conversation, "  approved?  ") == 2
    (turn,) = conversation.turns
    assert turn.state is TurnState.DONE
    assert len(turn.answer.citations) == 3
    assert assistant.asked == [(conversation.id, "approved?")]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_asked_of_an_empty_box(text):
    conversation = Conversation()
    assert ask(talking(), conversation, text) == 0
    assert conversation.turns == []


def test_a_second_question_waits_until_the_first_is_answered():
    conversation, talk = Conversation(), talking()
    first = talk.ask(conversation, "slow")
    next(first)
    assert ask(talk, conversation, "another") == 0
    first.close()
    assert conversation.turns[0].state is TurnState.STOPPED
    assert ask(talk, conversation, "another") == 2


def test_a_message_that_is_too_long_gets_a_plain_sentence():
    conversation, assistant = Conversation(), FakeAssistant()
    ask(talking(assistant), conversation, "x" * 4001)
    assert conversation.turns[0].note == texts.TOO_LONG
    assert len(conversation.turns[0].question) < 4010
    assert assistant.asked == []
    ask(talking(assistant), conversation, "x" * 4000)
    assert conversation.turns[1].state is TurnState.DONE


def test_what_is_still_coming_after_stop_is_dropped():
    conversation = Conversation()

    class Stubborn(FakeAssistant):
        def stream(self, text, *, conversation, on):
            yield Part(markdown="before")
            here.stop()
            yield Part(markdown="after")

    here = conversation
    ask(talking(Stubborn()), conversation, "q")
    assert conversation.turns[0].state is TurnState.STOPPED
    assert conversation.turns[0].markdown == "before"


@pytest.mark.parametrize("text", ["break"])
def test_a_failure_tells_the_buyer_nothing_technical(text, caplog):
    conversation = Conversation()
    with caplog.at_level(logging.ERROR):
        ask(talking(), conversation, text)
    assert conversation.turns[0].state is TurnState.FAILED
    assert conversation.turns[0].note == texts.FAILED
    assert "secret detail" in caplog.text


def test_an_answer_without_end_is_a_failure():
    class Endless(FakeAssistant):
        def stream(self, text, *, conversation, on):
            yield Part(markdown="x")

    conversation = Conversation()
    ask(talking(Endless()), conversation, "q")
    assert conversation.turns[0].state is TurnState.FAILED


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AssistantError("There is no index. Run: certwise index"), "There is no index. Run: certwise index"),
        (RuntimeError("secret"), texts.TOLD_OPERATOR),
    ],
)
def test_an_assistant_that_cannot_be_made_is_said_with_what_to_do(error, said):
    def factory():
        raise error

    conversation = Conversation()
    ask(Talk(Waiting(factory)), conversation, "q")
    assert conversation.turns[0].note == f"{texts.UNAVAILABLE} {said}"


def test_the_first_question_says_that_it_waits():
    open_now = threading.Event()
    waiting = Waiting(lambda: open_now.wait(5) and FakeAssistant())
    conversation = Conversation()
    asking = Talk(waiting).ask(conversation, "q")
    next(asking)
    assert conversation.turns[0].note == texts.OPENING
    open_now.set()
    list(asking)
    assert conversation.turns[0].state is TurnState.DONE


def test_a_rating_is_passed_on_with_its_reason():
    assistant, conversation = FakeAssistant(history=True), Conversation()
    talk = talking(assistant)
    ask(talk, conversation, "q")
    assert talk.rate(conversation, 0, texts.DISLIKE) is True
    assert talk.rate(conversation, 0, texts.REASONS[1]) is True
    assert conversation.ratings == [texts.DISLIKE]
    assert assistant.ratings == [("q", False, None), ("q", False, texts.REASONS[1])]
    assert talk.rate(conversation, 0, "") is None
    assert conversation.ratings == [None]
    assert talk.rate(conversation, 5, texts.LIKE) is None
    assert talk.rate(conversation, -1, texts.LIKE) is None


def test_a_rating_is_not_kept_without_history():
    conversation, talk = Conversation(), talking()
    ask(talk, conversation, "q")
    assert talk.rate(conversation, 0, texts.LIKE) is False


def test_a_rating_that_cannot_be_kept_is_no_crash(caplog):
    class Full(FakeAssistant):
        def feedback(self, *given, **more):
            raise OSError("disk full")

    conversation, talk = Conversation(), talking(Full())
    ask(talk, conversation, "q")
    assert talk.rate(conversation, 0, texts.LIKE) is None
    assert "disk full" in caplog.text


def test_the_last_turn_can_be_taken_back():
    conversation, talk = Conversation(), talking()
    ask(talk, conversation, "one")
    ask(talk, conversation, "two")
    assert conversation.take_back() == "two"
    assert [turn.question for turn in conversation.turns] == ["one"]
    assert Conversation().take_back() is None
