"""Chinese formal: a paper for the home market, red and gold, with facts in a quiet column and a round seal."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_RED = "#a4161a"
_LEFT, _VALUES = 92.0, 196.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    gold = sheet.rng.choice(("#c29b4b", "#8aa06a", "#6f93b5"))
    middle = paper.width / 2
    ornaments.block(paper, 0, 0, paper.width, paper.height, fill="#fdfbf6")
    for inset in (22, 27, 33):
        ornaments.block(
            paper,
            inset,
            inset,
            paper.width - 2 * inset,
            paper.height - 2 * inset,
            line=gold,
            thickness=0.9 if inset != 27 else 2.4,
        )
    for top in (40.0, paper.height - 66):
        ornaments.waves(paper, 60, top, paper.width - 120, 24, gold, lines=13)
    ornaments.rosette(paper, middle, 420, 170, "#f3ead4", petals=13)
    paper.text(middle, 122, content.title, Font.FIRA_BOLD, 31, colour=_RED, align="centre", spacing=5)
    number = sheet.fact("certificate_number")
    if number:
        paper.text(middle, 154, f"{number.label}：{number.value}", Font.FIRA, 11, align="centre")
    paper.text(_LEFT, 200, sheet.words.say("certify"), Font.FIRA_BOLD, 15)
    y = 236.0
    if content.holder:
        y = paper.fitted(middle, y, 420, content.holder, Font.FIRA_BOLD, 20, colour=_RED, align="centre")
    y = _line(sheet, y + 26, "uscc", content.uscc)
    y = _line(sheet, y, "holder_address", content.holder_address)
    if content.sites and not content.sites_apart:
        paper.text(_LEFT, y, sheet.words.labels["sites"], Font.FIRA, 10.5, colour=GREY)
        y = sheet.site_list(_VALUES, y, 320, Font.FIRA, 10.5) + 19
    paper.text(middle, y + 16, sheet.say("comply"), Font.FIRA, 13, align="centre")
    y = paper.fitted(middle, y + 44, 420, content.standard_text, Font.FIRA_BOLD, 18, align="centre")
    paper.text(middle, y + 30, sheet.words.say("scope_intro"), Font.FIRA, 11.5, align="centre")
    y = sheet.scope_block(middle, y + 52, 380, Font.FIRA_BOLD, 13.5, align="centre")
    y = max(y + 36, 505)
    for fact in sheet.facts(without=("certificate_number", "uscc")):
        y = _line(sheet, y, fact.name, fact.value)
    base = max(y + 14, 668)
    ornaments.seal(paper, 430, base + 18, 50, "#d2353d", "认证机构培训用专用章", star=True)
    if content.certification_body:
        paper.text(430, base + 4, content.certification_body, Font.FIRA_BOLD, 12, align="centre")
    if content.issued:
        paper.text(430, base + 24, content.issued.text, Font.FIRA, 10.5, align="centre")
    if not sheet.code(98, base - 26, 68):
        sheet.signature(98, base + 24, 110)
    sheet.mark(190, base)
    sheet.print_small(middle, base + 76, 420, align="centre")
    sheet.foot(margin=62, rise=38)


def _line(sheet: Sheet, y: float, name: str, value: str | None) -> float:
    """Write a label and its value; return the baseline of the next line."""
    if not value:
        return y
    sheet.paper.text(_LEFT, y, sheet.words.labels[name], Font.FIRA, 10.5, colour=GREY)
    return sheet.paper.paragraph(_VALUES, y, 320, value, Font.FIRA, 10.5) + 19
