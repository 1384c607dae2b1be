"""How names and numbers are used in free text: our own small tables beside the registers.

They hold no facts about bodies or standards, so they carry no source.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.registers.rows import Confidence, Texts


class Needs(StrEnum):
    """What a name needs before it is believed in free text.

    `any`: nothing. `upper`: capitals, or a word of the trade beside it. `context`: capitals and a
    word of the trade close by. `same`: the case of what follows. `message`: the whole message.
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
    """Whether an identifier is looked for in free text: always, after a word that names it, no."""

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
    """A word of the trade which shows that letters near it are a body.

    `about`: "body" for such words, "deed" for what a body does ("accredited"), "link" for what
    leads from the deed to the body ("by").
    """

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
    """Letters before the number of a standard; `kind` says whose: international, national, …."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldConfidence:
    """The most that one field is to be trusted, where it is worse or better known than its row.

    An empty `key` stands for every row of the register that has no line of its own.
    """

    register: str
    key: str
    field: str
    confidence: Confidence
    why: str
