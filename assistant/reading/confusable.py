"""Numbers with characters that a reader of pictures confuses: O and 0, I and 1, S and 5, B and 8.

Such a number is unsure, unless the paper confirms it: it stands there a second time, or in its QR code.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.evidence import Candidate, of_cell
from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import SURE, Field

_CONFUSABLE = re.compile(
    r"[OQDIlSBZ](?=\d)|(?<=\d)[OQDIlSBZ]|(?<=[A-Za-z])[01582](?=[A-Za-z])|[oil](?=\d)|(?<=\d)[oil]"
)
_CONFUSED, _CONFIRMED = 0.72, 0.85
_SHORTEST_CONFIRMED = 5


def number_candidate(cell: Cell, value: str, raw: str, sure: float, rank: int = 0) -> Candidate[str]:
    """Return a reading of a number; unsure where a picture shows characters that are confusable."""
    if cell.picture and _CONFUSABLE.search(value):
        sure = min(sure, _CONFUSED)
    return Candidate(
        value=value, raw=raw, where=cell.where, confidence=of_cell(cell, sure), key=squashed(value), rank=rank
    )


def confirmed(paper: Paper, field: Field[str] | None) -> Field[str] | None:
    """Return a number that is unsure only for its characters as sure, where the paper has it twice.

    A number that the paper contradicts (another value in `others`) stays unsure.
    """
    if field is None or field.confidence != _CONFUSED or field.others:
        return field
    key = squashed(field.value)
    if len(key) < _SHORTEST_CONFIRMED:
        return field
    times = sum(key in cell.folded.text for cell in paper.cells)
    coded = any(key in squashed(code.content) for document, _ in paper.pages for code in document.codes)
    return replace(field, confidence=max(SURE, _CONFIRMED)) if times > 1 or coded else field
