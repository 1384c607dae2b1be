"""Grid: all facts in a ruled table, as an office prints them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.layouts.sheet import GREY, Sheet
from assistant.specimens.paper import wrap

_COLOURS = (("#233142", "#eef2f6"), ("#3f4e2c", "#f1f4ea"), ("#4b3a5a", "#f2eff6"), ("#704214", "#f8f1e6"))
_LEFT, _LINE = 52.0, "#aab2bc"
_LABELS = 158.0
_BOTTOM = 634.0
"""Where the table ends, at the lowest."""
_LEADING = 1.4


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    lines: list[str]
    font: Font
    size: float

    @property
    def height(self) -> float:
        """Height of the words in points."""
        return len(self.lines) * self.size * _LEADING


def draw(sheet: Sheet) -> None:
    """Draw the paper."""
    paper, content = sheet.paper, sheet.content
    dark, pale = sheet.rng.choice(_COLOURS)
    width = paper.width - 2 * _LEFT
    if content.certification_body:
        paper.text(_LEFT, 62, content.certification_body, Font.NOTO_BOLD, 12.5, colour=dark)
    if content.body_place:
        paper.text(_LEFT, 77, content.body_place, Font.NOTO, 8.6, colour=GREY)
    number = sheet.fact("certificate_number")
    if number:
        paper.text(paper.width - _LEFT, 62, number.both(), Font.NOTO, 8, colour=GREY, align="right")
        paper.text(paper.width - _LEFT, 77, number.value, Font.NOTO_BOLD, 11, colour=dark, align="right")
    ornaments.rule(paper, _LEFT, 92, paper.width - _LEFT, 92, dark, 1.6)
    y = paper.fitted(
        paper.width / 2, 138, width, content.title, Font.NOTO_BOLD, 25, colour=dark, align="centre"
    )
    y = paper.paragraph(paper.width / 2, y + 22, width - 60, content.system, Font.NOTO, 11.5, align="centre")
    base = max(_table(sheet, y + 26, pale) + 52, 660)
    sheet.signature(_LEFT, base, 140, font=Font.NOTO)
    sheet.mark(_LEFT + 165, base - 20)
    if not sheet.code(paper.width - _LEFT - 62, base - 42, 62):
        ornaments.seal(paper, paper.width - _LEFT - 34, base - 8, 33, dark, "CERTIFICATION · REGISTER · ")
    room = paper.height - 46 - 11.5 * len(sheet.small_print())
    sheet.print_small(_LEFT, max(base + 40, min(base + 56, room)), width, font=Font.NOTO)
    sheet.foot(margin=_LEFT)


def _rows(sheet: Sheet) -> list[_Row]:
    content = sheet.content
    sites = "; ".join(content.sites) if not content.sites_apart else ""
    values = [
        ("holder", content.holder),
        ("holder_address", content.holder_address),
        ("sites", sites),
        ("standard", content.standard_text),
        ("scope", content.scope),
        ("exclusions", content.exclusions),
        *((fact.name, fact.value) for fact in sheet.facts(without=("certificate_number",))),
    ]
    width = sheet.paper.width - 2 * _LEFT - _LABELS - 20
    rows = []
    for name, value in values:
        if value:
            font, size = (Font.NOTO_BOLD, 11.5) if name in {"holder", "standard"} else (Font.NOTO, 10.0)
            rows.append(_Row(name, wrap(value, font, size, width), font, size))
    return rows


def _table(sheet: Sheet, y: float, pale: str) -> float:
    """Draw the table with its top at `y`, with as much room in the rows as there is; return its foot."""
    paper, rows = sheet.paper, _rows(sheet)
    padding = min(26.0, max(6.0, (_BOTTOM - y - sum(row.height for row in rows)) / max(1, len(rows))))
    width = paper.width - 2 * _LEFT
    for row in rows:
        height = padding + row.height
        ornaments.block(paper, _LEFT, y, _LABELS, height, fill=pale)
        ornaments.block(paper, _LEFT, y, width, height, line=_LINE, thickness=0.6)
        ornaments.rule(paper, _LEFT + _LABELS, y, _LEFT + _LABELS, y + height, _LINE, 0.6)
        baseline = y + padding / 2 + row.size * 1.02
        label = sheet.words.labels[row.name]
        paper.fitted(_LEFT + 9, baseline, _LABELS - 14, label, Font.NOTO, 9, colour="#3b424b")
        for number, line in enumerate(row.lines):
            paper.text(_LEFT + _LABELS + 10, baseline + number * row.size * _LEADING, line, row.font, row.size)
        y += height
    return y
