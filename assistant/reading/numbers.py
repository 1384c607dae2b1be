"""The certificate number: by a label that says so, else by a vaguer label, a title or its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.confusable import confirmed, number_candidate
from assistant.reading.evidence import Candidate, settle
from assistant.reading.labels import Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.paper import SAME_CELL, Answer, Paper
from assistant.reading.squash import squashed
from assistant.verification.certificate import Field
from knowledge.registers import IdentifierReading

_WORD = re.compile(r"[A-Za-z0-9]+(?:[-/._–+&][A-Za-z0-9]+){0,12}(?:[-/](?=\s|$))?")
_STOP_WORDS = frozenset(
    "rev revision issue issued date dated iso en din page valid version edition of from until since"
    " expiry expires and the vom"
    " du del der le la dal iec bs gb jis for with tel fax email www http https registration certificate"
    " standard scope status to by is"
    " revised initial first current original this has was been ver annex under mdr mdd".split()
)
_STANDARD = re.compile(r"(?:ISO|IEC|EN|GB/?T?|IATF|OHSAS|YY/?T?|JIS)[ /-]?\d{4,5}", re.IGNORECASE)
_ONLY_MARK = re.compile(
    r"\s{0,4}(?:n[°º]|no\.|nr\.?|n\.|№|#|nº|no:|(?:n[uú]m[eé]ro|nummer|numer|number|num\.?)\b)\s?[:.]?\s?"
    r"(?P<rest>\S.{2,40})$",
    re.IGNORECASE,
)
_REVISION = re.compile(
    r" {1,3}(?:rev(?:ision|isione|isão)?|r[ée]v|ausgabe|issue)\b[. :]{0,3}\d{1,3}$", re.IGNORECASE
)
_GLUED = re.compile(r"(?<=\d)(?=[A-Z][a-z]{3})")
"""Where a label follows a number without a blank: "91664Certified Date"."""
_ALONE = re.compile(r"(?=[^\s]{0,24}\d\d)[A-Z]{1,5}[-/.]?[A-Z0-9]{1,12}(?:[-/.][A-Z0-9]{1,12}){1,4}")
"""A code in a line of its own: letters, figures and at least one mark between them."""
_PLACEHOLDER = re.compile(
    r"(?:[Xx]{2,12}|[*#?]{3,12}|0{4,12})(?:[-/. ](?:[Xx]{2,12}|[*#?]{2,12}|0{2,12})){0,3}|TB[AD]|[Nn]/[Aa]"
)
"""What stands in a form until the number is filled in; it is read as it stands."""
_ROWS_BELOW_TITLE = 4
_LETTER_REFERENCES = frozenset(
    {"ourref", "yourref", "refno", "ref", "reference", "referenceno", "referencenumber"}
)
_NO_CERTIFICATE = re.compile(
    r"\b(?:is not|does not constitute|not to be regarded as|ist kein|n'est pas un|no es un|non è un)"
    r" (?:a )?(?:certificate|zertifikat|certificat|certificado|certificato)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"replac|supersed|previous|former|remplac|précédent|ersetzt|vorherig|sustituye|anterior|sostituisce|precedente"
    r"|substitui|vervangt|zastępuje|原证",
    re.IGNORECASE,
)
"""Words before the number of an older certificate."""
_LONGEST, _SHORTEST_DIGITS = 40, 2
_STRONG, _WEAK, _BARE, _TITLED, _SHAPED = 0.97, 0.85, 0.72, 0.72, 0.75
_BARE_WORDS = frozenset(
    "no nr n number numero nummer numer numara certificate zertifikat 编号 編號 番号 번호 reference referencia"
    " reference ref".split()
)
_UNLABELLED = re.compile(
    r"\b(?:certificate|zertifikat|certificat|certificado|certificato"
    r"|证书)\b[ :#]{1,3}[(（]?(?:(?:no|nr|n|number)\b[.°º: ]{1,3})?"
    r"(?P<number>[A-Z]{0,5}[-/]?\d[\dA-Z/-]{3,20})",
    re.IGNORECASE,
)


def certificate_number(paper: Paper) -> Field[str] | None:
    """Return the certificate number: by a label that says so, else by a vaguer label, title or shape."""
    candidates = [*_labelled(paper, Kind.NUMBER, 0, _STRONG)]
    weak = list(_labelled(paper, Kind.NUMBER_WEAK, 1, _WEAK))
    strong_keys = {one.key for one in candidates}
    candidates.extend(one for one in weak if not strong_keys or one.key in strong_keys)
    if not candidates:
        candidates.extend(_marked(paper))
    if not candidates:
        candidates.extend(_shaped(paper))
    if not candidates:
        candidates.extend(_titled(paper))
    return confirmed(paper, settle(candidates))


def numbers_on(paper: Paper) -> list[tuple[Cell, str]]:
    """Return the cells with a certificate number that its label names, with the folded number."""
    return [(cell, one.key) for cell, one in _pairs(paper, Kind.NUMBER, 0, _STRONG)]


def _labelled(paper: Paper, kind: Kind, rank: int, quality: float) -> Iterator[Candidate[str]]:
    for _, candidate in _pairs(paper, kind, rank, quality):
        yield candidate


def _pairs(paper: Paper, kind: Kind, rank: int, quality: float) -> Iterator[tuple[Cell, Candidate[str]]]:
    for label in paper.of_kind(kind):
        for answer in paper.answers(label, upwards=kind is Kind.NUMBER):
            wrapped = not label.heads and label.end >= len(label.cell.text.rstrip(" .:：°º"))
            found = number_in(answer.text, whole=answer.quality != SAME_CELL and not wrapped)
            if found is None and kind is Kind.NUMBER and _PLACEHOLDER.fullmatch(answer.text):
                found = answer.text
            if found is None or (kind is Kind.NUMBER_WEAK and not _enough(label, answer, found)):
                continue
            if label.word.key in _LETTER_REFERENCES and not _is_certificate(paper):
                continue
            if answer.cell.order in paper.dates and _is_date(paper, answer, found):
                continue
            sure = min(quality, answer.quality) * label.certainty
            if kind is Kind.NUMBER_WEAK and label.word.key in _BARE_WORDS:
                sure = min(sure, _BARE)
            if not found.isascii():
                sure = min(sure, _BARE)
            yield label.cell, number_candidate(answer.cell, found, found, sure, rank)
            break


def _enough(label: Label, answer: Answer, found: str) -> bool:
    """Say whether a number below a vague label has three figures, or a colon before it and nothing beside."""
    if answer.quality == SAME_CELL or sum(c.isdigit() for c in found) >= 3:
        return True
    return label.cell.text.rstrip().endswith((":", "：")) and squashed(found) == squashed(answer.text)


def _is_certificate(paper: Paper) -> bool:
    """Say whether a paper calls itself a certificate; a letter's own reference is no certificate's number."""
    if _NO_CERTIFICATE.search(paper.sheet.text[:20_000]):
        return False
    return any(label.heads for label in paper.of_kind(Kind.TITLE, Kind.CERTIFY))


def _is_date(paper: Paper, answer: Answer, found: str) -> bool:
    at = answer.cell.text.find(found, answer.start)
    return any(
        date.start <= at + 1 < date.end and date.end >= at + len(found) - 1
        for date in paper.dates[answer.cell.order]
    )


def number_in(  # noqa: C901 - one line a reason to stop
    text: str, *, whole: bool = False
) -> str | None:
    """Return the number at the start of a text: words with figures, and short words in capitals before them.

    `whole`: the text is expected to be a number and little else; running text is none.
    """
    if _STANDARD.match(text):
        return None
    at, end, digits = 0, 0, 0
    parts: list[str] = []
    while len(parts) < 8:
        word = _WORD.match(text, at)
        if word is None:
            break
        token = word[0]
        glued = _GLUED.search(token)
        token = token[: glued.start()] if glued else token
        has_digit = any(c.isdigit() for c in token)
        if token.lower() in _STOP_WORDS or (parts and _STANDARD.match(text, at)):
            break
        capitals = token.isupper() and len(token) <= (12 if not parts else 6)
        if not has_digit and not capitals:
            break
        parts.append(token)
        digits += sum(c.isdigit() for c in token)
        end = at + len(token)
        gap = "" if glued else text[end : end + 3]
        if gap[:1] == " " and gap[1:2] not in {" ", ""}:
            at = end + 1
        elif re.match(r" [-/] ?", gap) or re.match(r"[-/] ", gap):
            at = end + len(re.match(r"[ \-/]{1,3}", gap)[0])  # type: ignore[index]
        else:
            break
    found = text[:end].rstrip(" .-–_:")
    trailing = found.split(" ")
    while trailing and not any(c.isdigit() for c in trailing[-1]) and len(trailing[-1]) > 4:
        trailing.pop()
    found = " ".join(trailing)
    if digits < _SHORTEST_DIGITS or len(found) > _LONGEST:
        return None
    left = text[end:].strip(" .,;:()（）/|-–")
    if whole and len(squashed(left)) > max(24, len(found)):
        return None
    return found


def _shaped(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield numbers whose shape shows that they are certificate numbers, without a label."""
    for cell, mention in paper.mentions:
        reading = mention.reading
        if (
            isinstance(reading, IdentifierReading)
            and reading.format.identifier == "Chinese ISO certificate number"
        ):
            yield number_candidate(cell, mention.text, mention.text, _SHAPED, 2)


def _titled(paper: Paper) -> Iterator[Candidate[str]]:
    for cell in paper.cells:
        found = _UNLABELLED.search(cell.text)
        if found and not _REPLACED.search(cell.text, max(0, found.start() - 40), found.start()):
            yield number_candidate(cell, found["number"], found[0], 0.6, 3)
        labels = paper.labels[cell.order]
        if labels and labels[0].kind is Kind.TITLE and labels[0].heads:
            value_or_none = number_in(paper.rest(labels[0]).text, whole=True)
            if value_or_none:
                yield number_candidate(cell, value_or_none, cell.text, _TITLED, 2)
            alone = _under_title(paper, cell)
            if alone is not None:
                yield number_candidate(alone, alone.text, alone.text, _TITLED, 2)


def _under_title(paper: Paper, title: Cell) -> Cell | None:
    """Return a code that stands alone a few lines under a title, with nothing but the title's words between."""
    for passed, cell in enumerate(paper.sheet.below(title)):
        if cell is None:
            continue
        if passed >= _ROWS_BELOW_TITLE or paper.dates.get(cell.order) or paper.names_standard(cell):
            return None
        heading = paper.heading(cell)
        if heading is not None and heading.kind not in {Kind.TITLE, Kind.SYSTEM_OF}:
            return None
        if _ALONE.fullmatch(cell.text):
            return cell
        if any(map(str.isdigit, cell.text)):
            return None
    return None


def _marked(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield a number in a line of its own with nothing but "N°" before it, right under a title."""
    for cell in paper.cells:
        match = _ONLY_MARK.match(cell.text)
        rest = _REVISION.sub("", match["rest"]) if match else ""
        found = number_in(rest, whole=True) if rest else None
        above = paper.sheet.above(cell)
        if found is None or squashed(found) != squashed(rest) or above is None:
            continue
        titled = (
            "certifi" in above.folded.text or "zertifi" in above.folded.text or "certyfik" in above.folded.text
        )
        yield number_candidate(cell, found, cell.text, 0.85 if titled else _BARE, 1)
