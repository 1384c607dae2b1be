from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.lexical import STOPWORDS, LexicalIndex, split_scripts
from assistant.retrieval.passages import Passage, Route


def ask(target: str, text: str, language: str = "en") -> Passage:
    return Passage(route=Route.ASK, target=target, ref=None, text=text, language=language)


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    made = LexicalIndex()
    made.fill(
        [
            ask("entry:editions", "Is ISO 9001:2015 still valid?"),
            ask("entry:devices", "What is ISO 13485:2016 for?"),
            ask("entry:audits", "How does ISO/IEC 17021-1 order a surveillance audit?"),
            ask("entry:scope", "认证范围是什么", "zh"),
            ask("entry:word", "What does 认可 mean?"),
            ask("entry:accent", "¿Qué es la acreditación?", "es"),
            Passage(
                route=Route.CLAIM, target="entry:claim", ref="claim.one", text="A notified body is listed."
            ),
        ]
    )
    return made


def best(index: LexicalIndex, question: str) -> str | None:
    found = index.nearest(question, 3)
    return found[0][0] if found else None


@pytest.mark.parametrize(
    "writing",
    [
        "ISO 9001:2015",
        "iso9001-2015",
        "ISO-9001 (2015)",
        "EN ISO 9001:2015",
        "9001:2015",
        "ＩＳＯ９００１：２０１５",
    ],
)
def test_a_standard_is_found_however_it_is_written(index: LexicalIndex, writing: str) -> None:
    assert best(index, f"valid {writing}") == "entry:editions"
    assert split_scripts(writing)[0] == "9001 2015"


@pytest.mark.parametrize("writing", ["ISO/IEC 17021-1", "iso 17021-1", "IEC17021", "17021"])
def test_a_standard_of_two_publishers_is_found_however_it_is_written(index: LexicalIndex, writing: str) -> None:
    assert best(index, writing) == "entry:audits"


def test_neighbouring_standards_are_told_apart(index: LexicalIndex) -> None:
    assert best(index, "ISO 13485") == "entry:devices"


def test_chinese_is_read_in_pairs_of_characters(index: LexicalIndex) -> None:
    assert split_scripts("认证范围")[1] == "认证 证范 范围"
    assert split_scripts("证")[1] == "证"
    assert best(index, "请问范围是指什么") == "entry:scope"


def test_a_chinese_word_in_an_english_question_is_found_too(index: LexicalIndex) -> None:
    assert best(index, "认可") == "entry:word"


def test_latin_and_chinese_are_split() -> None:
    assert split_scripts("ISO 13485证书valid吗") == ("13485 valid", "证书 吗")


def test_words_are_met_by_their_stem_without_case_and_accents(index: LexicalIndex) -> None:
    assert best(index, "SURVEILLANCE AUDITS") == "entry:audits"
    assert best(index, "acreditacion") == "entry:accent"


def test_claims_are_searched_too(index: LexicalIndex) -> None:
    assert best(index, "notified bodies") == "entry:claim"


def test_stopwords_say_nothing(index: LexicalIndex) -> None:
    assert index.nearest(" ".join(STOPWORDS), 5) == []
    assert {"not", "who", "when"}.isdisjoint(STOPWORDS)


@pytest.mark.parametrize("question", ["", "   ", "?!", '"', "'", "🙂"])
def test_nothing_to_search_finds_nothing(index: LexicalIndex, question: str) -> None:
    assert index.nearest(question, 5) == []


@pytest.mark.parametrize(
    "question",
    [
        '"surveillance audit',
        "asks:surveillance AND audit",
        "(surveillance OR",
        "+surveillance -audit~2^9",
        "audit*",
    ],
)
def test_the_syntax_of_the_search_engine_is_only_text(index: LexicalIndex, question: str) -> None:
    assert best(index, question) == "entry:audits"


@given(st.text(max_size=300))
def test_any_text_is_searched_without_harm(index: LexicalIndex, text: str) -> None:
    found = index.nearest(text, 4)
    assert len(found) <= 4
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_very_long_question_is_searched_by_its_first_words(index: LexicalIndex) -> None:
    assert best(index, "surveillance " + " ".join(f"word{n}" for n in range(20_000))) == "entry:audits"


def test_an_index_in_a_folder_is_read_by_the_next_who_opens_it(tmp_path: Path) -> None:
    LexicalIndex(tmp_path / "words").fill([ask("entry:a", "surveillance")])
    assert best(LexicalIndex(tmp_path / "words"), "surveillance") == "entry:a"


def test_filling_again_replaces_everything(tmp_path: Path) -> None:
    made = LexicalIndex(tmp_path / "words")
    made.fill([ask("entry:a", "surveillance")])
    made.fill([ask("entry:b", "accreditation")])
    assert best(made, "surveillance") is None
    assert best(made, "accreditation") == "entry:b"
