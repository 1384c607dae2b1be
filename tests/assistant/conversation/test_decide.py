from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.decide import Decision, best_of, decide, features, how_answerable
from assistant.retrieval.ranking import VOTERS, Hit
from knowledge import Knowledge
from tests.assistant.fakes import hit


def test_nothing_found_is_unknown(tiny_base: Knowledge) -> None:
    found = decide([], tiny_base)
    assert (found.decision, found.hit, found.answerable) == (Decision.UNKNOWN, None, 0.0)


def test_a_near_article_answers(tiny_base: Knowledge) -> None:
    found = decide([hit("entry:audit-cycle"), hit("entry:scope-words", 0.4, votes=0)], tiny_base)
    assert (found.decision, found.hit.id) == (Decision.ENTRY, "audit-cycle")
    assert found.answerable > 0.9


def test_a_far_article_does_not(tiny_base: Knowledge) -> None:
    found = decide([hit("entry:audit-cycle", 0.1, votes=1)], tiny_base)
    assert (found.decision, found.hit) == (Decision.UNKNOWN, None)


def test_small_talk_that_is_nearest_is_answered(tiny_base: Knowledge) -> None:
    found = decide([hit("small_talk:greeting", 0.95), hit("entry:audit-cycle", 0.2, votes=0)], tiny_base)
    assert (found.decision, found.hit.id) == (Decision.SMALL_TALK, "greeting")


def test_a_greeting_behind_an_article_is_not_answered(tiny_base: Knowledge) -> None:
    found = decide([hit("entry:audit-cycle"), hit("small_talk:greeting", 0.5, votes=0)], tiny_base)
    assert found.decision is Decision.ENTRY


def test_a_subject_outside_is_declined_by_name(tiny_base: Knowledge) -> None:
    found = decide([hit("small_talk:weather", 0.95), hit("entry:audit-cycle", 0.2, votes=0)], tiny_base)
    assert (found.decision, found.hit.id) == (Decision.OUTSIDE, "weather")


def test_what_is_near_to_nothing_is_unknown_rather_than_outside(tiny_base: Knowledge) -> None:
    found = decide([hit("entry:audit-cycle", 0.2, votes=1), hit("small_talk:weather", 0.1, votes=1)], tiny_base)
    assert (found.decision, found.hit) == (Decision.UNKNOWN, None)


def test_a_bare_word_answers_only_where_no_article_is_near(tiny_base: Knowledge) -> None:
    term = hit("term:accreditation", 0.9)
    near = decide([term, hit("entry:scope-words", 0.88, votes=5)], tiny_base)
    far = decide([term, hit("entry:scope-words", 0.3, votes=0)], tiny_base)
    assert (near.decision, far.decision) == (Decision.ENTRY, Decision.TERM)


def test_a_question_too_open_asks_back(tiny_base: Knowledge) -> None:
    found = decide([hit("clarification:which-market"), hit("entry:scope-words", 0.4, votes=0)], tiny_base)
    assert (found.decision, found.hit.id) == (Decision.CLARIFY, "which-market")


def test_a_language_that_the_base_is_not_asked_in_needs_a_surer_match(tiny_base: Knowledge) -> None:
    near = [n / 200 for n in range(40, 200)]
    answered = {
        language: [n for n in near if decide([hit("entry:audit-cycle", n)], tiny_base, language).hit]
        for language in ("en", "es", "fi")
    }
    assert answered["en"] == answered["es"]
    assert answered["fi"] < answered["en"] or min(answered["fi"]) > min(answered["en"])


def test_words_alone_decide_where_the_vectors_were_not_searched(tiny_base: Knowledge) -> None:
    def by_words(score: float) -> Hit:
        return Hit(target="entry:scope-words", score=1.0, ask=0.0, claim=0.0, words=score, head=0.0)

    assert decide([by_words(12.0)], tiny_base, "zh").decision is Decision.ENTRY
    assert decide([by_words(0.5)], tiny_base, "zh").decision is Decision.UNKNOWN


def test_a_question_put_as_an_assertion_gets_its_premise_corrected(tiny_base: Knowledge) -> None:
    wrong = hit("entry:certificate-approves-product", 0.89)
    article = hit("entry:scope-words", 0.9)
    assert decide([article, wrong], tiny_base, asserted=2.0).hit == wrong
    assert decide([article, wrong], tiny_base, asserted=0.0).hit == article
    far = hit("entry:certificate-approves-product", 0.6)
    assert decide([article, far], tiny_base, asserted=2.0).hit == article


def test_an_open_question_is_not_answered_as_if_it_held_a_false_premise(tiny_base: Knowledge) -> None:
    wrong, article = hit("entry:certificate-approves-product", 0.9), hit("entry:scope-words", 0.89)
    assert decide([wrong, article], tiny_base, asserted=-2.0).hit == article
    assert decide([wrong, article], tiny_base, asserted=0.0).hit == wrong
    assert decide([wrong], tiny_base, asserted=-2.0).hit == wrong


def test_the_best_of_both_sides_is_told_apart(tiny_base: Knowledge) -> None:
    hits = [hit("small_talk:weather", 0.9), hit("small_talk:greeting", 0.8), hit("entry:audit-cycle", 0.3)]
    ours, stranger = best_of(hits, tiny_base)
    assert (ours.id, stranger.id) == ("audit-cycle", "weather")


def test_the_same_hits_are_always_decided_the_same(tiny_base: Knowledge) -> None:
    hits = [hit("entry:audit-cycle", 0.6), hit("small_talk:weather", 0.5)]
    assert decide(hits, tiny_base) == decide(list(hits), tiny_base)


TARGETS = st.sampled_from(
    [
        *("entry:audit-cycle", "entry:scope-words", "entry:certificate-approves-product"),
        *("term:accreditation", "clarification:which-market", "small_talk:greeting", "small_talk:weather"),
    ]
)
HITS = st.lists(
    st.builds(
        Hit,
        target=TARGETS,
        score=st.floats(-2, 4),
        ask=st.floats(0, 1),
        claim=st.floats(0, 1),
        words=st.floats(0, 60),
        head=st.floats(-1, 1.5),
        votes=st.integers(0, VOTERS),
    ),
    max_size=7,
    unique_by=lambda found: found.target,
).map(lambda hits: sorted(hits, key=lambda found: -found.score))


@pytest.mark.parametrize("language", ["en", "zh", "fi"])
def test_any_hits_are_decided(tiny_base: Knowledge, language: str) -> None:
    @given(HITS)
    def decided(hits: list[Hit]) -> None:
        found = decide(hits, tiny_base, language)
        assert 0.0 <= found.answerable <= 1.0
        assert found.answerable == how_answerable(hits, tiny_base)
        assert found.hit is None or found.hit in hits
        assert (found.hit is None) == (found.decision is Decision.UNKNOWN)
        assert len(features(hits, tiny_base)) == len(features([], tiny_base))

    decided()
