"""The standard that a paper is to, and its edition: the first main one; bases of accreditation do not count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.paper import Paper
from assistant.verification.certificate import Field
from knowledge.registers import Kind as Named
from knowledge.registers import Known, Mention, StandardReading, editions_of, read_standards

_LAW = re.compile(
    r"(?P<regulation>\b(?:Regulation|Verordnung|R[èe]glement|Reglamento|Regolamento|Regulamento"
    r"|Verordening|Rozporządzenie)\b"
    r"[^\d\n]{0,24}(?P<number>20\d\d/\d{3,4}))"
    r"|(?P<directive>\b(?:Directive|Richtlinie|Directiva|Direttiva|Diretiva|Richtlijn|Dyrektyw[ay]"
    r"|council directive)\b"
    r"[^\d\n]{0,24}(?P<old>(?:19|20)?\d\d/\d{1,3}/(?:EEC|EC|EU|EWG|EG|CEE|CE|UE)))"
    r"|(?P<bare>\((?:EU|UE)\) ?(?:No\.? ?)?(?P<bare_number>20\d\d/\d{3,4}))"
    r"|(?P<old_bare>\b(?P<old_number>(?:93/42|90/385|98/79)/(?:EEC|EC|EWG|EG|CEE|CE)))"
    r"|(?P<abbreviation>\b(?:EU )?(?P<short>MDR|IVDR|MDD|IVDD) ?(?P<short_number>20\d\d/\d{3,4}"
    r"|9[38]/\d\d(?:/E[CE]C?)?))",
    re.IGNORECASE,
)
_OLD_ENDING = {"EWG": "EEC", "CEE": "EEC", "EG": "EC", "CE": "EC", "UE": "EU"}
_YEAR_AFTER = re.compile(
    r"[\s:：\-–(/,]{1,3}(?:edition |version |ed\. ?)?(?:19|20)\d\d(?!\d).*$", re.IGNORECASE
)
_FOUNDATION = re.compile(r"ISO(?:/IEC)? 170\d\d|ISO 19011|ISO/IEC Guide")
_TITLE_OF_LAW = re.compile(
    r"\b(?:EU|EC|EG|CE|UE)[ -](?:\w{1,16}[ -]){0,4}(?:certificate|Zertifikat|certificat|certificado"
    r"|certificato)",
    re.IGNORECASE,
)
_FDA = re.compile(r"\b(?:U\.?S\.? ?)?FDA\b|Food (?:and|&) Drug Administration", re.IGNORECASE)
_CONFORMS = re.compile(
    r"requirements|conform|compl(?:y|ies)|meets|anforderungen|entspricht|exigences|requisitos|requisiti|eisen"
    r"|wymaga|uygun|şart|要求|符合|要求事項|요구",
    re.IGNORECASE,
)
"""Words of the sentence that says what was found to be met."""
_MISREAD_ISO = re.compile(
    r"(?:(?P<idt>idt ?)|(?<![A-Za-z0-9]))(?P<iso>[1Il|][S5][O0]|I[S5]0|I5O)(?=[ :/-]?\d{4,5})", re.IGNORECASE
)
"""ISO in misread letters: "1SO 9001", "IS0 13485"."""
_MAIN, _OTHER, _LAST = 0, 1, 3
_SURE, _MENDED, _ASIDE, _GUESSED = 0.96, 0.86, 0.86, 0.6
_LONGEST_CELL = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardFields:
    """The standard and its edition."""

    standard: Field[str] | None
    edition: Field[str] | None


@dataclass(frozen=True, eq=False, slots=True)
class _Named:
    cell: Cell
    value: str
    edition: str
    written: str
    national: bool
    rank: int
    confidence: float
    printed: bool = False
    """A national print of an ISO standard under its own designation: "EN ISO 9001:2015"."""
    certifiable: bool = False
    """The registers have an edition of it that is certified to."""


def standard_fields(paper: Paper) -> StandardFields:
    """Return the standard of a paper without its year, and the year with amendments.

    A national print beside the ISO standard is the same; where it stands alone it is kept as written. EU law
    counts where the paper says that it is a certificate under it, or names no standard.
    """
    standards, laws = _standards(paper), _laws(paper)
    named = [*standards, *laws]
    if not named:
        return _fda(paper)
    if not any(one.certifiable for one in standards) and any(one.rank <= _OTHER for one in laws):
        named = laws  # standards of products beside a law are only how it was met
    best = min(named, key=lambda one: one.rank)
    top = [one for one in named if one.rank == best.rank] or named
    international = {one.value for one in top if not one.national}
    usable = [one for one in top if not (one.national and _as_iso(paper, one) in international)] or top
    standard = settle(
        [
            Candidate(
                value=one.value,
                raw=_raw(one, top),
                where=one.cell.where,
                confidence=one.confidence,
                key=one.value,
            )
            for one in usable
        ],
        compete=False,
    )
    assert standard is not None  # noqa: S101 - there is at least one
    editions = [one for one in named if one.value == standard.value and one.edition]
    editions.sort(key=lambda one: one.printed)  # "EN ISO …+A11" beside the ISO standard: the latter counts
    return StandardFields(
        standard=standard,
        edition=settle(
            [
                Candidate(
                    value=one.edition,
                    raw=one.written,
                    where=one.cell.where,
                    confidence=one.confidence,
                    key=one.edition,
                    rank=_LAST if one.printed and not editions[0].printed else one.rank,
                )
                for one in editions
            ],
            same=lambda one, other: one.split("+")[0] == other.split("+")[0],
        ),
    )


def _raw(one: _Named, named: list[_Named]) -> str:
    """Return the words of a standard with its national print beside it."""
    if "/" in one.cell.text or "(" in one.cell.text:
        beside = [other for other in named if other.cell is one.cell and other.national and other is not one]
        if beside:
            start = one.cell.text.find(beside[0].written)
            end = one.cell.text.find(one.written) + len(one.written)
            if 0 <= start < end <= start + 90:
                return one.cell.text[start:end]
    return one.written


def _as_iso(paper: Paper, one: _Named) -> str:
    readings = read_standards(paper.registers, one.written)
    return readings[0].standard if readings else ""


def _standards(paper: Paper) -> list[_Named]:
    found = []
    for cell, mention in paper.mentions:
        if mention.kind is not Named.STANDARD:
            continue
        made = _from_mention(paper, cell, mention)
        if made is not None:
            found.append(made)
    found.extend(_misread(paper))
    main = [one for one in found if not _FOUNDATION.match(one.value)]
    return main or found


def _misread(paper: Paper) -> list[_Named]:
    """Return the standards whose letters ISO were misread, by optical recognition or by a typist."""
    found = []
    for cell in paper.cells:
        if not _MISREAD_ISO.search(cell.text):
            continue
        mended = _MISREAD_ISO.sub(lambda match: f"{match['idt'] or ''} ISO", cell.text)
        for reading in read_standards(paper.registers, mended[:_LONGEST_CELL]):
            if (
                not reading.national
                and reading.written not in cell.text
                and not _accreditation_line(paper, cell)
            ):
                named = _from_reading(paper, cell, reading)
                found.append(replace(named, confidence=min(named.confidence, _MENDED)))
    return found


def _from_mention(paper: Paper, cell: Cell, mention: Mention) -> _Named | None:
    reading = mention.reading if isinstance(mention.reading, StandardReading) else None
    if reading is None:
        if mention.ambiguous or mention.matched in {"CE", "FDA"} or not mention.matched:
            return None
        value = getattr(mention.row, "standard", None) or mention.matched
        if value in {"CE", "FDA", "(none)"}:
            return None
        rank, confidence = _standing(paper, cell, mention.text)
        return _Named(
            cell, value, "", mention.text, national=False, rank=rank + 1, confidence=min(confidence, _ASIDE)
        )
    return None if _accreditation_line(paper, cell) else _from_reading(paper, cell, reading)


def _from_reading(paper: Paper, cell: Cell, reading: StandardReading) -> _Named:
    rank, confidence = _standing(paper, cell, reading.written)
    international = (
        not reading.national or " ISO" in f" {reading.designation}" or " IEC" in f" {reading.designation}"
    )
    value = reading.standard if international and reading.standard else _as_written(reading)
    if value == "(none)":
        value = _as_written(reading)
    if not reading.standard:
        confidence = min(confidence, _ASIDE)
    if cell.picture and not reading.row:
        confidence = min(confidence, _GUESSED + 0.1)
    return _Named(
        cell,
        value,
        reading.edition,
        reading.written,
        not international,
        rank,
        confidence,
        printed=reading.national,
        certifiable=_certifiable(paper, reading),
    )


def _certifiable(paper: Paper, reading: StandardReading) -> bool:
    editions = editions_of(paper.registers, reading.standard) if reading.standard else ()
    return any(edition.certifiable is not Known.NO for edition in editions)


def _accreditation_line(paper: Paper, cell: Cell) -> bool:
    return any(label.kind in {Kind.ACCREDITOR, Kind.ACCREDITATION_NUMBER} for label in paper.labels[cell.order])


def _as_written(reading: StandardReading) -> str:
    """Return a designation as it stands, without its year."""
    written = " ".join(reading.written.split())
    if reading.edition:
        written = _YEAR_AFTER.sub("", written)
    return re.sub(r"(?<=[A-Za-z])(?=\d)", " ", written).strip(" :-–/(")


def _standing(paper: Paper, cell: Cell, written: str) -> tuple[int, float]:
    """Return how telling the place of a standard is: alone, in a title, after a label, or in running text."""
    labels = paper.labels[cell.order]
    alone = len(cell.text) <= len(written) + 30
    announced = any(
        label.kind in {Kind.STANDARD, Kind.AFTER_HOLDER, Kind.TITLE, Kind.CERTIFY} for label in labels
    )
    if any(label.kind in {Kind.OTHER_NUMBER, Kind.OTHER_DATE} for label in labels) and not announced:
        return _OTHER, of_cell(cell, _GUESSED)
    if alone or announced:
        return _MAIN, of_cell(cell, _SURE)
    return _OTHER, of_cell(cell, _ASIDE)


def _laws(paper: Paper) -> list[_Named]:
    titled = _TITLE_OF_LAW.search(paper.sheet.text[:4000]) is not None
    found = []
    for cell in paper.cells:
        if "/" not in cell.text:
            continue
        for law in _LAW.finditer(cell.text):
            announced = any(
                label.kind in {Kind.STANDARD, Kind.AFTER_HOLDER} for label in paper.labels[cell.order]
            )
            announced = announced or bool(_CONFORMS.search(cell.text))
            alone = len(cell.text) <= len(law[0]) + 60
            rank = -1 if titled else _OTHER if announced or alone else _LAST
            confidence = of_cell(cell, _SURE if titled or announced or alone else _GUESSED)
            found.append(
                _Named(cell, _law_name(law), "", law[0], national=False, rank=rank, confidence=confidence)
            )
    return found


def _law_name(law: re.Match[str]) -> str:
    number = law["number"] or law["bare_number"]
    if law["abbreviation"]:
        short = law["short_number"].upper()
        if short.startswith("20"):
            number = short
        else:
            return f"Directive {short if short.count('/') > 1 else short + '/EEC'}"
    if number:
        return f"Regulation (EU) {number}"
    base, _, ending = (law["old"] or law["old_number"]).upper().rpartition("/")
    return f"Directive {base}/{_OLD_ENDING.get(ending, ending)}"


def _fda(paper: Paper) -> StandardFields:
    """Papers about the FDA name no standard; the authority stands in its place, unsurely."""
    for cell in paper.cells:
        found = _FDA.search(cell.text)
        if found:
            field = Field(
                value="FDA",
                raw=cell.text[:120],
                where=cell.where,
                confidence=of_cell(cell, _GUESSED),
            )
            return StandardFields(standard=field, edition=None)
    return StandardFields(standard=None, edition=None)
