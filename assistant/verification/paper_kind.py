"""What kind of paper it is: the same words mean different things on different papers."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.verification.certificate import Certificate
from knowledge.registers import Registers, read_standards


class PaperKind(StrEnum):
    """The kinds that the rules tell apart."""

    MANAGEMENT_SYSTEM = "management_system"
    """A certificate of a management system: ISO 9001, ISO 13485, MDSAP and the like."""
    EU_CERTIFICATE = "eu_certificate"
    """A certificate of a notified body under EU device law (MDR, MDD, IVDR) or another EU act."""
    EU_PAPER = "eu_paper"
    """Another paper about CE marking: certificate of compliance, attestation, declaration of conformity."""
    FDA_PAPER = "fda_paper"
    """A paper about a registration, listing or clearance of the FDA."""
    OTHER = "other"
    """None of these, or it cannot be told."""


CERTIFICATES = frozenset({PaperKind.MANAGEMENT_SYSTEM, PaperKind.EU_CERTIFICATE})

_EU_LAW = re.compile(
    r"2017/74[56]|93/42/EE[CG]|98/79/E[CG]|90/385/EE[CG]|\b(?-i:MDR|MDD|IVDR|IVDD)\b"
    r"|EU quality management system certificate|EC certificate|EG-Zertifikat|full quality assurance system",
    re.IGNORECASE,
)
_CE = re.compile(
    r"\b(?-i:CE)\b[ -]?(?:mark|cert|conform|compl)|certificate of (?:compliance|conformity)"
    r"|declaration of conformity"
    r"|attestation of conformity|verification of conformity",
    re.IGNORECASE,
)
_FDA = re.compile(r"\b(?-i:FDA)\b|Food and Drug Administration|510\(k\)|21 ?CFR", re.IGNORECASE)
_SYSTEM = re.compile(
    r"management system|Managementsystem|syst[èe]me de management|sistema de gesti[óo]n|sistema di gestione"
    r"|sistema de gest[ãa]o|managementsysteem|system zarządzania|y[öo]netim sistemi|管理体系|管理體系"
    r"|マネジメントシステム|경영시스템",
    re.IGNORECASE,
)


def paper_kind(  # noqa: PLR0911 - one line a kind
    certificate: Certificate, registers: Registers
) -> PaperKind:
    """Say what kind of paper it is, from its standard and its words."""
    words = certificate.text
    named = certificate.standard.value if certificate.standard else ""
    system = bool(_SYSTEM.search(words)) or any(
        reading.standard for reading in read_standards(registers, named)
    )
    if named and _EU_LAW.search(named):
        return PaperKind.EU_CERTIFICATE
    if certificate.notified_body_number and _EU_LAW.search(words):
        return PaperKind.EU_CERTIFICATE
    if named and _FDA.search(named):
        return PaperKind.FDA_PAPER
    if system:
        return PaperKind.MANAGEMENT_SYSTEM
    if _EU_LAW.search(words) or _CE.search(words):
        return PaperKind.EU_PAPER
    if _FDA.search(words):
        return PaperKind.FDA_PAPER
    return PaperKind.OTHER
