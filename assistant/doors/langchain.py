"""Certwise as LangChain tools, for programs that build their own agent.

The tools answer with data, every sentence with its claim and sources; the program's own model may phrase
it, and is told that it may not decide.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool

from assistant.assistant import Assistant
from assistant.lookup import lookup
from knowledge.registers import load_registers


def certwise_tools(assistant: Assistant) -> tuple[BaseTool, ...]:
    """Return the tools of an assistant: `ask_certwise` and `look_up_register`."""

    def ask_certwise(question: str) -> dict[str, Any]:
        """Answer a question about supplier certificates (ISO 9001, ISO 13485, CE, FDA, accreditation).

        Returns sentences with the sources they rest on. Quote them; do not add a verdict of your own.
        """
        return assistant.answer(question).to_json()

    def look_up_register(text: str) -> dict[str, object]:
        """Say what the registers know of a body, a standard edition, a notified body or an identifier.

        Something that is not known here is not therefore false: the result says where to look.
        """
        return lookup(text, registers=load_registers(), on=dt.date.today()).as_dict()

    return (StructuredTool.from_function(ask_certwise), StructuredTool.from_function(look_up_register))
