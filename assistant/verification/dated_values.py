"""What the dated facts give to a rule: a figure, a list, and the sources that a contradiction may rest on."""

from __future__ import annotations

import re

from assistant.verification.facts import RuleFact, fact
from assistant.verification.grounds import Ground, grounds_of

_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


def figure(name: str) -> int:
    """Return the number of a dated fact: months, days or years, as its statement says."""
    return int(fact(name).value)


def listed(name: str) -> tuple[str, ...]:
    """Return the values of a dated fact that lists several, parted by "|"."""
    return tuple(fact(name).value.split("|"))


def known_fact(*parts: str) -> RuleFact | None:
    """Return the dated fact whose id is made of these words, None where the base has none.

    "edition", "ISO 9001:2026" is the id "edition-iso-9001-2026".
    """
    try:
        return fact("-".join(_NOT_IN_A_KEY.sub("-", part.lower()).strip("-") for part in parts))
    except KeyError:
        return None


def supports(*parts: str) -> tuple[Ground, ...]:
    """Return one ground a source of a dated fact (see `known_fact`), nothing where there is no such fact.

    For facts that hold whatever the day, such as which editions a standard has had.
    """
    found = known_fact(*parts)
    if found is None:
        return ()
    return grounds_of(found)
