"""Landscape: a broad sheet with a title in spaced letters and the facts in a strip along the foot."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = (("#2b2d42", "#c9a227"), ("#0b3d3a", "#b7893b"), ("#5a1836", "#c58b4e"))


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark, gold = sheet.rng.choice(_COLOURS)
    middle, width = paper.width / 2, 620.0
    ornaments.block(paper, 18, 18, paper.width - 36, paper.height - 36, line=gold, thickness=7)
    ornaments.block(paper, 26, 26, paper.width - 52, paper.height - 52, line=dark, thickness=0.8)
    ornaments.rosette(paper, 92, 92, 58, "#eee3c8", petals=17)
    ornaments.rosette(paper, paper.width - 92, 92, 58, "#eee3c8", petals=17)
    spaced = " ".join(content.title) if len(content.title) < 13 else content.title
    paper.fitted(middle, 92, 540, spaced, Font.TIMES_BOLD, 34, colour=dark, align="centre")
    y = 118.0
    if content.certification_body:
        paper.text(middle, y, content.certification_body, Font.FIRA, 11.5, colour=GREY, align="centre")
    y = paper.paragraph(middle, y + 34, width, sheet.say("certify"), Font.TIMES_ITALIC, 13, align="centre")
    if content.holder:
        y = paper.fitted(
            middle, y + 32, width, content.holder, Font.TIMES_BOLD, 25, colour=dark, align="centre"
        )
    if content.holder_address:
        y = paper.paragraph(middle, y + 20, width, content.holder_address, Font.TIMES, 11.5, align="centre")
    y = paper.paragraph(middle, y + 25, width, sheet.say("comply"), Font.TIMES_ITALIC, 13, align="centre")
    y = paper.fitted(
        middle, y + 30, width, content.standard_text, Font.TIMES_BOLD, 23, colour=dark, align="centre"
    )
    paper.text(
        middle, y + 24, sheet.words.say("scope_intro"), Font.TIMES_ITALIC, 12, colour=GREY, align="centre"
    )
    y = sheet.scope_block(middle, y + 43, width, Font.TIMES, 13.5, align="centre")
    if content.sites and not content.sites_apart:
        paper.text(middle, y + 19, sheet.label("sites"), Font.TIMES_ITALIC, 10, colour=GREY, align="centre")
        y = sheet.site_list(middle, y + 32, width, Font.TIMES, 9.6, align="centre")
    y = _strip(sheet, max(y + 26, 384), dark, gold)
    base = max(y + 34, 496)
    sheet.signature(110, base, 150, font=Font.TIMES)
    sheet.mark(290, base - 14)
    ornaments.seal(paper, middle, base - 4, 33, gold, "CERTIFICATE · OF · REGISTRATION · ")
    sheet.code(paper.width - 170, base - 44, 52)
    sheet.print_small(middle, 547 - 11.5 * (len(sheet.small_print()) - 1), 560, align="centre", font=Font.TIMES)
    sheet.foot(margin=60, rise=32)


def _strip(sheet: Sheet, y: float, dark: str, gold: str) -> float:
    """Write the facts in rows of four: label above, value below; return the last baseline."""
    facts = sheet.facts()
    step = 640.0 / 4
    left = sheet.paper.width / 2 - 320
    ornaments.rule(sheet.paper, left, y - 12, left + 640, y - 12, gold, 0.9)
    for number, fact in enumerate(facts):
        x = left + step * (number % 4) + step / 2
        sheet.paper.fitted(
            x, y, step - 8, fact.label, Font.FIRA, 7.6, colour=GREY, align="centre", leading=1.05
        )
        sheet.paper.fitted(
            x, y + 12.5, step - 8, fact.value, Font.TIMES_BOLD, 11, colour=dark, align="centre", leading=1.05
        )
        if number % 4 == 3 and number < len(facts) - 1:
            y += 31
    return y + 12.5
