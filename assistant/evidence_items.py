"""What can be asked of a supplier, from `knowledge/guides/evidence_items.yaml`, and for which deals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from assistant.verification.context import Role
from knowledge.loader import HERE, load_file
from knowledge.schema import Citation, Key, Market, Strict

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=230)]
Trait = Literal["sterile", "electric", "electric-infusion", "non-electric-infusion", "component"]
MarketOfDeal = Market | Literal["in", "other", "none"]
"""A market whose device law the register knows; another one; none given."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deal:
    """What decides which items count.

    Attributes:
        known: the product stands in the register.
        device: the product is a medical device in this market.
        traits: what the register tells of the product.
        market: whose device law counts.
        role: what the supplier says it does, None if that is not known.
        on: the day.
    """

    known: bool
    device: bool
    traits: frozenset[str]
    market: str
    role: Role | None
    on: dt.date


class When(Strict):
    """For which deals an item counts; what is left out counts always. See the head of the file."""

    device: bool | None = None
    known: bool | None = None
    traits: tuple[Trait, ...] = ()
    markets: tuple[MarketOfDeal, ...] = ()
    roles: tuple[Role, ...] = Field(default=(), strict=False)
    since: dt.date | None = None
    until: dt.date | None = None

    def fits(self, deal: Deal) -> bool:
        """Say whether an item counts for a deal."""
        return (
            self.device in (None, deal.device)
            and self.known in (None, deal.known)
            and deal.traits.issuperset(self.traits)
            and (not self.markets or deal.market in self.markets)
            and (not self.roles or deal.role in self.roles)
            and (self.since is None or self.since <= deal.on)
            and (self.until is None or deal.on <= self.until)
        )


class SupplierWish(Strict):
    """What the supplier is asked for, in the middle of a sentence, by language."""

    en: Text
    zh: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]


class EvidenceItem(Strict):
    """One thing to ask for. `check_with` names a portal of the registers."""

    id: Key
    when: When = When()
    what: Text
    why: Text
    good_answer: Text
    weak_answer: Text
    source: Citation
    check_with: str | None
    request: SupplierWish


class EvidenceItems(Strict):
    """Everything in the file, in the order to ask for it."""

    items: tuple[EvidenceItem, ...]

    @model_validator(mode="after")
    def _ids_stand_once(self) -> EvidenceItems:
        ids = [item.id for item in self.items]
        twice = {key for key in ids if ids.count(key) > 1}
        if twice:
            raise ValueError(f"ids that stand twice: {sorted(twice)}")
        return self


@lru_cache(maxsize=1)
def evidence_items() -> tuple[EvidenceItem, ...]:
    """Return the items in the order to ask for them; raise KnowledgeError where the file has faults."""
    return load_file(HERE / "guides" / "evidence_items.yaml", EvidenceItems).items
