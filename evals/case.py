"""The cases: what a buyer asks and what a good reply does, read from `evals/cases`.

Every fault of every file is reported at once. The held-out file is read here and nowhere else, and
what is printed about it later is counts alone.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, StringConstraints, ValidationError, model_validator

from knowledge.schema import Key, Strict

CASES = Path(__file__).parent / "cases"

ASKED_ON = dt.date(2026, 11, 22)
"""The day every case is asked on, so that runs of different days compare."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Split(StrEnum):
    """Which cases: those to tune on, or those that are only run."""

    DEV = "dev"
    HELD_OUT = "held_out"


class Behaviour(StrEnum):
    """What a good reply does."""

    ANSWER = "answer"
    CORRECT_THE_PREMISE = "correct_the_premise"
    ASK_BACK = "ask_back"
    DECLINE = "decline"
    GREETING = "greeting"

    @property
    def in_scope(self) -> bool:
        """Whether the base holds an answer to such a question."""
        return self in {Behaviour.ANSWER, Behaviour.CORRECT_THE_PREMISE}


class Case(Strict):
    """One message and the checkable ends of a good reply.

    Attributes:
        asks: the message as a buyer or trainer would send it.
        retrieves: entries that would be a right top result, best first; any one counts.
        retrieves_all: all of `retrieves` are needed (several questions in one message).
        says: what the reply must convey, judged by meaning.
        never_says: claims that the reply must not make.
        tags: kind of voice or difficulty; figures are given for each.
        why: what the case protects against.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]-\d{3}$")]
    asks: Text
    behaviour: Behaviour
    retrieves: tuple[Key, ...]
    retrieves_all: bool = False
    says: tuple[Text, ...]
    never_says: tuple[Text, ...]
    tags: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], ...] = Field(min_length=1)
    why: Text

    @model_validator(mode="after")
    def fits_its_behaviour(self) -> Case:
        """A question of the subject names its entries; any other message has none."""
        if self.behaviour.in_scope and not self.retrieves:
            raise ValueError(f"behaviour '{self.behaviour}' needs an entry in retrieves")
        if not self.behaviour.in_scope and self.retrieves:
            raise ValueError(f"behaviour '{self.behaviour}' leaves retrieves empty")
        if self.retrieves_all and len(self.retrieves) < 2:
            raise ValueError("retrieves_all needs several entries")
        return self


class CasesError(Exception):
    """The case files cannot be used. `faults` says why, all of it."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} fault(s) in the cases:\n" + "\n".join(self.faults))


def load_cases(
    splits: Collection[Split], entries: Collection[str], folder: Path = CASES
) -> dict[Split, tuple[Case, ...]]:
    """Read the cases of some splits.

    Args:
        splits: which files to read.
        entries: ids of the articles and misconceptions of the base; `retrieves` names no other.
        folder: where the files lie.

    Raises:
        CasesError: a file has faults; all faults of all files are named.
    """
    faults: list[str] = []
    found = {split: _read(folder / f"questions_{split}.yaml", entries, faults) for split in sorted(splits)}
    ids = Counter(case.id for cases in found.values() for case in cases)
    faults.extend(f"{key}: the id stands {count} times" for key, count in ids.items() if count > 1)
    if faults:
        raise CasesError(faults)
    return found


def read_rows(path: Path, faults: list[str]) -> list[Any]:
    """Return the list that a YAML file holds; what is wrong with the file goes to `faults`."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        faults.append(f"{path.name}: {' '.join(str(error).split())}")
        return []
    if not isinstance(rows, list) or not rows:
        faults.append(f"{path.name}: should be a list of cases")
        return []
    return rows


def describe(error: ValidationError) -> list[str]:
    """Return the faults of one row, each with its key."""
    return [
        f"{'.'.join(str(part) for part in fault['loc']) or 'case'}: {fault['msg']}" for fault in error.errors()
    ]


def _read(path: Path, entries: Collection[str], faults: list[str]) -> tuple[Case, ...]:
    cases: list[Case] = []
    for number, row in enumerate(read_rows(path, faults), 1):
        where = f"{path.name}: case {number}"
        try:
            case = Case.model_validate(row)
        except ValidationError as error:
            faults.extend(f"{where}: {what}" for what in describe(error))
            continue
        unknown = [key for key in case.retrieves if key not in entries]
        faults.extend(f"{where}: retrieves: no entry '{key}' in the base" for key in unknown)
        cases.append(case)
    return tuple(cases)
