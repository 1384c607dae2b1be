"""Read a published index. Building one is `index.py`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.retrieval.passages import Passage, Route, list_passages
from knowledge import Knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """What the rows of one route's vectors stand for, in order."""

    targets: list[str]
    refs: list[str | None]
    languages: list[str]


class OpenIndex:
    """A published index, read only. Nothing is read before it is needed."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest of the index in a folder."""
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.folder = folder
        self.format: int = manifest["format"]
        self.model: str = manifest["model"]

    @property
    def fingerprint(self) -> str:
        """Which knowledge and model the index was made from."""
        return self.folder.name.partition("-")[0]

    @cached_property
    def knowledge(self) -> Knowledge:
        """The base that answers are made of: without its ways of asking, which are in the rows."""
        return Knowledge.model_validate_json((self.folder / "served.json").read_bytes())

    def whole_knowledge(self) -> Knowledge:
        """Return the base as it was read from the files."""
        return Knowledge.model_validate_json((self.folder / "knowledge.json").read_bytes())

    @cached_property
    def rows(self) -> dict[Route, Rows]:
        """What each row of the vectors stands for."""
        written = json.loads((self.folder / "rows.json").read_text(encoding="utf-8"))
        return {route: Rows(**written[route.value]) for route in Route}

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Every target that a passage leads to, in the order of the head's columns."""
        return tuple(dict.fromkeys(target for route in Route for target in self.rows[route].targets))

    def keys(self) -> dict[Route, list[str]]:
        """Return the keys of the vectors, in the order of their rows."""
        written = json.loads((self.folder / "keys.json").read_text(encoding="utf-8"))
        return {route: written[route.value] for route in Route}

    def passages(self, route: Route) -> list[Passage]:
        """Return the passages of one route in the order of their rows: slow, for looking into an index."""
        by_key = {passage.key: passage for passage in list_passages(self.whole_knowledge())}
        return [by_key[key] for key in self.keys()[route]]


def list_targets(passages: list[Passage]) -> tuple[str, ...]:
    """Return the targets of passages, each once, in a stable order."""
    return tuple(dict.fromkeys(passage.target for passage in passages))
