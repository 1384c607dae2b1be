"""Whom a name on a paper means: a body of the registers, a longer name with one in it, or a look-alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from knowledge.registers import (
    AccreditationBody,
    Body,
    CertificationBody,
    How,
    Kind,
    Market,
    NotifiedBody,
    NotRecognisedAccreditor,
    Organisation,
    Registers,
    find_body,
    find_mentions,
)
from knowledge.registers.name_index import name_index
from knowledge.registers.names import key_of
from knowledge.registers.usage import Needs

_BODY = AccreditationBody | NotRecognisedAccreditor | CertificationBody | NotifiedBody | Organisation
_ACCREDITOR = AccreditationBody | NotRecognisedAccreditor
_BESIDE_A_GROUP = frozenset(
    "certification certifications cert certs certifying certificate certificates zertifizierung "
    "certificazione certificacion certificacao certyfikacja group holding international management system "
    "systems service services assurance registrar registrars the of and for quality medical devices".split()
)
"""Words that stand beside the name of a certifying group in the names of its companies."""
_BESIDE_AN_ACCREDITOR = frozenset(
    "accredited accreditation accreditations by body no number management system systems certification cb "
    "mark mla mra iaf and the of ms qms".split()
)
_EVERYDAY = frozenset(
    "accreditation board national international service services council body bodies certification "
    "certificate cert quality standard standards institute institution management system systems the of "
    "for and global world group assessment registrar limited ltd inc co company gmbh center centre forum "
    "agency organization organisation".split()
)
"""Words that tell no name from another."""
_SHORT, _LIKE, _CANDIDATES, _LONGEST_NAME = 5, 70.0, 25, 200
_NUMBER = re.compile(r"(?<!\S)(?=\S{0,40}\d)\S{1,40}")
"""A word with a digit: the number beside a name is no part of it ("CNAS C001-M")."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the registers know of a name.

    Attributes:
        name: the name as printed.
        rows: the bodies that it names.
        in_full: the name is one of theirs, not a longer one with theirs in it.
        within: bodies whose name is a part of it, beside words that no register has.
        like: bodies that it resembles, where it names none.
    """

    name: str
    rows: tuple[Body, ...] = ()
    within: tuple[Body, ...] = ()
    like: tuple[Body, ...] = ()
    in_full: bool = True

    def of(self, *kinds: Kind) -> tuple[Body, ...]:
        """Return the bodies of some kinds that it names."""
        return tuple(row for row in self.rows if row.kind in kinds)


def printed_name(row: Body) -> str:
    """Return how a body is called: an accreditor or organisation by its letters, with its full name."""
    if isinstance(row, AccreditationBody | NotRecognisedAccreditor | Organisation):
        return row.acronym if row.acronym == row.full_name else f"{row.acronym} ({row.full_name})"
    return row.name


def in_short(note: str) -> str:
    """Return the first sentence of a note of the registers."""
    first, stop, _ = note.partition(". ")
    return first + stop.strip()


@lru_cache(maxsize=512)
def who_is(registers: Registers, name: str) -> Named:
    """Return what the registers know of a name as printed, which may be several names in a row."""
    name = " ".join(name.split())[:_LONGEST_NAME]
    key = key_of(name)
    if not key:
        return Named(name)
    asked = "".join(key) if len(key) > 1 and all(len(token) == 1 for token in key) else name  # "U.K.A.S."
    matches = find_body(registers, asked, limit=_CANDIDATES)
    named = tuple(match.row for match in matches if match.how is not How.CLOSE)
    if named:
        return Named(name, rows=named)
    same = _without_blanks(registers).get("".join(key))
    if same:  # a text layer that lost its blanks: "TÜVRheinland"
        return Named(name, rows=same)
    rows, within = _inside(registers, name)
    if rows:
        return Named(name, rows=rows, in_full=False)
    like = [match.row for match in matches if _really_like(registers, name, match.matched)]
    return Named(name, within=within, like=tuple(like[:3]), in_full=False)


def _inside(registers: Registers, name: str) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """Return the bodies named inside a longer name: those that it is, else those that it only uses.

    A certifying group has companies in many countries; an accreditation body stands for its own.
    """
    mentions = find_mentions(registers, _NUMBER.sub(_blanks, name))
    rest = list(_NUMBER.sub(_blanks, name))
    certain = [one for one in mentions if one.how is not How.CLOSE]
    bodies = [one.row for one in certain if isinstance(one.row, _BODY)]
    economies = {row.economy for row in bodies if isinstance(row, _ACCREDITOR)}
    for mention in mentions:
        place = isinstance(mention.row, Market) and (not economies or mention.row.code in economies)
        if place or (mention in certain and isinstance(mention.row, _BODY)):
            rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    forms = {token for form in registers.legal_forms for token in key_of(form.form)}
    words = set(key_of("".join(rest))) - forms
    accreditors = all(row.kind is not Kind.CERTIFICATION_BODY for row in bodies)
    usual = _BESIDE_AN_ACCREDITOR if accreditors else _BESIDE_A_GROUP
    distinct = tuple({id(row): row for row in bodies}.values())
    return (distinct, ()) if bodies and words <= usual else ((), distinct)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _really_like(registers: Registers, name: str, matched: str) -> bool:
    """Say whether a likeness is worth a word: well-known letters, or each telling word alike."""
    if len(name) <= _SHORT or len(matched) <= _SHORT:
        return matched[:1].casefold() == name[:1].casefold() and " ".join(key_of(matched)) in _well_known(
            registers
        )
    asked = [token for token in key_of(name) if token not in _EVERYDAY]
    known = [token for token in key_of(matched) if token not in _EVERYDAY]
    return bool(asked and known) and all(
        max(fuzz.ratio(token, other) for other in known) >= _LIKE for token in asked
    )


@lru_cache(maxsize=4)
def _without_blanks(registers: Registers) -> dict[str, tuple[Body, ...]]:
    """Return the bodies by their names without blanks."""
    return {
        written.replace(" ", ""): tuple(name.row for name in names if isinstance(name.row, _BODY))
        for written, names in name_index(registers).bodies()
        if " " in written
    }


@lru_cache(maxsize=4)
def _well_known(registers: Registers) -> frozenset[str]:
    """Return the letters that the registers call well known: those worth imitating."""
    return frozenset(
        " ".join(key_of(spelling.name))
        for spelling in registers.spellings
        if spelling.needs is Needs.ANY and spelling.why.startswith("well known")
    )
