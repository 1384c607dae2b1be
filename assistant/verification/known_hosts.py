"""Whose web addresses are known: from the registers, and from `web_hosts.csv` beside them.

A known address says that a body uses it; an unknown one says nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from assistant.verification.web_addresses import Address, address_of, folded
from knowledge.registers import Body, CertificationBody, Registers
from knowledge.registers.load import DATA
from knowledge.registers.names import key_of


class Fit(StrEnum):
    """How an address fits the body that a paper names."""

    OWN = "own"
    """An address of the body, of its accreditation body, or of a public register."""
    OF_ANOTHER = "of_another"
    """A known address of another certification body."""
    IMITATES = "imitates"
    """It looks like a known address and is another one."""
    NEAR = "near"
    """It uses the name of a known one, with other words or another ending; such addresses can be regular."""
    HIDES = "hides"
    """A short link or a place for files: it does not show whose it is."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an address fits. `known`: the domain that it is or imitates; `grounds`: the rows that say so."""

    fit: Fit
    known: str = ""
    grounds: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of `web_hosts.csv`; `source_title` keeps it apart from the rows of the registers."""

    host: str
    kind: str
    belongs_to: str
    confidence: str
    source_title: str = "web_hosts.csv"


_LONG_NAME, _LONGER_NAME, _TELLING = 6, 12, 4
_COUNTRY_LETTERS = 2
_OLD_ENDINGS = frozenset({"com", "org", "net", "info", "eu", "int", "biz"})
_SEEMS_COM = frozenset({"co", "cm", "om", "con", "corn", "comm", "org.co", "com.co", "net.co", "orq", "ogr"})
_ADDED = (
    "certificate|certification|certificates|certcheck|cert|certs|verification|verify|validate|validation|check|"
    "online|search|register|official|query|client|clients|iso|qr|info|global|group|asia|china|auth"
).split("|")


@lru_cache(maxsize=1)
def _lines() -> tuple[_Line, ...]:
    with (DATA / "web_hosts.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_Line(**line) for line in csv.DictReader(file))


def is_free_mail(address: Address) -> bool:
    """Say whether anybody can open a mail box there."""
    return any(line.kind == "free_mail" and line.host in {address.host, address.domain} for line in _lines())


class KnownHosts:
    """The known domains of a set of registers."""

    def __init__(self, registers: Registers) -> None:
        """Collect the domains of every row that gives an address."""
        self._rows: dict[str, list[Any]] = {}
        for body in registers.certification_bodies:
            self._add(body.certificate_lookup_url, body)
        for accreditor in registers.accreditation_bodies:
            self._add(accreditor.website, accreditor)
            self._add(accreditor.register_url, accreditor)
        for portal in registers.portals:
            self._add(portal.url, portal)
        bodies = {body.name: body for body in registers.certification_bodies}
        self._named: dict[str, list[CertificationBody]] = {}
        for line in _lines():
            if line.kind in {"body", "organisation", "accreditor"}:
                self._add(line.host, line)
                if line.belongs_to in bodies:
                    self._named.setdefault(line.host, []).append(bodies[line.belongs_to])
        self._hiding = {line.host for line in _lines() if line.kind in {"short", "file"}}
        served = {use.portal: use.serves for use in registers.portal_uses}
        self._served_by = {
            domain: {name for row in rows for name in served.get(getattr(row, "name", ""), ())}
            for domain, rows in self._rows.items()
        }
        self._body_names = _names_in_addresses(registers.certification_bodies)

    def judge(self, address: Address, bodies: Iterable[Body], *, printed: str = "") -> Judgement:
        """Say how an address fits a paper that names these bodies.

        `printed`: the name of the certification body on the paper. An address that begins with it and resembles
        a known one is `NEAR` only: such a body may have a name of its own.
        """
        named = tuple(bodies)
        own_name = "".join(key_of(printed))
        if address.domain in self._rows and address.host.isascii():
            return self._known(address, named)
        if address.domain in self._hiding or address.host in self._hiding:
            return Judgement(Fit.HIDES)
        best = Judgement(Fit.UNKNOWN)
        for domain, rows in self._rows.items():
            fit = _likeness(address, domain)
            if fit is Fit.IMITATES:
                like_itself = not named and own_name.startswith(address.name.replace("-", ""))
                return Judgement(Fit.NEAR if like_itself else fit, domain, tuple(rows))
            if fit is Fit.NEAR and best.fit is Fit.UNKNOWN:
                best = Judgement(fit, domain, tuple(rows))
        if best.fit is Fit.UNKNOWN:
            for name, body in self._body_names.items():
                if _name_with_more(address.name, name, itself=False):
                    return Judgement(_by_look(address.ending), body.name, (body,))
        return best

    def _known(self, address: Address, named: tuple[Body, ...]) -> Judgement:
        rows = self._rows[address.domain]
        owners = {row.key for row in rows if isinstance(row, CertificationBody)}
        owners |= {body.key for body in self._named.get(address.domain, ())} | self._served_by[address.domain]
        certifiers = [row for row in named if isinstance(row, CertificationBody)]
        # A look-up that several bodies use, such as the Chinese one, is a public register.
        others_own = owners and not owners & {row.key for row in named} and certifiers
        only_bodies = all(isinstance(row, CertificationBody) or _of_one_body(row, owners) for row in rows)
        if others_own and only_bodies and len(owners) <= _TELLING:
            return Judgement(Fit.OF_ANOTHER, address.domain, tuple(rows))
        return Judgement(Fit.OWN, address.domain, tuple(rows))

    def _add(self, url: str, row: Any) -> None:
        address = address_of(url) if url else None
        if address is not None:
            rows = self._rows.setdefault(address.domain, [])
            if row not in rows:
                rows.append(row)


@lru_cache(maxsize=4)
def known_hosts(registers: Registers) -> KnownHosts:
    """Return the known domains, collected once."""
    return KnownHosts(registers)


def _names_in_addresses(bodies: Iterable[CertificationBody]) -> dict[str, CertificationBody]:
    """Return the bodies by their names as they could stand in an address."""
    names: dict[str, CertificationBody] = {}
    for body in bodies:
        for name in (body.name, *body.aliases):
            squeezed = "".join(key_of(name))
            if squeezed.isascii():
                names.setdefault(squeezed, body)
    return names


def _of_one_body(row: Any, owners: set[str]) -> bool:
    return getattr(row, "kind", "") == "body" or (getattr(row, "operator", None) in owners)


@lru_cache(maxsize=4096)
def _likeness(  # noqa: PLR0911 - one line a way of being alike
    address: Address, domain: str
) -> Fit:
    """Say whether an address imitates a known domain, uses its name, or has nothing to do with it."""
    from rapidfuzz.distance import OSA

    known = address_of(domain)
    if known is None or len(known.name) < 3:
        return Fit.UNKNOWN
    if address.name != known.name and f".{domain}." in f".{address.host}.":
        return Fit.IMITATES  # the known address as the first part of another
    mine, theirs = folded(address.name), folded(known.name)
    if address.name != known.name and mine == theirs:
        return Fit.IMITATES if "-" not in address.name else Fit.NEAR
    if address.name == known.name:
        return _by_ending(address.ending, known.ending) if len(known.name) >= _TELLING else Fit.UNKNOWN
    distance = OSA.distance(mine, theirs, score_cutoff=2)
    if len(known.name) >= _LONG_NAME and distance <= (1 if len(known.name) < _LONGER_NAME else 2):
        return Fit.IMITATES
    if _name_with_more(address.name, known.name):
        return _by_look(address.ending)
    return Fit.UNKNOWN


def _by_ending(ending: str, known: str) -> Fit:
    if ending in _SEEMS_COM and known in _OLD_ENDINGS:
        return Fit.IMITATES
    return _by_look(ending)


def _by_look(ending: str) -> Fit:
    """Say what the name of a known body under an ending is: bodies themselves use the old and national ones."""
    return Fit.NEAR if ending in _OLD_ENDINGS or _of_a_country(ending) else Fit.IMITATES


def _of_a_country(ending: str) -> bool:
    return len(ending.rpartition(".")[2]) == _COUNTRY_LETTERS


def _name_with_more(name: str, known: str, *, itself: bool = True) -> bool:
    """Say whether a name is a known one with words such as "cert" or "verify" added: "tuv-sued-cert"."""
    if known in (parts := name.split("-")) and len(parts) > 1:
        return all(part == known or part in _ADDED for part in parts)
    if len(known) < _TELLING:
        return False
    squeezed = name.replace("-", "").replace("ue", "u")
    wanted = known.replace("-", "").replace("ue", "u")
    if not (squeezed.startswith(wanted) or squeezed.endswith(wanted)):
        return False
    rest = squeezed.removeprefix(wanted) if squeezed.startswith(wanted) else squeezed.removesuffix(wanted)
    for _ in range(3):
        rest = next((rest.removeprefix(word) for word in _ADDED if rest.startswith(word)), rest)
    return not rest and (itself or squeezed != wanted)
