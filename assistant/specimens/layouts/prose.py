"""Prose: a letter-like certificate in full sentences, with the dates and numbers in a line at the foot."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = ("#5a2328", "#22405c", "#2f4f3a", "#4a4033")
_LEFT = 96.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark = sheet.rng.choice(_COLOURS)
    width = paper.width - 2 * _LEFT
    ornaments.block(paper, 0, 0, paper.width, paper.height, fill="#fffdf8")
    ornaments.rosette(paper, paper.width - 40, 60, 150, "#efe6d6", petals=19)
    ornaments.rosette(paper, 30, paper.height - 60, 130, "#efe6d6", petals=15)
    ornaments.rule(paper, _LEFT - 28, 96, _LEFT - 28, paper.height - 96, dark, 1.4)
    paper.fitted(_LEFT, 136, width, content.title.capitalize(), Font.SERIF_ITALIC, 34, colour=dark)
    opening = sheet.say("prose") or sheet.say("certify")
    y = paper.paragraph(_LEFT, 190, width, opening, Font.SERIF, 12, leading=1.6)
    if content.holder:
        y = paper.fitted(_LEFT, y + 34, width, content.holder, Font.SERIF_BOLD, 18, colour=dark)
    if content.holder_address:
        y = paper.paragraph(_LEFT, y + 19, width, content.holder_address, Font.SERIF, 10.5, leading=1.5)
    basis = sheet.say("prose_basis") or sheet.say("comply")
    y = paper.paragraph(_LEFT, y + 30, width, basis, Font.SERIF, 12, leading=1.6)
    y = paper.fitted(_LEFT, y + 32, width, content.standard_text, Font.SERIF_BOLD, 20, colour=dark)
    paper.text(_LEFT, y + 32, f"{sheet.words.labels['scope']}:", Font.SERIF_ITALIC, 11, colour=GREY)
    y = sheet.scope_block(_LEFT, y + 50, width, Font.SERIF, 12)
    if content.sites and not content.sites_apart:
        paper.text(_LEFT, y + 26, f"{sheet.words.labels['sites']}:", Font.SERIF_ITALIC, 11, colour=GREY)
        y = sheet.site_list(_LEFT, y + 43, width, Font.SERIF, 10)
    y = _running_facts(sheet, max(y + 34, 532))
    base = max(y + 62, 694)
    sheet.signature(_LEFT, base, 150, font=Font.SERIF)
    sheet.mark(_LEFT + 178, base - 14)
    if not sheet.code(paper.width - _LEFT - 58, base - 46, 58):
        ornaments.seal(paper, paper.width - _LEFT - 30, base - 12, 36, dark, "SIGILLUM · CERTIFICATION · ")
    sheet.print_small(_LEFT, base + 46, width, font=Font.SERIF)
    sheet.foot(margin=_LEFT)


def _running_facts(sheet: Sheet, y: float) -> float:
    """Write the facts one after the other in lines, parted by dots: "Certificate No. X"."""
    width = sheet.paper.width - 2 * _LEFT
    for fact in sheet.facts():
        y = sheet.paper.paragraph(_LEFT, y, width, f"{fact.label}: {fact.value}", Font.SERIF, 9.6) + 14.5
    return y - 14.5
