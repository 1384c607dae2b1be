from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.retrieval.head import Head, fit

TARGETS = ("entry:a", "entry:b", "entry:c")
DIMENSION = 12


def toy() -> tuple[np.ndarray, list[str]]:
    """Return twenty noisy unit vectors a target, around three close directions."""
    random = np.random.default_rng(7)
    common = np.ones(DIMENSION)
    rows, owners = [], []
    for number, target in enumerate(TARGETS):
        centre = common.copy()
        centre[number] += 1.5
        rows.append(centre + random.normal(scale=0.25, size=(20, DIMENSION)))
        owners += [target] * 20
    vectors = np.concatenate(rows)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), owners


def test_the_head_tells_neighbouring_targets_apart() -> None:
    vectors, owners = toy()
    head = fit(vectors[::2], owners[::2], TARGETS)
    guessed = [TARGETS[int(head.scores(vector).argmax())] for vector in vectors[1::2]]
    assert guessed == owners[1::2]


def test_the_scores_of_a_text_add_up_to_little_for_a_stranger() -> None:
    vectors, owners = toy()
    head = fit(vectors, owners, TARGETS)
    stranger = np.zeros(DIMENSION, dtype=np.float32)
    stranger[-1] = -1
    assert head.scores(stranger).max() < head.scores(vectors[0]).max()


def test_the_same_texts_give_the_same_head() -> None:
    vectors, owners = toy()
    one, other = fit(vectors, owners, TARGETS), fit(vectors.copy(), list(owners), TARGETS)
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.mean.tobytes() == other.mean.tobytes()


def test_the_columns_follow_the_order_of_the_targets() -> None:
    vectors, owners = toy()
    turned = tuple(reversed(TARGETS))
    one, other = fit(vectors, owners, TARGETS), fit(vectors, owners, turned)
    assert np.allclose(one.weights, other.weights[:, ::-1])


def test_a_head_is_written_and_read_back(tmp_path: Path) -> None:
    vectors, owners = toy()
    head = fit(vectors, owners, TARGETS)
    head.save(tmp_path)
    again = Head.read(tmp_path, TARGETS)
    assert np.array_equal(again.scores(vectors[3]), head.scores(vectors[3]))
    assert again.weights.shape == (DIMENSION, len(TARGETS))
