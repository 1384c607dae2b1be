"""The word lists beside this module: data that a person can extend without reading code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from knowledge.loader import read_yaml

HERE = Path(__file__).parent


@cache
def word_list(name: str) -> Any:
    """Return the content of `<name>.yaml` beside this module, read once."""
    return read_yaml(HERE / f"{name}.yaml")
