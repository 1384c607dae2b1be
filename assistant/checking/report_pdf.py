"""The report as a PDF of one or two pages: what needs a look in full, the rest as short lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from assistant.checking.pdf_text import has_chinese, linked, marked
from assistant.checking.words import (
    HARD_TO_READ,
    NEVER,
    NO_CERTIFICATE,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    TITLE,
    fields_in_words,
    hard_to_read,
    name_of,
    next_step_of,
    not_checked,
    not_stated,
    on_one_line,
    told_in_full,
)
from assistant.fonts import Font, register_font
from assistant.verification.finding import Outcome
from assistant.verification.report import CheckedCertificate, Judged, Report
from assistant.verification.rule import FAMILIES
from knowledge.days import long_day

_COLOURS = {
    Outcome.PROBLEM: HexColor("#b42318"),
    Outcome.QUESTION: HexColor("#9a6700"),
    Outcome.NOT_STATED: HexColor("#475467"),
    Outcome.CONSISTENT: HexColor("#067647"),
}
_TINTS = {
    Outcome.PROBLEM: HexColor("#fef3f2"),
    Outcome.QUESTION: HexColor("#fffaeb"),
    Outcome.NOT_STATED: HexColor("#f2f4f7"),
    Outcome.CONSISTENT: HexColor("#ecfdf3"),
}
_GREY = HexColor("#475467")
_LINE = HexColor("#d0d5dd")
_INK = HexColor("#101828")
_MARGIN = 16 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_PADDING = 6
"""What reportlab leaves free at each side of a page's frame, in points."""
_LABEL_WIDTH = 37 * mm
_SHORT = 32
"""Characters of a field of which two fit in a row; a Chinese one counts twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Density:
    """How much is told: findings in full (further ones are one line each), and what is consistent by title."""

    in_full: int
    titles: bool


_DENSITIES = (
    _Density(in_full=12, titles=True),
    _Density(in_full=12, titles=False),
    _Density(in_full=6, titles=False),
    _Density(in_full=3, titles=False),
)
"""From all to the least. The first that fits is taken, so that a bad paper's report stays short too."""
_PAGES_EACH = 2
_LONGEST_LINE = 220
_MESSAGE_TITLES = {"en": "Message to the supplier", "zh": "发给供应商的消息"}


def report_pdf(report: Report) -> bytes:
    """Return a report as a PDF on A4: the same report gives the same bytes.

    One certificate takes one or two pages; what is consistent and the lesser findings are cut short for that.
    """
    most = _PAGES_EACH * max(len(report.certificates), 1)
    for density in _DENSITIES:
        written, pages = _written(report, density)
        if pages <= most:
            break
    return written


def _written(report: Report, density: _Density) -> tuple[bytes, int]:
    """Return the PDF of a report and how many pages it has."""
    story: list[Flowable] = [_paragraph(TITLE, size=16, bold=True)]
    story.append(_paragraph(f"Checked on {long_day(report.on)}. {NEVER}", size=7.5, colour=_GREY, after=4))
    for number, checked in enumerate(report.certificates):
        if number:
            story.append(PageBreak())
        story += _certificate(checked, density)
    if not report.certificates:
        story.append(_paragraph(NO_CERTIFICATE))
    story += _messages(report)
    written = BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=_MARGIN - _PADDING,
        rightMargin=_MARGIN - _PADDING,
        topMargin=10 * mm,
        bottomMargin=13 * mm,
        title=TITLE,
        author="Certwise",
        subject=f"Checked on {report.on.isoformat()}",
        lang="en",
        invariant=1,
    )
    foot = f"Certwise · checked on {report.on.isoformat()} · knowledge {report.knowledge}"

    def draw_foot(canvas: Any, page: Any) -> None:
        canvas.saveState()
        canvas.setFont(register_font(Font.NOTO), 7)
        canvas.setFillColor(_GREY)
        canvas.drawString(_MARGIN, 7 * mm, foot)
        canvas.drawRightString(A4[0] - _MARGIN, 7 * mm, f"Page {page.page}")
        canvas.restoreState()

    document.build(story, onFirstPage=draw_foot, onLaterPages=draw_foot)
    return written.getvalue(), document.page


def _certificate(checked: CheckedCertificate, density: _Density) -> Iterator[Flowable]:
    name = name_of(checked.certificate)
    if name:
        yield _paragraph(name, size=11, bold=True, after=3)
    worst = checked.worst
    yield _box(worst, [_paragraph(str(checked.headline), size=10.5, bold=True, colour=_COLOURS[worst])])
    fields = list(fields_in_words(checked.certificate))
    if fields:
        yield _heading("What the paper says")
        yield _fields(fields)
    told = told_in_full(checked)
    if told:
        yield _heading("What needs a look")
        for judged in told[: density.in_full]:
            yield _finding(judged)
        for judged in told[density.in_full :]:
            yield _one_line(judged.outcome, str(judged.reason), next_step_of(judged), judged.rule.id)
    yield from _short_lists(checked, density)
    points = [_bullet(str(point)) for point in checked.cannot_tell]
    yield KeepTogether([_heading("What the paper cannot tell"), *points])


def _short_lists(checked: CheckedCertificate, density: _Density) -> Iterator[Flowable]:
    unclear = hard_to_read(checked)
    if unclear:
        yield _heading(f"{OUTCOME_SIGNS[Outcome.QUESTION]} {HARD_TO_READ}")
        told = " · ".join(f"{label}: {value} ({rules})" for label, value, rules in unclear)
        yield _paragraph(told, size=8, colour=_COLOURS[Outcome.QUESTION])
    unstated = not_stated(checked)
    if unstated:
        yield _heading("Not stated, or still open")
        for reason, step, rules in unstated:
            if step:
                yield _one_line(Outcome.NOT_STATED, reason, step, rules)
        absent = [f"{reason} ({rules})" for reason, step, rules in unstated if not step]
        yield _paragraph(" · ".join(absent), size=7.5, colour=_GREY)
    consistent = checked.with_outcome(Outcome.CONSISTENT)
    if consistent:
        yield _heading(f"{OUTCOME_SIGNS[Outcome.CONSISTENT]} Consistent")
        titles = [judged.rule.title for judged in consistent]
        if not density.titles:
            counted = Counter(FAMILIES[judged.rule.family] for judged in consistent)
            titles = [f"{family}: {count}" for family, count in counted.items()]
        yield _paragraph(" · ".join(titles), size=7.5, colour=_COLOURS[Outcome.CONSISTENT])
    skipped = not_checked(checked)
    if skipped:
        yield _heading("Not checked")
        reasons = " · ".join(f"{because} ({rules})" for because, rules in skipped)
        yield _paragraph(reasons, size=7.5, colour=_GREY)


def _finding(judged: Judged) -> Flowable:
    """Return one finding in full, with its colour, sign and word; what was found stands first."""
    outcome = judged.outcome
    said = f"{OUTCOME_SIGNS[outcome]} {OUTCOME_WORDS[outcome]}: {judged.reason}"
    inside = [_paragraph(said, bold=True, colour=_COLOURS[outcome])]
    if judged.evidence:
        inside.append(_paragraph(f"On the paper: “{judged.evidence}”", colour=_GREY))
    step = next_step_of(judged)
    if step:
        inside.append(_paragraph(f"Next step: {step}", links=True))
    inside.append(_source(judged))
    return KeepTogether([_box(outcome, inside), Spacer(0, 1.4 * mm)])


def _source(judged: Judged) -> Paragraph:
    source = judged.source
    at = f", {source.at}" if source.at else ""
    title = linked(source.title, source.url) if source.url else marked(source.title)
    checked = f"Checked: {judged.rule.title} ({judged.rule.id}). Source: "
    return Paragraph(marked(checked) + title + marked(at), _style(size=7.5, colour=_GREY))


def _one_line(outcome: Outcome, reason: str, step: str, rules: str) -> Paragraph:
    said = f"{OUTCOME_SIGNS[outcome]} {on_one_line(reason, _LONGEST_LINE)}"
    rest = f" {on_one_line(step, 3 * _LONGEST_LINE)} ({rules})"
    text = marked(said, bold=bool(step)) + marked(rest, links=True)
    return Paragraph(text, _style(size=8, left=9, hang=9, after=1.2))


def _fields(fields: list[tuple[str, str]]) -> Table:
    """Return the fields, two short ones in a row; a long one has the row to itself."""
    rows: list[list[Any]] = []
    wide: list[int] = []
    waiting: list[Any] | None = None
    for label, value in fields:
        cells = [_paragraph(label, size=8, colour=_GREY), _paragraph(value)]
        if sum(2 if has_chinese(letter) else 1 for letter in value) > _SHORT:
            wide.append(len(rows))
            rows.append([*cells, "", ""])
            continue
        if waiting is None:
            waiting = [*cells, "", ""]
            rows.append(waiting)
        else:
            waiting[2:] = cells
            waiting = None
    rest = _WIDTH / 2 - _LABEL_WIDTH
    table = Table(rows, colWidths=[_LABEL_WIDTH, rest, _LABEL_WIDTH, rest])
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, _LINE),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            *(("SPAN", (1, row), (3, row)) for row in wide),
        ]
    )
    return table


def _messages(report: Report) -> list[Flowable]:
    """Return the message in its languages side by side, a line a row, so that it can run over a page."""
    texts = list(report.messages.values())
    rows: list[list[Any]] = [
        [_paragraph(_MESSAGE_TITLES.get(code, code), size=11, bold=True) for code in report.messages]
    ]
    for blocks in zip_longest(*(text.strip().split("\n\n") for text in texts), fillvalue=""):
        for lines in zip_longest(*(block.split("\n") for block in blocks), fillvalue=""):
            rows.append([_paragraph(line, size=8) if line.strip() else "" for line in lines])
        rows.append([Spacer(0, 3)] * len(texts))
    table = Table(rows, colWidths=[_WIDTH / len(texts)] * len(texts))
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1.2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LINEABOVE", (0, 0), (-1, 0), 0.6, _LINE),
            ("TOPPADDING", (0, 0), (-1, 0), 5),
        ]
    )
    return [Spacer(0, 4 * mm), table]


def _box(outcome: Outcome, inside: list[Flowable]) -> Table:
    table = Table([[inside]], colWidths=[_WIDTH])
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), _TINTS[outcome]),
            ("LINEBEFORE", (0, 0), (0, -1), 3, _COLOURS[outcome]),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return table


def _heading(text: str) -> Paragraph:
    return Paragraph(marked(text, bold=True), _style(size=10.5, before=5, after=1.5, keep=True))


def _bullet(text: str) -> Paragraph:
    return Paragraph(marked(f"• {text}"), _style(left=9, hang=9))


def _paragraph(text: str, *, bold: bool = False, links: bool = False, **style: Any) -> Paragraph:
    return Paragraph(marked(text, bold=bold, links=links), _style(chinese=has_chinese(text), **style))


def _style(  # noqa: PLR0913 - the parts of a style, all by name
    *,
    size: float = 8.5,
    colour: Color = _INK,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    hang: float = 0,
    keep: bool = False,
    chinese: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        "line",
        fontName=register_font(Font.NOTO),
        fontSize=size,
        leading=size * 1.3,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=left,
        firstLineIndent=-hang,
        keepWithNext=keep,
        wordWrap="CJK" if chinese else None,
    )
