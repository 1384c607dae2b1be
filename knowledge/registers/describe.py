"""What a row says, in plain words for buyers who may not be native readers.

`unknown` is said as "not known here", never as "no"; rows without a seen source say so.
"""

from __future__ import annotations

import datetime as dt

from knowledge.registers.describe_bodies import (
    accreditor_in_words,
    certification_body_in_words,
    notified_body_in_words,
    organisation_in_words,
    unrecognised_in_words,
)
from knowledge.registers.description import NOT_KNOWN, Description, facts_of, said_with_care
from knowledge.registers.edition_words import EditionStatus
from knowledge.registers.editions import EditionState, edition_state
from knowledge.registers.load import Registers
from knowledge.registers.rows import (
    AccreditationBody,
    CertificationBody,
    IafCode,
    IdentifierFormat,
    Market,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
    Portal,
    ProductTerm,
    Row,
    StandardEdition,
)


def describe(registers: Registers, row: Row, on: dt.date) -> Description:  # noqa: C901, PLR0911 - one line per kind
    """Put a row in words, as it stands on a day. Every fact comes from the row."""
    match row:
        case AccreditationBody():
            return accreditor_in_words(registers, row, on)
        case NotRecognisedAccreditor():
            return unrecognised_in_words(registers, row)
        case CertificationBody():
            return certification_body_in_words(registers, row)
        case NotifiedBody():
            return notified_body_in_words(registers, row)
        case Organisation():
            return organisation_in_words(registers, row, on)
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
                facts=facts_of(("Code", row.code)),
                sentences=(f"{row.name} is a market, or the place of a supplier.",),
            )


def describe_edition(registers: Registers, state: EditionState) -> Description:
    """Put the state of a standard edition in words."""
    row = state.row
    current = state.current.key if state.current else NOT_KNOWN
    about = next((s.subject for s in registers.standards if s.standard == state.standard), "")
    title = row.key if row else f"{state.standard} {state.edition}".strip() or "A standard"
    facts = facts_of(
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


def _iaf_code(row: IafCode) -> Description:
    facts = facts_of(
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
        sentences=said_with_care(row.confidence, first, row.note),
    )


def _identifier(row: IdentifierFormat) -> Description:
    facts = facts_of(("Issued by", row.issuer), ("Rule", row.standard_or_source), ("Note", row.note))
    first = f"{row.identifier}: a number issued by {row.issuer or 'somebody not known here'}."
    return Description(title=row.identifier, facts=facts, sentences=said_with_care(row.confidence, first))


def _product(row: ProductTerm) -> Description:
    facts = facts_of(
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
        sentences=said_with_care(row.confidence, first, "The intended use decides the class.", row.note),
    )


def _portal(row: Portal) -> Description:
    facts = facts_of(
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
    return Description(title=row.name, facts=facts, sentences=said_with_care(row.confidence, first, how))
