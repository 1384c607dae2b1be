from __future__ import annotations

from collections import Counter
from pathlib import Path

from assistant.retrieval.passages import Passage, Route, Target, list_passages, target_name
from knowledge import Knowledge, load_knowledge
from tests.knowledge.tiny_base import edit


def texts_of(passages: list[Passage], target: str, route: Route) -> list[str]:
    return [p.text for p in passages if p.target == target and p.route is route]


def test_keys_are_unique_in_the_real_base(real_base: Knowledge) -> None:
    counts = Counter(passage.key for passage in list_passages(real_base))
    assert max(counts.values()) == 1


def test_a_key_never_changes_for_the_same_text_and_target() -> None:
    passage = Passage(route=Route.ASK, target="entry:mdsap", ref=None, text="What is MDSAP?")
    assert passage.key == "427c01bb68642e5b2eb6"


def test_a_key_depends_on_route_target_and_text_alone() -> None:
    passage = Passage(route=Route.ASK, target="entry:a", ref=None, text="x")
    same = Passage(route=Route.ASK, target="entry:a", ref="a.b", text="x", language="es")
    others = [
        Passage(route=Route.CLAIM, target="entry:a", ref=None, text="x"),
        Passage(route=Route.ASK, target="entry:b", ref=None, text="x"),
        Passage(route=Route.ASK, target="entry:a", ref=None, text="y"),
    ]
    assert same.key == passage.key
    assert passage.key not in {other.key for other in others}


def test_the_order_is_the_same_each_time(real_base: Knowledge) -> None:
    assert list_passages(real_base) == list_passages(load_knowledge())


def test_ways_of_asking_are_the_title_what_people_say_and_the_asks(tiny_base: Knowledge) -> None:
    found = texts_of(list_passages(tiny_base), "entry:certificate-approves-product", Route.ASK)
    assert found[:2] == ["Does the certificate approve the product?", "The certificate approves the product."]
    assert len(found) == 12


def test_translations_are_ways_of_asking_in_their_language(tiny_base: Knowledge) -> None:
    spanish = {p.text for p in list_passages(tiny_base) if p.language == "es"}
    assert spanish == {"¿Cómo leo el alcance?", "qué es el alcance", "leer el alcance"}


def test_every_claim_is_a_statement_with_its_full_id(real_base: Knowledge) -> None:
    statements = {p.ref: p.text for p in list_passages(real_base) if p.route is Route.CLAIM}
    for ref, (_, claim) in real_base.claims.items():
        assert statements[ref] == claim.text
    assert {f"glossary.{term.id}" for term in real_base.glossary} <= statements.keys()


def test_every_entry_term_clarification_and_small_talk_can_be_asked_for(real_base: Knowledge) -> None:
    asked = {p.target for p in list_passages(real_base) if p.route is Route.ASK}
    expected = {
        *(target_name(Target.ENTRY, key) for key in real_base.entries),
        *(target_name(Target.TERM, key) for key in real_base.terms),
        *(target_name(Target.CLARIFICATION, c.id) for c in real_base.clarifications),
        *(target_name(Target.SMALL_TALK, talk.id) for talk in real_base.small_talk),
    }
    assert asked == expected


def test_the_same_text_twice_in_one_entry_is_one_passage(tiny_root: Path) -> None:
    edit(tiny_root, "articles/scope-words.yaml", lambda data: data["asks"].append(data["title"]))
    found = texts_of(list_passages(load_knowledge(tiny_root)), "entry:scope-words", Route.ASK)
    assert len(found) == len(set(found))
