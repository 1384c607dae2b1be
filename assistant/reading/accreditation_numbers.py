"""The number of the issuer's accreditation: behind a label, in a known writing, or beside the accreditor.

Accreditation bodies have the number printed under their mark, often without any label: "UKAS MANAGEMENT
SYSTEMS" and below it "0005". Such a number is taken only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.body_names import in_a_code
from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field
from knowledge.registers import How, IdentifierReading
from knowledge.registers import Kind as Named

_LABELLED, _WRITTEN, _MARKED, _BESIDE, _UNDER = 0.93, 0.9, 0.85, 0.74, 0.72
_AFTER_LABEL = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z]{0,6}[- ]{0,3}){0,3}(?:N[°ºo.]{0,2}"
    r" ?)?\d[A-Z0-9]*(?:[-/][A-Z0-9]+){0,4}(?![A-Za-z0-9])"
)
_SHAPE = (
    r"(?:[A-Z]{1,4} (?:N[°ºo]\.? ?)?|[A-Z]{1,6}-)?[A-Z]{0,2}\d[A-Z0-9]{1,7}(?:[-/][A-Z0-9]{1,7}){0,4}"
    r"(?![A-Za-z0-9/.:]|-\w)"
)
_ALONE = re.compile(rf"\W{{0,3}}(?:(?:n[°ºo]\.?|nr\.?|no\.?|#)\s?:?\s?)?(?P<number>{_SHAPE})\W{{0,3}}$")
_IN_LINE = re.compile(
    rf"(?P<words>[^\d.;!?。]{{0,60}}?(?P<mark>\bn[°ºo]\.?|\bno\.?|\bnr\.?|#|\bnumber|号|號|編號)?[\s:：.,(–-]{{1,3}})"
    rf"(?P<number>(?-i:{_SHAPE}))",
    re.IGNORECASE,
)
_NO_PREFIX = re.compile(r"(?:no|nr|tel|fax|iso|en|iec|page|rev)\b", re.IGNORECASE)
_FORMATS = frozenset(
    {"DAkkS accreditation number", "CNAS accreditation number", "KAN accreditation number", "ACCREDIA number"}
)
_ONLY_BODY = re.compile(r"CNAS\s?\d+")
_NEAR, _MOST_UNDER, _LONGEST_MARK = 90, 3, 90
_HARMLESS = frozenset(
    {Kind.ACCREDITOR, Kind.NUMBER_WEAK, Kind.ACCREDITATION_NUMBER, Kind.TITLE, Kind.STOP, Kind.OTHER_NUMBER}
)


def accreditation_number(paper: Paper) -> Field[str] | None:
    """Return the number of the issuer's accreditation, None where the paper gives none."""
    found = list(_labelled(paper))
    if not found:
        found.extend(_written(paper))
    if not found:
        found.extend(_beside(paper))
    return settle(found)


def _candidate(cell: Cell, value: str, sure: float, rank: int) -> Candidate[str]:
    value = " ".join(value.split())
    return Candidate(
        value=value, raw=value, where=cell.where, confidence=of_cell(cell, sure), key=squashed(value), rank=rank
    )


def _labelled(paper: Paper) -> Iterator[Candidate[str]]:
    for label in paper.of_kind(Kind.ACCREDITATION_NUMBER):
        for answer in paper.answers(label, upwards=True):
            match = _AFTER_LABEL.search(answer.text[:60])
            if (
                match
                and match.start() <= 8
                and sum(map(str.isdigit, match[0])) >= 2
                and not paper.dates.get(answer.cell.order)
            ):
                yield _candidate(answer.cell, match[0], min(_LABELLED, answer.quality) * label.certainty, 0)
                break


def _written(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield numbers in a writing that only one accreditation body uses."""
    for cell, mention in paper.mentions:
        reading = mention.reading
        if (
            isinstance(reading, IdentifierReading)
            and reading.format.identifier in _FORMATS
            and not _ONLY_BODY.fullmatch(mention.text)
        ):
            yield _candidate(cell, mention.text, _WRITTEN, 1)


def _beside(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield a number behind an accreditor's name or mark, or right under it."""
    marks = {}
    for cell, mention in paper.mentions:
        at, end = mention.start - cell.start, mention.end - cell.start
        if (
            mention.kind is Named.ACCREDITATION_BODY
            and mention.how is not How.CLOSE
            and end <= len(cell.text)
            and not in_a_code(cell.text, at, end)
        ):
            marks[cell.order] = (cell, end)  # the last name in a cell
    for cell, end in marks.values():
        inside = _in_line(paper, cell, end)
        if inside is not None:
            yield inside
            continue
        under = _under(paper, cell) if end <= _LONGEST_MARK else None
        if under is not None:
            yield under


def _in_line(paper: Paper, cell: Cell, end: int) -> Candidate[str] | None:
    if paper.dates.get(cell.order):
        return None
    match = _IN_LINE.match(cell.text, end, end + _NEAR)
    if match is None or _NO_PREFIX.match(match["number"]) or sum(map(str.isdigit, match["number"])) < 2:
        return None
    start, stop = match.span("number")
    if any(end <= label.start < stop and label.kind not in _HARMLESS for label in paper.labels[cell.order]):
        return None
    labelled = any(end <= label.start < stop for label in paper.labels[cell.order])
    short = len(match["words"].split()) <= 3 and start - end <= 30
    if not (match["mark"] or labelled or short or not cell.text[stop:].strip(" .)）")):
        return None
    return _candidate(cell, match["number"], _MARKED if match["mark"] or labelled else _BESIDE, 2)


def _under(paper: Paper, mark: Cell) -> Candidate[str] | None:
    """Return a number that stands alone at most three cells after an accreditor's mark."""
    if len(mark.text) > _LONGEST_MARK:
        return None
    for passed, cell in enumerate(paper.sheet.after(mark)):
        if cell is None or passed >= _MOST_UNDER or paper.dates.get(cell.order):
            return None
        heading = paper.heading(cell)
        if heading is not None and heading.kind not in _HARMLESS:
            return None
        match = _ALONE.match(cell.text)
        if match and not _NO_PREFIX.match(match["number"]) and not paper.answers_another(cell):
            return _candidate(cell, match["number"], _UNDER, 2)
        if any(map(str.isdigit, cell.text)) or len(cell.text) > _LONGEST_MARK:
            return None
    return None
