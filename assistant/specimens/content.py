"""What stands on one specimen, before a layout gives it a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.specimens.data import Product
from assistant.specimens.when import DateStyle, When
from assistant.verification.certificate import FIELD_NAMES


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTricks:
    """What the file does beside showing its words; each defect of the file sets one of these.

    Attributes:
        hidden: words in white on white.
        layer: words that the text layer has in the place of `seen`, which is drawn as a picture.
        patch: older words that lie under a patch in the place of `seen`.
        seen: the words seen where `layer` or `patch` is set.
        producer: the program that the file says it was made with.
        changed_days: days between making and changing the file.
        form: the file carries a form field.
    """

    hidden: str = ""
    layer: str = ""
    patch: str = ""
    seen: str = ""
    producer: str = ""
    changed_days: int = 0
    form: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """The words on a specimen. None: the paper does not state it.

    Fields have the names and meanings of `assistant.verification.certificate.Certificate`. Beside them:

    Attributes:
        kind: "system" for a management system, "eu" for a certificate of a notified body.
        brand: the made-up word in the holder's name; country: the holder's.
        style: how dates are written.
        title: the title printed.
        system: what the standard certifies, in the language of the paper.
        standard_text: standard and edition as printed.
        holder_second, holder_address_second, scope_second, body_second: the same in another script or language.
        body_place: where the certification body issued the paper.
        mark: words of a recognition mark ("IAF MLA").
        notes: further sentences of the paper.
        basis: what an EU certificate rests on, where it is not the usual sentence.
        accredited_in_words: a sentence names the accreditation body, not a label.
        stamp: words stamped across the paper.
        last_number: the certificate number on the last page, where it differs.
        pages: how many pages the paper counts, where they are not all there.
        sites_apart: the sites stand on an annex.
        context: what the buyer knows, as `Context` takes it.
    """

    seed: int
    on: dt.date
    kind: str
    language: str
    second: str | None
    product: Product
    brand: str
    country: str
    style: DateStyle
    title: str
    system: str
    standard: str | None
    edition: str | None
    standard_text: str
    certificate_number: str | None
    holder: str | None
    holder_second: str = ""
    holder_address: str | None
    holder_address_second: str = ""
    sites: tuple[str, ...] = ()
    sites_apart: bool = False
    scope: str | None
    scope_second: str = ""
    exclusions: str | None = None
    certification_body: str | None
    body_second: str = ""
    body_place: str = ""
    accreditation_body: str | None
    accreditation_number: str | None = None
    mark: str = ""
    first_issued: When | None = None
    issued: When | None
    expires: When | None
    decided: When | None = None
    surveillance: tuple[When, ...] = ()
    status: str | None = None
    stamp: str = ""
    uscc: str | None = None
    notified_body_number: str | None = None
    cnca_number: str | None = None
    srn: str | None = None
    fda_number: str | None = None
    sector_codes: tuple[str, ...] = ()
    qr: str | None = None
    notes: tuple[str, ...] = ()
    basis: str = ""
    accredited_in_words: bool = False
    signatory: str = ""
    last_number: str = ""
    pages: int = 0
    tricks: FileTricks = FileTricks()
    context: Mapping[str, str | None]

    def fields(self) -> dict[str, Any]:
        """Return every field of the contract with the value printed, None where it is not printed."""
        return {name: _plain(getattr(self, name)) for name in FIELD_NAMES}


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return value.to_json()
    if isinstance(value, tuple):
        return [_plain(one) for one in value] or None
    return value
