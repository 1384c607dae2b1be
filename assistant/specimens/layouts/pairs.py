"""Pairs: every label in two languages, the second in italics, with thin lines between the blocks."""

# ruff: noqa: PLR0913 - a place, a size and a colour are an argument each
from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = ("#8a1c24", "#0d5c63", "#364f8b", "#6b4c1e")
_LEFT = 58.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content, english = sheet.paper, sheet.content, sheet.second
    dark = sheet.rng.choice(_COLOURS)
    width = paper.width - 2 * _LEFT
    ornaments.waves(paper, 0, 26, paper.width, 46, "#d9dde2", lines=15)
    ornaments.block(paper, _LEFT, 92, 5, 48, fill=dark)
    size = 26.0 if len(content.title) < 24 else 17.5
    y = paper.fitted(_LEFT + 16, 116, width - 20, content.title, Font.NOTO_BOLD, size, colour=dark)
    if english:
        paper.text(_LEFT + 16, y + 20, english.title[content.kind].capitalize(), Font.NOTO, 12, colour=GREY)
    y += 60
    if content.certification_body:
        y = _pair(sheet, y, "certification_body", content.certification_body, 12)
    if content.holder:
        y = _pair(sheet, y, "holder", content.holder, 16, colour=dark)
    if content.holder_address:
        y = _pair(sheet, y, "holder_address", content.holder_address, 10.5)
    y = _pair(sheet, y, "standard", content.standard_text, 16, colour=dark)
    y = _heading(sheet, y, "scope")
    y = _close(sheet, sheet.scope_block(_LEFT, y, width, Font.NOTO, 11))
    if content.sites and not content.sites_apart:
        y = _heading(sheet, y, "sites")
        y = _close(sheet, sheet.site_list(_LEFT, y, width, Font.NOTO, 9.6))
    y = _facts(sheet, y + 4)
    base = max(y + 44, 690)
    sheet.signature(_LEFT, base, 138, font=Font.NOTO)
    sheet.mark(_LEFT + 160, base - 16)
    if not sheet.code(paper.width - _LEFT - 60, base - 44, 58):
        ornaments.seal(paper, paper.width - _LEFT - 34, base - 10, 33, dark, "QUALITY · SYSTEM · AUDIT · ")
    sheet.print_small(_LEFT, base + 44, width, font=Font.NOTO)
    sheet.foot(margin=_LEFT)


def _heading(sheet: Sheet, y: float, name: str) -> float:
    """Write a label in both languages; return the baseline of what follows."""
    after = sheet.paper.text(_LEFT, y, sheet.words.labels[name], Font.NOTO_BOLD, 8, colour="#3b424b")
    if sheet.second:
        sheet.paper.text(_LEFT + after + 6, y, sheet.second.labels[name], Font.TIMES_ITALIC, 9, colour=GREY)
    return y + 17


def _close(sheet: Sheet, y: float) -> float:
    ornaments.rule(sheet.paper, _LEFT, y + 11, sheet.paper.width - _LEFT, y + 11, "#dfe3e8", 0.7)
    return y + 27


def _pair(sheet: Sheet, y: float, name: str, value: str, size: float, *, colour: str = "#1c1c1e") -> float:
    width = sheet.paper.width - 2 * _LEFT
    y = _heading(sheet, y, name) + max(0.0, size - 11)
    font = Font.NOTO_BOLD if size > 11 else Font.NOTO
    return _close(sheet, sheet.paper.fitted(_LEFT, y, width, value, font, size, colour=colour))


def _facts(sheet: Sheet, y: float) -> float:
    """Write the facts in three columns, labels in two languages above the values."""
    step = (sheet.paper.width - 2 * _LEFT) / 3
    facts = sheet.facts()
    for number, fact in enumerate(facts):
        x = _LEFT + step * (number % 3)
        paper = sheet.paper
        paper.fitted(x, y, step - 10, fact.label, Font.NOTO_BOLD, 7.6, colour="#3b424b", leading=1.1)
        if fact.second:
            paper.fitted(x, y + 9.5, step - 10, fact.second, Font.TIMES_ITALIC, 8.4, colour=GREY, leading=1.1)
        paper.fitted(x, y + 23, step - 10, fact.value, Font.NOTO, 10.5, leading=1.15)
        if number % 3 == 2 or number == len(facts) - 1:
            y += 41
    return y - 20
