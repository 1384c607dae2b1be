from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Citation, Section, SentenceKind
from assistant.conversation.citing import MOST_SOURCES, Citing
from knowledge import Knowledge

ON = dt.date(2026, 11, 22)


@pytest.fixture
def citing(tiny_base: Knowledge) -> Citing:
    return Citing(tiny_base, ON)


def say(citing: Citing, ref: str):
    entry, claim = citing.base.claims[ref]
    return citing.state(claim, ref=ref, article=entry.id, review_due=entry.review_due)


def test_a_claim_is_said_word_for_word_with_its_id(citing: Citing) -> None:
    sentence = say(citing, "audit-cycle.restart")
    assert sentence.text == "Recertification restarts the whole cycle before the end date."
    assert (sentence.claim, sentence.kind) == ("audit-cycle.restart", SentenceKind.GUIDANCE)
    assert sentence.citations == (1,)


def test_advice_and_doubt_and_dates_are_marked(citing: Citing) -> None:
    assert say(citing, "audit-cycle.read-dates").kind is SentenceKind.ADVICE
    assert say(citing, "scope-words.no-more").uncertain
    assert not say(citing, "scope-words.activities").uncertain
    assert say(citing, "scope-words.activities").as_of == dt.date(2026, 10, 1)


def test_at_most_two_sources_are_shown_those_near_the_origin_that_open_first(citing: Citing) -> None:
    sentence = say(citing, "audit-cycle.three-years")
    assert len(sentence.citations) == MOST_SOURCES == 2
    assert [citation.source for citation in citing.citations] == ["open-blog", "other-blog"]


def test_a_document_of_the_body_itself_needs_no_second_voice(citing: Citing) -> None:
    assert say(citing, "audit-cycle.since").citations == (1,)
    assert citing.citations[0].source == "iso-page"


def test_the_same_claim_keeps_its_numbers(citing: Citing) -> None:
    first = say(citing, "audit-cycle.three-years")
    say(citing, "audit-cycle.restart")
    again = say(citing, "audit-cycle.three-years")
    assert first.citations == again.citations == (1, 2)
    assert len(citing.citations) == 3


def test_a_citation_quotes_the_claim_and_names_its_source(citing: Citing) -> None:
    say(citing, "audit-cycle.restart")
    [citation] = citing.citations
    entry, claim = citing.base.claims["audit-cycle.restart"]
    source = citing.base.source_by_id["iso-page"]
    assert citation.quote == claim.text
    assert (citation.article, citation.claim) == (entry.id, "audit-cycle.restart")
    assert (citation.title, citation.publisher, citation.url) == (source.title, source.publisher, source.url)
    assert citation.confidence == "medium"


def test_a_translation_is_said_and_the_claim_is_quoted(citing: Citing) -> None:
    entry, claim = citing.base.claims["scope-words.activities"]
    said = citing.state(
        claim, ref="scope-words.activities", article=entry.id, review_due=None, text="El alcance nombra todo."
    )
    assert said.text == "El alcance nombra todo."
    assert citing.citations[0].quote == claim.text


@pytest.mark.parametrize(
    ("on", "overdue"),
    [(dt.date(2027, 5, 22), None), (dt.date(2027, 5, 23), dt.date(2027, 5, 22))],
    ids=["on the day", "a day late"],
)
def test_a_claim_whose_review_is_overdue_says_since_when(
    tiny_base: Knowledge, on: dt.date, overdue: dt.date | None
) -> None:
    assert say(Citing(tiny_base, on), "audit-cycle.restart").review_overdue == overdue


def test_numbers_run_as_one_reads_and_unused_ones_go(citing: Citing) -> None:
    last = say(citing, "audit-cycle.three-years")
    say(citing, "audit-cycle.since")
    first = say(citing, "audit-cycle.restart")
    cell = say(citing, "scope-words.activities")
    sections, citations = citing.in_reading_order(
        [
            Section(heading="answer", sentences=(first,)),
            Section(heading="x", sentences=(last,), table=((cell,),)),
        ]
    )
    assert [s.citations for section in sections for s in section.every_sentence] == [(1,), (2, 3), (4,)]
    assert [citation.n for citation in citations] == [1, 2, 3, 4]
    assert [citation.claim for citation in citations] == [
        "audit-cycle.restart",
        "audit-cycle.three-years",
        "audit-cycle.three-years",
        "scope-words.activities",
    ]


def test_a_sentence_said_twice_has_one_number(citing: Citing) -> None:
    said = say(citing, "audit-cycle.restart")
    sections, citations = citing.in_reading_order([Section(heading="answer", sentences=(said, said))])
    assert len(citations) == 1
    assert {s.citations for s in sections[0].sentences} == {(1,)}


def test_a_row_of_a_register_gets_the_next_number(citing: Citing) -> None:
    say(citing, "audit-cycle.three-years")
    row = Citation(
        n=0,
        claim="register.x.y",
        article="r",
        source="r",
        title="R",
        publisher=None,
        url=None,
        quote="q",
        at="1",
    )
    assert citing.add(row) == (3,)
    assert citing.citations[2].at == "1"
    assert row.n == 0
