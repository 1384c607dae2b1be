from __future__ import annotations

from pathlib import Path

import pytest

from assistant.retrieval.assertion import Assertion, fit_assertion
from knowledge import Knowledge


@pytest.fixture(scope="module")
def fitted(real_base: Knowledge) -> Assertion:
    return fit_assertion(real_base)


@pytest.mark.parametrize(
    ("asserted", "asked"),
    [
        ("They have ISO 9001, so the pump is approved, right?", "What does ISO 9001 say about the pump?"),
        ("The certificate is real because it has a QR code", "How do I check the QR code on a certificate?"),
        ("so one certificate covers all the factories, correct?", "Which factories does a certificate cover?"),
    ],
)
def test_an_assertion_scores_above_an_open_question(fitted: Assertion, asserted: str, asked: str) -> None:
    assert fitted.score(asserted) > fitted.score(asked)


def test_the_misconceptions_are_told_from_the_articles_they_were_fitted_on(
    fitted: Assertion, real_base: Knowledge
) -> None:
    asserted = [fitted.score(text) for m in real_base.misconceptions for text in m.asks]
    asked = [fitted.score(text) for a in real_base.articles for text in a.asks]
    assert sum(asserted) / len(asserted) > 0 > sum(asked) / len(asked)


def test_words_of_a_subject_count_for_nothing(fitted: Assertion) -> None:
    assert {"the", "is", "?"} <= fitted.words
    assert "catheter" not in fitted.words


@pytest.mark.parametrize("text", ["", "   ", "?", "认证", "🙂"])
def test_a_text_without_small_words_has_a_score(fitted: Assertion, text: str) -> None:
    assert isinstance(fitted.score(text), float)


def test_it_is_read_back_as_it_was_written_and_always_the_same(
    fitted: Assertion, real_base: Knowledge, tmp_path: Path
) -> None:
    fitted.save(tmp_path)
    again = Assertion.read(tmp_path)
    assert (again.words, again.weights) == (fitted.words, fitted.weights)
    assert fit_assertion(real_base).weights == fitted.weights
