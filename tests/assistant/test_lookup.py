import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lookup import lookup
from assistant.lookup_result import LookupResult
from knowledge.registers import How, Kind, load_registers

REGISTERS = load_registers()
TODAY = dt.date(2026, 11, 22)


def look(text: str, on: dt.date = TODAY) -> LookupResult:
    return lookup(text, registers=REGISTERS, on=on)


def said(result: LookupResult) -> str:
    parts = [s for e in result.entries for s in e.sentences] + list(result.questions)
    return " ".join([*parts, *(n.sentence for n in result.near_misses)])


def test_a_chat_sentence_gives_an_entry_for_each_thing_named() -> None:
    result = look("who is DAkkS and is cert from CQC ok?")
    assert [entry.key for entry in result.entries] == ["DAkkS", "CQC"]
    assert "is an accreditation body (Germany)" in said(result)
    assert "is a certification body (China)" in said(result)
    assert result.not_known is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("0123", ["0123"]),
        ("TUV SUD", ["TÜV SÜD", "0123"]),
        ("UKAS", ["UKAS"]),
        ("sas", ["SAS"]),
        ("ISO 9001:2015", ["ISO 9001:2015"]),
        ("91110000600037341L", ["91110000600037341L"]),
        ("CertSearch", ["IAF CertSearch"]),
        ("EA 14", ["14"]),
        ("K162398", ["K162398"]),
    ],
)
def test_a_bare_name_or_number_is_looked_up(text: str, keys: list[str]) -> None:
    assert [entry.key for entry in look(text).entries][: len(keys)] == keys


def test_every_known_entry_carries_its_source() -> None:
    for entry in look("UKAS, TÜV SÜD, ISO 9001:2015, IAF code 19, gloves, CertSearch, K162398").entries:
        assert entry.source is not None
        assert entry.source.title


def test_what_is_not_confirmed_says_so() -> None:
    sas = look("SAS").entries[0]
    assert "not confirmed" in " ".join(sas.sentences)
    facts = {fact.label: fact.value for fact in look("DAkkS").entries[0].facts}
    assert facts["Recognised for ISO 13485 (IAF MLA)"] == "yes, not confirmed"


def test_unknown_is_said_as_not_known_here() -> None:
    facts = {fact.label: fact.value for fact in look("CQC").entries[0].facts}
    assert facts["Accredited for ISO 13485"] == "not known here"


def test_a_resembling_name_is_a_near_miss_and_no_entry() -> None:
    result = look("cert says accredited by USAS")
    assert result.entries == ()
    assert "UKAS" in {near.key for near in result.near_misses}
    assert all("resembles" in near.sentence for near in result.near_misses)
    assert result.not_known is not None


def test_a_misspelt_standard_number_is_a_near_miss() -> None:
    result = look("ISO 13458")
    assert not result.entries[0].known
    assert "ISO 13485" in {near.key for near in result.near_misses}


def test_a_shared_acronym_asks_which_one_is_meant() -> None:
    result = look("is GAC good?")
    assert {entry.key for entry in result.entries} == {"GAC (GCC)", "GAC (Georgia)"}
    assert all(entry.one_of_several for entry in result.entries)
    assert "Which one do you mean?" in result.questions[0]


def test_nothing_found_says_where_to_look() -> None:
    result = look("Happy Star Certification Group")
    assert result.not_known is not None
    assert "not known here" in result.not_known.sentence
    assert any(step.url for step in result.not_known.next_steps)


def test_an_unknown_notified_body_is_an_entry_that_leads_to_nando() -> None:
    [entry] = look("NB 9999").entries
    assert not entry.known
    assert entry.source is None
    assert "not known here" in entry.sentences[0]
    assert "NANDO" in entry.next_steps[0].portal


def test_iaf_and_iaf_ab_are_kept_apart() -> None:
    [entry] = look("IAF-AB").entries
    assert entry.kind is Kind.NOT_RECOGNISED_ACCREDITOR
    [forum] = look("IAF").entries
    assert forum.kind is Kind.ORGANISATION
    assert "Do not confuse it with IAF-AB." in forum.sentences


def test_the_end_of_the_iaf_is_told_by_date() -> None:
    assert "Global ACI took over" in said(look("UKAS"))
    assert "stay valid until 31 December 2026" in said(look("UKAS"))
    assert "Global ACI" not in said(look("UKAS", dt.date(2025, 6, 1)))
    assert "stay valid" not in said(look("UKAS", dt.date(2027, 6, 1)))


def test_a_standard_is_told_by_date() -> None:
    assert "not yet published" in said(look("ISO 9001:2026", dt.date(2026, 9, 1)))
    assert "in force" in said(look("ISO 9001:2026"))
    assert "There is no edition ISO 13485:2025" in said(look("is ISO 13485:2025 ok?"))


def test_a_failed_check_digit_asks() -> None:
    result = look("91350211M0000XUF46")
    assert "ask the supplier" in said(result)


def test_near_misses_of_long_names_are_marked_close_never_as_the_body() -> None:
    result = look("our certificate is from Bureau Varitas")
    assert all(entry.how is not How.CLOSE for entry in result.entries)
    assert [near.key for near in result.near_misses] == ["Bureau Veritas"]


def test_the_json_is_one_line_and_stable() -> None:
    result = look("TUV SUD and 中国质量认证中心")
    text = result.to_json()
    assert "\n" not in text
    assert text == look("TUV SUD and 中国质量认证中心").to_json()
    assert list(json.loads(text)) == ["text", "on", "entries", "questions", "near_misses", "not_known"]
    assert "中国质量认证中心" in text


def test_no_row_is_ever_called_fake_or_genuine() -> None:
    for row in REGISTERS.all_rows():
        result = look(row.key)
        words = " ".join(s for e in result.entries for s in e.sentences).casefold()
        assert "genuine" not in words
        if "fake" in words:
            assert row.kind is Kind.PORTAL


@settings(deadline=None)
@given(st.text(max_size=200), st.dates())
def test_any_text_on_any_day_has_a_result(text: str, on: dt.date) -> None:
    result = look(text, on)
    assert result.entries or result.not_known
    for entry in result.entries:
        assert 0 <= entry.start <= entry.end <= len(text)
        assert entry.title
        assert entry.sentences
    json.loads(result.to_json())
