"""Which questions of a message are answered apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.decide import Decision, decide
from assistant.conversation.message import Message
from assistant.conversation.turn import Part
from assistant.retrieval.passages import Target
from assistant.retrieval.retriever import HybridRetriever

HITS_READ = 60
ANSWERED = frozenset({Decision.ENTRY, Decision.TERM})
NOT_FOUND = frozenset({Decision.OUTSIDE, Decision.UNKNOWN})


def find_part(text: str, retriever: HybridRetriever, language: str) -> Part:
    """Search for one question and decide what it calls for."""
    hits = retriever.retrieve(text, HITS_READ, language=language)
    return Part(
        text=text,
        decided=decide(hits, retriever.knowledge, language, retriever.asserts(text)),
        hits=tuple(hits),
    )


def find_parts(message: Message, retriever: HybridRetriever, language: str) -> list[Part]:
    """Return the questions to answer: several only where they lead to different answers.

    A message that falls apart into questions on one subject is one question; a part that leads nowhere
    beside one that does is background.
    """
    whole = find_part(message.text, retriever, language)
    if len(message.parts) == 1:
        return [whole]
    parts = [_settled(find_part(text, retriever, language)) for text in message.parts]
    found = [part for part in parts if part.decided.decision in ANSWERED]
    if len({_subject(part) for part in found}) < 2:
        return found[:1] if found and whole.decided.decision in NOT_FOUND else [whole]
    first_of = {_subject(part): part for part in reversed(parts)}
    return [part for part in parts if first_of[_subject(part)] is part and _asks(part)]


def _settled(part: Part) -> Part:
    """Answer a half that would be asked back about: the message around it says what it is about."""
    if part.decided.decision is not Decision.CLARIFY:
        return part
    hit = next((hit for hit in part.hits if hit.kind == Target.ENTRY), None)
    return (
        part if hit is None else replace(part, decided=replace(part.decided, decision=Decision.ENTRY, hit=hit))
    )


def _subject(part: Part) -> str:
    return part.decided.hit.target if part.decided.hit else part.text


def _asks(part: Part) -> bool:
    """Return whether a part is more than a greeting beside the questions."""
    return part.decided.decision is not Decision.SMALL_TALK
