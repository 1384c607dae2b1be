"""The walk with the real assistant: real model, real index, real browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant import Assistant, Settings, build_assistant
from tests.ui.browser import DESKTOP, PHONE
from tests.ui.walk import walk

pytestmark = [pytest.mark.browser, pytest.mark.weights]

REPOSITORY = Path(__file__).parents[2]
QUESTIONS = (
    "The supplier has ISO 9001, so the infusion pumps are approved, right?",
    "Compare ISO 9001 and ISO 13485 on traceability",
    "Who is DAkkS?",
)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    data = os.environ.get("CERTWISE_TEST_DATA") or REPOSITORY / ".certwise/test"
    return build_assistant(Settings(data=Path(data)))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_three_questions_a_citation_and_the_edges(open_page, assistant: Assistant, size) -> None:
    visit = open_page(assistant, size=size)
    walk(visit, QUESTIONS)
    replies = visit.replies.all_inner_texts()
    assert replies[0].lstrip().startswith("No.")
    assert "Traceability" in replies[1]
    assert "Deutsche Akkreditierungsstelle" in replies[2]
