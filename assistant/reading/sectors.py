"""The sector codes of a certificate: IAF and EA (IAF ID 1), NACE, without the words before them."""

from __future__ import annotations

import re

from assistant.reading.evidence import of_cell
from assistant.reading.labels import Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.paper import BELOW, Answer, Paper
from assistant.verification.certificate import Field
from knowledge.registers import Kind as Named

_SECTORS = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2}){0,2}(?:[a-z](?![a-z]))?(?![\d])")
_NAMED_SURE = 0.85
_NAMED = re.compile(
    r"(?<![A-Za-z])(?:IAF|EAC|EA|NACE)\s?[/-]?\s?(?:codes?|代码|代碼|代号|コード|코드)\s{0,3}[:：]?\s{0,3}"
    r"(?P<codes>\d{1,2}(?:\.\d{1,2}){0,2}(?:\s?[,、，;/]\s?\d{1,2}(?:\.\d{1,2}){0,2}){0,8})(?!\d)",
    re.IGNORECASE,
)
"""A scheme, the word for code, and figures, where no label of the list stands."""


def sector_codes(paper: Paper) -> Field[tuple[str, ...]] | None:
    """Return the sector codes (IAF/EA, NACE), without the words before them."""
    codes: dict[str, None] = {}
    first: tuple[Label, Answer] | None = None
    certainty = 1.0
    for label in paper.of_kind(Kind.SECTOR):
        for answer in paper.answers(label):
            bare = label.word.key in {"iaf", "nace", "eac", "cnae", "ateco"}
            if answer.quality == BELOW and (bare or len(answer.text) > 24):
                break
            head = (
                re.split(r"[;；。]|\s{2}|[A-Za-z]{5}", answer.text[:80])[0]
                if label.word.key != "nace"
                else answer.text[:40]
            )
            values = _SECTORS.findall(head)
            if values and not paper.dates.get(answer.cell.order):
                first = first or (label, answer)
                certainty = min(certainty, label.certainty, answer.quality, answer.cell.confidence)
                codes.update(dict.fromkeys(values))
            break
    if first is None:
        return _without_label(paper)
    label, answer = first
    weak = label.word.key in {"sector", "settore", "secteur", "branche", "eac"}
    return Field(
        value=tuple(codes),
        raw=label.cell.text if label.cell is answer.cell else answer.text,
        where=answer.cell.where,
        confidence=round(min(certainty, 0.75 if weak else 0.92), 3),
    )


def _with_right(paper: Paper, cell: Cell) -> str:
    """Return the words of a cell, and after them those beside it: a table has the code in a cell of its own."""
    right = paper.sheet.right_of(cell)
    return f"{cell.text}  {right.text}" if right is not None else cell.text


def _without_label(paper: Paper) -> Field[tuple[str, ...]] | None:
    found = [
        (cell, mention.matched, mention.text)
        for cell, mention in paper.mentions
        if mention.kind is Named.IAF_CODE
    ]
    if not found:
        found = [
            (cell, code, match[0])
            for cell in paper.cells
            for match in _NAMED.finditer(_with_right(paper, cell))
            for code in _SECTORS.findall(match["codes"])
        ]
    if not found:
        return None
    cell, _, raw = found[0]
    codes = tuple(dict.fromkeys(code for _, code, _ in found))
    return Field(value=codes, raw=raw, where=cell.where, confidence=of_cell(cell, _NAMED_SURE))
