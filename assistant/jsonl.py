"""One line of `certwise chat --jsonl` in, one answer object out."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from assistant.answer import Answer, AnswerKind
from assistant.assistant import Assistant
from assistant.day import day_given
from assistant.errors import AssistantError, BadInputError

SHAPE = '{"conversation": "c1", "text": "…", "files": ["certificate.pdf"], "on": "2026-11-22"}'
"""A line with everything that it may hold; each part may be left out."""


def _day(given: object) -> dt.date | None:
    """Return the day of `on`. A number is refused: nobody means the seconds since 1970."""
    if given is None:
        return None
    try:
        return day_given(given if isinstance(given, str) else json.dumps(given, ensure_ascii=False))
    except BadInputError as error:
        raise PydanticCustomError("day", "{why}", {"why": str(error)}) from error


class Line(BaseModel):
    """What a line may hold."""

    model_config = ConfigDict(extra="ignore")

    conversation: str = ""
    text: str = ""
    files: list[str] = []
    on: Annotated[dt.date | None, PlainValidator(_day)] = None


def answer_line(assistant: Assistant, line: str | bytes) -> dict[str, Any]:
    """Return the answer object for one line; a line that cannot be read gets one of kind `error`."""
    try:
        message = Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        text = f"This line cannot be read ({where}: {first['msg'].rstrip('.')}). Send {SHAPE}."
        return _error(text, _conversation_of(line))
    try:
        return assistant.answer(
            message.text, conversation=message.conversation, files=message.files, on=message.on
        ).to_json()
    except AssistantError as error:
        return _error(str(error), message.conversation)
    except Exception as error:  # noqa: BLE001  (one bad message must not end the others)
        what = f"This message could not be answered ({type(error).__name__}). Run `certwise doctor`."
        return _error(what, message.conversation)


def _error(text: str, conversation: str) -> dict[str, Any]:
    return Answer(kind=AnswerKind.ERROR, text=text, language="en", conversation=conversation).to_json()


def _conversation_of(line: str | bytes) -> str:
    text = line.decode(errors="replace") if isinstance(line, bytes) else line
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    named = found.get("conversation") if isinstance(found, dict) else None
    return named if isinstance(named, str) else ""
