"""What comes in and what is kept on the Check tab."""

import base64
import datetime as dt
import json

import pytest

from assistant.errors import BadInputError
from assistant.verification.certificate import Box, Certificate, Field, Where
from assistant.verification.context import Context, Role
from ui.check import desk, texts

ON = dt.date(2026, 11, 22)
PAPER = Certificate.typed(
    {
        "standard": "ISO 13485",
        "holder": "Ningbo Velira Medical Co., Ltd.",
        "sites": ["Plant 1, Ningbo", "Plant 2, Cixi"],
        "expires": ["2027-03-04", "2027-04-03"],
        "issued": "2024-03-04",
        "surveillance": [["2025-03-04", "2025-04-03"], "2026-03-04"],
    }
)


def corrected(fields: dict[str, str], paper: Certificate = PAPER, right: tuple[str, ...] = ()) -> Certificate:
    report = desk.check([paper], Context(), ON)
    (certificate,) = desk.correct(report, json.dumps([{"fields": fields, "right": right}]))
    return certificate


def sent(*files: tuple[str, bytes]) -> str:
    return json.dumps([{"name": name, "base64": base64.b64encode(data).decode()} for name, data in files])


def test_what_was_not_touched_is_no_correction() -> None:
    assert corrected({name: desk.shown(PAPER, name) for name in texts.FIELDS}) == PAPER


def test_a_correction_is_remembered_as_the_buyers() -> None:
    after = corrected({"holder": "Ningbo Velira Trading Co., Ltd."})
    assert after.holder.value == "Ningbo Velira Trading Co., Ltd."
    assert after.holder.corrected
    assert not after.standard.corrected


def test_a_correction_keeps_the_place_on_the_paper() -> None:
    where = Where(file="a.pdf", page=1, box=Box(left=0.1, top=0.2, right=0.3, bottom=0.4))
    after = corrected(
        {"holder": "Velira"}, Certificate(holder=Field(value="Ve1ira", raw="Ve1ira", where=where))
    )
    assert after.holder.where == where


def test_what_was_hard_to_read_can_be_confirmed() -> None:
    unsure = Certificate(holder=Field(value="Velira", raw="Velira", confidence=0.4))
    assert not corrected({"holder": "Velira"}, unsure).holder.sure
    assert corrected({"holder": "Velira"}, unsure, right=("holder",)).holder.sure


def test_a_corrected_date_has_one_reading() -> None:
    assert desk.readings(PAPER, "expires") == ("2027-03-04", "2027-04-03")
    after = corrected({"expires": "2027-03-04"})
    assert after.expires.value.exact
    assert desk.readings(after, "expires") == ()


def test_lists_are_one_a_line() -> None:
    assert desk.shown(PAPER, "sites") == "Plant 1, Ningbo\nPlant 2, Cixi"
    assert corrected({"sites": "Plant 1, Ningbo\nPlant 3"}).sites.value == ("Plant 1, Ningbo", "Plant 3")
    assert corrected({"sites": "Plant 1, Ningbo Plant 2, Cixi"}).sites.corrected, "one site is not two"


def test_dates_in_a_list_keep_their_readings() -> None:
    shown = desk.shown(PAPER, "surveillance")
    assert shown == "2025-03-04 / 2025-04-03\n2026-03-04"
    after = corrected({"surveillance": f"{shown}\n2027-03-04"}).surveillance.value
    assert [date.ambiguous for date in after] == [True, False, False]


def test_an_emptied_field_is_not_stated() -> None:
    assert corrected({"issued": "  "}).issued is None


@pytest.mark.parametrize("bad", ["tomorrow", "2027-13-40", "31.12.2027"])
def test_a_wrong_date_says_where_it_stands_and_how_to_write_it(bad: str) -> None:
    with pytest.raises(desk.WrongFieldError, match="2027-03-04") as caught:
        corrected({"issued": bad})
    assert (caught.value.field, caught.value.certificate) == ("issued", 0)


def test_files_come_with_their_names_and_equal_names_are_told_apart() -> None:
    files = desk.received(sent(("image.jpg", b"one"), ("image.jpg", b"two"), ("C:\\tmp\\a\n.pdf", b"three")))
    assert [file.name for file in files] == ["image.jpg", "2. image.jpg", "a .pdf"]
    assert [file.content for file in files] == [b"one", b"two", b"three"]
    assert desk.received("") == ()


def test_pasted_words_are_told_apart_from_a_file_of_that_name() -> None:
    papers = desk.given(sent(("text", b"one"), ("1.txt", b"two")), "three")
    assert [(paper.name, paper.content) for paper in papers] == [
        ("text", b"one"),
        ("1.txt", b"two"),
        ("2. text", "three"),
    ]
    assert desk.given("", " \n") == ()


def test_the_limits_of_the_page_are_those_of_the_reader() -> None:
    from assistant import listing
    from assistant.reading import limits, text

    assert limits.USUAL.file_bytes == texts.LARGEST_FILE
    assert texts.LONGEST_PASTE == text.LONGEST_TEXT
    assert texts.LONGEST_LISTING == listing.LONGEST_TEXT


@pytest.mark.parametrize(
    "broken", ["{", "{}x", '[{"name": "a"}]', '[{"name": "a", "base64": "?"}]', "[1]", "1"]
)
def test_what_did_not_arrive_whole_says_so(broken: str) -> None:
    with pytest.raises(BadInputError, match="whole"):
        desk.received(broken)


def test_too_many_and_too_large_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInputError, match="at most"):
        desk.received(sent(*[("a.txt", b"x")] * (texts.MOST_FILES + 1)))
    monkeypatch.setattr(texts, "LARGEST_TOGETHER", 15)
    with pytest.raises(BadInputError, match="together"):
        desk.received(sent(("a.txt", b"x" * 10), ("b.txt", b"x" * 10)))
    monkeypatch.setattr(texts, "LARGEST_FILE", 9)
    with pytest.raises(BadInputError, match=r"a\.txt is larger"):
        desk.received(sent(("a.txt", b"x" * 10)))


def test_a_long_paste_is_refused() -> None:
    with pytest.raises(BadInputError, match="longer"):
        desk.given("", "x" * (texts.LONGEST_PASTE + 1))


def test_empty_boxes_are_no_context() -> None:
    assert desk.context_of("", " ", "", "", "", "", "") == Context()
    assert desk.context_of("pump", "", "", "", "manufacturer", "", "").role is Role.MANUFACTURER
