"""What a row says, in plain words for buyers who may not be native readers.

`unknown` is said as "not known here", never as "no"; rows without a seen source say so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from knowledge.registers.editions import EditionState, EditionStatus, edition_state
from knowledge.registers.load import Registers
from knowledge.registers.rows import (
    AccreditationBody,
    CertificationBody,
    Confidence,
    IafCode,
    IdentifierFormat,
    Known,
    Market,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
    Portal,
    ProductTerm,
    Row,
    StandardEdition,
)

NOT_KNOWN = "not known here"
_ARRANGEMENT = "IAF"
_DOUBT = {
    Confidence.HIGH: "",
    Confidence.MEDIUM: ", from secondary sources",
    Confidence.LOW: ", not confirmed",
}
_SURE = {
    Confidence.HIGH: "",
    Confidence.MEDIUM: "This rests on secondary sources.",
    Confidence.LOW: "This is not confirmed: please look it up.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A labelled value, both in plain English."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """A row in words: a title, facts for a table, sentences for a chat."""

    title: str
    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]


def describe(registers: Registers, row: Row, on: dt.date) -> Description:  # noqa: C901, PLR0911 - one line per kind
    """Put a row in words, as it stands on a day. Every fact comes from the row."""
    match row:
        case AccreditationBody():
            return _accreditor(registers, row, on)
        case NotRecognisedAccreditor():
            return _unrecognised(registers, row)
        case CertificationBody():
            return _certification_body(registers, row)
        case NotifiedBody():
            return _notified_body(registers, row)
        case Organisation():
            return _organisation(registers, row, on)
        case StandardEdition():
            return describe_edition(registers, edition_state(registers, row.edition_key, None, on))
        case IafCode():
            return _iaf_code(row)
        case IdentifierFormat():
            return _identifier(row)
        case ProductTerm():
            return _product(row)
        case Portal():
            return _portal(row)
        case Market():
            return Description(
                title=row.name,
                facts=_facts(("Code", row.code)),
                sentences=(f"{row.name} is a market, or the place of a supplier.",),
            )


def describe_edition(registers: Registers, state: EditionState) -> Description:
    """Put the state of a standard edition in words."""
    row = state.row
    current = state.current.key if state.current else NOT_KNOWN
    about = next((s.subject for s in registers.standards if s.standard == state.standard), "")
    title = row.key if row else f"{state.standard} {state.edition}".strip() or "A standard"
    facts = _facts(
        ("Standard", state.standard),
        ("About", about),
        ("Edition", state.edition or "none named"),
        ("State", state.status.value.replace("_", " ")),
        ("Current edition", "" if state.status is EditionStatus.NOT_CERTIFIABLE else current),
        ("Published", row.published.in_words() if row and row.published else ""),
        ("Transition ends", state.ends.in_words() if state.ends else ""),
        ("Note", row.note if row else ""),
    )
    return Description(title=title, facts=facts, sentences=(state.reason,))


def _accreditor(registers: Registers, row: AccreditationBody, on: dt.date) -> Description:
    facts = _facts(
        ("Name", row.full_name),
        ("Country", _place(registers, row.economy)),
        ("Recognised for ISO 9001 (IAF MLA)", _said(registers, row, "mla_qms")),
        ("Recognised for ISO 13485 (IAF MLA)", _said(registers, row, "mla_mdms")),
        ("Other names", ", ".join(row.aliases)),
        ("Website", row.website),
        ("Register", row.register_url),
        ("Note", row.note),
    )
    names = _titled(row.acronym, row.full_name)
    place = _place(registers, row.economy) or "country not known here"
    return Description(
        title=names,
        facts=facts,
        sentences=_said_with_care(
            row.confidence,
            f"{names} is an accreditation body ({place}).",
            "It checks certification bodies; it does not certify companies.",
            _recognition(registers, row, "ISO 9001", "mla_qms"),
            _recognition(registers, row, "ISO 13485", "mla_mdms"),
            _arrangement(registers, on),
        ),
    )


def _unrecognised(registers: Registers, row: NotRecognisedAccreditor) -> Description:
    facts = _facts(
        ("Name", row.full_name),
        ("Country", _place(registers, row.economy)),
        ("Recognised (IAF MLA)", _said(registers, row, "mla_qms")),
        ("Website", row.website),
        ("Note", row.note),
    )
    return Description(
        title=_titled(row.acronym, row.full_name),
        facts=facts,
        sentences=_said_with_care(
            row.confidence,
            f"{row.acronym} accredits certification bodies outside the IAF arrangement.",
            row.note,
            "It may be a lawful company, but its accreditation does not carry that recognition.",
        ),
    )


def _recognition(registers: Registers, row: AccreditationBody, standard: str, field: str) -> str:
    doubt = _DOUBT[registers.confidence_of(row, field)]
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


def _certification_body(registers: Registers, row: CertificationBody) -> Description:
    place = _place(registers, row.country)
    accreditors = ", ".join(row.accredited_by)
    listed = f" (main ones{_DOUBT[registers.confidence_of(row, 'accredited_by')]})"
    facts = _facts(
        ("Country", place),
        ("Accredited by (main ones)", accreditors or NOT_KNOWN),
        ("Accredited for ISO 13485", _said(registers, row, "accredited_for_iso13485")),
        ("CNCA approval number", row.cnca_approval_no),
        ("Other names", ", ".join(row.aliases)),
        ("Certificate look-up", row.certificate_lookup_url),
        ("Note", row.note),
    )
    doubt = _DOUBT[registers.confidence_of(row, "accredited_for_iso13485")]
    medical = {
        Known.YES: f"It is listed here as accredited for ISO 13485{doubt}.",
        Known.NO: f"It is listed here as not accredited for ISO 13485{doubt}.",
        Known.UNKNOWN: "Whether it is accredited for ISO 13485 is not known here.",
    }[row.accredited_for_iso13485]
    return Description(
        title=row.name,
        facts=facts,
        sentences=_said_with_care(
            row.confidence,
            f"{row.name} is a certification body ({place or 'country not known here'}).",
            f"Accreditation bodies listed for it here{listed}: {accreditors}."
            if accreditors
            else "Who accredits it is not known here.",
            medical,
            "Being a known body does not confirm a certificate: look the certificate up.",
        ),
    )


def _notified_body(registers: Registers, row: NotifiedBody) -> Description:
    place = _place(registers, row.country)
    facts = _facts(
        ("Number", row.nb_number),
        ("Country", place),
        ("Medical devices (MDR)", _said(registers, row, "mdr")),
        ("In vitro diagnostics (IVDR)", _said(registers, row, "ivdr")),
        ("Former directives", _said(registers, row, "mdd_former")),
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
        sentences=_said_with_care(
            row.confidence,
            f"Number {row.nb_number} belongs to {row.name} ({place or 'country not known here'}).",
            law,
            "Which kinds of devices it may assess is in NANDO, not here.",
        ),
    )


def _organisation(registers: Registers, row: Organisation, on: dt.date) -> Description:
    over = row.until is not None and on > row.until.last
    facts = _facts(
        ("Name", row.full_name),
        ("What it is", row.role),
        ("Issues certificates to suppliers", _said(registers, row, "issues_certificates")),
        ("Since", row.since.in_words() if row.since else ""),
        ("Until", row.until.in_words() if row.until else ""),
        ("Followed by", row.successor if over else ""),
        ("Not the same as", ", ".join(row.is_not)),
    )
    was = "was" if over else "is"
    return Description(
        title=_titled(row.acronym, row.full_name),
        facts=facts,
        sentences=_said_with_care(
            row.confidence,
            f"{_titled(row.acronym, row.full_name)} {was} no certification body.",
            f"What it {was}: {row.role}.",
            row.note,
            f"Do not confuse it with {', '.join(row.is_not)}." if row.is_not else "",
        ),
    )


def _iaf_code(row: IafCode) -> Description:
    facts = _facts(
        ("Code", row.code),
        ("Sector", row.description),
        ("Typical products", row.typical_products),
        ("NACE", row.nace_rev2),
        ("Note", row.note),
    )
    first = f"IAF code {row.code} is the sector: {row.description}."
    return Description(
        title=f"IAF code {row.code}",
        facts=facts,
        sentences=_said_with_care(row.confidence, first, row.note),
    )


def _identifier(row: IdentifierFormat) -> Description:
    facts = _facts(("Issued by", row.issuer), ("Rule", row.standard_or_source), ("Note", row.note))
    first = f"{row.identifier}: a number issued by {row.issuer or 'somebody not known here'}."
    return Description(title=row.identifier, facts=facts, sentences=_said_with_care(row.confidence, first))


def _product(row: ProductTerm) -> Description:
    facts = _facts(
        ("Usual EU class", row.eu_mdr_class_typical or NOT_KNOWN),
        ("FDA product codes", ", ".join(row.fda_product_codes) or NOT_KNOWN),
        ("FDA class", row.fda_class.replace("|", " or ") or NOT_KNOWN),
        ("Standards often named", ", ".join(row.key_standards)),
        ("A matching scope says", "; ".join(row.scope_phrases)),
        ("Other names", ", ".join(row.synonyms)),
        ("Note", row.note),
    )
    first = f"The usual EU class of “{row.term}” is {row.eu_mdr_class_typical or NOT_KNOWN}."
    return Description(
        title=row.term,
        facts=facts,
        sentences=_said_with_care(row.confidence, first, "The intended use decides the class.", row.note),
    )


def _portal(row: Portal) -> Description:
    facts = _facts(
        ("Run by", row.operator),
        ("Address", row.url),
        ("Covers", row.covers),
        ("How to search", row.how_to_search),
        ("Free", row.free.value),
        ("Login needed", row.login_needed.value),
        ("Limits", row.limits),
    )
    first = f"{row.name} is a public register. It covers: {row.covers}."
    how = f"How to search: {row.how_to_search}." if row.how_to_search else ""
    return Description(title=row.name, facts=facts, sentences=_said_with_care(row.confidence, first, how))


def _said(registers: Registers, row: Row, field: str) -> str:
    known = Known(getattr(row, field))
    if known is Known.UNKNOWN:
        return NOT_KNOWN
    return f"{known.value}{_DOUBT[registers.confidence_of(row, field)]}"


def _said_with_care(confidence: Confidence, *sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in (*sentences, _SURE[confidence]) if sentence)


def _titled(short: str, full: str) -> str:
    plain, _, _ = short.partition(" (")
    return plain if full.startswith(short) else f"{plain} ({full})"


def _facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(label=label, value=value) for label, value in pairs if value)


def _place(registers: Registers, code: str) -> str:
    return _places(registers).get(code, code)


@lru_cache(maxsize=4)
def _places(registers: Registers) -> dict[str, str]:
    return {market.code: market.name for market in registers.markets}
