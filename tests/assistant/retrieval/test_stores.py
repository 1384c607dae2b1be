"""Chroma and the memory-mapped file find the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.dense import WRITE_BATCH, ChromaStore
from assistant.retrieval.exact import ExactStore, read_vectors, save_vectors
from assistant.retrieval.passages import Route

SIZES = {Route.ASK: 400, Route.CLAIM: 150}
DIMENSION = 24


def random_vectors(count: int, seed: int) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


VECTORS = {route: random_vectors(count, seed) for seed, (route, count) in enumerate(SIZES.items())}
KEYS = {route: [f"{route.value}-{n}" for n in range(count)] for route, count in SIZES.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stores")
    store = ChromaStore(made / "chroma")
    for route in Route:
        save_vectors(made, route, VECTORS[route])
        store.put(route, KEYS[route], VECTORS[route])
    store.close()
    return made


@pytest.fixture(scope="module")
def chroma(folder: Path) -> Iterator[ChromaStore]:
    store = ChromaStore(folder / "chroma", KEYS)
    yield store
    store.close()


@pytest.mark.parametrize("route", Route)
def test_both_stores_find_the_same_rows_and_cosines(chroma: ChromaStore, folder: Path, route: Route) -> None:
    exact = ExactStore(folder)
    for question in random_vectors(25, seed=99):
        ours, theirs = exact.nearest(route, question, 15), chroma.nearest(route, question, 15)
        assert [row for row, _ in ours] == [row for row, _ in theirs]
        assert [cosine for _, cosine in ours] == pytest.approx([cosine for _, cosine in theirs], abs=1e-5)
    exact.close()


def test_a_vector_finds_itself_first(chroma: ChromaStore) -> None:
    for row in (0, 17, SIZES[Route.ASK] - 1):
        [(found, cosine)] = chroma.nearest(Route.ASK, VECTORS[Route.ASK][row], 1)
        assert (found, cosine) == (row, pytest.approx(1.0, abs=1e-5))


def test_more_is_asked_for_than_there_is(chroma: ChromaStore, folder: Path) -> None:
    question = VECTORS[Route.CLAIM][0]
    for store in (chroma, ExactStore(folder)):
        assert len(store.nearest(Route.CLAIM, question, 10_000)) == SIZES[Route.CLAIM]


def test_nothing_is_asked_for(folder: Path) -> None:
    assert ExactStore(folder).nearest(Route.ASK, VECTORS[Route.ASK][0], 0) == []


def test_vectors_are_read_as_they_were_saved(folder: Path) -> None:
    found = read_vectors(folder, Route.ASK)
    assert found.dtype == np.float32
    assert np.array_equal(found, VECTORS[Route.ASK])


def test_vectors_are_replaced_and_removed_by_key(tmp_path: Path) -> None:
    keys = {Route.ASK: ["a", "b", "c"], Route.CLAIM: []}
    store = ChromaStore(tmp_path, keys)
    vectors = random_vectors(3, seed=5)
    store.put(Route.ASK, keys[Route.ASK], vectors)
    store.put(Route.ASK, ["b"], vectors[:1])
    store.remove(Route.ASK, ["a"])
    assert store.count(Route.ASK) == 2
    assert store.count(Route.CLAIM) == 0
    assert store.nearest(Route.ASK, vectors[0], 1)[0][0] == 1
    store.close()


def test_more_vectors_than_one_write_takes_are_all_there(tmp_path: Path) -> None:
    count = WRITE_BATCH + 7
    store = ChromaStore(tmp_path)
    store.put(Route.CLAIM, [f"k{n}" for n in range(count)], random_vectors(count, seed=6)[:, :4])
    assert store.count(Route.CLAIM) == count
    store.remove(Route.CLAIM, [f"k{n}" for n in range(count)])
    assert store.count(Route.CLAIM) == 0
    store.close()
