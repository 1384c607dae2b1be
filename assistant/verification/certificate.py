"""A certificate as it was read: its fields, the words they came from, and what the file itself shows.

Nothing here is guessed. A field that is not on the paper is None; a field that could be read in two ways keeps
both; a field that was hard to read says so by its confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from assistant.verification.read_date import ReadDate

SURE = 0.8
"""From this confidence on a field is taken as read; below it the buyer is asked to look."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle on a page, in shares of its width and height from the top left corner (0 to 1)."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Where words stand: the file by its name, the page and the line (both from 1), the place on the page."""

    file: str = ""
    page: int | None = None
    line: int | None = None
    box: Box | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the place as plain values; a box is left, top, right, bottom."""
        box = self.box
        return {
            "file": self.file or None,
            "page": self.page,
            "line": self.line,
            "box": [box.left, box.top, box.right, box.bottom] if box else None,
        }


Value = TypeVar("Value", str, tuple[str, ...], ReadDate, tuple[ReadDate, ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class Field(Generic[Value]):
    """One field of a certificate.

    Attributes:
        value: what it says, in one writing (see `Certificate`).
        raw: the words on the paper that it was read from.
        where: where they stand; None for a value that was typed in.
        confidence: how sure the reading is, 0 to 1; below `SURE` a person should look.
        others: further values that the same paper gives for this field elsewhere.
        corrected: the buyer typed or corrected it; it then counts as sure.
    """

    value: Value
    raw: str
    where: Where | None = None
    confidence: float = 1.0
    others: tuple[Value, ...] = ()
    corrected: bool = False

    @property
    def sure(self) -> bool:
        """Whether the value may be relied on without a look at the paper."""
        return self.corrected or self.confidence >= SURE

    def to_json(self) -> dict[str, Any]:
        """Return the field as plain values. Keys beyond the contract come last."""
        return {
            "value": _plain(self.value),
            "raw": self.raw,
            "where": self.where.to_json() if self.where else None,
            "confidence": round(self.confidence, 2),
            "sure": self.sure,
            "others": [_plain(value) for value in self.others],
            "corrected": self.corrected,
        }


class Source(StrEnum):
    """What a certificate was read from. `typed`: single details that somebody typed, not a whole paper."""

    TYPED = "typed"
    TEXT = "text"
    PDF = "pdf"
    SCAN = "scan"
    PHOTO = "photo"


class NoteKind(StrEnum):
    """What a file itself can show, beside the words on it."""

    HIDDEN_TEXT = "hidden_text"
    """Words that a reader of the page cannot see: white on white, invisible, too small, outside the page."""
    LAYER_DISAGREES = "layer_disagrees"
    """The text layer says something else than the picture of the page."""
    OVERLAID = "overlaid"
    """Words or a patch drawn over other words."""
    EDITED = "edited"
    """The file was changed after it was made, or made by a program for editing pictures."""
    ACTIVE_CONTENT = "active_content"
    """Scripts, forms, attached files."""
    LINK = "link"
    """An address that the file leads to; `words` is the address."""
    CODE = "code"
    """The content of a QR code or barcode."""
    PAGES_MISSING = "pages_missing"
    """The paper counts more pages than were given."""
    PARTLY_READ = "partly_read"
    """A limit was reached: `words` says what was left unread."""
    POOR_PICTURE = "poor_picture"
    """Too blurred, dark or small to be read well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One thing that the file itself shows. `words`: the words, address or content concerned."""

    kind: NoteKind
    words: str
    where: Where | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """One certificate: the fields of the contract, and the paper they were read from.

    Values: `standard` is the designation without year ("ISO 9001"), `edition` its year with amendments
    ("2015", "2016+A11:2021"). `accreditation_body` and `certification_body` are names as printed.
    `surveillance` holds the dates of surveillance audits, done or due. `sites` holds one text a site.
    `exclusions` is the text that excludes. `status` is the word on the paper ("suspended"). `qr` is the
    content of the first code. `language` is the ISO 639-1 code of the paper's main language.

    `text` holds all words of the paper, one line of the paper a line.
    """

    standard: Field[str] | None = None
    edition: Field[str] | None = None
    certificate_number: Field[str] | None = None
    holder: Field[str] | None = None
    holder_address: Field[str] | None = None
    sites: Field[tuple[str, ...]] | None = None
    scope: Field[str] | None = None
    exclusions: Field[str] | None = None
    certification_body: Field[str] | None = None
    accreditation_body: Field[str] | None = None
    accreditation_number: Field[str] | None = None
    first_issued: Field[ReadDate] | None = None
    issued: Field[ReadDate] | None = None
    expires: Field[ReadDate] | None = None
    decided: Field[ReadDate] | None = None
    surveillance: Field[tuple[ReadDate, ...]] | None = None
    status: Field[str] | None = None
    uscc: Field[str] | None = None
    notified_body_number: Field[str] | None = None
    cnca_number: Field[str] | None = None
    srn: Field[str] | None = None
    fda_number: Field[str] | None = None
    sector_codes: Field[tuple[str, ...]] | None = None
    qr: Field[str] | None = None
    language: Field[str] | None = None
    text: str = ""
    notes: tuple[Note, ...] = ()
    source: Source = Source.TYPED

    @property
    def whole(self) -> bool:
        """Whether a whole paper was given, so that what is not on it is missing and not just unsaid."""
        return self.source is not Source.TYPED

    @property
    def unread(self) -> bool:
        """Whether a whole paper was given and nothing on it could be read."""
        named = any(name != "language" for name, _ in self.stated())
        return self.whole and not named and not self.text.strip()

    def stated(self) -> Iterator[tuple[str, Field[Any]]]:
        """Yield the fields that are stated, by name, in the order of the contract."""
        for name in FIELD_NAMES:
            field = getattr(self, name)
            if field is not None:
                yield name, field

    def noted(self, *kinds: NoteKind) -> tuple[Note, ...]:
        """Return the notes of some kinds."""
        return tuple(note for note in self.notes if note.kind in kinds)

    def fields_json(self) -> dict[str, Any]:
        """Return the stated fields as plain values."""
        return {name: field.to_json() for name, field in self.stated()}

    def corrected(self, values: Mapping[str, Any]) -> Certificate:
        """Return the certificate with the buyer's corrections.

        `values` maps names of fields to what `typed` takes; None or an empty value takes a field away.

        Raises:
            ValueError: an unknown field, or a date that cannot be read.
        """
        changes: dict[str, Any] = {
            name: typed_field(name, value, corrected=True) for name, value in values.items()
        }
        return replace(self, **changes)

    @classmethod
    def typed(cls, values: Mapping[str, Any], *, text: str = "", source: Source = Source.TYPED) -> Certificate:
        """Return a certificate of details that somebody typed.

        `values` maps names of fields to a text, for lists to a list of texts, for dates to ISO 8601 texts or,
        where a date has two readings, a list of two.

        Raises:
            ValueError: an unknown field, or a date that cannot be read.
        """
        made: dict[str, Any] = {name: typed_field(name, value) for name, value in values.items()}
        return cls(**made, text=text, source=source)


_BESIDE_THE_FIELDS = ("text", "notes", "source")
FIELD_NAMES: tuple[str, ...] = tuple(f.name for f in fields(Certificate) if f.name not in _BESIDE_THE_FIELDS)
DATE_FIELDS = ("first_issued", "issued", "expires", "decided")
LIST_FIELDS = ("sites", "sector_codes")


def typed_field(name: str, value: Any, *, corrected: bool = False) -> Field[Any] | None:
    """Return the field of a value that somebody typed, None for an empty one. See `Certificate.typed`."""
    if name not in FIELD_NAMES:
        raise ValueError(f"'{name}' is no field of a certificate.")
    if value is None or value in ("", [], ()):
        return None
    if name in DATE_FIELDS:
        date = ReadDate.parse(value)
        return Field(value=date, raw=str(date), corrected=corrected)
    if name == "surveillance":
        dates = tuple(ReadDate.parse(one) for one in ([value] if isinstance(value, str) else value))
        return Field(value=dates, raw=", ".join(map(str, dates)), corrected=corrected)
    if name in LIST_FIELDS:
        texts = tuple(str(one) for one in ([value] if isinstance(value, str) else value))
        return Field(value=texts, raw="; ".join(texts), corrected=corrected)
    return Field(value=str(value), raw=str(value), corrected=corrected)


def _plain(value: Any) -> Any:
    if isinstance(value, ReadDate):
        return value.to_json()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
