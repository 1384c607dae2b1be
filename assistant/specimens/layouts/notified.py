"""Notified body: an EU certificate under the medical device regulation, plain and dense as such papers are."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = ("#0a3d91", "#005f73", "#3d405b")
_LEFT, _VALUES = 64.0, 226.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark = sheet.rng.choice(_COLOURS)
    width = paper.width - 2 * _LEFT
    ornaments.block(paper, 0, 0, 14, paper.height, fill=dark)
    ornaments.block(paper, 17, 0, 3, paper.height, fill=dark)
    if content.certification_body:
        paper.fitted(_LEFT, 62, width, content.certification_body, Font.FIRA_BOLD, 13, colour=dark)
    if content.body_place:
        paper.text(_LEFT, 77, content.body_place, Font.FIRA, 8.6, colour=GREY)
    y = paper.fitted(_LEFT, 128, width, content.title, Font.FIRA_BOLD, 22, colour=dark)
    y = paper.paragraph(_LEFT, y + 22, width, content.standard_text, Font.FIRA_BOLD, 12.5)
    ornaments.rule(paper, _LEFT, y + 14, paper.width - _LEFT, y + 14, dark, 1.2)
    y = (
        paper.paragraph(
            _LEFT, y + 38, width, content.basis or sheet.words.say("eu_basis"), Font.FIRA, 9.6, leading=1.5
        )
        + 32
    )
    y = _row(sheet, y, "manufacturer", content.holder, strong=True)
    y = _row(sheet, y, "holder_address", content.holder_address)
    for name in ("srn", "certificate_number"):
        fact = sheet.fact(name)
        y = _row(sheet, y, name, fact.value if fact else None)
    if content.scope:
        paper.text(_LEFT, y, sheet.words.labels["scope"], Font.FIRA, 9.4, colour=GREY)
        y = sheet.scope_block(_VALUES, y, paper.width - _VALUES - _LEFT, Font.FIRA, 10.5) + 24
    ornaments.rule(paper, _LEFT, y - 10, paper.width - _LEFT, y - 10, "#d5dae0", 0.7)
    y += 12
    for fact in sheet.facts(without=("srn", "certificate_number")):
        y = _row(sheet, y, fact.name, fact.value)
    base = max(y + 66, 670)
    if content.issued and content.body_place:
        line = sheet.words.say("made", place=content.body_place, date=content.issued.text)
        paper.text(_LEFT, base - 46, line, Font.FIRA, 9.4)
    sheet.signature(_LEFT, base, 150)
    sheet.mark(_LEFT + 176, base - 14)
    if not sheet.code(paper.width - _LEFT - 60, base - 44, 58):
        ornaments.rosette(paper, paper.width - _LEFT - 34, base - 12, 34, dark, petals=9)
    sheet.print_small(_LEFT, base + 56, width)
    sheet.foot(margin=_LEFT)


def _row(sheet: Sheet, y: float, name: str, value: str | None, *, strong: bool = False) -> float:
    """Write a label and its value; return the baseline of the next row."""
    if not value:
        return y
    sheet.paper.text(_LEFT, y, sheet.words.labels[name], Font.FIRA, 9.4, colour=GREY)
    font = Font.FIRA_BOLD if strong else Font.FIRA
    size = 12.5 if strong else 10.5
    return sheet.paper.paragraph(_VALUES, y, sheet.paper.width - _VALUES - _LEFT, value, font, size) + 24
