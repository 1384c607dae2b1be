"""Chinese and English side by side: what a Chinese certification body hands to a holder that exports."""

from __future__ import annotations

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet

_RED, _GOLD = "#b3202a", "#b48a3a"
_LEFT, _RIGHT = 60.0, 310.0
_ON_TOP = ("certificate_number", "uscc")


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content, english = sheet.paper, sheet.content, sheet.second
    assert english is not None  # noqa: S101 - the layout is for two languages
    middle = paper.width / 2
    ornaments.frame(paper, 24, _GOLD)
    ornaments.rosette(paper, middle, 430, 190, "#f6efe0", petals=17)
    ornaments.waves(paper, 60, 44, paper.width - 120, 20, "#d9b978")
    paper.text(middle, 100, content.title, Font.FIRA_BOLD, 27, colour=_RED, align="centre", spacing=4)
    paper.text(
        middle, 124, english.title["system"], Font.TIMES_BOLD, 15, colour=_RED, align="centre", spacing=1.5
    )
    number = sheet.fact("certificate_number")
    if number:
        line = f"{number.label}：{number.value}"
        paper.text(middle, 148, line, Font.FIRA, 10, align="centre")
    y = _columns(sheet, 186)
    rows = (len(sheet.facts(without=_ON_TOP)) + 1) // 2
    y = _facts(sheet, max(y + 24, 560 - max(0, rows - 3) * 28))
    base = max(y + 6, 650)
    ornaments.seal(paper, 452, base + 22, 44, "#d2353d", "管理体系认证专用章", star=True)
    if content.certification_body:
        paper.text(380, base + 4, content.certification_body, Font.FIRA_BOLD, 10.5, align="centre")
    if content.body_second:
        paper.fitted(380, base + 19, 230, content.body_second, Font.FIRA, 8, colour=GREY, align="centre")
    sheet.signature(300, base + 56, 110)
    sheet.code(66, base - 14, 66)
    sheet.mark(150, base + 4)
    sheet.print_small(middle, max(768 - 11.5 * (len(sheet.small_print()) - 2), base + 92), 430, align="centre")
    sheet.foot(margin=56, rise=43)


def _columns(sheet: Sheet, y: float) -> float:
    """Write Chinese to the left and English to the right, block by block."""
    paper, content, english = sheet.paper, sheet.content, sheet.second
    assert english is not None  # noqa: S101
    width = 226.0

    def pair(chinese: str, other: str, size: float, *, strong: bool = False, gap: float = 14) -> None:
        nonlocal y
        font = Font.FIRA_BOLD if strong else Font.FIRA
        left = paper.paragraph(_LEFT, y, width, chinese, font, size) if chinese else y
        paper.break_line()
        right = paper.paragraph(_RIGHT, y, width, other, font, size * 0.94) if other else y
        y = max(left, right) + size + gap

    pair(sheet.words.say("certify"), "This is to certify that", 10.5, gap=4)
    pair(content.holder or "", content.holder_second, 13, strong=True, gap=3)
    pair(_labelled(sheet, "uscc", content.uscc), "", 9, gap=1)
    pair(
        _labelled(sheet, "holder_address", content.holder_address),
        content.holder_address_second
        and f"{english.labels['holder_address']}: {content.holder_address_second}",
        9.4,
    )
    pair(
        sheet.say("comply"),
        f"operates the {english.systems.get(content.standard or '', 'Management System')} according to",
        10.5,
        gap=4,
    )
    paper.text(paper.width / 2, y + 4, content.standard_text, Font.FIRA_BOLD, 14, colour=_RED, align="centre")
    y += 28
    pair(sheet.words.say("scope_intro"), english.say("scope_intro"), 10.5, gap=3)
    pair(content.scope or "", content.scope_second, 11, strong=True)
    if content.exclusions:
        pair(_labelled(sheet, "exclusions", content.exclusions), "", 9)
    if content.sites and not content.sites_apart:
        pair(sheet.words.labels["sites"], english.labels["sites"], 9.4, gap=2)
        y = sheet.site_list(_LEFT, y, 470, Font.FIRA, 9)
    return y


def _labelled(sheet: Sheet, name: str, value: str | None) -> str:
    return f"{sheet.words.labels[name]}：{value}" if value else ""


def _facts(sheet: Sheet, y: float) -> float:
    """Write the dates and numbers in two columns, each with both labels."""
    facts = sheet.facts(without=_ON_TOP)
    for number, fact in enumerate(facts):
        x = _LEFT if number % 2 == 0 else _RIGHT
        sheet.paper.text(x, y, fact.both(" "), Font.FIRA, 7.6, colour=GREY)
        sheet.paper.text(x, y + 12, fact.value, Font.FIRA_BOLD, 9.6)
        if number % 2 or number == len(facts) - 1:
            y += 28
    return y
