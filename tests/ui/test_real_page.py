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
ASKED = {
    "The supplier has ISO 9001, so the infusion pumps are approved, right?": "No.",
    "Compare ISO 9001 and ISO 13485 on traceability": "Traceability",
    "Who is DAkkS?": "Deutsche Akkreditierungsstelle",
}


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    data = os.environ.get("CERTWISE_TEST_DATA") or REPOSITORY / ".certwise/test"
    return build_assistant(Settings(data=Path(data)))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_three_questions_a_citation_and_the_edges(open_page, assistant: Assistant, size) -> None:
    visit = open_page(assistant, size=size)
    for question, said in ASKED.items():
        assert said in visit.ask(question).inner_text()
    walk(visit, tuple(ASKED))
