"""The answer key of a specimen: what it says, and which defects were planted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CONTEXT = ("product", "market", "supplier", "factory", "role", "designer")
"""The keys of the context; `designer` stands beyond the contract, so it stands last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlantedDefect:
    """One finding that a check of the specimen must make.

    Attributes:
        rule: the rule that must speak.
        field: the field concerned, None where it is none.
        what: what is wrong, in one plain sentence.
        only_in: the forms of the specimen that show it; empty: all of them.
    """

    rule: str
    field: str | None
    what: str
    only_in: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the defect as plain values; `only_in` stands only where it says something."""
        said = {"rule": self.rule, "field": self.field, "what": self.what}
        return said | {"only_in": list(self.only_in)} if self.only_in else said


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecimenKey:
    """The answer key.

    Attributes:
        seed: what it was drawn from.
        layout: the layout.
        language: ISO 639-1 code of the paper's main language.
        on: the day on which it is to be checked.
        fields: every field of the contract with its value as printed, None where it is not printed.
        context: product, market, supplier, factory, role and designer, None where not known.
        defects: the findings that must be made.
        may_speak: rules that may fairly ask a question or find a problem because of a planted defect too.
        later_pages: fields that stand on a later page only, so that the picture and the photo do not show them.
    """

    seed: int
    layout: str
    language: str
    on: dt.date
    fields: Mapping[str, Any]
    context: Mapping[str, str | None]
    defects: tuple[PlantedDefect, ...] = ()
    may_speak: tuple[str, ...] = ()
    later_pages: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the key as plain values, with the names of the contract."""
        return {
            "seed": self.seed,
            "layout": self.layout,
            "language": self.language,
            "on": self.on.isoformat(),
            "fields": dict(self.fields),
            "context": {name: self.context[name] for name in CONTEXT},
            "defects": [defect.to_json() for defect in self.defects],
            "may_speak": list(self.may_speak),
            "later_pages": list(self.later_pages),
        }
