"""Replies in which Certwise speaks of itself: greetings, declines, questions back, notes."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import AnswerKind, Section, Sentence, SentenceKind
from assistant.conversation import texts
from assistant.conversation.message import Message
from assistant.conversation.turn import Turn
from knowledge import Clarification, Knowledge


def frame(*sentences: str) -> Section:
    """Return sentences about ourselves as a section."""
    said = tuple(Sentence(text=text, kind=SentenceKind.FRAME) for text in sentences)
    return Section(heading="answer", sentences=said)


def framed(kind: AnswerKind, *sentences: str, suggestions: tuple[str, ...] = (), language: str = "en") -> Turn:
    """Return a turn that consists of sentences about ourselves."""
    return Turn(kind=kind, sections=(frame(*sentences),), suggestions=suggestions, language=language)


def unreadable(message: Message) -> Turn:
    """Return the reply to a message without a letter, or to a long one without a question."""
    count = f"{message.length:,}"
    said = texts.TOO_LONG_NO_QUESTION.format(count=count) if message.cut else texts.NOTHING_READABLE
    return framed(AnswerKind.DECLINE, said, suggestions=texts.OPENING)


def declined(language: str, nearest: tuple[str, ...]) -> Turn:
    """Return the reply to a question that the base does not answer, with the nearest it does."""
    own = texts.DECLINE_IN.get(language)
    said = (own,) if own else (texts.DECLINE, texts.DECLINE_NEAREST)
    return framed(AnswerKind.DECLINE, *said, suggestions=nearest, language=language if own else "en")


def small_talk_reply(base: Knowledge, key: str) -> str:
    """Return the authored reply to small talk or to a subject outside the base."""
    return next(talk.reply for talk in base.small_talk if talk.id == key)


def clarification_of(base: Knowledge, key: str) -> Clarification:
    """Return a clarification by its id."""
    return next(clarification for clarification in base.clarifications if clarification.id == key)


def named_option(clarification: Clarification, text: str) -> str | None:
    """Return the entry of the option that a message names; the longest name wins."""
    folded = f" {' '.join(text.casefold().replace('?', ' ').replace(',', ' ').split())} "
    named = [
        (len(name), option.leads_to)
        for option in clarification.options
        for name in option.names
        if f" {name.casefold()} " in folded
    ]
    return max(named)[1] if named else None


def with_notes(turn: Turn, message: Message, language: str) -> Turn:
    """Say first what was not read, and that the answer is in another language than the question."""
    notes = []
    if message.cut:
        notes.append(texts.TOO_LONG.format(count=f"{message.length:,}"))
    if language != turn.language and turn.kind is AnswerKind.ANSWER and language in texts.ONLY_ENGLISH:
        notes.append(texts.ONLY_ENGLISH[language])
    return replace(turn, sections=(frame(*notes), *turn.sections)) if notes else turn
