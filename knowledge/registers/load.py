"""From the files in `data/` to one frozen `Registers`. Every fault names file and line."""

from __future__ import annotations

import csv
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from knowledge.registers import rows, usage
from knowledge.registers.partial_date import PartialDate

DATA = Path(__file__).parent / "data"
_Record = TypeVar("_Record")
_Convert = Callable[[str], object]


class RegisterError(Exception):
    """A register file cannot be used. The message names file and line and what to put right."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Registers:
    """All registers. Compared and hashed by identity, so that indexes can be kept per object."""

    accreditation_bodies: tuple[rows.AccreditationBody, ...]
    not_recognised_accreditors: tuple[rows.NotRecognisedAccreditor, ...]
    certification_bodies: tuple[rows.CertificationBody, ...]
    notified_bodies: tuple[rows.NotifiedBody, ...]
    organisations: tuple[rows.Organisation, ...]
    standard_editions: tuple[rows.StandardEdition, ...]
    standards: tuple[rows.Standard, ...]
    iaf_codes: tuple[rows.IafCode, ...]
    identifier_formats: tuple[rows.IdentifierFormat, ...]
    product_terms: tuple[rows.ProductTerm, ...]
    portals: tuple[rows.Portal, ...]
    markets: tuple[rows.Market, ...]
    spellings: tuple[usage.Spelling, ...]
    cues: tuple[usage.Cue, ...]
    more_names: tuple[usage.MoreNames, ...]
    standard_prefixes: tuple[usage.StandardPrefix, ...]
    legal_forms: tuple[usage.LegalForm, ...]
    identifier_uses: tuple[usage.IdentifierUse, ...]
    portal_uses: tuple[usage.PortalUse, ...]
    field_confidences: tuple[usage.FieldConfidence, ...]

    def confidence_of(self, row: rows.Row, field: str) -> rows.Confidence:
        """Return how sure one field of a row is: as the row, unless a line says otherwise."""
        said = {
            f.key: f.confidence
            for f in self.field_confidences
            if f.register == row.kind and f.field == field and f.key in {"", row.key}
        }
        if row.key in said:
            return said[row.key]
        order = tuple(rows.Confidence)
        return max(said.get("", row.confidence), row.confidence, key=order.index)

    def ordinary_text(self) -> Iterator[str]:
        """Yield the prose of the registers: words in it are ordinary, no distinctive names."""
        for code in self.iaf_codes:
            yield f"{code.description} {code.typical_products} {code.note}"
        for edition in self.standard_editions:
            yield edition.note
        for term in self.product_terms:
            yield f"{term.fda_detail} {term.note} {' '.join(term.scope_phrases)}"

    def all_rows(self) -> Iterator[rows.Row]:
        """Yield every row that has a name of its own, bodies first."""
        yield from self.accreditation_bodies
        yield from self.not_recognised_accreditors
        yield from self.certification_bodies
        yield from self.notified_bodies
        yield from self.organisations
        yield from self.standard_editions
        yield from self.iaf_codes
        yield from self.identifier_formats
        yield from self.product_terms
        yield from self.portals
        yield from self.markets


@cache
def load_registers(folder: Path = DATA) -> Registers:
    """Read the registers once and keep them.

    `folder` holds the CSV files; the default is the data shipped with the package. Raises
    `RegisterError` for a missing file or a bad row.
    """
    return Registers(
        accreditation_bodies=_read(folder / "accreditation_bodies.csv", rows.AccreditationBody, key="acronym"),
        not_recognised_accreditors=_read(
            folder / "not_recognised_accreditors.csv", rows.NotRecognisedAccreditor, key="acronym"
        ),
        certification_bodies=_read(folder / "certification_bodies.csv", rows.CertificationBody, key="name"),
        notified_bodies=_read(folder / "notified_bodies_mdr.csv", rows.NotifiedBody, key="nb_number"),
        organisations=_read(folder / "organisations.csv", rows.Organisation, key="acronym"),
        standard_editions=_read(folder / "standard_editions.csv", rows.StandardEdition, key="edition_key"),
        standards=_read(folder / "standards.csv", rows.Standard, key="standard"),
        iaf_codes=_read(folder / "iaf_codes.csv", rows.IafCode, key="code"),
        identifier_formats=_read(folder / "identifier_formats.csv", rows.IdentifierFormat, key="identifier"),
        product_terms=_read(folder / "medical_product_terms.csv", rows.ProductTerm, key="term"),
        portals=_read(folder / "verification_portals.csv", rows.Portal, key="name"),
        markets=_read(folder / "markets.csv", rows.Market, key="code"),
        spellings=_read(folder / "spelling.csv", usage.Spelling, key="name"),
        cues=_read(folder / "cues.csv", usage.Cue, key="word"),
        more_names=_read(folder / "more_names.csv", usage.MoreNames, key="key", unique=False),
        standard_prefixes=_read(folder / "standard_prefixes.csv", usage.StandardPrefix, key="token"),
        legal_forms=_read(folder / "legal_forms.csv", usage.LegalForm, key="form"),
        identifier_uses=_read(folder / "identifier_use.csv", usage.IdentifierUse, key="identifier"),
        portal_uses=_read(folder / "portal_use.csv", usage.PortalUse, key="portal"),
        field_confidences=_read(
            folder / "field_confidence.csv", usage.FieldConfidence, key="field", unique=False
        ),
    )


def _read(path: Path, record: type[_Record], *, key: str, unique: bool = True) -> tuple[_Record, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(_records(path, csv.reader(file, strict=True), record, key, unique=unique))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path.name}: cannot be read ({error}); put the file back as shipped"
        raise RegisterError(message) from error


def _records(
    path: Path, lines: Iterable[list[str]], record: type[_Record], key: str, *, unique: bool
) -> Iterator[_Record]:
    converters = _converters(record)
    reader = iter(lines)
    header = next(reader, [])
    if set(header) != set(converters) or len(header) != len(converters):
        odd = ", ".join(sorted(set(header) ^ set(converters))) or "a column twice"
        message = f"{path.name}, line 1: the columns do not fit {record.__name__} ({odd})"
        raise RegisterError(message)
    columns = [(name, converters[name]) for name in header]
    first_seen: dict[str, int] = {}
    at = header.index(key)
    for cells in reader:
        line = getattr(lines, "line_num", len(first_seen) + 2)
        if len(cells) != len(columns):
            message = f"{path.name}, line {line}: {len(cells)} cells, {len(columns)} are needed"
            raise RegisterError(message)
        twice = unique and first_seen.setdefault(cells[at], line) != line
        if not cells[at] or twice:
            what = f"{cells[at]!r} stands twice" if twice else "it is empty"
            message = f"{path.name}, line {line}: {key} must name one row, but {what}"
            raise RegisterError(message)
        values: dict[str, object] = {}
        for (name, convert), cell in zip(columns, cells, strict=True):
            try:
                values[name] = convert(cell)
            except ValueError as error:
                message = f"{path.name}, line {line}, column {name}: {error}"
                raise RegisterError(message) from error
        yield record(**values)


def _converters(record: type[object]) -> dict[str, _Convert]:
    hints = typing.get_type_hints(record)
    return {field.name: _converter(hints[field.name]) for field in fields(typing.cast("typing.Any", record))}


def _converter(hint: object) -> _Convert:
    if hint is str:
        return str
    if hint == rows.Texts:
        return _texts
    if hint == (PartialDate | None):
        return _date
    assert isinstance(hint, type)  # noqa: S101 - the classes above are all there is
    assert issubclass(hint, StrEnum)  # noqa: S101
    return hint


def _texts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part) if cell else ()


def _date(cell: str) -> PartialDate | None:
    return PartialDate.parse(cell) if cell else None
