"""Letters and e-mails around a certificate: their own dates and what they quote say nothing about it."""

from __future__ import annotations

import re

from assistant.reading.layout import Cell, Sheet
from assistant.reading.squash import squashed

_HEADERS = frozenset(
    squashed(word)
    for word in (
        "from to cc bcc date sent subject reply-to von an gesendet betreff datum de à envoyé objet date para"
        " enviado asunto fecha assunto data da a inviato oggetto od do wysłano temat van aan"
        " verzonden onderwerp kimden kime gönderilme konu 发件人 收件人 抄送 主题 发送时间 时间 日期"
        " 寄件者 收件者 主旨 差出人 宛先 件名 日時"
    ).split()
)
_HEADER = re.compile(r"[^\W\d_][^\W\d_-]{0,12} ?[:：]")
_FEWEST_HEADERS, _HEADER_LINES = 3, 8


def letter_cells(sheet: Sheet) -> frozenset[int]:
    """Return the cells, by their order, that are an e-mail's heading or quoted in it ("> …")."""
    found: set[int] = set()
    heading: list[Cell] = []
    for cell in sheet.cells:
        if cell.text.lstrip().startswith((">", "＞")) and not sheet.left_of(cell):
            found.add(cell.order)
        mark = _HEADER.match(cell.text)
        if mark and squashed(mark[0]) in _HEADERS:
            heading = [one for one in heading if cell.row - one.row <= _HEADER_LINES] + [cell]
            if len(heading) >= _FEWEST_HEADERS:
                found.update(one.order for one in heading)
    return frozenset(found)
