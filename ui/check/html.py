"""The pieces of HTML that the three tabs share. Every text is escaped here: nothing from a paper can act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from assistant.checking.words import visible, with_links
from ui.check import texts


def words(text: object) -> str:
    """Return a text as HTML that shows exactly these letters, without characters that steer the display."""
    return escape(visible(str(text)))


def notice(text: str, *, kind: str = "busy", at: str = "") -> str:
    """Return a line that says what is going on, or what to do.

    Args:
        text: what it says.
        kind: "busy", "done" or "error".
        at: the id of the box that it is about; the page's script leads there.
    """
    role = "alert" if kind == "error" else "status"
    place = f' data-at="{escape(at)}"' if at else ""
    return f'<p class="cc-notice cc-{kind}" role="{role}"{place}>{words(text)}</p>'


def headline(text: str, *, outcome: str = "") -> str:
    """Return the sentence above a result; the page's script moves the focus there."""
    kind = f" cc-is-{outcome}" if outcome else ""
    return f'<h2 class="cc-headline{kind}" tabindex="-1">{words(text)}</h2>'


def lines(listed: Iterable[tuple[str, str]]) -> str:
    """Return pairs of a head and its HTML as a description list; empty ones are left out."""
    inner = "".join(f"<dt>{words(head)}</dt><dd>{body}</dd>" for head, body in listed if body)
    return f'<dl class="cc-lines">{inner}</dl>' if inner else ""


def fold(head: str, body: str, *, opened: bool = False, level: int = 0) -> str:
    """Return HTML that is folded under a head; with a level the head is a heading too."""
    name = f"<h{level}>{words(head)}</h{level}>" if level else words(head)
    return f'<details class="cc-fold"{" open" if opened else ""}><summary>{name}</summary>{body}</details>'


def link(text: str, url: str | None) -> str:
    """Return words as a link where there is a web address to it."""
    if url and urlsplit(url).scheme in {"http", "https"}:
        return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{words(text)}</a>'
    return words(text)


def linked(text: str) -> str:
    """Return a sentence with the addresses of our registers as links; other addresses stay words."""
    return "".join(link(part, part) if is_url else words(part) for part, is_url in with_links(text))


def source(title: str, url: str | None, at: str | None) -> str:
    """Return a source as a link with the clause or page."""
    return link(title, url) + (f", {words(at)}" if at else "")


def message(messages: Mapping[str, str]) -> str:
    """Return a message to the supplier in each language, with a button to copy it."""
    shown = "".join(
        fold(
            texts.LANGUAGES.get(code, code),
            f'<pre class="cc-text" lang="{escape(code)}">{words_of_lines(text)}</pre>'
            f'<button type="button" class="cc-button cc-copy">{words(texts.COPY_MESSAGE)}</button>',
            opened=code == "en",
        )
        for code, text in messages.items()
        if text
    )
    return f'<section class="cc-message"><h3>{words(texts.MESSAGE)}</h3>{shown}</section>' if shown else ""


def words_of_lines(text: str) -> str:
    """Return a text as HTML, its line breaks kept."""
    return "\n".join(words(line) for line in text.split("\n"))
