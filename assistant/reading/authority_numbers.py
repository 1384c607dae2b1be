"""Numbers that authorities give: to holders (USCC, SRN, FDA) and to issuers (CNCA, notified body)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.confusable import number_candidate
from assistant.reading.evidence import settle
from assistant.reading.labels import Kind, Label
from assistant.reading.paper import Answer, Paper
from assistant.verification.certificate import Field
from knowledge.registers import IdentifierReading
from knowledge.registers import Kind as Named

_STRONG = 0.97
_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z][0-9A-Z ]{16,24}[0-9A-Z](?![0-9A-Za-z])")
_CNCA = re.compile(r"CNCA[-– ]?RF?[-– ]?\d{4}[-– ]?\d{2,4}", re.IGNORECASE)
_SRN = re.compile(r"\b[A-Z]{2}-(?:MF|AR|IM|PR)-\d{9}\b")
_K_NUMBER = re.compile(r"\bB?K\d{6}\b")
_FDA_DIGITS = re.compile(r"(?<![\d/.-])\d{7,11}(?![\d/.-])")
_NB = re.compile(r"(?<!\d)\d{4}(?!\d|[./-]\d)")
_NB_NAMED = re.compile(
    r"\b(?:NB|notified body|benannte stelle|organisme notifi[ée]|organismo notificado"
    r"|organismo notificato|aangemelde instantie"
    r"|jednostka notyfikowana|onaylanmış kuruluş)(?:[ ,]{1,2}(?:with )?(?:identification )?(?:number|no"
    r"|nr|n°|kennnummer|número|numero|numer))?[ .:°(#-]{0,4}(?P<number>\d{4})(?!\d|[./-]\d)",
    re.IGNORECASE,
)


def _after(paper: Paper, kind: Kind, pattern: re.Pattern[str]) -> Iterator[tuple[Label, Answer, re.Match[str]]]:
    """Yield what a pattern finds right after the labels of a kind."""
    for label in paper.of_kind(kind):
        for answer in paper.answers(label):
            found = pattern.search(answer.text[:80])
            if found and found.start() <= 24:
                yield label, answer, found
                break


def uscc(paper: Paper) -> Field[str] | None:
    """Return the Unified Social Credit Code (GB 32100-2015), also one with a wrong check character."""
    found = [
        number_candidate(answer.cell, code, code, min(_STRONG, answer.quality))
        for _, answer, match in _after(paper, Kind.USCC, _USCC)
        if len(code := match[0].replace(" ", "")[:18]) == 18 and sum(c.isdigit() for c in code) >= 8
    ]
    for cell, mention in paper.mentions:
        reading = mention.reading
        if isinstance(reading, IdentifierReading) and reading.format.identifier == "USCC":
            found.append(number_candidate(cell, mention.text.strip(), mention.text, 0.85, 1))
    return settle(found)


def cnca_number(paper: Paper) -> Field[str] | None:
    """Return the CNCA approval number of the certification body ("CNCA-R-2002-001")."""
    found = []
    for cell in paper.cells:
        if "CNCA" in cell.text.upper():
            for match in _CNCA.finditer(cell.text):
                value = re.sub(r"[– ]", "-", match[0].upper())
                found.append(number_candidate(cell, value, match[0], 0.95))
    return settle(found)


def srn(paper: Paper) -> Field[str] | None:
    """Return the EUDAMED single registration number ("CN-MF-000012345")."""
    found = [
        number_candidate(cell, match[0], match[0], 0.96)
        for cell in paper.cells
        for match in _SRN.finditer(cell.text)
    ]
    return settle(found)


def notified_body_number(paper: Paper) -> Field[str] | None:
    """Return the notified body's number: four digits after words that name it, or after "CE"."""
    found = [
        number_candidate(answer.cell, match[0], match[0], min(0.96, answer.quality))
        for _, answer, match in _after(paper, Kind.NOTIFIED_BODY_NUMBER, _NB)
    ]
    for cell in paper.cells:
        for match in _NB_NAMED.finditer(cell.text):
            found.append(number_candidate(cell, match["number"], match[0], 0.93))
    if not found:
        for cell, mention in paper.mentions:
            if (
                mention.kind is Named.NOTIFIED_BODY
                and mention.text.upper().startswith("CE")
                and mention.matched.isdigit()
            ):
                found.append(number_candidate(cell, mention.matched, mention.text, 0.9, 1))
    return settle(found)


def fda_number(paper: Paper) -> Field[str] | None:
    """Return the number of an FDA paper: 510(k) number, else registration or FEI number."""
    text = paper.sheet.text.upper()
    if "FDA" not in text and "510" not in text and "FOOD AND DRUG" not in text:
        return None
    found = [
        number_candidate(cell, match[0], match[0], 0.94)
        for cell in paper.cells
        for match in _K_NUMBER.finditer(cell.text)
    ]
    if not found:
        found = [
            number_candidate(answer.cell, match[0], match[0], min(0.94, answer.quality))
            for _, answer, match in _after(paper, Kind.FDA_NUMBER, _FDA_DIGITS)
        ]
    return settle(found)
