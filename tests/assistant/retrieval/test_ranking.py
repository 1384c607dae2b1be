from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.ranking import (
    DENSE_AND_WORDS,
    VOTERS,
    WEAK_WORDS,
    WORDS_ONLY,
    Hit,
    Neighbour,
    Weights,
    fuse,
    merge,
)
from tests.assistant.fakes import hit


def near(*found: tuple[str, float]) -> list[Neighbour]:
    return [Neighbour(row, target, cosine) for row, (target, cosine) in enumerate(found)]


def targets(hits: list[Hit]) -> list[str]:
    return [hit.target for hit in hits]


def test_nothing_found_is_an_empty_ranking() -> None:
    assert fuse((), (), (), (), DENSE_AND_WORDS) == []


def test_several_near_ways_of_asking_beat_a_single_one() -> None:
    asks = near(
        ("entry:one", 0.8), ("entry:many", 0.79), ("entry:many", 0.79), ("entry:many", 0.78), ("entry:x", 0.1)
    )
    assert targets(fuse(asks, (), (), (), Weights(claims=0, words=0, head=0)))[0] == "entry:many"


def test_each_route_alone_can_decide() -> None:
    a, b = "entry:a", "entry:b"
    asks = near((a, 0.9), (b, 0.5))
    claims = near((a, 0.9), (b, 0.5))
    words = [(a, 20.0), (b, 2.0)]
    head = [(a, 0.9), (b, 0.1)]
    level = near((a, 0.5), (b, 0.5))
    for hits in (
        fuse(asks, level, (), (), DENSE_AND_WORDS),
        fuse(level, claims, (), (), DENSE_AND_WORDS),
        fuse(level, level, words, (), DENSE_AND_WORDS),
        fuse(level, level, (), head, DENSE_AND_WORDS),
    ):
        assert targets(hits) == [a, b]
        assert hits[0].score > hits[1].score


def test_what_a_route_did_not_return_counts_as_far_as_its_last() -> None:
    claims = near(("entry:a", 0.9), ("entry:b", 0.3))
    hits = {hit.target: hit for hit in fuse((), claims, [("entry:c", 1.0)], (), DENSE_AND_WORDS)}
    assert hits["entry:c"].claim == pytest.approx(0.3)


def test_weak_words_are_not_raised_to_a_full_match() -> None:
    [weak] = fuse((), (), [("entry:a", WEAK_WORDS / 2)], (), WORDS_ONLY)
    [strong] = fuse((), (), [("entry:a", WEAK_WORDS * 2)], (), WORDS_ONLY)
    assert weak.score == pytest.approx(0.5)
    assert strong.score == pytest.approx(1.0)


def test_a_hit_says_how_it_was_found() -> None:
    asks = near(("entry:a", 0.9), ("entry:b", 0.8), ("entry:a", 0.7))
    hits = {
        hit.target: hit
        for hit in fuse(asks, near(("entry:a", 0.6)), [("entry:a", 7.0)], [("entry:a", 0.4)], DENSE_AND_WORDS)
    }
    found = hits["entry:a"]
    assert (found.kind, found.id) == ("entry", "a")
    assert (found.claim, found.words, found.head, found.votes, found.nearest) == (0.6, 7.0, 0.4, 2, 0)
    assert hits["entry:b"].nearest == 1
    assert 0.7 < found.ask < 0.9


def test_only_the_nearest_vote() -> None:
    asks = near(*[("entry:a", 0.9)] * VOTERS, ("entry:b", 0.1))
    votes = {hit.target: hit.votes for hit in fuse(asks, (), (), (), DENSE_AND_WORDS)}
    assert votes == {"entry:a": VOTERS, "entry:b": 0}


def test_small_talk_is_not_behind_for_having_no_claims() -> None:
    asks = near(("small_talk:hi", 0.95), ("entry:a", 0.5))
    claims = near(("entry:a", 0.5))
    assert targets(fuse(asks, claims, (), (), DENSE_AND_WORDS))[0] == "small_talk:hi"


def test_equal_scores_are_ordered_by_name() -> None:
    words = [("entry:b", 9.0), ("entry:c", 9.0), ("entry:a", 9.0)]
    assert targets(fuse((), (), words, (), WORDS_ONLY)) == ["entry:a", "entry:b", "entry:c"]


def test_two_searches_are_merged_each_target_as_the_one_that_liked_it_more_found_it() -> None:
    first = [hit("entry:a", 0.5), hit("entry:b", 0.4)]
    second = [hit("entry:b", 0.9), hit("entry:c", 0.5), hit("entry:a", 0.51)]
    merged = merge(first, second, behind=0.1)
    assert targets(merged) == ["entry:b", "entry:a", "entry:c"]
    assert merged[0].ask == 0.9
    assert merged[0].score == pytest.approx(second[0].score - 0.1)
    assert merged[1] == first[0]


def test_a_target_asked_for_in_these_very_words_is_above_all_that_resemble_them() -> None:
    asks = near(("entry:same", 0.97), *[("entry:like", 0.95)] * 5)
    assert targets(fuse(asks, (), (), (), DENSE_AND_WORDS))[0] == "entry:same"


NAMES = st.sampled_from([f"{kind}:{n}" for kind in ("entry", "term", "small_talk") for n in range(5)])
NEAR = st.lists(st.tuples(NAMES, st.floats(-1, 1)), max_size=12).map(
    lambda found: near(*sorted(found, key=lambda pair: -pair[1]))
)
WORDS = st.lists(st.tuples(NAMES, st.floats(0, 60)), max_size=8)


@given(NEAR, NEAR, WORDS, WORDS)
def test_any_findings_are_ranked_once_each_best_first(asks, claims, words, head) -> None:
    hits = fuse(asks, claims, words, head, DENSE_AND_WORDS)
    found = {n.target for n in (*asks, *claims)} | {target for target, _ in words}
    assert sorted(targets(hits)) == sorted(found)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits == fuse(asks, claims, words, head, DENSE_AND_WORDS)
