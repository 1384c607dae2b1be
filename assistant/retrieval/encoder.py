"""From a text to its vector, through ONNX Runtime: the only model code that serves questions.

The model was exported by `model_export.py`. Its weights lie beside the graph as external data, so the
runtime maps them into memory instead of copying them: half the memory of a single-file export.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError

Vectors = npt.NDArray[np.float32]
"""Unit vectors, one a row: shape (texts, dimension)."""

BATCH = 16


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Which model this is, for the index's fingerprint."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_questions(self, texts: list[str]) -> Vectors:
        """Return one unit vector a text, with the model's prompt for queries."""

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return one unit vector a text, with the model's prompt for documents."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelCard:
    """What the export wrote down about a model, beside its graph."""

    name: str
    weights_sha256: str
    dimension: int
    longest: int
    pad_token: str
    pad_id: int
    question_prompt: str = ""
    passage_prompt: str = ""

    @classmethod
    def read(cls, folder: Path) -> ModelCard:
        """Read the card of an exported model.

        Raises:
            ModelError: the folder holds no whole export.
        """
        try:
            return cls(**json.loads((folder / "card.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ModelError(
                f"There is no usable embedding model in {folder}. Run `certwise index --rebuild`."
            ) from error


class OnnxEncoder:
    """An exported sentence-transformers model, run by ONNX Runtime."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load the model.

        Args:
            folder: what `model_export.export` wrote.
            threads: threads for one text. One is right on a busy machine: several wait for each other.

        Raises:
            ModelError: the export is missing or broken.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        self.card = ModelCard.read(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the runtime raises classes of its own, without a common base
            raise ModelError(
                f"The embedding model in {folder} cannot be loaded ({error}). Run `certwise index --rebuild`."
            ) from error
        self._tokenizer.enable_truncation(self.card.longest)
        self._tokenizer.enable_padding(pad_id=self.card.pad_id, pad_token=self.card.pad_token)

    @property
    def name(self) -> str:
        """Return the model's name and the first digits of its weights' hash."""
        return f"{self.card.name}@{self.card.weights_sha256[:12]}"

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self.card.dimension

    def knows_word(self, word: str) -> bool:
        """Return whether the model's vocabulary holds the word whole: a cheap list of real words."""
        return self._tokenizer.token_to_id(word.casefold()) is not None

    def encode_questions(self, texts: list[str]) -> Vectors:
        """Return one unit vector a question."""
        return self._encode([self.card.question_prompt + text for text in texts])

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Return one unit vector a passage."""
        return self._encode([self.card.passage_prompt + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        """Encode in batches of texts of like length, so that little is spent on padding.

        Several batches run side by side, one thread each: that uses every core, which several threads on
        one batch of short texts do not.
        """
        found = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(texts), BATCH)]

        def encode(rows: list[int]) -> None:
            found[rows] = self._run([texts[i] for i in rows])

        if len(batches) == 1:
            encode(batches[0])
        elif batches:
            with ThreadPoolExecutor(os.cpu_count()) as cores:
                list(cores.map(encode, batches))
        return found

    def _run(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        vectors: Vectors = self._session.run(
            None,
            {
                "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
                "attention_mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
            },
        )[0]
        return vectors
