"""What the certificate covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.exclusions import exclusions
from assistant.reading.labels import Kind, Label, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import BELOW, SAME_CELL, Answer, Paper
from assistant.reading.running_text import first_line, join_lines, lines_on, same_text
from assistant.reading.squash import is_cjk, squashed
from assistant.verification.certificate import Field
from knowledge.registers import Kind as Named

_STRONG, _WEAK, _SAID = 0.93, 0.86, 0.75
_SMALL_PRINT = frozenset({Kind.STOP, Kind.ACCREDITATION_NUMBER, Kind.ACCREDITOR})
_SYSTEM = re.compile(r"system|体系|體系|sistem")
_QUOTED = re.compile(
    r"\b(?:scope|covers?|covering|geltungsbereich|umfasst|périmètre|portée|couvre|alcance|cubre|campo|copre)\b"
    r"[^\"“«„”»]{0,40}[\"“«„]([^\"“«„”»]{12,400})[\"”»“]",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:für(?: die| den| das)?|for(?: the)?|pour(?: les?| la)?|para|per|voor|dla)\s(?=[^\W\d_]{4})"
)
_LEADS_IN = re.compile(
    r"\W{0,3}(?:以下|下列|下述|如下)(?:的)?(?:认证|覆盖|业务|产品|認證|覆蓋)?(?:范围|範圍|产品|活动)?\W{0,3}"
    r"|\W{0,3}(?:the )?following(?: (?:scope|activities|products|services|fields?))?"
    r"(?: of certification)?\W{0,3}",
    re.IGNORECASE,
)
"""The end of the words before a scope, and none of it."""
_LONGEST_CODE, _SECTOR_LINES = 8, 6


@dataclass(frozen=True, kw_only=True, slots=True)
class ScopeFields:
    """What is covered and what not."""

    scope: Field[str] | None
    exclusions: Field[str] | None


def scope_fields(paper: Paper) -> ScopeFields:
    """Return the scope up to the next label or section, and what it excludes."""
    candidates: list[Candidate[str]] = []
    cells: list[Cell] = []
    for label in paper.of_kind(Kind.SCOPE):
        if _in_small_print(paper, label):
            continue
        for answer in (*paper.answers(label), *_past_sectors(paper, label)):
            answer, goes_on = _before_sentence(paper, answer)  # noqa: PLW2901 - the same words, cut
            lines = list(lines_on(paper, answer)) if goes_on else []
            text = join_lines([first_line(answer), *(line.text for line in lines)])
            if not _may_be_scope(paper, answer, text):
                break
            quality = (_WEAK if label.word.weak else _STRONG) * label.certainty
            sure = min(
                [of_cell(answer.cell, min(answer.quality, quality)), *(line.confidence for line in lines)]
            )
            if len(squashed(text)) < 12:
                sure = min(sure, 0.72)
            cells.extend((answer.cell, *lines))
            page = paper.sheet.rows[label.cell.row].page
            candidates.append(
                Candidate(
                    value=text,
                    raw="\n".join([answer.text, *(line.text for line in lines)]),
                    where=answer.cell.where,
                    confidence=sure,
                    key=squashed(text),
                    rank=(1 if label.word.weak else 0) + 2 * (page > 0),
                )
            )
            break
    if not candidates:
        candidates.extend(_in_sentences(paper))
    scope = settle(candidates, same=same_text)
    return ScopeFields(scope=scope, exclusions=exclusions(paper, cells))


def _in_small_print(paper: Paper, label: Label) -> bool:
    """Say whether a label is a word in a sentence about the accreditation or the use of the certificate."""
    heading = paper.heading(label.cell)
    return not label.heads and not label.marked and heading is not None and heading.kind in _SMALL_PRINT


def _past_sectors(paper: Paper, label: Label) -> Iterator[Answer]:
    """Yield the first line under a label, past a line of sector codes between."""
    if label.cell.text[label.end :].strip(" :：/"):
        return
    passed = False
    for cell in islice(paper.sheet.below(label.cell), _SECTOR_LINES):
        if cell is None:
            continue
        heading = paper.heading(cell)
        code = passed and len(cell.folded.text) <= _LONGEST_CODE
        if code or (heading is not None and heading.kind is Kind.SECTOR):
            passed = True
            continue
        if passed and heading is None:
            yield Answer(cell, 0, cell.text, BELOW)
        return


def _before_sentence(paper: Paper, answer: Answer) -> tuple[Answer, bool]:
    """Return the words up to where the sentence goes on in their line, and whether lines may follow."""
    for label in paper.labels[answer.cell.order]:
        inside = answer.start + 12 <= label.start < answer.start + len(answer.text)
        if inside and label.kind is Kind.AFTER_HOLDER and not _SYSTEM.search(label.word.key):
            return Answer(
                answer.cell, answer.start, answer.cell.text[answer.start : label.start].strip(), answer.quality
            ), False
    return answer, True


def _in_sentences(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield what a sentence says is covered: in quotation marks, or after "for" under the holder."""
    certified = False
    for cell in paper.cells:
        quoted = _QUOTED.search(cell.text)
        if quoted:
            yield _said(cell, quoted[1], [])
        kinds = {label.kind for label in paper.labels[cell.order]}
        if kinds & {Kind.CERTIFY, Kind.SYSTEM_OF}:
            certified = True
            continue
        if Kind.AFTER_HOLDER in kinds:
            certified = False
        found = _FOR.match(cell.text) if certified and not kinds else None
        if found and not paper.names_standard(cell):
            lines = list(lines_on(paper, Answer(cell, found.end(), cell.text[found.end() :], SAME_CELL)))
            stop = next((i for i, line in enumerate(lines) if paper.labels[line.order]), len(lines))
            yield _said(cell, cell.text[found.end() :], lines[:stop])
            certified = False


def _said(cell: Cell, words: str, lines: list[Cell]) -> Candidate[str]:
    text = join_lines([words, *(line.text for line in lines)])
    return Candidate(
        value=text, raw=text, where=cell.where, confidence=of_cell(cell, _SAID), key=squashed(text), rank=8
    )


def _may_be_scope(paper: Paper, answer: Answer, text: str) -> bool:
    if is_label(squashed(text)) or _LEADS_IN.fullmatch(text):
        return False
    letters = sum(c.isalpha() for c in text)
    cjk = sum(map(is_cjk, text))
    if letters < (4 if cjk else 6) or (
        answer.quality == SAME_CELL and not cjk and len(text.split()) < 2 and text[0].islower()
    ):
        return False
    if paper.dates.get(answer.cell.order) and len(text) < 40:
        return False
    begin = answer.cell.start + answer.start
    standard = any(
        mention.kind is Named.STANDARD and mention.start >= begin for mention in paper.mentions_in(answer.cell)
    )
    return not (standard and len(text) < 60)
