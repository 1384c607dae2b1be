"""Certificate texts by authors who did not know our reader, each with what a person reads from it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError, field_validator, model_validator

from assistant.verification.certificate import FIELD_NAMES
from evals.case import CASES, CasesError, Split
from knowledge.schema import Key, Strict


class PaperCase(Strict):
    """One text. `fields` holds every field that the paper states; all others are not stated.

    `accept` gives further right values; `unscored` names fields on which two careful people may differ.
    """

    id: Key
    language: str
    about: str
    text: str = Field(min_length=40)
    fields: dict[str, Any]
    accept: dict[str, list[Any]] = Field(default_factory=dict)
    unscored: list[str] = Field(default_factory=list)

    @field_validator("fields", "accept", mode="before")
    @classmethod
    def _days_as_texts(cls, given: dict[str, Any]) -> dict[str, Any]:
        return {name: _as_text(value) for name, value in given.items()}

    @model_validator(mode="after")
    def _fields_are_known(self) -> PaperCase:
        unknown = {*self.fields, *self.accept, *self.unscored} - set(FIELD_NAMES)
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
        return self

    @property
    def truth(self) -> dict[str, Any]:
        """Every scored field, None where the paper does not state it."""
        return {name: self.fields.get(name) for name in FIELD_NAMES if name not in self.unscored}


def load_papers(split: Split, folder: Path = CASES) -> list[PaperCase]:
    """Read the papers of a split.

    Raises:
        CasesError: a file is missing or a case does not have the shape.
    """
    path = folder / f"certificates_{split.value}.yaml"
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [PaperCase.model_validate(row) for row in rows]
    except (OSError, yaml.YAMLError, ValidationError) as error:
        # Only the kind of error: the held-out file is never shown.
        raise CasesError([f"{path.name}: {type(error).__name__}"]) from error


def _as_text(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value
