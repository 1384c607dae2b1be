import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.registers import Confidence, EditionStatus, edition_state, load_registers, read_standards

REGISTERS = load_registers()
TODAY = dt.date(2026, 11, 22)


def state(standard: str, edition: str | None, on: dt.date = TODAY):
    return edition_state(REGISTERS, standard, edition, on)


@pytest.mark.parametrize(
    ("standard", "edition", "status"),
    [
        ("ISO 9001", "2026", EditionStatus.CURRENT),
        ("ISO 9001", "2015", EditionStatus.SUPERSEDED_IN_TRANSITION),
        ("ISO 9001", "2008", EditionStatus.VOID),
        ("ISO 9001", "1987", EditionStatus.WITHDRAWN),
        ("ISO 9001", "2015/Amd 1:2024", EditionStatus.SUPERSEDED_IN_TRANSITION),
        ("iso13485", "2016", EditionStatus.CURRENT),
        ("ISO 13485", "2025", EditionStatus.DOES_NOT_EXIST),
        ("ISO 13485", "2012", EditionStatus.DOES_NOT_EXIST),
        ("EN ISO 13485", "2012", EditionStatus.VOID),
        ("ISO 9001", "20155", EditionStatus.DOES_NOT_EXIST),
        ("ISO 18001", "2007", EditionStatus.DOES_NOT_EXIST),
        ("ISO 9000", None, EditionStatus.NOT_CERTIFIABLE),
        ("ISO 14971", "2019", EditionStatus.NOT_CERTIFIABLE),
        ("ISO/IEC 17025", "2017", EditionStatus.NOT_CERTIFIABLE),
        ("ISO 26000", "2010", EditionStatus.NOT_CERTIFIABLE),
        ("OHSAS 18001", "2007", EditionStatus.VOID),
        ("ISO 99999", "2015", EditionStatus.UNKNOWN_STANDARD),
        ("hello", None, EditionStatus.UNKNOWN_STANDARD),
        ("ISO 22301", "2012", EditionStatus.UNKNOWN_EDITION),
        ("BS EN ISO 9001", "2017", EditionStatus.UNKNOWN_EDITION),
    ],
)
def test_an_edition_has_its_state_today(standard: str, edition: str | None, status: EditionStatus) -> None:
    assert state(standard, edition).status is status


@pytest.mark.parametrize(
    ("edition", "on", "status"),
    [
        ("2026", dt.date(2026, 9, 15), EditionStatus.NOT_YET_PUBLISHED),
        ("2026", dt.date(2026, 9, 16), EditionStatus.CURRENT),
        ("2015", dt.date(2026, 9, 15), EditionStatus.CURRENT),
        ("2015", dt.date(2026, 9, 16), EditionStatus.SUPERSEDED_IN_TRANSITION),
        ("2015", dt.date(2029, 9, 30), EditionStatus.SUPERSEDED_IN_TRANSITION),
        ("2015", dt.date(2029, 10, 1), EditionStatus.VOID),
    ],
)
def test_the_state_changes_on_the_boundary_day(edition: str, on: dt.date, status: EditionStatus) -> None:
    assert state("ISO 9001", edition, on).status is status


def test_a_transition_says_its_last_day_and_what_replaces_the_edition() -> None:
    found = state("ISO 9001", "2015")
    assert found.ends is not None
    assert found.ends.text == "2029-09-30"
    assert found.replaced_by == "ISO 9001:2026"
    assert found.confidence is Confidence.MEDIUM
    assert "secondary sources" in found.reason


def test_a_transition_without_known_end_says_so() -> None:
    found = state("ISO 37001", "2016")
    assert found.status is EditionStatus.SUPERSEDED_IN_TRANSITION
    assert found.ends is None
    assert "not known here" in found.reason


def test_a_date_without_day_leaves_both_states_open_and_takes_the_kinder() -> None:
    within = state("ISO 9001", "2000", dt.date(2008, 11, 5))
    assert within.status is EditionStatus.CURRENT
    assert within.also_possible == (EditionStatus.SUPERSEDED_IN_TRANSITION,)
    assert not within.certain
    assert state("ISO 9001", "2000", dt.date(2008, 12, 1)).certain


def test_without_edition_the_current_one_and_the_one_in_transition_are_named() -> None:
    found = state("ISO 9001", None)
    assert found.current is not None
    assert found.current.key == "ISO 9001:2026"
    assert found.row is None
    assert "No edition is named" in found.reason
    assert "ISO 9001:2015" in found.reason


def test_a_chinese_edition_tells_the_state_of_its_twin() -> None:
    found = state("GB/T 19001", "2016")
    assert found.row is not None
    assert found.row.key == "GB/T 19001-2016"
    assert found.equivalent is not None
    assert found.equivalent.status is EditionStatus.SUPERSEDED_IN_TRANSITION


def test_a_full_designation_may_stand_in_either_place() -> None:
    assert state("ISO 9001:2015", None) == state("ISO 9001", "ISO 9001:2015") == state("ISO 9001", "2015")


def test_an_edition_later_than_the_register_is_not_called_nonexistent_later() -> None:
    assert state("ISO 13485", "2027", dt.date(2028, 1, 1)).status is EditionStatus.UNKNOWN_EDITION


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("iso9001-2015", "ISO 9001:2015"),
        ("ISO9001 2015", "ISO 9001:2015"),
        ("ISO 9001 (2015)", "ISO 9001:2015"),
        ("ISO 9001 version 2015", "ISO 9001:2015"),
        ("ＩＳＯ９００１：２０１５", "ISO 9001:2015"),
        ("EN ISO 13485:2016+A11:2021", "EN ISO 13485:2016/A11:2021"),
        ("DIN EN ISO 13485:2021-12", "EN ISO 13485:2016/A11:2021"),
        ("SS-EN ISO 9001:2015", "ISO 9001:2015"),
        ("GB/T 19001-2016", "GB/T 19001-2016"),
        ("GBT19001-2016", "GB/T 19001-2016"),
        ("YY/T 0287-2017", "YY/T 0287-2017"),
        ("CAN/CSA-ISO 13485:16", "ISO 13485:2016"),
        ("ГОСТ Р ИСО 9001-2015", "ISO 9001:2015"),
        ("ISO 27001:2022", "ISO/IEC 27001:2022"),
        ("EN 46001", "ISO 13485:1996"),
    ],
)
def test_an_edition_is_read_in_any_writing(text: str, row: str) -> None:
    [reading] = read_standards(REGISTERS, text)
    assert reading.row is not None
    assert reading.row.key == row


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("certified to ISO 13485, ok?", ["ISO 13485"]),
        ("GB/T19001-2016/ISO9001:2015", ["GB/T19001-2016", "ISO9001:2015"]),
        ("ISO 9001 2026-03-01", ["ISO 9001"]),
        ("is ISO 9001 ok", ["ISO 9001"]),
        ("(ISO 9001:2015)", ["ISO 9001:2015"]),
        ("such as 9100 units", []),
        ("certificado en 2015", []),
        ("PR 4501", []),
        ("16 GB 500 pieces", []),
    ],
)
def test_only_the_designation_is_taken(text: str, written: list[str]) -> None:
    assert [reading.written for reading in read_standards(REGISTERS, text)] == written


LIKELY = st.lists(
    st.sampled_from(
        [
            "ISO",
            "EN ",
            "GB/T",
            "DIN ",
            "/",
            "-",
            ":",
            " ",
            "9001",
            "13485",
            "2015",
            "+A11:2021",
            "(",
            ")",
            "x",
            "：",
        ]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(st.text(max_size=200), LIKELY))
def test_reading_standards_never_fails_and_stays_within_the_text(text: str) -> None:
    for reading in read_standards(REGISTERS, text):
        assert 0 <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.written


@given(LIKELY, st.one_of(st.none(), st.text(max_size=20)), st.dates())
def test_every_question_for_a_state_has_an_answer(standard: str, edition: str | None, on: dt.date) -> None:
    assert state(standard, edition, on).reason
