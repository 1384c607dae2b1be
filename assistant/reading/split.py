"""Which pages make one certificate: several in one file, one over several files, annexes, second languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.reading.document import Document, Line, Page
from assistant.reading.labels import Kind
from assistant.reading.numbers import certificate_number, numbers_on
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from knowledge.registers import Registers, read_standards

Part = tuple[Document, Page]

_ANNEX = re.compile(
    r"annex|appendix|schedule|attachment|supplement|anlage|anhang|beiblatt|annexe|anexo|allegato|bijlage"
    r"|załącznik|zalacznik|\bek[i]?\b|附件|附錄|附录|付属書|附属書|부속서",
    re.IGNORECASE,
)
_LATER_PAGE = re.compile(
    r"(?:page|seite|página|pagina|strona|sayfa|blatt|sheet)\s{0,2}:?\s{0,2}(?P<page>\d{1,3})\s{0,2}(?:of"
    r"|von|de|di|/|sur|van|z|out of)\s{0,2}\d{1,3}|第\s?(?P<cn>\d{1,3})\s?[页頁]",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s{0,4}[-=_*~#]{5,}\s{0,4}$")
_SHORTEST_STEM = 4
_MOST_CERTIFICATES = 40
"""Certificates told apart on one page; the rest of a longer list stays with the last."""
_NOTHING = Line(text="", hidden=True)


@dataclass(eq=False, slots=True)
class _Block:
    """A page or a part of one."""

    part: Part
    paper: Paper
    number: str = ""
    annex: bool = False
    later: bool = False
    certifies: bool = False
    standards: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class _Group:
    """The blocks of one certificate."""

    number: str
    blocks: list[_Block] = field(default_factory=list)


def split_papers(documents: Sequence[Document], registers: Registers) -> list[Paper]:
    """Return one paper a certificate, in the order of the files.

    A new certificate number starts a new certificate, also on the same page where a title or a sentence that
    certifies comes with it. Pages with the same number, annexes and later pages belong to the one before.
    """
    papers = [Paper.of([(document, page) for page in document.pages], registers) for document in documents]
    keys = {key for paper in papers for key in _keys(paper)}
    if len(papers) == 1 and len(keys) <= 1 and _certifying(papers[0]) <= 1:
        return papers
    groups: list[_Group] = []
    for document, whole in zip(documents, papers, strict=True):
        first_of_document = True
        for page in document.pages:
            paper = whole if len(document.pages) == 1 else Paper.of([(document, page)], registers)
            for block in _blocks((document, page), paper):
                _place(groups, block, new_document=first_of_document)
                first_of_document = False
    groups = _joined(groups)
    if not groups:
        return papers
    if len(groups) == 1 and len(papers) == 1:
        return papers
    return [
        group.blocks[0].paper
        if len(group.blocks) == 1
        else Paper.of([block.part for block in group.blocks], registers)
        for group in groups
    ]


def _keys(paper: Paper) -> list[str]:
    """Return the distinct numbers of a paper, those of vaguer labels where no clear one is there."""
    keys = [key for _, key in numbers_on(paper)]
    if not keys:
        weak = certificate_number(paper)
        keys = [squashed(value) for value in (weak.value, *weak.others)] if weak else []
    return list(dict.fromkeys(keys))


def _certifying(paper: Paper) -> int:
    """Return how many lines certify something, in whichever language."""
    counted: dict[str, int] = {}
    for label in paper.of_kind(Kind.CERTIFY):
        counted[label.word.language] = counted.get(label.word.language, 0) + 1
    return max(counted.values(), default=0)


def _place(groups: list[_Group], block: _Block, *, new_document: bool) -> None:
    """Put a block to the certificate that it belongs to, or start a new one."""
    if block.number:
        for group in reversed(groups):
            if group.number and _same_number(group.number, block.number, annex=block.annex or block.later):
                group.blocks.append(block)
                return
        open_group = groups[-1] if groups else None
        if open_group and not open_group.number and not new_document and not _other_paper(open_group, block):
            open_group.number = block.number
            open_group.blocks.append(block)
            return
        if open_group and not new_document and not block.certifies and (block.annex or block.later):
            open_group.blocks.append(block)  # an annex that gives another number than its certificate
            return
        groups.append(_Group(block.number, [block]))
        return
    belongs = bool(groups) and (
        block.annex or block.later or not (new_document or _other_paper(groups[-1], block))
    )
    if belongs:
        groups[-1].blocks.append(block)
    else:
        groups.append(_Group("", [block]))


def _same_number(one: str, other: str, *, annex: bool) -> bool:
    """An annex may carry the number with a suffix."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return annex and len(short) >= _SHORTEST_STEM and long.startswith(short)


def _other_paper(group: _Group, block: _Block) -> bool:
    """Say whether a block without a number is a certificate of its own: it certifies to another standard."""
    before = frozenset(name for one in group.blocks for name in one.standards)
    certified = any(one.certifies for one in group.blocks)
    return block.certifies and certified and bool(block.standards) and not (before & block.standards)


def _joined(groups: list[_Group]) -> list[_Group]:
    """Leave out groups without any words beside others that have some."""
    written = [group for group in groups if any(block.paper.cells for block in group.blocks)]
    return written or groups[:1]


def _blocks(part: Part, paper: Paper) -> list[_Block]:
    """Return the parts of a page, each with at most one number where the page can be parted."""
    rows = _starts(paper)
    if not rows:
        return [_described(part, paper)]
    document, page = part
    blocks = []
    bounds = [0, *[row for row in rows if row][:_MOST_CERTIFICATES], len(page.lines)]
    for first, last in itertools.pairwise(bounds):
        if first >= last:
            continue
        before, after = (_NOTHING,) * first, (_NOTHING,) * (len(page.lines) - last)
        lines = (*before, *page.lines[first:last], *after)  # line numbers stay those of the page
        smaller = (document, replace(page, lines=lines))
        blocks.append(_described(smaller, Paper.of([smaller], paper.registers)))
    return blocks


def _described(part: Part, paper: Paper) -> _Block:
    keys = _keys(paper)
    head = "\n".join(cell.text for cell in paper.cells[:12])
    pages = [int(found["page"] or found["cn"]) for found in _LATER_PAGE.finditer(paper.sheet.text)]
    return _Block(
        part=part,
        paper=paper,
        number=keys[0] if keys else "",
        annex=bool(_ANNEX.search(head)),
        later=bool(pages) and min(pages) > 1,
        certifies=any(True for _ in paper.of_kind(Kind.CERTIFY)),
        standards=frozenset(
            reading.standard
            for reading in read_standards(paper.registers, paper.sheet.text)
            if reading.standard
        ),
    )


def _starts(paper: Paper) -> list[int]:
    """Return the lines (from 0) where further certificates begin on a page, empty for a single one."""
    seen: dict[str, int] = {}
    for cell, key in numbers_on(paper):
        seen.setdefault(key, (cell.where.line or 1) - 1)
    places = sorted(seen.values())[: _MOST_CERTIFICATES + 1]
    if len(places) < 2:
        return _certified_twice(paper)
    for kinds in ({Kind.TITLE}, {Kind.CERTIFY}):
        lines = sorted(
            {
                (cell.where.line or 1) - 1
                for cell in paper.cells
                for label in paper.labels[cell.order]
                if label.kind in kinds and (label.heads or label.kind is Kind.CERTIFY)
            }
            | (
                {(cell.where.line or 1) - 1 for cell in paper.cells if _is_title(cell.folded.text)}
                if Kind.TITLE in kinds
                else set()
            )
        )
        found = _between(lines, places)
        if found:
            return found
    page = paper.pages[0][1]
    rules = [number for number, line in enumerate(page.lines) if _RULE.match(line.text)]
    gaps = [
        number
        for number in range(2, len(page.lines))
        if not page.lines[number - 1].text.strip() and page.lines[number].text.strip()
    ]
    standards = sorted(
        {
            (cell.where.line or 1) - 1
            for cell in paper.cells
            if len(cell.text) < 90 and read_standards(paper.registers, cell.text)
        }
    )
    for lines in (rules, standards, gaps):
        found = _between(lines, places, first=lines is standards)
        if found and _standards_differ(paper, found):
            return found
    return []


_TITLES = frozenset(
    map(
        squashed,
        "certificate|zertifikat|certificat|certificado|certificato|certificaat|certyfikat|sertifika|证书"
        "|認證證書|認証書|登録証|인증서".split("|"),
    )
)


def _is_title(folded: str) -> bool:
    return folded in _TITLES


def _between(lines: list[int], places: list[int], *, first: bool = True) -> list[int]:
    """Return one start before each further number, if the first number has one too."""
    if first and not any(line <= places[0] for line in lines):
        return []
    found = []
    for before, place in itertools.pairwise(places):
        inside = [line for line in lines if before < line <= place]
        if not inside:
            return []
        found.append(inside[0])
    return found


def _standards_differ(paper: Paper, starts: list[int]) -> bool:
    """Say whether the parts of a page name different standards, as a list of certificates does."""
    bounds = [0, *starts, 1_000_000]
    parts = []
    for first, last in itertools.pairwise(bounds):
        text = "\n".join(cell.text for cell in paper.cells if first <= (cell.where.line or 1) - 1 < last)
        parts.append(frozenset(reading.standard for reading in read_standards(paper.registers, text)))
    return all(one and two and not (one & two) for one, two in itertools.pairwise(parts))


def _certified_twice(paper: Paper) -> list[int]:
    """Return where a second sentence certifies in the same words to another standard, without numbers."""
    lines = [
        ((label.cell.where.line or 1) - 1, label.word.language)
        for label in paper.of_kind(Kind.CERTIFY)
        if label.heads or label.certainty == 1.0
    ]
    before: set[str] = set()
    repeated = []
    for line, language in lines:
        if language in before:
            repeated.append(line)
        before.add(language)
    starts = [line for line in repeated if line][:_MOST_CERTIFICATES]
    if not starts:
        return []
    titles = [(cell.where.line or 1) - 1 for cell in paper.cells if _is_title(cell.folded.text)]
    moved = [max([title for title in titles if title <= line], default=line) for line in starts]
    moved = [line for line in dict.fromkeys(moved) if line]
    return moved if moved and _standards_differ(paper, moved) else []
