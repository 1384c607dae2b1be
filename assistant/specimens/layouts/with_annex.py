"""Certificate and annex: the holder and the standard on the first page, the sites on the second."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_COLOURS = (("#17324d", "#dfe8f0"), ("#54301a", "#f1e7dd"), ("#1f4d45", "#dfeeea"))
_LEFT = 62.0


def draw(sheet: Sheet) -> None:
    """Draw both pages."""
    dark, pale = sheet.rng.choice(_COLOURS)
    pages = 2 if sheet.content.sites else 1
    _first(sheet, dark, pale, pages)
    if pages > 1:
        sheet.paper.new_page()
        _second(sheet, dark, pale)


def _head(sheet: Sheet, dark: str, pale: str) -> None:
    paper, content = sheet.paper, sheet.content
    ornaments.block(paper, 0, 0, paper.width, 74, fill=pale)
    ornaments.rule(paper, 0, 74, paper.width, 74, dark, 2)
    if content.certification_body:
        paper.text(_LEFT, 46, content.certification_body, Font.NOTO_BOLD, 13, colour=dark)


def _first(sheet: Sheet, dark: str, pale: str, pages: int) -> None:
    paper, content = sheet.paper, sheet.content
    width = paper.width - 2 * _LEFT
    _head(sheet, dark, pale)
    ornaments.watermark(paper, paper.width - 150, 520, 130, "#f6f7f8")
    y = paper.fitted(_LEFT, 136, width, content.title, Font.TIMES_BOLD, 34, colour=dark)
    number = sheet.fact("certificate_number")
    if number:
        paper.text(_LEFT, y + 24, f"{number.label} {number.value}", Font.NOTO, 11, colour=GREY)
    y = paper.paragraph(_LEFT, y + 62, width, sheet.say("certify"), Font.NOTO, 11)
    if content.holder:
        y = paper.fitted(_LEFT, y + 28, width, content.holder, Font.NOTO_BOLD, 18, colour=dark)
    if content.holder_address:
        y = paper.paragraph(_LEFT, y + 19, width, content.holder_address, Font.NOTO, 10.5)
    y = paper.paragraph(_LEFT, y + 30, width, sheet.say("comply"), Font.NOTO, 11)
    y = paper.fitted(_LEFT, y + 32, width, content.standard_text, Font.TIMES_BOLD, 26, colour=dark)
    paper.text(_LEFT, y + 34, sheet.words.labels["scope"], Font.NOTO_BOLD, 9, colour=GREY)
    y = sheet.scope_block(_LEFT, y + 52, width, Font.NOTO, 11.5)
    y = max(y + 44, 520)
    for fact in sheet.facts(without=("certificate_number",)):
        paper.text(_LEFT, y, fact.label, Font.NOTO, 9.4, colour=GREY)
        paper.text(_LEFT + 186, y, fact.value, Font.NOTO_BOLD, 10)
        y += 16.5
    base = max(y + 40, 694)
    sheet.signature(_LEFT, base, 144, font=Font.NOTO)
    sheet.mark(_LEFT + 170, base - 14)
    if not sheet.code(paper.width - _LEFT - 60, base - 44, 58):
        ornaments.seal(paper, paper.width - _LEFT - 34, base - 8, 35, dark, "CERTIFIED · MULTI-SITE · ")
    sheet.print_small(_LEFT, base + 46, width, font=Font.NOTO)
    sheet.foot(page=1, pages=pages, margin=_LEFT)


def _second(sheet: Sheet, dark: str, pale: str) -> None:
    paper, content = sheet.paper, sheet.content
    width = paper.width - 2 * _LEFT
    _head(sheet, dark, pale)
    paper.text(_LEFT, 126, sheet.words.annex, Font.TIMES_BOLD, 24, colour=dark)
    number = sheet.fact("certificate_number")
    if number:
        value = content.last_number or number.value
        paper.text(_LEFT, 150, f"{number.label} {value}", Font.NOTO, 11, colour=GREY)
    if content.holder:
        paper.fitted(_LEFT, 184, width, content.holder, Font.NOTO_BOLD, 13)
    y = 218.0
    ornaments.block(paper, _LEFT, y, width, 22, fill=dark)
    paper.text(_LEFT + 10, y + 15, sheet.words.labels["sites"], Font.NOTO_BOLD, 9.5, colour="#ffffff")
    y += 22
    for number_, site in enumerate(content.sites, 1):
        ornaments.block(
            paper,
            _LEFT,
            y,
            width,
            38,
            fill=pale if number_ % 2 == 0 else "#ffffff",
            line="#c9d0d7",
            thickness=0.5,
        )
        paper.text(_LEFT + 10, y + 23, f"{number_}.", Font.NOTO_BOLD, 10, colour=dark)
        paper.fitted(_LEFT + 34, y + 23, width - 44, site, Font.NOTO, 10, leading=1.15)
        y += 38
    if content.issued:
        issued = sheet.fact("issued")
        assert issued is not None  # noqa: S101 - just looked
        paper.text(_LEFT, y + 40, f"{issued.label}: {issued.value}", Font.NOTO, 10)
    if content.expires:
        expires = sheet.fact("expires")
        assert expires is not None  # noqa: S101 - just looked
        paper.text(_LEFT, y + 56, f"{expires.label}: {expires.value}", Font.NOTO, 10)
    sheet.signature(_LEFT, y + 130, 144, font=Font.NOTO)
    sheet.foot(page=2, pages=2, margin=_LEFT)
