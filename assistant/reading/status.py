"""The state of a certificate where the paper gives one."""

from __future__ import annotations

import re

from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field

_STATES = frozenset(
    squashed(word)
    for word in (
        "suspended|withdrawn|cancelled|canceled|revoked|terminated|expired|void|invalid|superseded|draft"
        "|specimen|copy|sample|transferred|replaced"
        "|certificate suspended|certificate withdrawn|temporarily suspended|not valid|uncontrolled copy"
        "|duplicate|on hold|expired certificate"
        "|ausgesetzt|zurückgezogen|ungültig|entzogen|erloschen|muster|entwurf|kopie|abgelaufen|suspendu"
        "|retiré|annulé|expiré|spécimen|copie|projet"
        "|suspendido|retirado|cancelado|anulado|caducado|copia|borrador|muestra|sospeso|ritirato|revocato"
        "|annullato|scaduto|bozza|suspenso|anulado|expirado"
        "|geschorst|ingetrokken|verlopen|zawieszony|cofnięty|wycofany|unieważniony|askıda|iptal"
        "|iptal edilmiştir|geçersiz"
        "|暂停|撤销|注销|失效|作废|过期|样本|草稿|已暂停|已撤销|已注销|暫停|撤銷|一時停止|取消|失効|見本|정지|취소|만료|견본|효력정지"
    ).split("|")
)
_UNSURE_STATES = frozenset(
    map(
        squashed,
        "specimen|copy|sample|muster|kopie|copie|copia|muestra|样本|見本|견본|duplicate|draft|entwurf|spécimen"
        "|void|projet|cancelado".split("|"),
    )
)
_STATE_LONGEST = 60


def status(paper: Paper) -> Field[str] | None:
    """Return the certificate's state where the paper gives one: after its label, or as a word of its own."""
    found: list[Candidate[str]] = []
    for label in paper.of_kind(Kind.STATUS):
        for answer in paper.answers(label):
            text = re.split(r"[,;(（。]|\s{2}| since | from | until | seit | ab ", answer.text)[0].strip(
                " .:*[]【】"
            )
            if (
                0 < len(text) <= _STATE_LONGEST
                and len(text.split()) <= 4
                and not any(c.isdigit() for c in text)
            ):
                known = squashed(text) in _STATES
                sure = min(answer.quality, 0.95 if known or answer.quality >= 0.95 else 0.75)
                found.append(_state(answer.cell, text, sure, 0))
            break
    for cell in paper.cells:
        key = cell.folded.text
        if len(key) <= 24 and key in _STATES and not paper.labels[cell.order]:
            found.append(
                _state(cell, cell.text.strip(" .:*[]【】-–—"), 0.7 if key in _UNSURE_STATES else 0.9, 1)
            )
    return settle(found)


def _state(cell: Cell, text: str, sure: float, rank: int) -> Candidate[str]:
    return Candidate(
        value=text, raw=text, where=cell.where, confidence=of_cell(cell, sure), key=squashed(text), rank=rank
    )
