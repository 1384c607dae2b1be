"""Companies that nothing on the paper announces: by their legal form alone, or under a logo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.reading.companies import has_legal_form, looks_like_address
from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.name_block import LONGEST_NAME, Block, block_at
from assistant.reading.paper import Answer, Paper
from knowledge.registers import Kind as Named

_FALLBACK = 0.5
_BEFORE_A_NAME = re.compile(
    r"^(?:©|\(c\)|copyright|at|bei|chez|re:|subject:|betreff:|betrifft:|objet:|asunto:|oggetto:|assunto:)"
    r"[ ©]{0,3}(?:\d{4}[ ,-]{0,3}){0,2}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:re|subject|betreff|betrifft|objet|asunto|oggetto|assunto):", re.IGNORECASE)


def unannounced(paper: Paper) -> Iterator[Block]:
    """Yield companies that nothing announces and that are no bodies of the registers."""
    bodies = {
        where.order
        for where, mention in paper.mentions
        if mention.kind in {Named.CERTIFICATION_BODY, Named.NOTIFIED_BODY}
    }
    for cell in paper.cells[:60]:
        if cell.order in bodies or not has_legal_form(cell.text) or len(cell.text) > LONGEST_NAME:
            continue
        labels = paper.labels[cell.order]
        first = labels[0] if labels else None
        if first and (first.heads or first.kind in {Kind.ISSUER_PROSE, Kind.ISSUER}):
            continue
        led = _BEFORE_A_NAME.match(cell.text)
        start = led.end() if led else 0
        rank = 1 if _ABOUT.match(cell.text) else 2
        block = block_at(paper, Answer(cell, start, cell.text[start:], 0.9), rank, _FALLBACK)
        beside = paper.sheet.right_of(cell)
        if block and not block.address and beside is not None and looks_like_address(beside.text):
            block = replace(block, address=beside.text.strip(" ,;"), address_cell=beside)
        if block and not re.search(r"certif|registr|认证|認證|zertifiz", block.name, re.IGNORECASE):
            yield block


def name_after_logo(paper: Paper, cell: Cell) -> Answer | None:
    """Return a company a few lines below a logo's few letters."""
    for passed, under in enumerate(paper.sheet.after(cell)):
        if passed >= 4 or (under is not None and paper.labels[under.order]):
            return None
        if (
            under is not None
            and has_legal_form(under.text)
            and not under.folded.text.startswith(cell.folded.text[:4])
        ):
            return Answer(under, 0, under.text, 0.84)
    return None
