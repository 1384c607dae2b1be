"""How a defect is described: what it changes on a clean specimen, and what the paper must be like for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from assistant.specimens.content import Content
from assistant.specimens.data import planted
from assistant.specimens.when import DateStyle, When
from assistant.specimens.words import Words

_LAST_MONTH = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Wants:
    """What a paper must be for a defect to be planted. None and empty: anything.

    Attributes:
        kind: "system" or "eu".
        languages: main languages.
        layouts: names of layouts.
        standard: the standard.
        country: country of the holder.
        accreditor: acronym of the accreditation body.
        chinese_numbers: the certification body numbers in the Chinese manner.
        maker: the holder makes things and does not trade.
    """

    kind: str | None = "system"
    languages: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    standard: str | None = None
    country: str | None = None
    accreditor: str | None = None
    chinese_numbers: bool = False
    maker: bool = False

    def __and__(self, other: Wants) -> Wants | None:
        """Return what both want, None where they contradict each other."""
        merged: dict[str, Any] = {
            "chinese_numbers": self.chinese_numbers or other.chinese_numbers,
            "maker": self.maker or other.maker,
        }
        for name in ("kind", "standard", "country", "accreditor"):
            one, two = getattr(self, name), getattr(other, name)
            if one and two and one != two:
                return None
            merged[name] = one or two
        for name in ("languages", "layouts"):
            one, two = getattr(self, name), getattr(other, name)
            merged[name] = tuple(v for v in one if not two or v in two) or (() if one else two)
            if one and two and not merged[name]:
                return None
        return Wants(**merged)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What a defect is planted into."""

    content: Content
    words: Words
    second: Words | None
    style: DateStyle
    rng: Random

    @property
    def on(self) -> dt.date:
        """The day on which the paper is checked."""
        return self.content.on

    def write(self, day: dt.date) -> When:
        """Write a date as the paper does; with the name of the month where figures would leave it open."""
        style = self.style
        if day.day <= _LAST_MONTH and "mm}" in style.pattern and not style.pattern.startswith("{y}"):
            style = DateStyle(style.language, "{y}-{mm}-{dd}")
        return style.write(day)

    def pick(self, name: str) -> Any:
        """Choose one of the entries of `planted.yaml`, of the paper's language where it has languages."""
        entries = planted()[name]
        return self.rng.choice(entries[self.content.language] if isinstance(entries, dict) else entries)

    def sentence(self, rule: str, **values: object) -> str:
        """Return the sentence of a rule in the language of the paper."""
        ways = planted()["sentences"][rule]
        said = ways.get(self.content.language, ways["en"])
        return str(said if isinstance(said, str) else self.rng.choice(said)).format(**values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Planted:
    """The content with a defect.

    Attributes:
        content: the changed content.
        what: what is wrong, in one plain sentence.
        field: the field concerned.
        only_in: forms of the specimen that show it; empty: all.
        also: further rules that must speak, each with field and sentence.
        may_speak: rules that may fairly speak too.
    """

    content: Content
    what: str
    field: str | None = None
    only_in: tuple[str, ...] = ()
    also: tuple[tuple[str, str | None, str], ...] = ()
    may_speak: tuple[str, ...] = ()


Plant = Callable[[Scene], Planted]


@dataclass(frozen=True, kw_only=True, slots=True)
class Planter:
    """One defect: the rule that finds it, what it wants, and the parts of the paper it changes."""

    rule: str
    plant: Plant
    wants: Wants
    touches: frozenset[str] = field(default_factory=frozenset)


PLANTERS: dict[str, Planter] = {}


def defect(rule: str, touches: str, **wants: Any) -> Callable[[Plant], Plant]:
    """Register a function that plants the defect which a rule finds.

    `touches` names the parts it changes, parted by blanks: two defects that change the same part cannot be
    planted together. `wants` are arguments of `Wants`.
    """

    def register(plant: Plant) -> Plant:
        PLANTERS[rule] = Planter(
            rule=rule, plant=plant, wants=Wants(**wants), touches=frozenset(touches.split())
        )
        return plant

    return register
