"""Addresses: the lines under a name or a label that belong to one, and those that a label announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.companies import has_legal_form, looks_like_address, may_be_place
from assistant.reading.evidence import Candidate, of_cell
from assistant.reading.labels import DATES, Kind, Label, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import Answer, Paper
from assistant.reading.squash import is_cjk, squashed
from knowledge.registers import Kind as Named

NUMBERED = re.compile(
    r"^\s{0,4}(?:(?:site|standort|sito|sitio|werk|场所|no\.?)?\s?\d{1,2}\s?[.):：](?!\d)|[•·▪■\-–*➢]\s|[a-h][.)]\s)",
    re.IGNORECASE,
)
"""The number or mark of an item in a list of sites."""
REMARK = re.compile(
    r"^\W*\(?(?:this certificate|see |siehe |voir |including the|multi[- ]?site|and (?:its|the) |the other)",
    re.IGNORECASE,
)
SAME_AS_ABOVE = re.compile(
    r"same as|as above|siehe oben|wie oben|idem|同上|id\. sopra|come sopra", re.IGNORECASE
)
_ADDRESS, _OF_A_BODY, _VAGUE, _BEHIND_DATES = 0.93, 0.65, 0.78, 0.7
_BODY_LABELS = frozenset({Kind.ISSUER, Kind.ACCREDITOR, Kind.ACCREDITATION_NUMBER, Kind.CNCA_NUMBER})
_PAGE = re.compile(r"\b(?:tel|fax|phone|www|e-?mail|http)\b|@", re.IGNORECASE)
_TELEPHONE = re.compile(r"[\d +()/-]{7,24}")
_MOST_LINES = 7
_FAR_BELOW = 0.16


def lines_under(paper: Paper, cell: Cell, *, most: int = _MOST_LINES) -> Iterator[Cell]:
    """Yield the lines under a name that may go on with it: up to a label, a sentence, a date or a standard."""
    given, gap = 0, 0
    last = cell
    for under in paper.sheet.running_on(cell):
        if given >= most:
            return
        if under is None:
            gap += 1
            if gap > 1 or given > 1:
                return
            continue
        labels = paper.labels[under.order]
        if paper.answers_another(under):
            return
        if any(
            label.heads or label.colon or label.kind in {Kind.AFTER_HOLDER, Kind.CERTIFY} for label in labels
        ):
            return
        if (
            paper.names_standard(under)
            or paper.dates.get(under.order)
            or _PAGE.search(under.text)
            or _far(last, under)
        ):
            return
        given += 1
        last = under
        yield under


def _far(cell: Cell, under: Cell) -> bool:
    """Say whether a line stands far below, where the file gives places."""
    one, other = cell.where.box, under.where.box
    return one is not None and other is not None and other.top - one.bottom > _FAR_BELOW


def labelled_addresses(paper: Paper) -> Iterator[tuple[Label, Candidate[str]]]:
    """Yield the addresses that a label announces; those of certification bodies at a lower rank."""
    issuer_seen = False
    for label in paper.of_kind(Kind.ADDRESS, Kind.ISSUER):
        if label.kind is Kind.ISSUER:
            issuer_seen = label.heads
            continue
        previous = _label_before(paper, label)
        of_a_body = (previous is not None and previous.kind in _BODY_LABELS) or _below_a_body(paper, label)
        for answer in paper.answers(label):
            text, cell = whole_place(paper, answer)
            if is_label(squashed(text)):
                break
            if sum(map(str.isalpha, text)) >= (4 if _any_cjk(text) else 6) and not SAME_AS_ABOVE.search(text):
                doubt = issuer_seen and previous is not None and previous.kind in DATES
                sure = min(_ADDRESS, answer.quality, _OF_A_BODY if of_a_body else 1.0) * label.certainty
                if not looks_like_address(text) or not label.heads:
                    sure = min(sure, _VAGUE)
                yield (
                    label,
                    Candidate(
                        value=text,
                        raw=text,
                        where=cell.where,
                        confidence=of_cell(cell, min(sure, _BEHIND_DATES) if doubt else sure),
                        key=squashed(text),
                        rank=2 if of_a_body else 0,
                    ),
                )
            break


def _below_a_body(paper: Paper, label: Label) -> bool:
    """Say whether an address stands beside or right below the name of a certification body of the registers."""
    near = range(label.cell.order - 2, label.cell.order + 1)
    return any(
        mention.kind is Named.CERTIFICATION_BODY and not paper.labels[order][:1]
        for order in near
        if order >= 0
        for mention in paper.mentions_in(paper.cells[order])
    )


def of_somebody_else(paper: Paper, label: Label) -> bool:
    """Say whether an address label stands in small print: beside web or telephone, or after a body's name."""
    row = paper.sheet.rows[label.cell.row].cells
    if any(_PAGE.search(cell.text) or _TELEPHONE.fullmatch(cell.text) for cell in row):
        return True
    near = paper.cells[max(0, label.cell.order - 2) : label.cell.order + 1]
    return any(mention.kind is Named.CERTIFICATION_BODY for cell in near for mention in paper.mentions_in(cell))


def _label_before(paper: Paper, label: Label) -> Label | None:
    """Return the label that stands nearest before one and heads its cell."""
    for cell in reversed(paper.cells[max(0, label.cell.order - 6) : label.cell.order]):
        heading = paper.heading(cell)
        if heading is not None and heading.kind is not Kind.STOP:
            return heading
    return None


def whole_place(paper: Paper, answer: Answer) -> tuple[str, Cell]:
    """Return an address with its further lines."""
    parts = [answer.text.strip(" ,;")]
    for line in lines_under(paper, answer.cell):
        if has_legal_form(line.text) and not looks_like_address(line.text):
            break
        open_end = answer.text.rstrip().endswith((",", "，", "-")) or (
            len(parts) == 1 and len(answer.text) > 45
        )
        if not (looks_like_address(line.text) or may_be_place(line.text) or (open_end and len(line.text) < 60)):
            break
        if REMARK.match(line.text) or NUMBERED.match(line.text):
            break
        parts.append(line.text.strip(" ,;"))
    return join_lines(parts), answer.cell


def join_lines(parts: list[str]) -> str:
    """Return the lines of an address as one text."""
    text = parts[0]
    for part in parts[1:]:
        text += (
            part
            if mostly_cjk(text) and mostly_cjk(part)
            else " " + part
            if text.endswith(("-", "/"))
            else ", " + part
        )
    return " ".join(text.split())


def same_address(one: str, other: str) -> bool:
    """Say whether two folded addresses are one place: one holds the other, or it is in another script."""
    short, long = sorted((one, other), key=len)
    if short in long or _any_cjk(one) != _any_cjk(other):
        return True
    from rapidfuzz import fuzz

    return bool(fuzz.token_set_ratio(one, other) >= 85 or fuzz.partial_ratio(short, long) >= 88)


def mostly_cjk(text: str) -> bool:
    """Say whether more than half of a text's characters are Chinese, Japanese or Korean."""
    return sum(map(is_cjk, text)) * 2 > len(text.replace(" ", ""))


def _any_cjk(text: str) -> bool:
    return any(map(is_cjk, text))
