"""All rules, in an order in which each comes after those it needs."""

from __future__ import annotations

from graphlib import TopologicalSorter
from types import ModuleType

from assistant.verification.rule import FAMILIES, Rule
from assistant.verification.rules import (
    accreditation,
    bodies,
    claims,
    dates,
    file,
    holder,
    numbers,
    registers,
    scope,
    sites,
    standards,
    status,
)

_MODULES: tuple[ModuleType, ...] = (
    standards,
    dates,
    bodies,
    accreditation,
    holder,
    sites,
    scope,
    numbers,
    claims,
    status,
    file,
    registers,
)


def _in_order() -> tuple[Rule, ...]:
    rules = {
        value.id: value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)
    }
    families = list(FAMILIES)
    listed = sorted(rules.values(), key=lambda rule: (families.index(rule.family), rule.id))
    sorter: TopologicalSorter[str] = TopologicalSorter({rule.id: rule.needs for rule in listed})
    return tuple(rules[name] for name in sorter.static_order())


RULES: tuple[Rule, ...] = _in_order()
RULES_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
