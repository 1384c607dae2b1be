from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import SentenceKind
from assistant.conversation.citing import Citing
from assistant.conversation.compose import (
    FAR,
    SHOWN,
    SHOWN_WITH_OTHERS,
    STEPS,
    compose_comparison,
    compose_entry,
    compose_term,
    compose_translation,
    compose_words,
    is_comparison,
    named_points,
)
from knowledge import Knowledge


@pytest.fixture
def citing(tiny_base: Knowledge) -> Citing:
    return Citing(tiny_base, dt.date(2026, 11, 22))


def near(entry: str, **claims: float) -> dict[str, float]:
    return {f"{entry}.{key.replace('_', '-')}": value for key, value in claims.items()}


def shown(sections, heading: str) -> list[str]:
    return [s.claim.partition(".")[2] for x in sections if x.heading == heading for s in x.sentences]


def test_the_direct_answer_is_always_whole(citing: Citing) -> None:
    sections = compose_entry(citing.base.entries["scope-words"], citing, {})
    assert shown(sections, "answer") == ["activities", "no-more"]


def test_only_claims_that_bear_on_the_question_are_shown(citing: Citing) -> None:
    entry = citing.base.entries["audit-cycle"]
    close = near("audit-cycle", yearly_audits=0.7, restart=0.1, moon_phase=0.0, since=0.1, ask_report=0.6)
    sections = compose_entry(entry, citing, close)
    assert shown(sections, "why") == ["yearly-audits"]
    assert shown(sections, "beware") == []


def test_the_nearest_claims_are_shown_in_the_authored_order(citing: Citing) -> None:
    entry = citing.base.entries["audit-cycle"]
    close = near("audit-cycle", yearly_audits=0.3, restart=0.4, moon_phase=0.9)
    assert shown(compose_entry(entry, citing, close), "why") == ["restart", "moon-phase"]


@pytest.mark.parametrize(("cosine", "is_shown"), [(FAR - 0.001, False), (FAR, True)])
def test_a_claim_farther_than_far_is_not_shown(citing: Citing, cosine: float, is_shown: bool) -> None:  # noqa: FBT001
    sections = compose_entry(citing.base.entries["audit-cycle"], citing, near("audit-cycle", since=cosine))
    assert bool(shown(sections, "beware")) is is_shown


def test_there_is_always_something_to_check(citing: Citing) -> None:
    sections = compose_entry(citing.base.entries["audit-cycle"], citing, {})
    assert shown(sections, "check") == ["read-dates", "ask-audit"]
    assert not next(x for x in sections if x.heading == "check").ordered


def test_no_more_claims_than_fit_are_shown(citing: Citing) -> None:
    entry = citing.base.entries["audit-cycle"]
    close = {f"audit-cycle.{claim.id}": 0.9 for claim in entry.claims.all()}
    for most in (SHOWN, SHOWN_WITH_OTHERS):
        sections = compose_entry(entry, citing, close, shown=most)
        for heading, count in most.items():
            assert len(shown(sections, heading)) <= count
    assert [x.heading for x in compose_entry(entry, citing, close, shown={})] == ["answer"]


def test_the_steps_of_a_procedure_stay_in_order_and_are_numbered(citing: Citing) -> None:
    close = near("verify-steps", step_6=0.99, step_3=0.9)
    sections = compose_entry(citing.base.entries["verify-steps"], citing, close)
    assert shown(sections, "check") == [f"step-{number}" for number in range(1, STEPS + 1)]
    assert next(x for x in sections if x.heading == "check").ordered


def test_everything_is_every_claim_once(citing: Citing) -> None:
    for entry in citing.base.entries.values():
        sections = compose_entry(entry, citing, {}, everything=True)
        said = [sentence.claim for section in sections for sentence in section.sentences]
        assert said == [f"{entry.id}.{claim.id}" for claim in entry.claims.all()]


def test_a_translation_rests_on_the_sources_of_the_original(citing: Citing) -> None:
    entry = citing.base.entries["scope-words"]
    [section] = compose_translation(entry, entry.translations["es"], "es", citing)
    [sentence] = section.sentences
    assert sentence.text == "El alcance nombra actividades, productos y emplazamientos."
    assert sentence.claim == "scope-words.translation-es"
    assert sentence.citations == (1, 2)


def test_a_translation_whose_review_is_overdue_says_so_like_the_original(tiny_base: Knowledge) -> None:
    citing = Citing(tiny_base, dt.date(2027, 6, 1))
    entry = tiny_base.entries["scope-words"]
    [section] = compose_translation(entry, entry.translations["zh"], "zh", citing)
    assert [s.review_overdue for s in section.sentences] == [entry.review_due]


def test_the_comparison_has_a_row_for_each_point_and_cites_each_cell(citing: Citing) -> None:
    points = citing.base.comparison.points[:2]
    section = compose_comparison(citing, points)
    assert [[cell.text for cell in row] for row in section.table] == [
        [point.aspect, point.left.text, point.right.text, point.buyer.text] for point in points
    ]
    assert [row[0].kind for row in section.table] == [SentenceKind.FRAME] * 2
    assert [cell.claim for cell in section.table[1][1:]] == [
        f"comparison.design.{side}" for side in ("left", "right", "buyer")
    ]
    assert all(cell.citations for row in section.table for cell in row[1:])


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("compare them on RISK and design", ["risk", "design"]),
        ("compare design, then risk", ["risk", "design"]),
        ("what are the purpose rules?", ["purpose"]),
        ("asterisk designation", []),
        ("", []),
    ],
)
def test_only_the_points_that_a_question_names_are_compared(
    tiny_base: Knowledge, question: str, points: list[str]
) -> None:
    assert [point.id for point in named_points(tiny_base, question)] == points


def test_an_entry_of_the_kind_comparison_is_one(tiny_base: Knowledge) -> None:
    assert [key for key, entry in tiny_base.entries.items() if is_comparison(entry)] == ["side-by-side"]


def test_words_that_buyers_mix_up_are_glossed_where_the_question_uses_them(citing: Citing) -> None:
    entry = citing.base.entries["audit-cycle"]
    [section] = compose_words(citing, entry, "Is it accredited?")
    assert [s.text for s in section.sentences] == ["Accreditation: Recognition that a body works competently."]
    assert section.sentences[0].claim == "glossary.accreditation"
    assert section.sentences[0].citations
    assert compose_words(citing, entry, "how long?") == []


def test_a_word_says_what_it_is_and_what_it_is_not(citing: Citing) -> None:
    [section] = compose_term(citing.base.terms["accreditation"], citing)
    assert [s.text for s in section.sentences] == [
        "Accreditation: Recognition that a body works competently.",
        "Not what a factory gets.",
    ]
    assert {s.citations for s in section.sentences} == {(1,)}
    [section] = compose_term(citing.base.terms["certification"], citing)
    assert len(section.sentences) == 1
