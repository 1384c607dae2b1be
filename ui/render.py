"""Turns a conversation into chat messages. Pure functions: no gradio, no browser.

The chat takes Markdown in which HTML is allowed and cleaned, so three kinds of text are kept apart:
what the person wrote (shown letter by letter), what the assistant wrote (Markdown without HTML), and
the frame that is made here (HTML). `page.js` turns a message back into plain Markdown for copying; it
counts on every tag in a message being a frame of ours.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

from assistant.answer import Answer, Citation
from ui import texts
from ui.conversation import Conversation, Turn, TurnState

Message = dict[str, Any]

SUGGESTIONS = 4
"""More buttons than this push the answer off a phone's screen."""

SOURCES_UNFOLDED = 3
"""A longer list of sources is folded; the numbers in the text open each of them all the same."""

NBSP = "\u00a0"

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_TAG = re.compile(r"<(?!br\s*/?>)", re.IGNORECASE)
_DRAWN = re.compile(r"^([ \t>]*)(`{3,}|~{3,})[ \t]*mermaid\b", re.IGNORECASE | re.MULTILINE)
_MARKER = re.compile(r"(?P<before> ?)\[(?P<n>\d{1,3})\](?![(\[:]\D)")
_TABLE = re.compile(r"(?:^\|.*\n?){2,}", re.MULTILINE)


def letters(text: str) -> str:
    """Return untrusted text as HTML that shows exactly these letters.

    All ASCII punctuation becomes character references, so that neither HTML nor Markdown nor LaTeX
    finds a character to act on.
    """
    clean = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", clean).replace("\n", "<br>")


def prose(markdown: str) -> str:
    """Return the assistant's Markdown without what could load or run something.

    It may quote what a person wrote. HTML is shown as text, pictures become links, diagrams code.
    """
    text = _TAG.sub("&lt;", _UNPRINTABLE.sub("", markdown))
    return _DRAWN.sub(r"\1\2text", text.replace("![", "&#33;["))


def linked(markdown: str, turn: int, citations: tuple[Citation, ...]) -> str:
    """Make each `[n]` that has a citation a link to its source below the answer."""
    known = {citation.n for citation in citations}

    def link(found: re.Match[str]) -> str:
        n = int(found["n"])
        if n not in known:
            return found[0]
        # A number alone on the next line looks lost: the space before it does not break.
        return f"{found['before'] and NBSP}[{n}](#{source_id(turn, n)})"

    return _MARKER.sub(link, markdown)


def framed(markdown: str) -> str:
    """Put each table into a box of its own that scrolls sideways and can be reached by keyboard."""

    def box(found: re.Match[str]) -> str:
        opening = f'<div class="cw-table" role="region" tabindex="0" title="{texts.TABLE}">'
        return f"{opening}\n\n{found[0].rstrip()}\n\n</div>\n\n"

    return _TABLE.sub(box, markdown)


def source_id(turn: int, n: int) -> str:
    """Return the id of a source on the page."""
    return f"source-{turn}-{n}"


def source(turn: int, citation: Citation) -> str:
    """Return one citation as a line that opens: quote, confidence, date, link."""
    head = ", ".join(part for part in (citation.title, citation.publisher) if part)
    facts = [
        texts.AT.format(at=citation.at) if citation.at else "",
        texts.DATED.format(dated=citation.dated) if citation.dated else "",
    ]
    confidence = texts.CONFIDENCE.get(citation.confidence or "", citation.confidence or "")
    named = citation.claim.startswith(citation.article)
    claim = citation.claim if named else f"{citation.article}/{citation.claim}"
    return (
        f'<details class="cw-source" id="{source_id(turn, citation.n)}">'
        f"<summary><b>[{citation.n}]</b> <span>{letters(head)}</span></summary>"
        f'<blockquote dir="auto">{letters(citation.quote)}</blockquote>'
        f"<p>{letters(' · '.join(filter(None, facts)))}</p>"
        f"<p>{letters(confidence)}</p>"
        f"<p>{source_link(citation.url)}</p>"
        f'<p class="cw-claim">{letters(texts.CLAIM.format(claim=claim))}</p>'
        "</details>"
    ).replace("<p></p>", "")


def sources(citations: tuple[Citation, ...], turn: int) -> str:
    """Return the list of sources, folded where it is long."""
    head = letters(texts.SOURCES.format(count=len(citations)))
    listed = "".join(source(turn, citation) for citation in citations)
    opened = " open" if len(citations) <= SOURCES_UNFOLDED else ""
    return f'<details class="cw-sources"{opened}><summary>{head}</summary>{listed}</details>'


def source_link(url: str | None) -> str:
    """Return the link to a source, which opens in a tab of its own; only web addresses are linked."""
    if not url:
        return letters(texts.NO_LINK)
    try:
        parts = urlsplit(url)
        safe = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        safe = False
    if not safe:
        return letters(url)
    label = (
        f"{letters(texts.SOURCE_LINK)} <span>{letters(f'({parts.hostname}, {texts.SOURCE_LINK_HINT})')}</span>"
    )
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{label}</a>'


def reply(answer: Answer, turn: int) -> str:
    """Return a whole answer: its Markdown with openable numbers, then its sources."""
    body = framed(linked(prose(answer.text), turn, answer.citations))
    kind, language = escape(answer.kind.value), escape(answer.language or "en")
    blocks = [f'<div class="cw-answer cw-{kind}" dir="auto" lang="{language}">', body.strip(), "</div>"]
    if answer.citations:
        blocks.append(sources(answer.citations, turn))
    if answer.engine != "embedded":
        phrased = letters(texts.PHRASED_BY.format(engine=answer.engine))
        blocks.append(f'<div class="cw-note">{phrased}</div>')
    return "\n\n".join(blocks)


def shown(turn: Turn, index: int) -> str:
    """Return the reply of a turn as far as it has come."""
    if turn.answer is not None and turn.state is TurnState.DONE:
        return reply(turn.answer, index)
    blocks = []
    if turn.markdown.strip():
        blocks += ['<div class="cw-answer" dir="auto">', framed(prose(turn.markdown)).strip(), "</div>"]
    if turn.state is TurnState.STOPPED:
        blocks.append(f'<div class="cw-note">{letters(texts.STOPPED)}</div>')
    elif turn.state is TurnState.FAILED:
        blocks.append(f'<div class="cw-note cw-failed">{letters(turn.note)}</div>')
    elif turn.note:
        blocks.append(f'<div class="cw-wait">{letters(turn.note)}</div>')
    return "\n\n".join(blocks)


def messages(conversation: Conversation | None) -> list[Message]:
    """Return the whole conversation as chat messages, two for each turn."""
    listed: list[Message] = []
    turns = conversation.turns if conversation else []
    for index, turn in enumerate(turns):
        said = f'<div class="cw-said" dir="auto">{letters(turn.question)}</div>'
        listed.append({"role": "user", "content": said})
        answered: Message = {"role": "assistant", "content": shown(turn, index)}
        if turn.answer is not None and turn.state is TurnState.DONE:
            answered["options"] = [{"value": each} for each in turn.answer.suggestions[:SUGGESTIONS]]
        listed.append(answered)
    return listed


def turn_of(message: int) -> int:
    """Return the index of the turn that a message belongs to."""
    return message // 2
