"""Build, refresh, publish and open the index.

An index is a folder that never changes once it is published. A build writes a new folder beside it and
then renames one small file, `current`: killed at any moment, the old index or the new one is there.
What did not change is taken over: vectors by the key of their text, the parsed files by their hash.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from assistant.errors import AssistantError, IndexBusyError, IndexMissingError, ModelError
from assistant.retrieval.assertion import fit_assertion
from assistant.retrieval.dense import ChromaStore
from assistant.retrieval.encoder import Encoder, OnnxEncoder, Vectors
from assistant.retrieval.exact import read_vectors, save_vectors
from assistant.retrieval.head import fit
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.open_index import OpenIndex, list_targets
from assistant.retrieval.passages import Passage, Route, list_passages
from knowledge import hash_files, load_knowledge
from knowledge.base import fingerprint_of

FORMAT = 6
"""Raise when passages or folders change their meaning: every older index is then rebuilt."""

WAIT_FOR_OTHER_BUILD = 600
"""Seconds to wait while another process builds."""

Progress = Callable[[str], object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """What a build did: counts of vectors computed and taken over, and whether anything changed."""

    fingerprint: str
    embedded: int
    reused: int
    changed: bool


class IndexHome:
    """The folder with the exported model and the published indexes."""

    def __init__(self, data: Path, *, model: str | None = None, threads: int = 1) -> None:
        """Name the folder.

        Args:
            data: the data folder of the settings.
            model: the sentence-transformers model of the settings; none for the packaged one.
            threads: threads of the embedding model.
        """
        self.data = data
        self.model = model
        self.threads = threads
        label = "packaged" if model is None else hashlib.sha256(model.encode()).hexdigest()[:12]
        self.model_folder = data / "models" / label
        self.indexes = data / "indexes"

    def encoder(self) -> OnnxEncoder:
        """Load the exported model."""
        return OnnxEncoder(self.model_folder, threads=self.threads)

    def published(self) -> Path | None:
        """Return the folder of the current index, if there is a whole one."""
        try:
            folder = self.indexes / (self.indexes / "current").read_text(encoding="utf-8").strip()
        except OSError:
            return None
        return folder if (folder / "manifest.json").is_file() else None

    def ensure(self, progress: Progress = lambda _: None, *, rebuild: bool = False) -> Built:
        """Bring the index up to date with the knowledge files and the model.

        Args:
            progress: told in a few words what is being done.
            rebuild: take nothing over, not even the exported model.

        Raises:
            IndexBusyError: another process has been building for ten minutes.
            ModelError: the model cannot be exported.
            KnowledgeError: the knowledge files have faults.
        """
        if not rebuild and (fresh := self.fresh()):
            return Built(fingerprint=fresh.name, embedded=0, reused=0, changed=False)
        try:
            self.indexes.mkdir(parents=True, exist_ok=True)
            with FileLock(self.data / "build.lock", timeout=WAIT_FOR_OTHER_BUILD):
                if not rebuild and (fresh := self.fresh()):
                    return Built(fingerprint=fresh.name, embedded=0, reused=0, changed=False)
                return self._build(progress, rebuild=rebuild)
        except Timeout as error:
            raise IndexBusyError(
                f"Another process is building the index in {self.data}. Wait for it, or end it."
            ) from error
        except OSError as error:
            raise AssistantError(
                f"The index in {self.data} could not be written ({error.strerror or error}). The old one, "
                "if any, is untouched. Make room there, or choose another folder with CERTWISE_DATA."
            ) from error

    def fresh(self) -> Path | None:
        """Return the published index if it belongs to the present knowledge and model."""
        folder = self.published()
        if folder is None:
            return None
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(manifest, dict):
            return None
        expected = (FORMAT, fingerprint_of(hash_files()), self._model_key())
        found = tuple(manifest.get(key) for key in ("format", "knowledge", "model"))
        return folder if found == expected else None

    def open(self) -> OpenIndex:
        """Open the published index as it is.

        Raises:
            IndexMissingError: there is none; the message names the command that makes it.
        """
        folder = self.published()
        if folder is None:
            raise IndexMissingError("There is no index yet. Run `certwise index`.")
        return OpenIndex(folder)

    def _model_key(self) -> str | None:
        """Return what names the exported model, or none if there is no export yet."""
        try:
            card = json.loads((self.model_folder / "card.json").read_text(encoding="utf-8"))
            return f"{card['name']}@{card['weights_sha256'][:12]}"
        except (OSError, ValueError, KeyError):
            return None

    def _build(self, progress: Progress, *, rebuild: bool) -> Built:
        self._sweep()
        old = None if rebuild else self._previous()
        if rebuild or self._model_key() is None:
            progress("Exporting the embedding model (once, about 15 seconds)")
            self._export_model()
        encoder = self.encoder()
        if old and old.model != encoder.name:
            old = None
        progress("Reading the knowledge")
        base = load_knowledge(known=old.whole_knowledge() if old else None)
        passages = list_passages(base)
        fingerprint = fingerprint_of(
            {"format": str(FORMAT), "knowledge": base.fingerprint, "model": encoder.name}
        )
        work = self.indexes / f".building-{os.getpid()}-{time.time_ns():x}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            embedded = _write_vectors(work, passages, encoder, old, progress)
            progress("Writing the word index")
            LexicalIndex(work / "words").fill(passages)
            fit_assertion(base).save(work)
            (work / "knowledge.json").write_text(base.model_dump_json(by_alias=True), encoding="utf-8")
            served = base.without_asks().model_dump_json(by_alias=True, exclude_defaults=True)
            (work / "served.json").write_text(served, encoding="utf-8")
            (work / "rows.json").write_text(json.dumps(_rows(passages)), encoding="utf-8")
            manifest = {
                "format": FORMAT,
                "knowledge": base.fingerprint,
                "model": encoder.name,
                "passages": len(passages),
            }
            (work / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
            _sync(work)
            self._publish(work, fingerprint)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return Built(fingerprint=fingerprint, embedded=embedded, reused=len(passages) - embedded, changed=True)

    def _export_model(self) -> None:
        """Export in a process of its own, so that torch never enters this one."""
        command = [sys.executable, "-m", "assistant.retrieval.model_export", str(self.model_folder)]
        done = subprocess.run(
            [*command, *([self.model] if self.model else [])],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["The embedding model could not be exported."]
            ours = done.stderr.strip().endswith((".", "`")) and "Traceback" not in done.stderr
            hint = "" if ours else f" Run `certwise doctor`; the export needs 200 MB of room in {self.data}."
            raise ModelError(lines[-1] + hint)

    def _publish(self, work: Path, fingerprint: str) -> None:
        final = self.indexes / fingerprint
        before = self.published()
        if final.exists():
            # The same content was built before, and may be the one in use: it stays until the pointer turned.
            final = self.indexes / f"{fingerprint}-{time.time_ns():x}"
        work.rename(final)
        pointer = self.indexes / f".current-{os.getpid()}"
        pointer.write_text(final.name, encoding="utf-8")
        pointer.replace(self.indexes / "current")
        keep = {final.name, before.name if before else final.name}
        for folder in self.indexes.iterdir():
            if folder.is_dir() and folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)

    def _previous(self) -> OpenIndex | None:
        folder = self.published()
        if folder is None:
            return None
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            old = OpenIndex(folder)
            if old.format == FORMAT:
                return old
        return None

    def _sweep(self) -> None:
        """Remove what killed builds left behind; the lock is held, so nobody is building."""
        for left in (*self.indexes.glob(".*"), *self.model_folder.parent.glob(".*")):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _rows(passages: list[Passage]) -> dict[str, dict[str, list[str | None]]]:
    """Return what the rows of each route stand for, as it is written."""
    return {
        route.value: {
            "targets": [p.target for p in passages if p.route is route],
            "refs": [p.ref for p in passages if p.route is route],
            "languages": [p.language for p in passages if p.route is route],
        }
        for route in Route
    }


def _write_vectors(
    work: Path, passages: list[Passage], encoder: Encoder, old: OpenIndex | None, progress: Progress
) -> int:
    """Write the vectors of every passage to the file and to Chroma; return how many were computed."""
    embedded = 0
    owners: list[str] = []
    written: list[Vectors] = []
    keys: dict[str, list[str]] = {}
    if old:
        shutil.copytree(old.folder / "chroma", work / "chroma")
    store = ChromaStore(work / "chroma")
    try:
        for route in Route:
            on_route = {p.key: p for p in passages if p.route is route}
            texts = {key: passage.text for key, passage in on_route.items()}
            owners += [passage.target for passage in on_route.values()]
            known = dict(_known_vectors(old, route)) if old else {}
            fresh = [key for key in texts if key not in known]
            progress(f"Embedding {len(fresh)} texts ({route.value}s)")
            made = encoder.encode_passages([texts[key] for key in fresh])
            vectors: Vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
            by_key = known | dict(zip(fresh, made, strict=True))
            for row, key in enumerate(texts):
                vectors[row] = by_key[key]
            save_vectors(work, route, vectors)
            if gone := [key for key in known if key not in texts]:
                store.remove(route, gone)
            store.put(route, fresh, made)
            embedded += len(fresh)
            written.append(vectors)
            keys[route.value] = list(texts)
        (work / "keys.json").write_text(json.dumps(keys), encoding="utf-8")
        fit(np.concatenate(written), owners, list_targets(passages)).save(work)
    finally:
        store.close()
    return embedded


def _known_vectors(old: OpenIndex, route: Route) -> Iterator[tuple[str, Vectors]]:
    return zip(old.keys()[route], read_vectors(old.folder, route), strict=True)


def _sync(folder: Path) -> None:
    """Force what was written to the disk, before the pointer names it."""
    for path in folder.rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
