"""Stand-ins: an encoder that counts words, an index home without a model, a retriever with set results."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.conversation.engine import EmbeddedEngine
from assistant.feedback import FeedbackBook
from assistant.retrieval.dense import ChromaStore
from assistant.retrieval.encoder import Vectors
from assistant.retrieval.exact import ExactStore
from assistant.retrieval.index import IndexHome
from assistant.retrieval.ranking import VOTERS, Hit
from assistant.retrieval.retriever import HybridRetriever, Store
from knowledge import Knowledge, hash_files, load_knowledge
from knowledge.registers import load_registers

DIMENSION = 48


class FakeEncoder:
    """Texts that share words are near: one direction a word, the same on every machine."""

    name = "fake@1"
    dimension = DIMENSION

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def knows_word(self, word: str) -> bool:
        return word.isascii()

    def encode_passages(self, texts: list[str]) -> Vectors:
        self.encoded += texts
        return self.encode_questions(texts)

    def encode_questions(self, texts: list[str]) -> Vectors:
        found = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()) or ["nothing"]:
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
                found[row] += np.random.default_rng(seed).normal(size=DIMENSION)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


class TinyHome(IndexHome):
    """An index home whose model is the fake encoder and is never exported."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.fake = FakeEncoder()

    def encoder(self) -> FakeEncoder:  # type: ignore[override]
        return self.fake

    def _export_model(self) -> None:
        pass

    def _model_key(self) -> str:
        return self.fake.name

    def retriever(self, *, one_shot: bool = True) -> HybridRetriever:
        """Open the published index."""
        index = self.open()
        chroma = index.folder / "chroma"
        store: Store = ExactStore(index.folder) if one_shot else ChromaStore(chroma, index.keys())
        return HybridRetriever(index, self.fake, store, knows=self.fake.knows_word)


def read_from(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the index be built from another folder than the repository's."""
    patch.setattr("assistant.retrieval.index.load_knowledge", partial(load_knowledge, root))
    patch.setattr("assistant.retrieval.index.hash_files", partial(hash_files, root))


def hit(target: str, near: float = 0.9, *, votes: int = VOTERS, words: float = 20.0) -> Hit:
    """Return a hit that is as near as said on every route."""
    return Hit(target=target, score=3 * near, ask=near, claim=near, words=words * near, head=near, votes=votes)


class SetRetriever:
    """Finds what it was told to find, by a part of the question; nothing for anything else."""

    def __init__(
        self,
        base: Knowledge,
        found: Mapping[str, Sequence[Hit]],
        closeness: Mapping[str, float] | None = None,
    ) -> None:
        self.knowledge = base
        self.found = found
        self.near = closeness or {}

    def retrieve(self, question: str, k: int = 10, *, language: str = "en") -> list[Hit]:
        for part, hits in self.found.items():
            if part in question:
                return list(hits)[:k]
        return []

    def asserts(self, question: str) -> float:
        return 2.0 if question.endswith("right?") else 0.0

    def closeness(self, question: str, refs: list[str]) -> dict[str, float]:
        return {ref: self.near.get(ref, 0.5) for ref in refs}


def set_assistant(
    base: Knowledge,
    found: Mapping[str, Sequence[Hit]] | None = None,
    *,
    closeness: Mapping[str, float] | None = None,
    feedback: FeedbackBook | None = None,
) -> Assistant:
    """Return an assistant whose retriever finds what it was told to."""
    retriever = SetRetriever(base, found or {}, closeness)
    engine = EmbeddedEngine(retriever, load_registers(), knows=str.isascii)  # type: ignore[arg-type]
    return Assistant(
        engine=engine,
        retriever=retriever,
        knowledge=base,
        model="none",
        feedback=feedback,
    )
