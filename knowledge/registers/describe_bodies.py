"""What is said of bodies: accreditors, certification bodies, notified bodies, others."""

from __future__ import annotations

import datetime as dt

from knowledge.registers.description import (
    DOUBT,
    NOT_KNOWN,
    Description,
    facts_of,
    place_of,
    said,
    said_with_care,
    titled,
)
from knowledge.registers.load import Registers
from knowledge.registers.rows import (
    AccreditationBody,
    CertificationBody,
    Known,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
)

_ARRANGEMENT = "IAF"


def accreditor_in_words(registers: Registers, row: AccreditationBody, on: dt.date) -> Description:
    """Describe an accreditation body and its recognition on a day."""
    facts = facts_of(
        ("Name", row.full_name),
        ("Country", place_of(registers, row.economy)),
        ("Recognised for ISO 9001 (IAF MLA)", said(registers, row, "mla_qms")),
        ("Recognised for ISO 13485 (IAF MLA)", said(registers, row, "mla_mdms")),
        ("Other names", ", ".join(row.aliases)),
        ("Website", row.website),
        ("Register", row.register_url),
        ("Note", row.note),
    )
    names = titled(row.acronym, row.full_name)
    place = place_of(registers, row.economy) or "country not known here"
    return Description(
        title=names,
        facts=facts,
        sentences=said_with_care(
            row.confidence,
            f"{names} is an accreditation body ({place}).",
            "It checks certification bodies; it does not certify companies.",
            _recognition(registers, row, "ISO 9001", "mla_qms"),
            _recognition(registers, row, "ISO 13485", "mla_mdms"),
            _arrangement(registers, on),
        ),
    )


def unrecognised_in_words(registers: Registers, row: NotRecognisedAccreditor) -> Description:
    """Describe an accreditor outside the arrangement, without judging it."""
    facts = facts_of(
        ("Name", row.full_name),
        ("Country", place_of(registers, row.economy)),
        ("Recognised (IAF MLA)", said(registers, row, "mla_qms")),
        ("Website", row.website),
        ("Note", row.note),
    )
    return Description(
        title=titled(row.acronym, row.full_name),
        facts=facts,
        sentences=said_with_care(
            row.confidence,
            f"{row.acronym} accredits certification bodies outside the IAF arrangement.",
            row.note,
            "It may be a lawful company, but its accreditation does not carry that recognition.",
        ),
    )


def _recognition(registers: Registers, row: AccreditationBody, standard: str, field: str) -> str:
    doubt = DOUBT[registers.confidence_of(row, field)]
    return {
        Known.YES: f"For {standard} it is listed here in the IAF arrangement (IAF MLA){doubt}.",
        Known.NO: f"For {standard} it is listed here as outside the IAF arrangement{doubt}.",
        Known.UNKNOWN: f"Whether it is recognised for {standard} is not known here.",
    }[Known(getattr(row, field))]


def _arrangement(registers: Registers, on: dt.date) -> str:
    iaf = next((o for o in registers.organisations if o.acronym == _ARRANGEMENT), None)
    if iaf is None or iaf.until is None or on <= iaf.until.last:
        return ""
    marks = iaf.recognised_until
    valid = marks is not None and on <= marks.last
    ended = f"The {iaf.acronym} ended on {iaf.until.in_words()}; {iaf.successor} took over."
    if marks is None or not valid:
        return ended
    return f"{ended} {iaf.acronym} recognitions and marks stay valid until {marks.in_words()}."


def certification_body_in_words(registers: Registers, row: CertificationBody) -> Description:
    """Describe a certification body and who is known to accredit it."""
    place = place_of(registers, row.country)
    accreditors = ", ".join(row.accredited_by)
    listed = f" (main ones{DOUBT[registers.confidence_of(row, 'accredited_by')]})"
    facts = facts_of(
        ("Country", place),
        ("Accredited by (main ones)", accreditors or NOT_KNOWN),
        ("Accredited for ISO 13485", said(registers, row, "accredited_for_iso13485")),
        ("CNCA approval number", row.cnca_approval_no),
        ("Other names", ", ".join(row.aliases)),
        ("Certificate look-up", row.certificate_lookup_url),
        ("Note", row.note),
    )
    doubt = DOUBT[registers.confidence_of(row, "accredited_for_iso13485")]
    medical = {
        Known.YES: f"It is listed here as accredited for ISO 13485{doubt}.",
        Known.NO: f"It is listed here as not accredited for ISO 13485{doubt}.",
        Known.UNKNOWN: "Whether it is accredited for ISO 13485 is not known here.",
    }[row.accredited_for_iso13485]
    return Description(
        title=row.name,
        facts=facts,
        sentences=said_with_care(
            row.confidence,
            f"{row.name} is a certification body ({place or 'country not known here'}).",
            f"Accreditation bodies listed for it here{listed}: {accreditors}."
            if accreditors
            else "Who accredits it is not known here.",
            medical,
            "Being a known body does not confirm a certificate: look the certificate up.",
        ),
    )


def notified_body_in_words(registers: Registers, row: NotifiedBody) -> Description:
    """Describe a notified body and the laws that it is notified for."""
    place = place_of(registers, row.country)
    facts = facts_of(
        ("Number", row.nb_number),
        ("Country", place),
        ("Medical devices (MDR)", said(registers, row, "mdr")),
        ("In vitro diagnostics (IVDR)", said(registers, row, "ivdr")),
        ("Former directives", said(registers, row, "mdd_former")),
        ("Other names", ", ".join(row.aliases)),
        ("Note", row.note),
    )
    law = {
        Known.YES: "It is listed here as notified for the Medical Device Regulation (MDR).",
        Known.NO: "It is listed here as not notified for the Medical Device Regulation (MDR).",
        Known.UNKNOWN: "Whether it is notified for the MDR is not known here.",
    }[row.mdr]
    return Description(
        title=f"Notified body {row.nb_number}: {row.name}",
        facts=facts,
        sentences=said_with_care(
            row.confidence,
            f"Number {row.nb_number} belongs to {row.name} ({place or 'country not known here'}).",
            law,
            "Which kinds of devices it may assess is in NANDO, not here.",
        ),
    )


def organisation_in_words(registers: Registers, row: Organisation, on: dt.date) -> Description:
    """Describe somebody who is often taken for a body and is none."""
    over = row.until is not None and on > row.until.last
    facts = facts_of(
        ("Name", row.full_name),
        ("What it is", row.role),
        ("Issues certificates to suppliers", said(registers, row, "issues_certificates")),
        ("Since", row.since.in_words() if row.since else ""),
        ("Until", row.until.in_words() if row.until else ""),
        ("Followed by", row.successor if over else ""),
        ("Not the same as", ", ".join(row.is_not)),
    )
    was = "was" if over else "is"
    return Description(
        title=titled(row.acronym, row.full_name),
        facts=facts,
        sentences=said_with_care(
            row.confidence,
            f"{titled(row.acronym, row.full_name)} {was} no certification body.",
            f"What it {was}: {row.role}.",
            row.note,
            f"Do not confuse it with {', '.join(row.is_not)}." if row.is_not else "",
        ),
    )
