"""Fit the logistic function that tells whether the base holds the answer.

`python -m evals.fit_answerable` prints the weights to put into `assistant/conversation/decide.py`. It learns
from the authored ways of asking alone, never from the eval cases: each way of asking is searched for in an
index that lacks it, so the function sees what it will see of a stranger's words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from assistant.build import index_home
from assistant.conversation.decide import features
from assistant.retrieval.encoder import Vectors
from assistant.retrieval.exact import read_vectors
from assistant.retrieval.head import fit
from assistant.retrieval.lexical import LexicalIndex
from assistant.retrieval.open_index import OpenIndex, list_targets
from assistant.retrieval.passages import Passage, Route, Target
from assistant.retrieval.ranking import DENSE_AND_WORDS, Hit, Neighbour, fuse
from assistant.retrieval.retriever import ASKS_READ, CLAIMS_READ, WORDS_READ
from assistant.settings import load_settings

FOLDS = 5


def search_unseen(index: OpenIndex) -> Iterator[tuple[Passage, list[Hit]]]:
    """Yield every English way of asking with what is found for it in an index without it."""
    asks, claims = index.passages(Route.ASK), index.passages(Route.CLAIM)
    ask_vectors, claim_vectors = read_vectors(index.folder, Route.ASK), read_vectors(index.folder, Route.CLAIM)
    fold = np.random.default_rng(0).integers(0, FOLDS, len(asks))
    for held in range(FOLDS):
        kept = [row for row in range(len(asks)) if fold[row] != held]
        seen = [*(asks[row] for row in kept), *claims]
        vectors = np.concatenate([ask_vectors[kept], claim_vectors])
        targets = list_targets(seen)
        head = fit(vectors, [passage.target for passage in seen], targets)
        words = LexicalIndex()
        words.fill(seen)
        for row in np.flatnonzero(fold == held):
            if asks[row].language != "en":
                continue
            vector = ask_vectors[row]
            yield (
                asks[row],
                fuse(
                    _nearest(seen[: len(kept)], ask_vectors[kept] @ vector, ASKS_READ),
                    _nearest(claims, claim_vectors @ vector, CLAIMS_READ),
                    words.nearest(asks[row].text, WORDS_READ),
                    zip(targets, head.scores(vector).tolist(), strict=True),
                    DENSE_AND_WORDS,
                ),
            )


def _nearest(passages: list[Passage], cosines: Vectors, k: int) -> list[Neighbour]:
    top = np.argsort(-cosines)[:k]
    return [Neighbour(int(row), passages[row].target, float(cosines[row])) for row in top]


def main() -> int:
    """Fit, and print the weights with what they reach."""
    from sklearn.linear_model import LogisticRegression

    home = index_home(load_settings())
    home.ensure()
    index = home.open()
    outside = {f"{Target.SMALL_TALK.value}:{talk.id}" for talk in index.knowledge.small_talk if talk.outside}
    rows, labels = [], []
    first = in_three = answered = 0
    for passage, hits in search_unseen(index):
        if passage.target.startswith(Target.SMALL_TALK.value) and passage.target not in outside:
            continue
        rows.append(features(hits, index.knowledge))
        labels.append(passage.target not in outside)
        if passage.target.startswith(Target.ENTRY.value):
            entries = [hit.target for hit in hits if hit.kind == Target.ENTRY][:3]
            answered += 1
            first += entries[:1] == [passage.target]
            in_three += passage.target in entries
    x, y = np.array(rows), np.array(labels)
    weight = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    model = LogisticRegression(C=10.0, max_iter=2000).fit(x, y, sample_weight=weight)
    sure = model.predict_proba(x)[:, 1]
    print(f"unseen ways of asking: first {first / answered:.3f}, in first three {in_three / answered:.3f}")
    print("bias", round(float(model.intercept_[0]), 3), "weights", np.round(model.coef_[0], 3).tolist())
    for least in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        print(
            f"at {least}: in scope declined {np.mean(sure[y] < least):.3f} of {y.sum()}, "
            f"outside declined {np.mean(sure[~y] < least):.3f} of {(~y).sum()}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
