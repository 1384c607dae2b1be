"""A text that runs over lines: which lines go on with it, and how they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.paper import Answer, Paper
from assistant.reading.squash import is_cjk

_UNENDED = re.compile(
    r"\b(?:of|and|for|und|von|für|mit|de|des|du|et|pour|y|para|con|di|e|per|da|van|en|voor)$", re.IGNORECASE
)
"""The end of a line in which a text cannot have ended: its next word is no label."""
_MOST_LINES, _LONGEST = 16, 1600
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-$")


def first_line(answer: Answer) -> str:
    """Return the words with the hyphen of a word that the line's end parts."""
    return f"{answer.text}-" if _HYPHENATED.search(answer.cell.text.rstrip()) else answer.text


def join_lines(lines: list[str]) -> str:
    """Join the lines of a text: a word parted at a line's end becomes whole again."""
    text = ""
    for line in lines:
        part = " ".join(line.split())
        if not part:
            continue
        if text and _HYPHENATED.search(text) and part[0].islower():
            text = text[:-1] + part
        elif text and is_cjk(text[-1]) and (is_cjk(part[0]) or not part[0].isascii()):
            text += part
        else:
            text = f"{text} {part}" if text else part
    return text[:_LONGEST].strip(' ,;:：-–|"“”')


def lines_on(  # noqa: PLR0911 - one line a reason to stop
    paper: Paper, answer: Answer
) -> Iterator[Cell]:
    """Yield the lines that go on with a text: up to a label, a gap, the end of a sentence."""
    last = answer.cell
    text = answer.text
    for given, cell in enumerate(paper.sheet.running_on(answer.cell)):
        if cell is None or given >= _MOST_LINES:
            return
        labels = paper.labels[cell.order]
        if paper.answers_another(cell):
            return
        inside = bool(labels) and not labels[0].marked and bool(_UNENDED.search(text))
        if labels and labels[0].heads and labels[0].kind is not Kind.SCOPE and not inside:
            return
        if labels and labels[0].kind is Kind.SCOPE and labels[0].marked and labels[0].heads:
            return
        if any(label.kind in {Kind.CERTIFY, Kind.VALID_UNTIL, Kind.ISSUE, Kind.NUMBER} for label in labels):
            return
        if paper.dates.get(cell.order) and len(cell.text) < 40:
            return
        if _ended(text, cell.text) or _other_letters(last, cell):
            return
        standard = paper.names_standard(cell)
        if standard and len(cell.text) < 50:
            return
        yield cell
        last, text = cell, cell.text


def _ended(text: str, following: str) -> bool:
    """Say whether a sentence has ended and what follows starts anew."""
    closed = text.rstrip().endswith((".", "。"))
    return closed and not following[:1].islower()


def _other_letters(one: Cell, other: Cell) -> bool:
    if one.size and other.size and max(one.size, other.size) > 1.4 * min(one.size, other.size):
        return True
    above, below = one.where.box, other.where.box
    if above is None or below is None:
        return False
    return below.top - above.bottom > 1.6 * max(above.bottom - above.top, 0.004)


def same_text(one: str, other: str) -> bool:
    """Say whether two folded texts are the same: one within the other, misread, or in another script."""
    short, long = sorted((one, other), key=len)
    if short in long or any(map(is_cjk, one)) != any(map(is_cjk, other)):
        return True
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(one, other) >= 90)
