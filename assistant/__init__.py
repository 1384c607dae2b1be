"""Certwise: what a supplier's certificate guarantees, and what it does not.

The shop window. `build_assistant` gives a ready `Assistant`; importing this package loads no model. The names
are fetched when they are first used: `import assistant` stands at the start of every command and of the page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    "Answer": "answer",
    "AnswerKind": "answer",
    "Assistant": "assistant",
    "AssistantError": "errors",
    "Citation": "answer",
    "Section": "answer",
    "Sentence": "answer",
    "SentenceKind": "answer",
    "Settings": "settings",
    "build_assistant": "build",
}


def __getattr__(name: str) -> Any:
    """Fetch a name of the shop window from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'assistant' has no attribute '{name}'")
    return getattr(import_module(f"assistant.{_HOMES[name]}"), name)
