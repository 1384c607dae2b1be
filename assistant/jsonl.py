"""One line of `certwise chat --jsonl` in, one answer object out."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import Answer, AnswerKind
from assistant.assistant import Assistant
from assistant.errors import BadInputError


class Line(BaseModel):
    """What a line may hold."""

    model_config = ConfigDict(extra="ignore")

    conversation: str = ""
    text: str = ""
    files: list[str] = []
    on: dt.date | None = None


def answer_line(assistant: Assistant, line: str) -> dict[str, Any]:
    """Return the answer object for one line; a line that cannot be read gets one of kind `error`."""
    try:
        message = Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        text = (
            f'This line cannot be read ({where}: {first["msg"]}). Send {{"conversation": "c1", "text": "…"}}.'
        )
        return _error(text, _conversation_of(line))
    try:
        return assistant.answer(
            message.text, conversation=message.conversation, files=message.files, on=message.on
        ).to_json()
    except BadInputError as error:
        return _error(str(error), message.conversation)
    except Exception as error:  # noqa: BLE001  (one bad message must not end the others)
        return _error(f"This message could not be answered ({type(error).__name__}).", message.conversation)


def _error(text: str, conversation: str) -> dict[str, Any]:
    return Answer(kind=AnswerKind.ERROR, text=text, language="en", conversation=conversation).to_json()


def _conversation_of(line: str) -> str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    named = found.get("conversation") if isinstance(found, dict) else None
    return named if isinstance(named, str) else ""
