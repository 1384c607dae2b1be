"""Find a body by any of its names, and the portals where a person can look it up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.registers.close_names import close_names
from knowledge.registers.load import Registers
from knowledge.registers.name_index import BODIES, How, Name, name_index
from knowledge.registers.rows import (
    AccreditationBody,
    Accreditor,
    Body,
    CertificationBody,
    Kind,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
    Portal,
    Row,
)
from knowledge.registers.usage import PortalUse

_BODY = AccreditationBody | NotRecognisedAccreditor | CertificationBody | NotifiedBody | Organisation
_SCORE_OF_A_NAME = 100.0
_BEST_FIRST = (How.EXACT, How.ACRONYM, How.ALIAS, How.CLOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyMatch:
    """A body that a name fits.

    `how` is `close` where the name only resembles `matched`, the name in the register: the body is
    then a suggestion, not an answer. `score` runs to 100. `ambiguous`: the name fits others too.
    """

    row: Body
    how: How
    matched: str
    score: float
    ambiguous: bool

    @property
    def kind(self) -> Kind:
        """What the body is."""
        return self.row.kind


def find_body(
    registers: Registers, name: str, *, country: str = "", kind: Kind | None = None, limit: int = 5
) -> tuple[BodyMatch, ...]:
    """Return the bodies that a name fits: accreditors, certification and notified bodies, others.

    `name` is the whole name in any spelling. `country` (alpha-2) and `kind` narrow the result where
    acronyms collide; rows without a country stay. Without a match by name, at most `limit` bodies
    are returned whose names resemble it, all marked `close`; an empty result means not known here.
    """
    named = [
        name_
        for name_ in name_index(registers).named(name)
        if name_.kind in BODIES and _fits(name_, country, kind)
    ]
    if named:
        return _matches([(_SCORE_OF_A_NAME, found) for found in named], close=False)
    resembling = [
        (score, found)
        for score, found in close_names(registers, name, limit=limit)
        if _fits(found, country, kind)
    ]
    return _matches(resembling, close=True)


def portal_for(
    registers: Registers, row: Row | None = None, *, country: str = "", kind: str = ""
) -> tuple[Portal, ...]:
    """Return the portals to look at, the most specific first.

    `row`: the body, edition or other record asked about. `country` (alpha-2 or "EU") and `kind`
    ("certificate", "certification_body", "accreditation_body", "notified_body", "device",
    "company", "recall", …) choose portals without a row, or add to those of the row.
    """
    uses = registers.portal_uses
    names: list[str] = []
    match row:
        case Portal():
            names.append(row.name)
        case Organisation():
            names += [*row.portals, *_serving(uses, row.acronym)]
        case Accreditor():
            names += _serving(uses, row.acronym)
            names += _of_kind(uses, Kind.ACCREDITATION_BODY)
        case CertificationBody():
            names += _serving(uses, row.name)
            names += _of_kind(uses, "certificate", row.country) if row.country else []
            names += _of_kind(uses, "certificate", everywhere=True)
            for acronym in row.accredited_by:
                names += [n for n in _serving(uses, acronym) if n in _of_kind(uses, "certificate")]
        case NotifiedBody():
            names += _of_kind(uses, Kind.NOTIFIED_BODY, row.country or "EU")
            names += _of_kind(uses, Kind.NOTIFIED_BODY, "EU")
        case _:
            pass
    if country or kind:
        names += _of_kind(uses, kind, country)
    portals = _portals(registers)
    return tuple(portals[name] for name in dict.fromkeys(names))


def accreditors_of(registers: Registers, body: CertificationBody) -> tuple[AccreditationBody, ...]:
    """Return the accreditation bodies that the register lists for a certification body."""
    known = {row.acronym: row for row in registers.accreditation_bodies}
    return tuple(known[acronym] for acronym in body.accredited_by if acronym in known)


def _fits(name: Name, country: str, kind: Kind | None) -> bool:
    if kind is not None and name.kind is not kind:
        return False
    place = getattr(name.row, "economy", None) or getattr(name.row, "country", None)
    return not country or not place or place == country


def _matches(found: list[tuple[float, Name]], *, close: bool) -> tuple[BodyMatch, ...]:
    others = {id(name.row) for _, name in found if name.kind is not Kind.NOTIFIED_BODY}
    ambiguous = len(others) > 1 or (not others and len(found) > 1)
    matches = [
        BodyMatch(
            row=name.row,
            how=How.CLOSE if close else name.how,
            matched=name.text,
            score=score,
            ambiguous=ambiguous,
        )
        for score, name in found
        if isinstance(name.row, _BODY)
    ]
    return tuple(sorted(matches, key=lambda m: (-m.score, _BEST_FIRST.index(m.how))))


def _serving(uses: tuple[PortalUse, ...], name: str) -> list[str]:
    return [use.portal for use in uses if name in use.serves]


def _of_kind(
    uses: tuple[PortalUse, ...], kind: str, country: str = "", *, everywhere: bool = False
) -> list[str]:
    """Return portals of a kind; `everywhere` keeps those bound to no country and no body."""
    return [
        use.portal
        for use in uses
        if (not kind or kind in use.kinds)
        and (not country or country in use.markets)
        and (not everywhere or not (use.markets or use.serves))
    ]


@lru_cache(maxsize=4)
def _portals(registers: Registers) -> dict[str, Portal]:
    return {portal.name: portal for portal in registers.portals}
