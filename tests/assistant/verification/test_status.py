"""What examples cannot say of the STAT rules: attack strings, real papers, and where words are put."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.status_words import Status, fold, is_word_of, said

FOLDER = Path(__file__).parents[4] / "shared" / "domain" / "real-certificates"
REAL = Path(os.environ.get("CERTWISE_REAL_CERTIFICATES", FOLDER))
ATTACKS = [
    "VALID " * 40_000,
    "VALID " + "A " * 100_000,
    "IS " * 80_000,
    "IS " + "A" * 200_000,
    "已被" * 80_000,
    "与" * 100_000 + "通知书" * 30_000,
    "加贴" * 80_000,
    "WURDE " * 40_000,
    "SUSPENDED " * 30_000,
    "S U S P " * 40_000,
    "-" * 200_000,
    "\n" * 200_000,
    ("x" * 60 + " or\n") * 4_000,
    "STATUS : " * 30_000,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda text: text[:12])
def test_no_text_takes_long(attack: str) -> None:
    """The time grows with the length: twice the text, well under four times the time."""
    for status in Status:
        said(status, "warm")
    times = []
    for share in (2, 1):
        before = time.process_time()
        for status in Status:
            said(status, attack[: len(attack) // share])
        times.append(time.process_time() - before)
    assert times[1] < max(0.5, 4 * times[0])


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for status in Status:
        assert all(one.words for one in said(status, text))
        assert is_word_of(status, text) in {True, False}
    assert fold(fold(text)) is not None


@pytest.mark.parametrize("status", [Status.ENDED, Status.NOT_FINAL, Status.COPY, Status.REPLACED])
def test_real_certificates_say_nothing_of_the_kind(status: Status) -> None:
    if not REAL.is_dir():
        pytest.skip("the texts of real certificates are not on this machine")
    for path in sorted(REAL.glob("*.txt")):
        assert said(status, path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("before", ["", "CERTIFICATE\n", "Longhua Pumps Ltd.\n", "ISO 9001:2015\n\n"])
@pytest.mark.parametrize("after", ["", "\nISO 9001:2015", "\n\nIf you have questions, call us."])
def test_a_stamp_is_seen_wherever_it_stands(before: str, after: str) -> None:
    for word in ("SUSPENDED", "W I T H D R A W N", "(cancelled)".upper(), "已撤销", "STATUS: SUSPENDED"):
        assert said(Status.ENDED, f"{before}{word}{after}"), word


def test_the_footer_of_training_papers_is_no_status() -> None:
    text = "CERTIFICATE\nTraining document · fictitious companies\nTRAINING DOCUMENT · FICTITIOUS COMPANIES"
    assert all(said(status, text) == [] for status in Status)
