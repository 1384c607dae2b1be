"""The registers: who accredits, who certifies, which editions exist, how numbers are written.

`load_registers()` reads them once; every other function is pure and takes the `Registers`.
"""

from knowledge.registers.check_digits import CheckDigit
from knowledge.registers.close_names import close_names
from knowledge.registers.describe import describe, describe_edition
from knowledge.registers.description import NOT_KNOWN, Description, Fact
from knowledge.registers.edition_words import EditionStatus
from knowledge.registers.editions import (
    EditionState,
    current_edition,
    edition_state,
    editions_of,
    state_of,
)
from knowledge.registers.find import BodyMatch, accreditors_of, find_body, portal_for
from knowledge.registers.identifiers import (
    IdentifierReading,
    body_of_approval_number,
    body_of_certificate_number,
    check_identifier,
)
from knowledge.registers.load import RegisterError, Registers, load_registers
from knowledge.registers.mentions import LONGEST_TEXT, Mention, find_mentions
from knowledge.registers.name_index import How
from knowledge.registers.numbers import iaf_code, notified_body
from knowledge.registers.partial_date import PartialDate
from knowledge.registers.rows import (
    AccreditationBody,
    Accreditor,
    Body,
    CertificationBody,
    Confidence,
    IafCode,
    IdentifierFormat,
    Kind,
    Known,
    Market,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
    Portal,
    ProductTerm,
    Row,
    Standard,
    StandardEdition,
)
from knowledge.registers.writings import StandardReading, read_standards, similar_standards

__all__ = [
    "LONGEST_TEXT",
    "NOT_KNOWN",
    "AccreditationBody",
    "Accreditor",
    "Body",
    "BodyMatch",
    "CertificationBody",
    "CheckDigit",
    "Confidence",
    "Description",
    "EditionState",
    "EditionStatus",
    "Fact",
    "How",
    "IafCode",
    "IdentifierFormat",
    "IdentifierReading",
    "Kind",
    "Known",
    "Market",
    "Mention",
    "NotRecognisedAccreditor",
    "NotifiedBody",
    "Organisation",
    "PartialDate",
    "Portal",
    "ProductTerm",
    "RegisterError",
    "Registers",
    "Row",
    "Standard",
    "StandardEdition",
    "StandardReading",
    "accreditors_of",
    "body_of_approval_number",
    "body_of_certificate_number",
    "check_identifier",
    "close_names",
    "current_edition",
    "describe",
    "describe_edition",
    "edition_state",
    "editions_of",
    "find_body",
    "find_mentions",
    "iaf_code",
    "load_registers",
    "notified_body",
    "portal_for",
    "read_standards",
    "similar_standards",
    "state_of",
]
