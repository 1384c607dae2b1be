"""The things that claims of a listing speak of: standards, bodies, authorities and numbers of the registers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.registers import (
    EditionState,
    EditionStatus,
    How,
    Kind,
    Mention,
    Registers,
    StandardEdition,
    StandardReading,
    edition_state,
    find_mentions,
    read_standards,
    state_of,
)

_NAMES = {
    Kind.CERTIFICATION_BODY: "body",
    Kind.NOTIFIED_BODY: "notified-body",
    Kind.ACCREDITATION_BODY: "accreditor",
    Kind.NOT_RECOGNISED_ACCREDITOR: "not-recognised",
    Kind.PRODUCT: "product",
}
_BODIES = (*(kind for kind in _NAMES if kind is not Kind.PRODUCT), Kind.ORGANISATION)
_MARKS = frozenset({"CE", "FDA", "MDSAP"})
"""Rows of the register of standards that are no standards: the general words on standards are not for them."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """One thing, from `start` to `end` in the text.

    Attributes:
        names: the names by which phrases speak of it (see `knowledge/guides/listing_claims.yaml`).
        standard: what to call it, if it is a standard.
        body: what to call it, if it is a body.
        edition: the state of the edition that is named, on the day.
    """

    start: int
    end: int
    names: tuple[str, ...]
    standard: str | None = None
    body: str | None = None
    edition: EditionState | None = None


def things_in(text: str, *, on: dt.date, registers: Registers) -> tuple[Thing, ...]:
    """Return the things in a text, in its order. `on` is the day for which editions are judged."""
    mentions = [mention for mention in _mentions(registers, text) if mention.how is not How.CLOSE]
    return tuple(_thing(registers, mention, on) for mention in mentions)


def _mentions(registers: Registers, text: str) -> list[Mention]:
    """Return what the registers find, and the standards that Chinese words touch ("通过ISO9001认证")."""
    found = find_mentions(registers, text)
    if _CHINESE.search(text):
        taken = {i for mention in found for i in range(mention.start, mention.end)}
        found += [
            Mention(
                start=reading.start,
                end=reading.end,
                text=text[reading.start : reading.end],
                kind=Kind.STANDARD,
                how=How.PATTERN,
                matched=reading.standard or reading.designation,
                row=reading.row,
                reading=reading,
            )
            for reading in read_standards(registers, _CHINESE.sub(" ", text))
            if taken.isdisjoint(range(reading.start, reading.end))
        ]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _thing(registers: Registers, mention: Mention, on: dt.date) -> Thing:
    if mention.kind is not Kind.STANDARD:
        return Thing(
            start=mention.start,
            end=mention.end,
            names=tuple(_names(mention)),
            body=mention.text if mention.kind in _BODIES else None,
        )
    state = _state(registers, mention, on)
    return Thing(
        start=mention.start,
        end=mention.end,
        names=tuple(_names_of_standard(state)),
        standard=None if state.standard in _MARKS else _called(mention, state),
        edition=state if state.edition and state.standard not in _MARKS else None,
    )


def _state(registers: Registers, mention: Mention, on: dt.date) -> EditionState:
    if isinstance(mention.reading, StandardReading):
        return state_of(registers, mention.reading, on)
    row = mention.row
    return edition_state(registers, row.key if isinstance(row, StandardEdition) else mention.matched, None, on)


def _names(mention: Mention) -> Iterator[str]:
    if mention.kind is Kind.NOTIFIED_BODY and mention.how is not How.PATTERN:
        yield "body"  # named by its name, it can have written any kind of paper
    elif mention.kind in _NAMES:
        yield _NAMES[mention.kind]
    elif mention.kind in (Kind.ORGANISATION, Kind.IDENTIFIER):
        yield _slug(mention.row.key if mention.row else mention.matched)


def _names_of_standard(state: EditionState) -> Iterator[str]:
    if state.status is EditionStatus.UNKNOWN_STANDARD:
        yield "unknown-standard"
    elif not _exists(state):
        yield "no-standard"
    else:
        yield _slug(state.standard)
        if state.standard not in _MARKS:
            yield "no-certificate" if state.status is EditionStatus.NOT_CERTIFIABLE else "standard"


def _called(mention: Mention, state: EditionState) -> str:
    if isinstance(mention.reading, StandardReading):
        return mention.reading.designation
    return state.standard if _exists(state) else mention.text


def _exists(state: EditionState) -> bool:
    """Whether the register has a name for the standard: "(none)" stands for one that was never written."""
    return state.standard[:1].isalnum()


def _slug(name: str) -> str:
    return _SLUG.sub("-", name.lower()).strip("-")
