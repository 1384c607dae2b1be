"""How names and numbers are used in free text: our own small tables beside the registers.

They hold no facts about bodies or standards, so they carry no source.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.registers.rows import Texts  # noqa: TC001 - read by the loader


class Needs(StrEnum):
    """What a name needs before it is believed in free text.

    `any`: nothing. `upper`: capitals, or a word of the trade close by. `context`: capitals and a
    word of the trade close by. `same`: the case of what follows. `message`: to be the whole message.
    """

    ANY = "any"
    UPPER = "upper"
    CONTEXT = "context"
    SAME = "same"
    MESSAGE = "message"


class Shape(StrEnum):
    """How much a format says: own marks, digits only, or nearly anything."""

    DISTINCTIVE = "distinctive"
    DIGITS = "digits"
    SHAPELESS = "shapeless"


class InText(StrEnum):
    """Whether an identifier is looked for in free text: always, near a word that names it, never."""

    YES = "yes"
    CUE = "cue"
    NO = "no"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelling:
    """What one name needs, and why."""

    name: str
    needs: Needs
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A word of the trade which shows that letters beside it are a body."""

    word: str
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MoreNames:
    """Further names of a row, given by its kind and key."""

    register: str
    key: str
    names: Texts
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardPrefix:
    """Letters before the number of a standard. `kind`: international, european, national, …"""

    token: str
    kind: str
    country: str
    needs: Needs
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalForm:
    """The legal form at the end of a company name, as tokens parted by spaces."""

    form: str
    country: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentifierUse:
    """How an identifier format is looked for and checked.

    `check`: our own check by name, `stdnum` for the library module of the format, or empty.
    `points_to`: the kind of thing that the identifier names, or empty.
    """

    identifier: str
    shape: Shape
    in_text: InText
    cues: Texts
    check: str
    points_to: str
    portals: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class PortalUse:
    """Further names of a portal, and whom, where and what it is good for."""

    portal: str
    names: Texts
    serves: Texts
    markets: Texts
    kinds: Texts
