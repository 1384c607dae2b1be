from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import ValidationError

from knowledge import Knowledge, hash_files, load_knowledge
from knowledge.base import fingerprint_of
from knowledge.days import long_day
from tests.knowledge.tiny_base import FILES


def test_every_claim_is_found_by_its_full_id(tiny_base: Knowledge) -> None:
    entry, claim = tiny_base.claims["audit-cycle.since"]
    assert entry is tiny_base.entries["audit-cycle"]
    assert claim.text.startswith("Certified since 2001")
    assert len(tiny_base.claims) == sum(len(entry.claims.all()) for entry in tiny_base.entries.values())


def test_misconceptions_are_entries_too(tiny_base: Knowledge) -> None:
    assert tiny_base.entries["certificate-approves-product"] is tiny_base.misconceptions[0]


def test_the_claims_of_an_entry_stand_in_the_order_of_the_headings(tiny_base: Knowledge) -> None:
    sheet = tiny_base.entries["audit-cycle"].claims
    assert [claim.id for claim in sheet.all()] == [
        "three-years",
        *("yearly-audits", "restart", "moon-phase"),
        *("read-dates", "ask-audit", "ask-report"),
        "since",
    ]
    assert sheet.under("beware") == sheet.beware


@pytest.mark.parametrize(
    ("on", "overdue"), [(dt.date(2027, 5, 22), 0), (dt.date(2027, 5, 23), 5)], ids=["on the day", "a day late"]
)
def test_an_entry_is_overdue_after_the_day_its_review_was_due(
    tiny_base: Knowledge, on: dt.date, overdue: int
) -> None:
    assert len(list(tiny_base.overdue(on))) == overdue


@pytest.mark.parametrize("name", FILES)
def test_the_fingerprint_changes_with_every_file(tiny_root: Path, name: str) -> None:
    before = load_knowledge(tiny_root).fingerprint
    with (tiny_root / name).open("a", encoding="utf-8") as file:
        file.write("# a comment is a change too\n")
    assert fingerprint_of(hash_files(tiny_root)) != before
    assert load_knowledge(tiny_root).fingerprint == fingerprint_of(hash_files(tiny_root))


def test_the_fingerprint_does_not_depend_on_the_folder_or_the_order() -> None:
    assert fingerprint_of({"a": "1", "b": "2"}) == fingerprint_of({"b": "2", "a": "1"}) == "4ef55c4d7168"
    assert fingerprint_of({"a": "1"}) != fingerprint_of({"b": "1"})


def test_a_base_cannot_be_changed_by_accident(tiny_base: Knowledge) -> None:
    with pytest.raises(ValidationError):
        tiny_base.articles[0].title = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 22), "22 November 2026"),
        (dt.date(2027, 3, 4), "4 March 2027"),
        (dt.date(2028, 2, 29), "29 February 2028"),
        (dt.date(1999, 12, 31), "31 December 1999"),
    ],
)
def test_a_day_is_written_so_that_nobody_reads_it_two_ways(day: dt.date, words: str) -> None:
    assert long_day(day) == words


def test_every_month_has_its_own_name() -> None:
    names = [long_day(dt.date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert len(set(names)) == 12
    assert names[0] == "January"
    assert names[-1] == "December"
