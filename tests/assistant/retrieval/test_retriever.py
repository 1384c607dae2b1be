from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.dense import ChromaStore
from assistant.retrieval.exact import ExactStore
from assistant.retrieval.passages import Route
from assistant.retrieval.retriever import HybridRetriever, mostly_other_script, open_retriever
from tests.assistant.fakes import TinyHome, read_from
from tests.knowledge.tiny_base import write_tiny_base

REAL_WORDS = {"audit", "which", "certificate", "standard", "factory", "about", "compass"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> TinyHome:
    folder = tmp_path_factory.mktemp("retriever")
    write_tiny_base(folder / "knowledge")
    made = TinyHome(folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        read_from(folder / "knowledge", patch)
        made.ensure()
    return made


@pytest.fixture(scope="module")
def retriever(home: TinyHome) -> HybridRetriever:
    index = home.open()
    return HybridRetriever(index, home.fake, ExactStore(index.folder), knows=REAL_WORDS.__contains__)


def test_the_entry_asked_for_is_found_first(retriever: HybridRetriever) -> None:
    assert retriever.retrieve("How do I verify a certificate?", 3)[0].target == "entry:verify-steps"
    assert retriever.retrieve("What does accreditation mean?", 3)[0].target == "term:accreditation"
    assert retriever.retrieve("will it rain tomorrow", 3)[0].target == "small_talk:weather"


def test_no_more_hits_than_asked_for(retriever: HybridRetriever) -> None:
    assert len(retriever.retrieve("certificate", 2)) == 2


def test_the_nearest_row_of_a_hit_names_the_way_of_asking(home: TinyHome, retriever: HybridRetriever) -> None:
    found = retriever.retrieve("explain verification steps", 1)[0]
    assert found.nearest is not None
    assert home.open().passages(Route.ASK)[found.nearest].text == "explain verification steps"


def test_a_question_in_a_translated_language_meets_that_language_alone(retriever: HybridRetriever) -> None:
    [first, *_] = retriever.retrieve("qué es el alcance", 3, language="es")
    assert first.target == "entry:scope-words"
    asked = [hit for hit in retriever.retrieve("describe cycle length alcance", 9, language="es") if hit.votes]
    assert [hit.target for hit in asked] == ["entry:scope-words"]


def test_another_script_is_searched_by_its_characters(retriever: HybridRetriever) -> None:
    found = retriever.retrieve("认证范围?", 3, language="zh")
    assert found[0].target == "entry:scope-words"
    assert found[0].ask == 0.0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("which survaillance audit", "which surveillance audit"),
        ("the acreditation of the factory", "the accreditation of the factory"),
        ("SURVEILANCE", "surveillance"),
        ("ISO 13458 by DAkkS", "ISO 13458 by DAkkS"),
        ("a compass", "a compass"),
        ("xylophones", "xylophones"),
        ("认证", "认证"),
    ],
)
def test_slips_become_the_nearest_word_of_the_base_and_nothing_else_changes(
    retriever: HybridRetriever, written: str, meant: str
) -> None:
    assert retriever.correct_spelling(written) == meant


def test_a_question_with_slips_finds_what_was_meant(retriever: HybridRetriever) -> None:
    assert retriever.retrieve("acreditation meaning", 1)[0].target == "term:accreditation"


def test_closeness_is_the_cosine_of_each_claim(home: TinyHome, retriever: HybridRetriever) -> None:
    refs = ["audit-cycle.moon-phase", "audit-cycle.restart"]
    text = "Nothing in the cycle follows the phases of the moon."
    near = retriever.closeness(text, refs)
    assert list(near) == refs
    assert near["audit-cycle.moon-phase"] == pytest.approx(1.0, abs=1e-5)
    question, other = home.fake.encode_questions(
        [text, "Recertification restarts the whole cycle before the end date."]
    )
    assert near["audit-cycle.restart"] == pytest.approx(float(np.dot(question, other)), abs=1e-5)


def test_the_knowledge_is_that_of_the_index(home: TinyHome, retriever: HybridRetriever) -> None:
    assert retriever.knowledge.fingerprint == home.open().knowledge.fingerprint


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("认证是什么", True),
        ("ISO 13485 证书", False),
        ("что это", True),
        ("", False),
        ("123 ?!", False),
        ("¿Qué?", False),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, other: bool) -> None:  # noqa: FBT001
    assert mostly_other_script(text) is other


def test_one_question_and_small_bases_are_searched_exactly_and_large_ones_by_chroma(
    home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def store(*, one_shot: bool) -> type:
        found = open_retriever(home.open(), home.fake, one_shot=one_shot, generalise=str)  # type: ignore[arg-type]
        found.close()
        return type(found._store)

    assert store(one_shot=False) is ExactStore
    monkeypatch.setattr("assistant.retrieval.retriever.EXACT_UP_TO", 5)
    assert store(one_shot=True) is ExactStore
    assert store(one_shot=False) is ChromaStore


def test_a_product_is_searched_for_by_its_kind_too(home: TinyHome) -> None:
    index = home.open()

    def generalise(text: str) -> str:
        return text.replace("gloves", "approved products")

    found = HybridRetriever(
        index, home.fake, ExactStore(index.folder), knows=REAL_WORDS.__contains__, generalise=generalise
    )
    assert found.retrieve("gloves", 1)[0].target == "entry:certificate-approves-product"


def test_any_text_is_searched_without_harm(retriever: HybridRetriever) -> None:
    @given(st.text(max_size=120))
    def search(text: str) -> None:
        found = retriever.retrieve(text, 5)
        assert len(found) <= 5
        assert retriever.retrieve(text, 5) == found

    search()
