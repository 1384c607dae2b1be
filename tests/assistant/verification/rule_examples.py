"""The examples of `tests/rule_cases/`: one file a family, each a small paper and what the rule says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from assistant.verification.certificate import Certificate, Field, Note, NoteKind, Source
from assistant.verification.context import Context

FOLDER = Path(__file__).parents[2] / "rule_cases"


class ExampleNote(BaseModel):
    """What the file itself shows."""

    model_config = ConfigDict(extra="forbid")
    kind: NoteKind
    words: str


class Example(BaseModel):
    """One example. `fields` are values as `Certificate.typed` takes them, or null.

    `unsure` names fields that were hard to read, `others` further values of a field elsewhere on the paper.
    `outcome` "skipped" means that the rule must not run. `says` are parts of the reason.
    """

    model_config = ConfigDict(extra="forbid")
    case: str
    on: dt.date = dt.date(2026, 11, 22)
    fields: dict[str, Any] = {}
    text: str = ""
    source: Source = Source.TEXT
    notes: list[ExampleNote] = []
    unsure: list[str] = []
    others: dict[str, list[Any]] = {}
    context: dict[str, str] = {}
    outcome: Literal["consistent", "question", "problem", "not_stated", "skipped"]
    says: list[str] = []

    @field_validator("fields", "others", mode="before")
    @classmethod
    def _days_as_texts(cls, given: dict[str, Any]) -> dict[str, Any]:
        """YAML reads 2028-11-21 as a date."""
        return {name: _as_text(value) for name, value in given.items()}

    def certificate(self) -> Certificate:
        """Return the paper of the example."""
        from dataclasses import replace

        from assistant.verification.certificate import typed_field

        made = Certificate.typed(self.fields, text=self.text, source=self.source)
        changes: dict[str, Field[Any]] = {}
        for name in self.unsure:
            changes[name] = replace(getattr(made, name), confidence=0.5)
        for name, values in self.others.items():
            others = tuple(typed_field(name, value).value for value in values)  # type: ignore[union-attr]
            changes[name] = replace(changes.get(name) or getattr(made, name), others=others)
        notes = tuple(Note(kind=note.kind, words=note.words) for note in self.notes)
        return replace(made, notes=notes, **changes)

    def deal(self) -> Context:
        """Return the context of the example."""
        from assistant.verification.context import Designer, RegisterAnswer, Role

        enums = {"role": Role, "designer": Designer, "register": RegisterAnswer}
        return Context(**{k: enums[k](v) if k in enums else v for k, v in self.context.items()})


def _as_text(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def examples() -> Iterator[tuple[str, Example]]:
    """Yield every example with the id of its rule."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for rule, listed in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            for raw in listed:
                yield rule, Example.model_validate(raw)
