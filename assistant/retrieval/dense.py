"""The vector store: embedded Chroma, one collection a route.

Two collections and no metadata filter: a filter makes a query twenty times slower at 100,000 vectors.
A store lives in the folder of one index and is never changed after the index was published, because a
Chroma client does not see what another process adds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import StoreError
from assistant.retrieval.encoder import Vectors
from assistant.retrieval.passages import Route

WRITE_BATCH = 2000
"""Rows of one write: below Chroma's own limit, and bounded memory."""


class ChromaStore:
    """Vectors of passages by key, found by cosine similarity."""

    def __init__(self, folder: Path, keys: Mapping[Route, Sequence[str]] | None = None) -> None:
        """Open the store in a folder, or make an empty one there.

        Args:
            folder: Chroma's files.
            keys: the keys of each route in the order of their rows; needed to search.
        """
        import chromadb
        from chromadb.config import Settings

        try:
            self._client = chromadb.PersistentClient(
                path=str(folder), settings=Settings(anonymized_telemetry=False)
            )
        except Exception as error:  # Chroma raises classes of three libraries
            chromadb.api.client.SharedSystemClient.clear_system_cache()
            raise StoreError(_trouble(folder, error)) from error
        self._folder = folder
        self._rows = {
            route: {key: row for row, key in enumerate(named)} for route, named in (keys or {}).items()
        }
        self._collections: dict[Route, Any] = {
            route: self._client.get_or_create_collection(
                f"certwise-{route.value}",
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
            )
            for route in Route
        }

    def put(self, route: Route, keys: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors by key."""
        for start in range(0, len(keys), WRITE_BATCH):
            stop = start + WRITE_BATCH
            try:
                self._collections[route].upsert(
                    ids=list(keys[start:stop]), embeddings=vectors[start:stop].astype("float32")
                )
            except Exception as error:
                raise StoreError(_trouble(self._folder, error)) from error

    def remove(self, route: Route, keys: Sequence[str]) -> None:
        """Remove vectors by key."""
        for start in range(0, len(keys), WRITE_BATCH):
            self._collections[route].delete(ids=list(keys[start : start + WRITE_BATCH]))

    def count(self, route: Route) -> int:
        """Return how many vectors a route has."""
        return int(self._collections[route].count())

    def nearest(self, route: Route, question: Vectors, k: int) -> list[tuple[int, float]]:
        """Return the rows nearest to one question vector with their cosine, best first."""
        rows = self._rows[route]
        found = self._collections[route].query(
            query_embeddings=question.reshape(1, -1), n_results=k, include=["distances"]
        )
        return [
            (rows[key], 1.0 - float(distance))
            for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def close(self) -> None:
        """Release the files."""
        self._client.close()


def _trouble(folder: Path, error: Exception) -> str:
    return (
        f"The vector store in {folder} cannot be used ({error}). Make room there, or choose another "
        "folder with CERTWISE_DATA, and run `certwise index --rebuild`."
    )
