"""Corporate: a band of colour on top, sans serif letters, a column of labels and a column of values."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = (("#0b4f6c", "#20a4a4"), ("#263a63", "#e0803a"), ("#1f5c4a", "#8fbf5a"), ("#5b2a5e", "#d08fae"))
_LEFT, _VALUES = 56.0, 214.0


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark, bright = sheet.rng.choice(_COLOURS)
    ornaments.block(paper, 0, 0, paper.width, 118, fill=dark)
    ornaments.polygon(
        paper, [(paper.width - 210, 0), (paper.width, 0), (paper.width, 118), (paper.width - 120, 118)], bright
    )
    ornaments.polygon(
        paper,
        [(paper.width - 250, 0), (paper.width - 226, 0), (paper.width - 136, 118), (paper.width - 160, 118)],
        bright,
    )
    paper.fitted(_LEFT, 64, 370, content.title, Font.FIRA_BOLD, 27, colour="#ffffff")
    if content.certification_body:
        paper.text(_LEFT, 92, content.certification_body, Font.FIRA, 11, colour="#e8eef2")
    y = paper.paragraph(_LEFT, 158, 470, sheet.say("certify"), Font.FIRA, 10.5, colour=GREY)
    if content.holder:
        y = paper.fitted(_LEFT, y + 26, 480, content.holder, Font.FIRA_BOLD, 19, colour=dark)
    y = paper.paragraph(_LEFT, y + 26, 470, sheet.say("comply"), Font.FIRA, 10.5, colour=GREY)
    y = paper.fitted(
        _LEFT,
        y + 30,
        480,
        content.standard_text,
        Font.FIRA_BOLD,
        23,
        colour=bright if dark == "#263a63" else dark,
    )
    ornaments.rule(paper, _LEFT, y + 16, paper.width - _LEFT, y + 16, "#d5dae0", 0.8)
    y = _rows(sheet, y + 40, dark)
    foot = max(y + 12, 668)
    sheet.signature(_LEFT, foot + 34, 140)
    sheet.mark(_LEFT + 170, foot + 10)
    if not sheet.code(paper.width - _LEFT - 64, foot - 6, 60):
        ornaments.seal(paper, paper.width - _LEFT - 36, foot + 24, 34, bright, "ASSESSED · CERTIFIED · ")
    sheet.print_small(_LEFT, max(foot + 78, 756), paper.width - 2 * _LEFT)
    sheet.foot(margin=_LEFT)


def _rows(sheet: Sheet, y: float, dark: str) -> float:
    paper, content = sheet.paper, sheet.content
    width = paper.width - _VALUES - _LEFT

    def head(name: str) -> None:
        paper.text(_LEFT, y, sheet.label(name), Font.FIRA_BOLD, 9, colour=dark)

    if content.holder_address:
        head("holder_address")
        y = paper.paragraph(_VALUES, y, width, content.holder_address, Font.FIRA, 10) + 22
    if content.scope:
        head("scope")
        y = sheet.scope_block(_VALUES, y, width, Font.FIRA, 10) + 22
    if content.sites and not content.sites_apart:
        head("sites")
        y = sheet.site_list(_VALUES, y, width, Font.FIRA, 9.5) + 22
    for fact in sheet.facts():
        paper.text(_LEFT, y, fact.label, Font.FIRA_BOLD, 9, colour=dark)
        y = paper.paragraph(_VALUES, y, width, fact.value, Font.FIRA, 10) + 17
    return y
