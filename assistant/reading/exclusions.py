"""What a certificate leaves out: after its label, or in the words of the scope or another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.paper import BELOW, Paper
from assistant.reading.running_text import join_lines, lines_on, same_text
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field

_EXCLUDING = re.compile(
    r"(?:\b(?:excluding|except(?:ing)? for|with the exception of|with the exclusion of|exclusion of"
    r"|without (?:design|development)|ausgenommen|mit ausnahme (?:von|der|des)|ohne entwicklung"
    r"|à l['’]exclusion|à l['’]exception|hors conception|con exclusi[óo]n|excepto|excluyendo"
    r"|excluid[oa]s?|ad esclusione|esclus[oaie]\b|com exclus[ãa]o|com excep[çc][ãa]o|exceto|excluindo"
    r"|met uitzondering van|uitgezonderd|z wyłączeniem|hariç)"
    r"[^.;\n。；)）]{0,140}"
    r"|\b(?:clauses?|sections?|requirements?|requirements? of clauses?"
    r"|paragraphs?)[ \d.,and&()]{1,40}(?: of [A-Z/ ]{2,12} ?\d{4,5}(?::\d{4})?)? ?(?:is|are|was"
    r"|were)? ?(?:not applicable|excluded|n/a)"
    r"|\b(?:kapitel|abschnitt)e? [\d., und]{1,30} ?(?:ist|sind)? ?(?:nicht anwendbar|ausgeschlossen)"
    r"|[（(]?(?:不含|不包括|除)[^。；;\n）)]{2,60}(?:除外|外|条款)?|[^。；，,;\n（(]{0,30}(?:条款)?不适用|[^。；，,;\n（(]{0,30}を除く"
    r"|[^.;,\n(]{0,30}(?:제외))",
    re.IGNORECASE,
)
_EXCLUDING_WORDS = (
    "applicable",
    "exclu",
    "anwendbar",
    "不适用",
    "不含",
    "不包括",
    "を除く",
    "제외",
    "escluso",
    "esclusa",
)
_NONE = re.compile(
    r"^\W*(?:none|no|n/?a|keine|aucune?|ninguna|nessuna|nenhuma|geen|brak|yok|无|無|なし|없음|nil"
    r"|not applicable)\W*$",
    re.IGNORECASE,
)


def exclusions(paper: Paper, scope: list[Cell]) -> Field[str] | None:
    """Return what is left out; `scope` are the cells that the scope was read from."""
    found: list[Candidate[str]] = []
    for label in paper.of_kind(Kind.EXCLUSIONS):
        if label.cell in scope and not label.marked:
            continue
        found.extend(_labelled_exclusion(paper, label))
    if not found:
        seen = {cell.order for cell in scope}
        text = join_lines([cell.text for cell in scope])
        inside = _EXCLUDING.search(text)
        if inside and scope:
            found.append(_excluded(scope[0], inside[0], 0.85))
        for cell in paper.cells:
            lower = cell.text.lower()
            if cell.order in seen or not any(word in lower for word in _EXCLUDING_WORDS):
                continue
            match = _EXCLUDING.search(cell.text)
            if match:
                found.append(_excluded(cell, match[0], 0.72, rank=1))
    return settle(found, same=same_text)


def _labelled_exclusion(paper: Paper, label: Label) -> Iterator[Candidate[str]]:
    for answer in paper.answers(label):
        if answer.quality == BELOW and not label.marked:
            return
        text = answer.text
        if not label.marked and label.cell is answer.cell:
            text = label.cell.text
        elif len(text) > 50 or text.endswith((",", "-")):
            text = join_lines([text, *(line.text for line in list(lines_on(paper, answer))[:2])])
        if text and not _NONE.match(text) and any(c.isalnum() for c in text):
            yield _excluded(answer.cell, text, min(0.92 if label.marked else 0.75, answer.quality))
        return


def _excluded(cell: Cell, text: str, sure: float, rank: int = 0) -> Candidate[str]:
    value = " ".join(text.split()).strip(" ,;:：-–(（")
    return Candidate(
        value=value, raw=text, where=cell.where, confidence=of_cell(cell, sure), key=squashed(value), rank=rank
    )
