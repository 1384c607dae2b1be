"""From the files on disk to `Knowledge`, with every fault of every file reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:  # the models are slow to import, and a check of a certificate reads YAML without them
    from pydantic import BaseModel

    from knowledge.base import Knowledge
    from knowledge.schema import Article, Misconception

HERE = Path(__file__).parent

_Model = TypeVar("_Model", bound="BaseModel")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing wrong in one file. `key` is the path of the key inside the file."""

    file: str
    key: str
    what: str
    warning: bool = False

    def __str__(self) -> str:
        mark = "warning: " if self.warning else ""
        return f"{self.file}: {self.key}: {mark}{self.what}" if self.key else f"{self.file}: {mark}{self.what}"


class KnowledgeError(Exception):
    """The files cannot be used. `faults` says why, all of it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        first = "; ".join(str(fault) for fault in self.faults[:3])
        super().__init__(
            f"{len(self.faults)} fault(s) in the knowledge files ({first}). "
            "Run `python -m knowledge.check` to see all of them."
        )


def list_files(root: Path = HERE) -> list[Path]:
    """Return every file that the base is read from, sorted."""
    patterns = ("*.yaml", "articles/*.yaml", "misconceptions/*.yaml", "facts/*.yaml")
    return sorted(path for pattern in patterns for path in root.glob(pattern))


def hash_files(root: Path = HERE) -> dict[str, str]:
    """Return the SHA-256 of every file, by its name relative to `root`."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in list_files(root)
    }


def load_knowledge(root: Path = HERE, *, known: Knowledge | None = None) -> Knowledge:
    """Read and validate every file under `root`.

    Args:
        root: the folder.
        known: a base read before; the articles and misconceptions whose files did not change are taken
            from it instead of being parsed again.

    Raises:
        KnowledgeError: a file cannot be read or does not have the shape of its model. Faults
            between files (an unknown source, a dead id) are found by `knowledge.check`.
    """
    from knowledge.base import Knowledge, SmallTalk
    from knowledge.schema import Article, Clarification, Comparison, DatedFact, Misconception, Source, Term

    files = hash_files(root)
    reader = _Reader(root, _unchanged(known, files))
    knowledge = Knowledge.model_construct(
        articles=reader.folder("articles", Article),
        misconceptions=reader.folder("misconceptions", Misconception),
        comparison=reader.single("comparison.yaml", Comparison),
        glossary=reader.listed("glossary.yaml", Term),
        sources=reader.listed("sources.yaml", Source),
        dated_facts=reader.listed_in("facts", DatedFact),
        clarifications=reader.listed("clarifications.yaml", Clarification),
        small_talk=reader.listed("small_talk.yaml", SmallTalk),
        files=files,
    )
    if reader.faults:
        raise KnowledgeError(reader.faults)
    return knowledge


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file of ours, read by the safe loader.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not YAML.
    """
    import yaml  # not needed to answer from an index

    # libyaml's loader reads the base ten times faster; the pure one stands in where it was not built.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader, C or Python)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def load_file(path: Path, model: type[_Model]) -> _Model:
    """Read one file that editors write beside the base, strictly.

    Raises:
        KnowledgeError: it cannot be read or does not have the shape of its model; every fault is named.
    """
    reader = _Reader(path.parent, {})
    content: _Model | None = reader.single(path.name, model)
    if content is None:
        raise KnowledgeError(reader.faults)
    return content


def _unchanged(known: Knowledge | None, files: dict[str, str]) -> dict[str, Article | Misconception]:
    """Return the entries of a known base whose files are still the same, by file name."""
    if known is None:
        return {}
    named: dict[str, Article | Misconception] = {f"articles/{a.id}.yaml": a for a in known.articles}
    named |= {f"misconceptions/{m.id}.yaml": m for m in known.misconceptions}
    return {file: entry for file, entry in named.items() if known.files.get(file) == files.get(file)}


class _Reader:
    """Reads files into models and collects what is wrong."""

    def __init__(self, root: Path, unchanged: dict[str, Article | Misconception]) -> None:
        self.root = root
        self.unchanged: dict[str, Any] = dict(unchanged)
        self.faults: list[Fault] = []

    def folder(self, name: str, model: type[_Model]) -> tuple[_Model, ...]:
        found: list[_Model] = []
        for path in sorted((self.root / name).glob("*.yaml")):
            file = f"{name}/{path.name}"
            entry = self.unchanged.get(file) or self.single(file, model)
            if entry is None:
                continue
            if getattr(entry, "id", path.stem) != path.stem:
                self.faults.append(Fault(file=file, key="id", what="differs from the file's name"))
            found.append(entry)
        return tuple(found)

    def listed(self, file: str, model: type[_Model]) -> tuple[_Model, ...]:
        rows = self._parse(file)
        if rows is None:
            return ()
        if not isinstance(rows, list):
            self.faults.append(Fault(file=file, key="", what="should be a list"))
            return ()
        made = (self._make(file, f"{number}", row, model) for number, row in enumerate(rows, 1))
        return tuple(row for row in made if row is not None)

    def listed_in(self, folder: str, model: type[_Model]) -> tuple[_Model, ...]:
        paths = sorted((self.root / folder).glob("*.yaml"))
        return tuple(row for path in paths for row in self.listed(f"{folder}/{path.name}", model))

    def single(self, file: str, model: type[_Model]) -> Any:
        data = self._parse(file)
        return None if data is None else self._make(file, "", data, model)

    def _parse(self, file: str) -> Any:
        try:
            data = read_yaml(self.root / file)
        except (OSError, ValueError) as error:
            self.faults.append(Fault(file=file, key="", what=" ".join(str(error).split())))
            return None
        if data is None:
            self.faults.append(Fault(file=file, key="", what="is empty"))
        return data

    def _make(self, file: str, where: str, data: Any, model: type[_Model]) -> _Model | None:
        from pydantic import ValidationError

        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors():
                key = ".".join(str(part) for part in (*([where] if where else []), *fault["loc"]))
                self.faults.append(Fault(file=file, key=key, what=fault["msg"]))
            return None


Check = Callable[["Knowledge"], Iterable[Fault]]
"""A check between files: what it finds wrong in a base that loaded."""
