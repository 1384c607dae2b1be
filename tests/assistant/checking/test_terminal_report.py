"""A check at a terminal: all of it is there, and no word of a paper does anything to the terminal."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.listing import decode_listing
from assistant.terminal import show_fields, show_listing, show_report
from assistant.verification.certificate import Certificate
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.verify import verify
from knowledge.registers import load_registers
from tests.assistant.checking.made_reports import EXPIRED, ON, long_report, made_finding, made_report

ATTACKS = [
    "[bold]x[/bold] [/]",
    "[link=file:///etc/passwd]y[/link]",
    "\x1b[2J\x1b]0;title\x07",
    "a\u202eb",
    "\\[z]",
]


def test_a_report_is_printed_worst_first(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(long_report())
    out = capsys.readouterr().out
    parts = [
        "Expired on 4 March 2024",
        "Certificate number  Q6 104562 0007",
        "✗ Problem: It expired",
        "? Question: The accreditation body",
        "– Nobody has looked in the register yet.",
        "✓ Consistent:",
        "Not checked: SCOPE-02, SCOPE-07.",
        "What the paper cannot tell",
        "Dear Mingyuan Trading (Hong Kong) Limited team,",
        "knowledge 0123456789abcdef",
    ]
    places = [out.index(part) for part in parts]
    assert places == sorted(places)
    assert not any(
        line.endswith(" ") for line in out.splitlines() if "；" not in line and line.startswith("  ")
    )


@pytest.mark.parametrize("words", ATTACKS)
def test_words_of_a_paper_are_shown_and_never_work(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    finding = made_finding("HOLD-03", Outcome.PROBLEM, evidence=words, reason="It is another company.")
    report = made_report(
        {**EXPIRED, "holder": words, "scope": words}, [finding], context=Context(supplier=words), headline=words
    )
    show_report(report)
    show_fields([Certificate.typed({"holder": words}), Certificate()])
    show_listing(decode_listing(f"{words} ISO 9001 certified", on=ON, registers=load_registers()))
    out, err = capsys.readouterr()
    assert err == ""
    for letter in ("\x1b", "\x07", "\u202e"):
        assert letter not in out
    if words.isprintable():
        assert words in " ".join(out.split())


def test_without_a_certificate_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(verify([], on=dt.date(2026, 11, 22)))
    assert "No certificate was given." in capsys.readouterr().out
