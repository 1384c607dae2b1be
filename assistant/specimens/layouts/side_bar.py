"""Side bar: German and English, a broad bar of colour on the left, the English line below each German one."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = (("#0f4c81", "#d9e6f2"), ("#00594f", "#d6ece6"), ("#7a1f2b", "#f3dedd"), ("#37474f", "#e1e7ea"))
_LEFT = 150.0
_RIGHT = 52.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content, english = sheet.paper, sheet.content, sheet.second
    dark, pale = sheet.rng.choice(_COLOURS)
    width = paper.width - _LEFT - _RIGHT
    ornaments.block(paper, 0, 0, 108, paper.height, fill=dark)
    ornaments.block(paper, 108, 0, 7, paper.height, fill=pale)
    for row in range(14):
        ornaments.ring(paper, 54, 70 + row * 54, 22 + (row % 3) * 6, pale, 0.35)
    y = paper.fitted(_LEFT, 92, width, content.title, Font.UBUNTU_BOLD, 38, colour=dark)
    if english:
        paper.text(_LEFT, y + 22, english.title[content.kind].title(), Font.UBUNTU, 14, colour=GREY)
        y += 22
    if content.certification_body:
        paper.text(_LEFT, y + 32, sheet.label("certification_body"), Font.UBUNTU, 7.6, colour=GREY)
        y = paper.fitted(_LEFT, y + 46, width, content.certification_body, Font.UBUNTU_BOLD, 12)
    y = _double(
        sheet,
        y + 30,
        sheet.say("certify"),
        english.say("certify", system=english.systems.get(content.standard or "", "management system"))
        if english
        else "",
    )
    if content.holder:
        y = paper.fitted(_LEFT, y + 26, width, content.holder, Font.UBUNTU_BOLD, 18, colour=dark)
    if content.holder_address:
        y = paper.paragraph(_LEFT, y + 17, width, content.holder_address, Font.UBUNTU, 10.5)
    y = _double(sheet, y + 26, sheet.say("comply"), english.say("comply") if english else "")
    if content.standard_text:
        ornaments.block(paper, _LEFT, y + 14, width, 36, fill=pale, radius=3)
    y = paper.fitted(_LEFT + 12, y + 39, width - 24, content.standard_text, Font.UBUNTU_BOLD, 19, colour=dark)
    paper.text(_LEFT, y + 36, sheet.label("scope"), Font.UBUNTU, 7.6, colour=GREY)
    y = sheet.scope_block(_LEFT, y + 52, width, Font.UBUNTU, 11.5)
    if content.sites and not content.sites_apart:
        paper.text(_LEFT, y + 22, sheet.label("sites"), Font.UBUNTU, 7.6, colour=GREY)
        y = sheet.site_list(_LEFT, y + 36, width, Font.UBUNTU, 9.5)
    y = _facts(sheet, max(y + 32, 540), dark)
    base = max(y + 40, 702)
    sheet.signature(_LEFT, base, 128, font=Font.UBUNTU)
    sheet.mark(_LEFT + 148, base - 6)
    if not sheet.code(paper.width - _RIGHT - 62, base - 40, 60):
        ornaments.seal(paper, paper.width - _RIGHT - 32, base - 8, 31, dark, "GEPRÜFT · ASSESSED · ")
    sheet.print_small(_LEFT, base + 42, width, font=Font.UBUNTU)
    sheet.foot(margin=_LEFT, right=_RIGHT)


def _double(sheet: Sheet, y: float, words: str, second: str) -> float:
    width = sheet.paper.width - _LEFT - _RIGHT
    y = sheet.paper.paragraph(_LEFT, y, width, words, Font.UBUNTU, 10.5)
    if not second:
        return y
    return sheet.paper.paragraph(_LEFT, y + 13, width, second, Font.UBUNTU, 8.6, colour=GREY)


def _facts(sheet: Sheet, y: float, dark: str) -> float:
    """Write the facts, each with its English label below the German one."""
    for fact in sheet.facts():
        sheet.paper.text(_LEFT, y, fact.label, Font.UBUNTU_BOLD, 8.8, colour=dark)
        sheet.paper.text(_LEFT + 190, y, fact.value, Font.UBUNTU, 10)
        if fact.second and fact.second != fact.label:
            sheet.paper.text(_LEFT, y + 9, fact.second, Font.UBUNTU, 6.8, colour=GREY)
        y += 20.5
    return y - 20.5
