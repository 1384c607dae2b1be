"""The report as a PDF: short, readable in both scripts, and no word of a paper works as markup."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checking.pdf_text import marked
from assistant.checking.report_pdf import report_pdf
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.phrase import Phrase
from assistant.verification.verify import verify
from tests.assistant.checking.made_reports import EXPIRED, ON, long_report, made_finding, made_report
from tests.assistant.checking.test_markdown import ATTACKS

REPOSITORY = Path(__file__).parents[3]


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page, blanks and line ends as one blank."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_a_long_report_has_two_pages_and_says_everything() -> None:
    pages = pages_of(report_pdf(long_report()))
    assert len(pages) == 2
    text = " ".join(pages)
    for part in (
        "Expired on 4 March 2024: ask for the current certificate.",
        "深圳市明远医疗器械有限公司",
        "✗ Problem: It expired on 4 March 2024.",
        "Next step: Ask the supplier",
        "On the paper: “Valid until: 04 March 2024”",
        "Certwise does not say whether a paper is genuine",
        "What the paper cannot tell",
        "您好！",
        "Dear Mingyuan Trading (Hong Kong) Limited team,",
        "knowledge 0123456789abcdef",
    ):
        assert part in text, part


def test_the_same_report_gives_the_same_bytes_in_another_process_too() -> None:
    code = (
        "import hashlib\n"
        "from tests.assistant.checking.made_reports import long_report\n"
        "from assistant.checking.report_pdf import report_pdf\n"
        "print(hashlib.sha256(report_pdf(long_report())).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    import hashlib

    once, again = report_pdf(long_report()), report_pdf(long_report())
    assert once == again
    assert hashlib.sha256(once).hexdigest() == run.stdout.strip()


@pytest.mark.parametrize("words", ATTACKS)
def test_words_of_a_paper_are_shown_and_never_work(words: str) -> None:
    finding = made_finding(
        "HOLD-03", Outcome.PROBLEM, evidence=words, next_step=Phrase("Ask about {words}.", {"words": words})
    )
    fields = {**EXPIRED, "holder": words, "scope": words}
    pdf = report_pdf(made_report(fields, [finding], context=Context(supplier=words), headline=words))
    text = " ".join(pages_of(pdf))
    assert " ".join(words.split()) in text
    assert b"evil.example" not in pdf
    assert b"/JavaScript" not in pdf


def test_a_report_full_of_long_words_stays_short_and_is_written() -> None:
    every = [
        made_finding(f"STD-{number:02}", Outcome.PROBLEM, evidence="x" * 900, reason="y" * 150)
        for number in range(1, 40)
    ]
    fields = dict.fromkeys(EXPIRED, "w" * 20_000) | {"issued": "2021", "expires": "2024"}
    pages = pages_of(report_pdf(made_report(fields, every, times=2)))
    assert len(pages) <= 2 * 8


def test_without_a_certificate_it_says_so() -> None:
    assert "No certificate was given." in pages_of(report_pdf(verify([], on=ON)))[0]


def test_each_letter_is_in_a_font_that_has_it() -> None:
    assert marked("Ltd. 有限公司 ✓") == (
        '<font name="Certwise-NOTO">Ltd. </font><font name="Certwise-CHINESE">有限公司 ✓</font>'
    )
    assert marked("한국") == '<font name="HYGothic-Medium">한국</font>'
    assert marked("\U0001f642") == '<font name="Certwise-NOTO">?</font>'
    assert marked(" a ") == '<font name="Certwise-NOTO"> a </font>'
    assert marked("<b>&") == '<font name="Certwise-NOTO">&lt;b&gt;&amp;</font>'
    assert marked("") == ""


@settings(max_examples=25)
@given(words=st.text(max_size=400), other=st.text(alphabet="中文 aé한ไ،.,;-\u00ad\u3000", max_size=400))
def test_any_words_give_a_pdf(words: str, other: str) -> None:
    findings = [
        made_finding("HOLD-03", Outcome.PROBLEM, evidence=words, next_step=Phrase("{w}", {"w": other})),
        made_finding("REG-01", Outcome.NOT_STATED, next_step=Phrase("{w}", {"w": words})),
    ]
    fields = {**EXPIRED, "holder": words, "scope": other, "certificate_number": other}
    report = made_report(fields, findings, context=Context(supplier=words), headline=other)
    assert report_pdf(report).startswith(b"%PDF-")


def test_a_bad_paper_is_cut_to_two_pages_with_the_worst_in_full() -> None:
    many = [made_finding(f"STD-{number:02}", Outcome.QUESTION) for number in range(1, 21)]
    many += [made_finding(f"DATE-{number:02}", Outcome.PROBLEM) for number in range(1, 4)]
    many += [made_finding(f"DOC-{number:02}", Outcome.CONSISTENT) for number in range(1, 40)]
    pages = pages_of(report_pdf(made_report(EXPIRED, many)))
    assert len(pages) == 2
    text = " ".join(pages)
    assert text.count("Problem:") == 3
    assert all(f"STD-{number:02}" in text for number in range(1, 21))
    assert "The file: 39" in text
