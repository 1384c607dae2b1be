"""From sections to the Markdown of an answer.

Everything that is not ours (a question quoted back, a register's text) is escaped: Markdown from outside
is shown as the characters it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Section, Sentence, SentenceKind
from assistant.conversation.texts import MARKS, heading
from knowledge.days import long_day

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$]|^[#>+-])")
_LISTED = {"why", "check", "beware", "words"}


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def to_markdown(sections: Iterable[Section], language: str = "en") -> str:
    """Return an answer as Markdown, its citations as `[n]`."""
    return "\n\n".join(section_to_markdown(section, language) for section in sections)


def section_to_markdown(section: Section, language: str = "en") -> str:
    """Return one section as Markdown."""
    lines = []
    title = section.title and f"**{escape(section.title)}**"
    label = heading(language, section.heading)
    if title or label:
        lines += [title or f"**{label}**", ""]
    if section.table:
        lines += _table(section)
    elif section.heading in _LISTED or section.heading == "registers":
        for number, sentence in enumerate(section.sentences, 1):
            lines.append(f"{f'{number}.' if section.ordered else '-'} {_marked(sentence)}")
    elif section.sentences:
        lines.append(" ".join(_marked(sentence) for sentence in section.sentences))
    return "\n".join(lines).strip()


def _marked(sentence: Sentence) -> str:
    """Return a sentence with its citation numbers and what kind of sentence it is."""
    marks = []
    if sentence.kind is SentenceKind.ADVICE:
        marks.append(MARKS["advice"])
    if sentence.uncertain:
        marks.append(MARKS["uncertain"])
    if sentence.as_of:
        marks.append(MARKS["as_of"].format(day=long_day(sentence.as_of)))
    if sentence.review_overdue:
        marks.append(MARKS["overdue"].format(day=long_day(sentence.review_overdue)))
    numbers = "".join(f"[{n}]" for n in sentence.citations)
    tail = f" {numbers}" if numbers else ""
    said = sentence.text if sentence.kind is SentenceKind.FRAME else escape(sentence.text)
    kind = f" *({', '.join(marks)})*" if marks else ""
    return f"{said}{tail}{kind}"


def _table(section: Section) -> list[str]:
    rows = ["| | ISO 9001 | ISO 13485 | For you |", "| --- | --- | --- | --- |"]
    for row in section.table:
        first, *cells = row
        rows.append("| " + " | ".join([f"**{escape(first.text)}**", *map(_marked, cells)]) + " |")
    return rows
