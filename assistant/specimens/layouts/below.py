"""Below: airy, every value large with its label small underneath."""

# ruff: noqa: PLR0913, PLR0917 - a place, a size and a colour are an argument each
from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import Sheet

_COLOURS = (("#12355b", "#f2a541"), ("#2d3a3a", "#4fb0ae"), ("#3c1642", "#e0607e"), ("#234d20", "#c9b33c"))
_LEFT = 70.0
_SMALL = "#7a8087"


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark, bright = sheet.rng.choice(_COLOURS)
    width = paper.width - 2 * _LEFT
    ornaments.polygon(paper, [(0, 0), (paper.width, 0), (paper.width, 30), (0, 62)], dark)
    ornaments.polygon(paper, [(0, 66), (paper.width, 34), (paper.width, 38), (0, 70)], bright)
    wide = 7.0 if len(content.title) < 16 else 1.5
    paper.text(_LEFT, 124, content.title, Font.UBUNTU_BOLD, 23 if wide > 2 else 19, colour=dark, spacing=wide)
    y = 172.0
    if content.holder:
        y = _value(sheet, y, content.holder, "holder", Font.UBUNTU_BOLD, 18, dark)
    if content.holder_address:
        y = _value(sheet, y, content.holder_address, "holder_address", Font.UBUNTU, 11, "#1c1c1e")
    y = _value(sheet, y, content.standard_text, "standard", Font.UBUNTU_BOLD, 18, dark)
    y = sheet.scope_block(_LEFT, y, width, Font.UBUNTU, 12)
    y = _under(sheet, y, "scope")
    if content.sites and not content.sites_apart:
        y = _under(sheet, sheet.site_list(_LEFT, y, width, Font.UBUNTU, 10), "sites")
    y = _facts(sheet, y + 4, bright)
    if content.certification_body:
        y = _value(
            sheet, max(y, 640), content.certification_body, "certification_body", Font.UBUNTU_BOLD, 12, dark
        )
    base = max(y + 28, 716)
    sheet.signature(_LEFT, base, 140, font=Font.UBUNTU)
    sheet.mark(_LEFT + 165, base - 14)
    if not sheet.code(paper.width - _LEFT - 60, base - 46, 58):
        ornaments.rosette(paper, paper.width - _LEFT - 30, base - 14, 30, bright)
    sheet.print_small(_LEFT, base + 42, width, font=Font.UBUNTU)
    sheet.foot(margin=_LEFT)


def _under(sheet: Sheet, y: float, name: str) -> float:
    sheet.paper.text(_LEFT, y + 12, sheet.words.labels[name], Font.UBUNTU, 7.4, colour=_SMALL)
    return y + 40


def _value(sheet: Sheet, y: float, value: str, name: str, font: Font, size: float, colour: str) -> float:
    """Write a value and its label below; return the baseline of the next value."""
    width = sheet.paper.width - 2 * _LEFT
    return _under(sheet, sheet.paper.fitted(_LEFT, y, width, value, font, size, colour=colour), name)


def _facts(sheet: Sheet, y: float, bright: str) -> float:
    """Write the facts in two columns, a thin line above each."""
    step = (sheet.paper.width - 2 * _LEFT) / 2
    facts = sheet.facts()
    for number, fact in enumerate(facts):
        x = _LEFT + step * (number % 2)
        ornaments.rule(sheet.paper, x, y - 14, x + step - 18, y - 14, bright, 0.9)
        sheet.paper.fitted(x, y, step - 18, fact.value, Font.UBUNTU_BOLD, 10.5)
        sheet.paper.text(x, y + 11, fact.label, Font.UBUNTU, 7.4, colour=_SMALL)
        if number % 2 or number == len(facts) - 1:
            y += 44
    return y + 6
