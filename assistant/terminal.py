"""Answers and look-ups for people at a terminal."""

from __future__ import annotations

import os

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from assistant.answer import Answer
from assistant.lookup import LookupResult


class _Terminal(Console):
    """A console whose reader may go away, as `head` does: nothing is wrong then."""

    def on_broken_pipe(self) -> None:
        """End quietly, without the complaint of the last flush."""
        os._exit(0)


def show_answer(answer: Answer) -> None:
    """Print an answer, its sources and what to ask next."""
    console = _Terminal()
    console.print(Markdown(answer.text, hyperlinks=False))
    if answer.citations:
        console.print(Text("\nSources", style="bold"))
    for citation in answer.citations:
        parts = [citation.title, citation.publisher, citation.at, citation.dated, citation.url]
        console.print(Text(f"[{citation.n}] " + ", ".join(part for part in parts if part)), soft_wrap=True)
    if answer.suggestions:
        console.print(Text("\nYou could ask", style="bold"))
    for suggestion in answer.suggestions:
        console.print(Text(f"- {suggestion}"))


def show_lookup(result: LookupResult) -> None:
    """Print what the registers know, with the source and where to look further."""
    console = _Terminal()
    for entry in result.entries:
        console.print(Text(entry.title, style="bold"))
        for sentence in entry.sentences:
            console.print(Text(f"  {sentence}"))
        for fact in entry.facts:
            console.print(Text(f"  {fact.label}: {fact.value}", style="dim"))
        if entry.source:
            confidence = entry.source.confidence.value
            console.print(
                Text(f"  Source ({confidence} confidence): {entry.source.title}", style="dim"), soft_wrap=True
            )
        for step in entry.next_steps:
            console.print(Text(f"  Look further: {step.portal}, {step.url}: {step.how}"), soft_wrap=True)
        console.print()
    for question in (*result.questions, *(near.sentence for near in result.near_misses)):
        console.print(Text(question))
    if result.not_known:
        console.print(Text(result.not_known.sentence))
        for step in result.not_known.next_steps:
            console.print(Text(f"  {step.portal}, {step.url}: {step.how}"), soft_wrap=True)
