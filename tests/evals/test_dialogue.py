"""The dialogues and the adversarial cases can be read, are complete, and name what exists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.case import CasesError, Split
from evals.dialogue import Family, MustNot, Tag, Tool, Turn, load_adversarial, load_dialogues

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
AUTHORED = {"en", "zh", "es", "pt", "fr", "de", "ar", "ru", "hi", "tr", "vi"}
HIDDEN = "the words of a held-out case"


def turns() -> list[Turn]:
    return [turn for dialogue in load_dialogues(Split.DEV) for turn in dialogue.turns]


def test_counts() -> None:
    counts = [len(load_dialogues(Split.DEV)), len(load_dialogues(Split.HELD_OUT)), len(load_adversarial())]
    assert counts == [64, 32, 200]


def test_ids_are_unique_over_all_files() -> None:
    cases = (*load_dialogues(Split.DEV), *load_dialogues(Split.HELD_OUT), *load_adversarial())
    assert max(Counter(case.id for case in cases).values()) == 1


def test_every_part_of_the_requirements_is_covered() -> None:
    assert {tag for dialogue in load_dialogues("dev") for tag in dialogue.tags} == set(Tag)


def test_every_language_and_every_tool_is_wanted_somewhere() -> None:
    assert {turn.expects.language for turn in turns()} == AUTHORED
    assert {tool for turn in turns() for tool in turn.expects.tool or ()} == set(Tool)


def test_articles_exist() -> None:
    known = {
        path.stem for folder in ("articles", "misconceptions") for path in (KNOWLEDGE / folder).glob("*.yaml")
    }
    named = {article for turn in turns() for article in turn.expects.article or ()}
    assert named <= known


def test_adversarial_cases_cover_every_family_and_every_ban() -> None:
    cases = load_adversarial()
    assert {case.family for case in cases} == set(Family)
    assert {ban for case in cases for ban in case.must_not} == set(MustNot.__args__)


@pytest.mark.parametrize(
    "text",
    [
        f"- id: K-001\n  tags: [state]\n  turns:\n    - {{text: '{HIDDEN}', expects: {{kind: '{HIDDEN}'}}}}\n",
        f"- id: K-001\n  tags: ['{HIDDEN}']\n  turns: []\n",
        f"- id: '{HIDDEN}'\n  turns: '{HIDDEN}'\n",
        f"- text: {HIDDEN}: [\n",
        f"'{HIDDEN}'",
    ],
)
def test_a_fault_is_told_without_what_stands_there(tmp_path: Path, text: str) -> None:
    (tmp_path / "dialogues_held_out.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CasesError) as told:
        load_dialogues(Split.HELD_OUT, tmp_path)
    assert HIDDEN not in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__context__ is None


def test_an_id_twice_is_a_fault(tmp_path: Path) -> None:
    row = "- {id: A-001, family: html, turns: [{text: x}], must_not: renders_html}\n"
    (tmp_path / "adversarial.yaml").write_text(row * 2, encoding="utf-8")
    with pytest.raises(CasesError, match="A-001: the id stands 2 times"):
        load_adversarial(tmp_path)
