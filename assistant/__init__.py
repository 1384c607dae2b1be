"""Certwise: what a supplier's certificate guarantees, and what it does not.

The shop window. `build_assistant` gives a ready `Assistant`; importing this package loads no model.
"""

from assistant.answer import Answer, AnswerKind, Citation, Section, Sentence, SentenceKind
from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.errors import AssistantError
from assistant.settings import Settings

__all__ = [
    "Answer",
    "AnswerKind",
    "Assistant",
    "AssistantError",
    "Citation",
    "Section",
    "Sentence",
    "SentenceKind",
    "Settings",
    "build_assistant",
]
