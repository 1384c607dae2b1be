"""Every name of the registers in one tree of tokens, built once per set of registers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from knowledge.registers.load import Registers
from knowledge.registers.names import Key, LegalForms, is_acronym, key_of, name_keys
from knowledge.registers.rows import (
    Accreditor,
    CertificationBody,
    IafCode,
    IdentifierFormat,
    Kind,
    Market,
    NotifiedBody,
    Organisation,
    Portal,
    ProductTerm,
    Row,
    StandardEdition,
)
from knowledge.registers.usage import Needs
from knowledge.registers.writings import standard_index


class How(StrEnum):
    """How a name was recognised. `close` resembles a name and is never the thing itself."""

    EXACT = "exact"
    ACRONYM = "acronym"
    ALIAS = "alias"
    PATTERN = "pattern"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one row. `row` is None for a standard at large, which `standard` then names."""

    text: str
    how: How
    kind: Kind
    row: Row | None
    standard: str
    needs: Needs


@dataclass(slots=True)
class Node:
    """A place in the tree: the names that end here and the tokens that can follow."""

    names: list[Name] = field(default_factory=list)
    after: dict[str, Node] = field(default_factory=dict)


_SHORT = 2
_LONGEST_ACRONYM = 4


class NameIndex:
    """All names by key: as a tree for free text, as a table for whole names."""

    def __init__(self, registers: Registers) -> None:
        """Index every name, alias and further name."""
        self.root = Node()
        self.by_key: dict[Key, list[Name]] = {}
        self.deeds = _words(registers, "deed")
        self.cues = _words(registers, "body") | self.deeds
        self.links = _words(registers, "link")
        self._needs = {key_of(s.name): s.needs for s in registers.spellings}
        self._umlauts: list[tuple[Key, Key]] = []
        self._forms = LegalForms.of(form.form for form in registers.legal_forms)
        for row in registers.all_rows():
            for text, how in _names_of(row):
                self._add(text, how, row.kind, row)
        rows = {(row.kind, row.key): row for row in registers.all_rows()}
        for more in registers.more_names:
            row = rows[Kind(more.register), more.key]
            for text in more.names:
                self._add(text, How.ALIAS, row.kind, row)
        self._add_standards(registers)
        for portal in registers.portals:
            self._add(portal.name, How.EXACT, Kind.PORTAL, portal)
        for use in registers.portal_uses:
            row = rows[Kind.PORTAL, use.portal]
            for text in use.names:
                self._add(text, How.ALIAS, row.kind, row)
        self._add_other_spellings()

    def named(self, text: str) -> list[Name]:
        """Return the names that a text is, as a whole."""
        keys = name_keys(text, self._forms)
        return next((self.by_key[key] for key in keys if key in self.by_key), [])

    @staticmethod
    def written(text: str) -> str:
        """Return a text as its folded words, parted by spaces."""
        return " ".join(key_of(text))

    def bodies(self) -> Iterator[tuple[str, list[Name]]]:
        """Yield each written-out key that names a body or an organisation, with its names."""
        for key, names in self.by_key.items():
            bodies = [name for name in names if name.kind in BODIES]
            if bodies:
                yield " ".join(key), bodies

    def _add_standards(self, registers: Registers) -> None:
        for text, edition in standard_index(registers).unnumbered:
            taken = self.by_key.get(key_of(text), [])
            if not any(name.kind is Kind.ORGANISATION for name in taken):
                self._add(text, How.ALIAS, Kind.STANDARD, edition)
        for standard in registers.standards:
            editions = [e for e in registers.standard_editions if e.standard == standard.standard]
            for text in standard.names:
                only = editions[0] if len(editions) == 1 else None
                self._add(text, How.ALIAS, Kind.STANDARD, only, standard.standard)

    def _add(self, text: str, how: How, kind: Kind, row: Row | None, standard: str = "") -> None:
        if isinstance(row, StandardEdition):
            standard = row.standard
        if how is How.ALIAS and is_acronym(text) and kind in BODIES:
            how = How.ACRONYM
        keys = name_keys(text, self._forms)
        if len(keys) > 1 and not text.isascii():
            self._umlauts.extend((key, keys[0]) for key in keys[1:])
        for key in keys:
            needs = self._needs.get(key) or self._needs.get(keys[0]) or _usual_needs(text, key)
            if kind is Kind.MARKET and how is How.ACRONYM and key not in self._needs:
                needs = Needs.MESSAGE
            name = Name(text, how, kind, row, standard, needs)
            plural = kind is Kind.PRODUCT and not is_acronym(text)
            for spelling in _numbers(key) if plural else (key,):
                self._put(spelling, name)

    def _add_other_spellings(self) -> None:
        """Give a key what its plainer spelling names: "Tuev Sued" all that "TUV SUD" is.

        Without its legal form a name may fit several companies of a group; only the certification
        body, which stands for the group, is taken over then.
        """
        for key, plain in self._umlauts:
            if len(key) == len(plain):
                for name in list(self.by_key[plain]):
                    self._put(key, name)
        for key in list(self.by_key):
            bare = self._forms.strip(key) if len(key) > 1 else key
            if bare != key and bare in self.by_key and self.by_key[key][0].kind in BODIES:
                for name in self.by_key[bare]:
                    if name.kind is Kind.CERTIFICATION_BODY:
                        self._put(key, name)

    def _put(self, key: Key, name: Name) -> None:
        known = self.by_key.setdefault(key, [])
        if any(other.row is name.row and other.standard == name.standard for other in known):
            return
        if known and name.kind is Kind.PORTAL:
            return
        if not known:
            node = self.root
            for token in key:
                node = node.after.setdefault(token, Node())
            node.names = known
        known.append(name)


BODIES = frozenset(
    {
        Kind.ACCREDITATION_BODY,
        Kind.NOT_RECOGNISED_ACCREDITOR,
        Kind.CERTIFICATION_BODY,
        Kind.NOTIFIED_BODY,
        Kind.ORGANISATION,
    }
)
"""The kinds that are somebody."""


@lru_cache(maxsize=4)
def name_index(registers: Registers) -> NameIndex:
    """Return the index of a set of registers, built once."""
    return NameIndex(registers)


def _words(registers: Registers, about: str) -> frozenset[str]:
    return frozenset(key_of(cue.word)[0] for cue in registers.cues if cue.about == about)


def _names_of(row: Row) -> Iterator[tuple[str, How]]:
    match row:
        case Accreditor() | Organisation():
            yield row.acronym, How.ACRONYM
            yield row.full_name, How.EXACT
            yield from ((text, How.ALIAS) for text in row.aliases)
        case CertificationBody() | NotifiedBody():
            yield row.name, How.EXACT
            yield from ((text, How.ALIAS) for text in row.aliases)
        case ProductTerm():
            yield row.term, How.EXACT
            yield from ((text, How.ALIAS) for text in row.synonyms)
        case Market():
            yield row.name, How.EXACT
            yield row.code, How.ACRONYM
            yield from ((text, How.ALIAS) for text in row.names)
        case StandardEdition() | IafCode() | IdentifierFormat() | Portal():
            return


def _usual_needs(text: str, key: Key) -> Needs:
    """Short names need capitals, two letters need more; a long name speaks for itself."""
    letters = sum(map(len, key))
    if letters > _LONGEST_ACRONYM or text.islower():
        return Needs.ANY
    joined = "".join(key)
    if not joined.isalpha() or not joined.isascii():
        return Needs.ANY
    return Needs.CONTEXT if letters <= _SHORT else Needs.UPPER


def _numbers(key: Key) -> tuple[Key, ...]:
    """Return the key in singular and plural."""
    last = key[-1]
    if not last.isascii() or not last.isalpha() or len(last) <= _SHORT:
        return (key,)
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return (key, (*key[:-1], last[:-1]))
    return (key, (*key[:-1], last + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")))
