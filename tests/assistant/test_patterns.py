"""No regular expression that meets untrusted text can be driven into long searches."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

import assistant
import knowledge.registers

LENGTHS = (60, 300, 1_500, 6_000)
"""Growing, so that a slow pattern fails before it runs for hours."""
PATIENCE = 0.7
"""Seconds for one search. A pattern of linear time needs a thousandth of it."""

PUMPS = (
    "a",
    " ",
    "1",
    "A ",
    "1.",
    "1 ",
    "-",
    "/",
    "(",
    ".",
    ":",
    "年",
    "有限",
    "ISO ",
    "no. ",
    "\n",
    " \n",
    "a.b",
    "é",
)


def modules() -> Iterator[ModuleType]:
    for package in (assistant, knowledge.registers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith(("__main__", ".worker", ".model_export")):
                yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern that a module keeps, alone, in a list or in a table, by where it is kept."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            values = (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, list | tuple)
                else [value]
            )
            for number, one in enumerate(values):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    found[f"{module.__name__}.{name}.{number}"] = one
    return found


PATTERNS = patterns()


def pumps(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return what to repeat: common pieces, and pieces of what the pattern itself looks for."""
    own = [c for c in dict.fromkeys(pattern.pattern) if c.isalnum() or c in " -./:,()'"][:24]
    words = re.findall(r"\w{3,}", pattern.pattern)[:6]
    pairs = ["".join(pair) for pair in itertools.islice(itertools.combinations(own[:6], 2), 10)]
    return tuple(dict.fromkeys([*PUMPS, *own, *pairs, *(f"{word} " for word in words)]))


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 30


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_linear_time(name: str) -> None:
    pattern = PATTERNS[name]
    for pump in pumps(pattern):
        for length in LENGTHS:
            attack = pump * (length // len(pump)) + "\x00"
            started = time.perf_counter()
            for _ in itertools.islice(pattern.finditer(attack), 10 * length):
                pass
            assert time.perf_counter() - started < PATIENCE, f"{pattern.pattern!r}, {length} of {pump!r}"
