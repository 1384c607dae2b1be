"""One record of each register, typed. Field names are the column names of the files in `data/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from knowledge.registers.partial_date import PartialDate

Texts = tuple[str, ...]


class Known(StrEnum):
    """A yes-or-no field that may be open: `unknown` means not established, never "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Offer(StrEnum):
    """Whether a portal gives something: some give it in part."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Confidence(StrEnum):
    """How sure a row is: primary source seen, secondary source seen, or background knowledge."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Kind(StrEnum):
    """What a named thing is."""

    ACCREDITATION_BODY = "accreditation_body"
    NOT_RECOGNISED_ACCREDITOR = "not_recognised_accreditor"
    CERTIFICATION_BODY = "certification_body"
    NOTIFIED_BODY = "notified_body"
    ORGANISATION = "organisation"
    STANDARD = "standard"
    IDENTIFIER = "identifier"
    PRODUCT = "product"
    PORTAL = "portal"
    MARKET = "market"
    IAF_CODE = "iaf_code"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sourced:
    """What every row rests on. `as_of` is the date of the source, in its own words."""

    source_title: str
    source_url: str
    as_of: str
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Accreditor(Sourced):
    """What accreditation bodies and unrecognised accreditors have in common.

    `mla_qms` and `mla_mdms`: signatory of the IAF arrangement for ISO 9001 and for ISO 13485.
    """

    acronym: str
    full_name: str
    economy: str
    aliases: Texts
    mla_qms: Known
    mla_mdms: Known
    website: str
    register_url: str
    note: str

    @property
    def key(self) -> str:
        """The acronym, with the economy where two bodies share it."""
        return self.acronym


@dataclass(frozen=True, kw_only=True, slots=True)
class AccreditationBody(Accreditor):
    """A body that accredits certification bodies."""

    kind: ClassVar[Kind] = Kind.ACCREDITATION_BODY


@dataclass(frozen=True, kw_only=True, slots=True)
class NotRecognisedAccreditor(Accreditor):
    """An organisation that accredits outside the IAF arrangement, by its own or another source."""

    kind: ClassVar[Kind] = Kind.NOT_RECOGNISED_ACCREDITOR


@dataclass(frozen=True, kw_only=True, slots=True)
class CertificationBody(Sourced):
    """A body that certifies management systems. `accredited_by` lists the main accreditors only."""

    kind: ClassVar[Kind] = Kind.CERTIFICATION_BODY
    name: str
    aliases: Texts
    country: str
    accredited_by: Texts
    accredited_for_iso13485: Known
    cnca_approval_no: str
    certificate_lookup_url: str
    note: str

    @property
    def key(self) -> str:
        """The name."""
        return self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class NotifiedBody(Sourced):
    """A body notified under EU device law, known by its four-digit number."""

    kind: ClassVar[Kind] = Kind.NOTIFIED_BODY
    nb_number: str
    name: str
    aliases: Texts
    country: str
    mdr: Known
    ivdr: Known
    mdd_former: Known
    note: str

    @property
    def key(self) -> str:
        """The number, with its leading zeros."""
        return self.nb_number


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Sourced):
    """Somebody who neither accredits nor certifies: an association, authority or standards writer.

    `recognised_until`: until when its recognitions and marks count after it ended.
    """

    kind: ClassVar[Kind] = Kind.ORGANISATION
    acronym: str
    full_name: str
    aliases: Texts
    role: str
    issues_certificates: Known
    since: PartialDate | None
    until: PartialDate | None
    successor: str
    recognised_until: PartialDate | None
    is_not: Texts
    note: str
    portals: Texts

    @property
    def key(self) -> str:
        """The acronym."""
        return self.acronym


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardEdition(Sourced):
    """One edition of a standard; a certificate to it is void after `transition_end`."""

    kind: ClassVar[Kind] = Kind.STANDARD
    edition_key: str
    standard: str
    edition: str
    aliases: Texts
    published: PartialDate | None
    withdrawn_or_superseded: PartialDate | None
    transition_end: PartialDate | None
    replaced_by: str
    certifiable: Known
    note: str

    @property
    def key(self) -> str:
        """The designation with its year."""
        return self.edition_key


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard(Sourced):
    """A standard at large.

    `names` are ways of naming it without its full designation; `complete_as_of` is the day on
    which the register listed all its editions, empty where the list is known to have gaps.
    """

    standard: str
    names: Texts
    subject: str
    complete_as_of: PartialDate | None


@dataclass(frozen=True, kw_only=True, slots=True)
class IafCode(Sourced):
    """One of the 39 sectors that a certificate to ISO 9001 may cite."""

    kind: ClassVar[Kind] = Kind.IAF_CODE
    code: str
    description: str
    typical_products: str
    nace_rev2: str
    note: str

    @property
    def key(self) -> str:
        """The code."""
        return self.code


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentifierFormat(Sourced):
    """How an identifier is written and which library module checks its check digit."""

    kind: ClassVar[Kind] = Kind.IDENTIFIER
    identifier: str
    issuer: str
    regex: str
    checksum_algorithm: str
    example_valid: Texts
    standard_or_source: str
    stdnum_module: str
    note: str

    @property
    def key(self) -> str:
        """The name of the format."""
        return self.identifier


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductTerm(Sourced):
    """A medical product as buyers call it, with its usual classes."""

    kind: ClassVar[Kind] = Kind.PRODUCT
    term: str
    synonyms: Texts
    scope_phrases: Texts
    device_family: str
    eu_mdr_class_typical: str
    fda_product_codes: Texts
    fda_class: str
    fda_detail: str
    key_standards: Texts
    note: str

    @property
    def key(self) -> str:
        """The term."""
        return self.term


@dataclass(frozen=True, kw_only=True, slots=True)
class Portal(Sourced):
    """A public register that a person can search."""

    kind: ClassVar[Kind] = Kind.PORTAL
    name: str
    operator: str
    url: str
    covers: str
    how_to_search: str
    free: Offer
    login_needed: Offer
    limits: str

    @property
    def key(self) -> str:
        """The name."""
        return self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Market(Sourced):
    """A country or the EU. `device_law`: the market whose device rules are known here, or empty."""

    kind: ClassVar[Kind] = Kind.MARKET
    code: str
    name: str
    names: Texts
    device_law: str

    @property
    def key(self) -> str:
        """The two-letter code."""
        return self.code


Body = AccreditationBody | NotRecognisedAccreditor | CertificationBody | NotifiedBody | Organisation
Row = Body | StandardEdition | IafCode | IdentifierFormat | ProductTerm | Portal | Market
