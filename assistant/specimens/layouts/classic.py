"""Classic: centred serif letters within a double border, fine waves, a seal at the foot."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = (("#1d3557", "#b08d3c"), ("#3d2b1f", "#a9814a"), ("#14403a", "#9c8b4f"), ("#4a1f2b", "#a98a5b"))


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark, gold = sheet.rng.choice(_COLOURS)
    middle, width = paper.width / 2, 400.0
    ornaments.frame(paper, 26, dark, fine=gold)
    ornaments.watermark(paper, middle, 440, 150, "#f5f2ea")
    ornaments.waves(paper, 70, 46, paper.width - 140, 26, gold)
    y = 106.0
    if content.certification_body:
        paper.text(middle, y, content.certification_body, Font.TIMES_BOLD, 13, colour=dark, align="centre")
        y += 46
    wide = 5.0 if len(content.title) < 16 else 2.0
    size = 33 if len(content.title) < 16 else 23
    paper.text(middle, y, content.title, Font.TIMES_BOLD, size, colour=dark, align="centre", spacing=wide)
    ornaments.rule(paper, middle - 70, y + 14, middle + 70, y + 14, gold, 1.1)
    y = paper.paragraph(middle, y + 44, width, sheet.say("certify"), Font.TIMES_ITALIC, 12.5, align="centre")
    if content.holder:
        y = paper.fitted(
            middle, y + 32, width + 40, content.holder, Font.TIMES_BOLD, 20, colour=dark, align="centre"
        )
    if content.holder_address:
        y = paper.paragraph(
            middle, y + 20, width - 40, content.holder_address, Font.TIMES, 11.5, align="centre"
        )
    y = paper.paragraph(middle, y + 30, width, sheet.say("comply"), Font.TIMES_ITALIC, 12.5, align="centre")
    y = paper.fitted(
        middle, y + 34, width, content.standard_text, Font.TIMES_BOLD, 25, colour=dark, align="centre"
    )
    paper.text(middle, y + 30, sheet.words.say("scope_intro"), Font.TIMES_ITALIC, 12.5, align="centre")
    y = sheet.scope_block(middle, y + 52, width, Font.TIMES, 13, align="centre")
    if content.sites and not content.sites_apart:
        paper.text(middle, y + 24, sheet.label("sites"), Font.TIMES_ITALIC, 10.5, colour=GREY, align="centre")
        y = sheet.site_list(middle, y + 38, width, Font.TIMES, 10, align="centre")
    y = _facts(sheet, max(y + 34, 530), dark, gold)
    ornaments.seal(paper, middle, 708, 36, gold, "MANAGEMENT SYSTEM · CERTIFICATION · ")
    sheet.signature(78, 712, 128, font=Font.TIMES)
    sheet.mark(78, 640)
    if not sheet.code(452, 664, 58) and content.accreditation_body:
        ornaments.rosette(paper, 480, 700, 30, gold)
    sheet.print_small(
        middle, min(762, 792 - 11.5 * len(sheet.small_print())), 400, align="centre", font=Font.TIMES
    )
    sheet.foot(margin=62, rise=45)


def _facts(sheet: Sheet, y: float, dark: str, gold: str) -> float:
    """Write the facts in two columns around the middle, labels to the right, values to the left."""
    middle = sheet.paper.width / 2
    ornaments.rule(sheet.paper, middle - 150, y - 16, middle + 150, y - 16, gold, 0.6)
    for fact in sheet.facts():
        sheet.paper.text(middle - 8, y, f"{fact.label}:", Font.TIMES_ITALIC, 10.5, colour=GREY, align="right")
        sheet.paper.text(middle + 8, y, fact.value, Font.TIMES_BOLD, 10.5, colour=dark)
        y += 15.2
    return y
