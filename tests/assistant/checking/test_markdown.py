"""The report as Markdown: everything is in it, and no word of a paper works as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checking.markdown import report_markdown
from assistant.checking.words import FIELD_LABELS, NEVER, with_links
from assistant.verification.certificate import FIELD_NAMES
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.phrase import Phrase
from assistant.verification.verify import verify
from tests.assistant.checking.made_reports import EXPIRED, ON, long_report, made_finding, made_report

ATTACKS = [
    "<b>x</b>",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "| a | b |",
    "`code` ```",
    "**bold** __bold__ ~~gone~~",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "https://evil.example/login",
    "www.evil.example",
    "mail@evil.example",
    "&lt;b&gt;",
    "\\| \\[x]",
    "$x^2$",
    "a\n\n# b",
    "<https://evil.example>",
    "[x]: https://evil.example",
]


def with_words(words: str) -> str:
    """Return the Markdown of a report in which the words stand wherever a paper's or buyer's words can."""
    finding = made_finding(
        "HOLD-03",
        Outcome.PROBLEM,
        evidence=words,
        next_step=Phrase("Ask about {words}.", {"words": words}),
    )
    fine = made_finding("STD-01", Outcome.CONSISTENT)
    fields = {**EXPIRED, "holder": words, "scope": words, "certificate_number": words, "standard": words}
    return report_markdown(
        made_report(fields, [finding, fine], context=Context(supplier=words), headline=words)
    )


@pytest.mark.parametrize("words", ATTACKS)
def test_words_of_a_paper_are_shown_and_never_work(words: str) -> None:
    text = with_words(words)
    for line in text.split("\n"):
        bare = re.sub(r"\\.", "", line)
        for ours in ("[ISO/IEC 17021-1:2015](<https://www.iso.org/standard/61651.html>)",):
            bare = bare.replace(ours, "")
        assert "evil.example" not in bare or "://" not in bare
        assert "www." not in bare
        assert "@" not in bare
        assert "](" not in bare
        assert not re.search(r"<[a-z/!]", bare)
        assert "`" not in bare.replace("`0123456789abcdef`", "")
        assert not re.match(r"(?:> )?#", bare) or re.match(r"#{1,3} (?:Cert|What|Mess|Eng|中)|## ", bare)
        if line.startswith("|"):
            assert bare.count("|") == 3


def test_words_that_would_begin_a_list_or_heading_do_not() -> None:
    assert "> \\# heading：" in with_words("# heading")
    assert "> \\- item：" in with_words("- item") or "> - item：" in with_words("- item")


def test_everything_is_in_it() -> None:
    report = long_report()
    text = report_markdown(report)
    for part in (NEVER, "22 November 2026", "`0123456789abcdef`", "✗ **Problem:**", "? **Question:**"):
        assert part in text
    for part in ("- – Nobody has looked", "- ✓ ", "It needs to know the product. SCOPE-02, SCOPE-07", "中文"):
        assert part in text
    (checked,) = report.certificates
    assert all(judged.rule.id in text for judged in checked.findings)
    assert "<https://www.tuvsud.com/en-us/resource/certificate-finder>" in text
    assert "| Expires | 4 March 2024 |" in text


def test_the_same_report_gives_the_same_text() -> None:
    assert report_markdown(long_report()) == report_markdown(long_report())


def test_without_a_certificate_it_says_so() -> None:
    assert "No certificate was given." in report_markdown(verify([], on=ON))


def test_several_certificates_are_numbered() -> None:
    text = report_markdown(made_report(EXPIRED, [], times=2))
    assert "\n## 1. ISO 13485:2016" in text
    assert "\n## 2. ISO 13485:2016" in text


def test_a_field_says_what_is_doubtful_about_it() -> None:
    from dataclasses import replace

    from assistant.checking.words import field_in_words
    from assistant.verification.certificate import Field

    field = Field(value="Q1", raw="Q1", confidence=0.3, others=("Q7",))
    assert field_in_words(field) == "Q1 (hard to read; elsewhere: Q7)"
    assert field_in_words(replace(field, corrected=True, others=())) == "Q1 (corrected by you)"


def test_what_is_only_hard_to_read_is_gathered_by_field() -> None:
    from dataclasses import replace

    fine = [made_finding(name, Outcome.CONSISTENT) for name in ("DATE-02", "DATE-03")]
    text = report_markdown(
        made_report(EXPIRED, [replace(one, outcome=Outcome.QUESTION, unsure=("expires",)) for one in fine])
    )
    assert "- ? Expires: 4 March 2024 (DATE-02, DATE-03)" in text
    assert "**Question:**" not in text


def test_every_field_has_a_label() -> None:
    assert set(FIELD_LABELS) == set(FIELD_NAMES)


def test_only_addresses_of_registers_become_links() -> None:
    known = "https://www.iafcertsearch.org"
    assert with_links(f"Look at {known}, then ask.") == [
        ("Look at ", False),
        (known, True),
        (", then ask.", False),
    ]
    for other in (f"{known}.evil.example", f"{known}@evil.example", "https://evil.example"):
        assert not any(link for _, link in with_links(f"Look at {other}"))


@given(st.text(max_size=200))
def test_any_words_give_a_text(words: str) -> None:
    assert with_words(words).endswith("\n")
