from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from knowledge import Knowledge, load_knowledge
from knowledge.check import find_faults, main, plain
from tests.knowledge.tiny_base import asks, claim, edit, source, write

ON = dt.date(2026, 11, 22)
SCOPE = "articles/scope-words.yaml"
WRONG = "misconceptions/certificate-approves-product.yaml"


def first_claim(**values: Any) -> Callable[[Any], None]:
    return lambda data: data["claims"]["answer"][0].update(values)


def twice(rows: list[Any]) -> list[Any]:
    return [*rows, rows[0]]


def same_claim_twice(data: Any) -> None:
    data["claims"]["why"] = [claim("activities", "The same id under another heading.")]


FAULTS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "unknown source": (
        SCOPE,
        first_claim(sources=[{"id": "no-such"}]),
        f"{SCOPE}: activities: unknown source 'no-such'",
    ),
    "missing source": (SCOPE, first_claim(sources=[]), f"{SCOPE}: activities: a claim without a source"),
    "unknown source of a cell": (
        "comparison.yaml",
        lambda data: data["points"][0]["buyer"].update(sources=[{"id": "no-such"}]),
        "comparison.yaml: risk.buyer: unknown source 'no-such'",
    ),
    "unknown source of a fact": (
        "facts/dated.yaml",
        lambda rows: rows[0].update(sources=[{"id": "no-such"}]),
        "facts: arrangement: unknown source 'no-such'",
    ),
    "dead related id": (
        SCOPE,
        lambda data: data.update(related=["gone"]),
        f"{SCOPE}: related: dead id 'gone'",
    ),
    "dead glossary id": (
        "glossary.yaml",
        lambda rows: rows[0].update(confused_with=["gone"]),
        "glossary.yaml: accreditation: dead id 'gone'",
    ),
    "dead option": (
        "clarifications.yaml",
        lambda rows: rows[0]["options"][0].update(leads_to="gone"),
        "clarifications.yaml: which-market: dead id 'gone'",
    ),
    "duplicate source": ("sources.yaml", twice, "sources.yaml: closed-book: the id stands 2 times"),
    "duplicate term": ("glossary.yaml", twice, "glossary.yaml: accreditation: the id stands 2 times"),
    "duplicate claim id": (SCOPE, same_claim_twice, f"{SCOPE}: activities: the claim id stands 2 times"),
    "duplicate ask across files": (
        SCOPE,
        lambda data: data["asks"].append("WHAT  cycle length?!"),
        f"{SCOPE}: asks: 'WHAT  cycle length?!' also stands in articles/audit-cycle.yaml",
    ),
    "duplicate ask in one file": (
        SCOPE,
        lambda data: data["asks"].append(data["asks"][0]),
        f"{SCOPE}: asks: 'what scope wording' also stands in {SCOPE}",
    ),
    "duplicate ask of small talk": (
        "small_talk.yaml",
        lambda rows: rows[0]["asks"].append("认证范围是什么"),
        f"small_talk.yaml (greeting): asks: '认证范围是什么' also stands in {SCOPE} (zh)",
    ),
    "too few asks": (
        SCOPE,
        lambda data: data.update(asks=asks("scope wording")[:9]),
        f"{SCOPE}: asks: 9 ways of asking; 10 are the least",
    ),
    "too long claim": (
        SCOPE,
        first_claim(text="a" * 231),
        f"{SCOPE}: activities: 231 characters; 230 are the most",
    ),
    "too long answer": (
        SCOPE,
        lambda data: [c.update(text="a" * 225) for c in data["claims"]["answer"]] and None,
        f"{SCOPE}: claims.answer: the answer has 450 characters; 420 are the most",
    ),
    "certifier": (
        SCOPE,
        first_claim(text="Ask the certifier for it."),
        f"{SCOPE}: activities: say 'certification body'",
    ),
    "accredited factory": (
        WRONG,
        first_claim(text="An accredited factory is better."),
        f"{WRONG}: system-only: a company is certified, not accredited",
    ),
    "certified by ISO": (
        SCOPE,
        first_claim(text="It was Certified by ISO in May."),
        f"{SCOPE}: activities: ISO certifies nobody",
    ),
    "high confidence on weak sources": (
        SCOPE,
        first_claim(confidence="high", sources=[{"id": "seed-note"}]),
        f"{SCOPE}: activities: high confidence on weak sources",
    ),
    "due before the review": (
        SCOPE,
        lambda data: data.update(review_due="2026-11-22"),
        f"{SCOPE}: review_due: not after the review",
    ),
}


@pytest.mark.parametrize(("file", "change", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_makes_the_exit_status_one(
    tiny_root: Path, file: str, change: Any, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny_root, file, change)
    status = main([str(tiny_root), "--on", ON.isoformat()])
    lines = capsys.readouterr().out.splitlines()
    assert expected in lines
    assert status == 1


def test_an_id_is_not_shared_by_an_article_and_a_misconception(tiny_root: Path) -> None:
    (tiny_root / WRONG).rename(tiny_root / "misconceptions/scope-words.yaml")
    edit(tiny_root, "misconceptions/scope-words.yaml", lambda data: data.update(id="scope-words"))
    faults = [str(fault) for fault in find_faults(load_knowledge(tiny_root), ON)]
    assert "articles and misconceptions: scope-words: the id stands 2 times" in faults


@pytest.mark.parametrize(
    ("file", "change", "key"),
    [
        (SCOPE, lambda data: data.update(review_due="2026-11-23"), "review_due"),
        ("facts/dated.yaml", lambda rows: rows[0].update(review_due="2026-11-23"), "arrangement"),
        (SCOPE, lambda data: [c.update(kind="advice") for c in data["claims"]["answer"]] and None, None),
    ],
    ids=["entry overdue", "fact overdue", "advice alone"],
)
def test_a_warning_is_said_and_the_exit_status_stays_zero(
    tiny_root: Path, file: str, change: Any, key: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(tiny_root, file, change)
    assert main([str(tiny_root), "--on", "2026-11-24"]) == 0
    *warnings, summary = capsys.readouterr().out.splitlines()
    assert len(warnings) == 1
    assert "warning: " in warnings[0]
    assert key is None or f": {key}: " in warnings[0]
    assert summary.endswith("0 fault(s), 1 warning(s).")


def test_a_review_is_late_on_the_day_after_it_was_due(tiny_root: Path) -> None:
    base = load_knowledge(tiny_root)
    assert not find_faults(base, dt.date(2027, 5, 22))
    late = find_faults(base, dt.date(2027, 5, 23))
    assert late
    assert all(fault.warning for fault in late)


def test_a_quoted_wording_may_be_wrong(tiny_root: Path) -> None:
    edit(tiny_root, SCOPE, first_claim(text='A page that says "certified by ISO" is wrong.'))
    assert not find_faults(load_knowledge(tiny_root), ON)


def test_main_tells_the_faults_of_files_that_do_not_load(
    tiny_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tiny_root, "glossary.yaml", {})
    write(tiny_root, "sources.yaml", [source("one-page"), source("Two")])
    assert main([str(tiny_root)]) == 1
    out = capsys.readouterr().out
    assert "glossary.yaml: should be a list" in out
    assert "sources.yaml: 2.id: " in out
    assert "2 fault(s)" in out


def test_a_clean_base_counts_itself_and_ends_well(tiny_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tiny_root), "--on", ON.isoformat()]) == 0
    assert capsys.readouterr().out.startswith("4 articles, 1 misconceptions, 3 points of comparison, 2 terms")


def test_a_day_that_is_no_date_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--on", "tomorrow"])
    assert ended.value.code == 2
    assert "tomorrow" in capsys.readouterr().err


def test_the_module_runs_as_a_command(tiny_root: Path) -> None:
    edit(tiny_root, SCOPE, first_claim(sources=[]))
    command = [sys.executable, "-m", "knowledge.check", str(tiny_root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "a claim without a source" in done.stdout


@pytest.mark.parametrize(
    ("one", "other"),
    [("Is it VALID?", "is it valid"), ("ＩＳＯ 9001", "iso 9001"), ("what's  new", "what s new")],
)
def test_ways_of_asking_are_compared_without_case_width_and_punctuation(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_the_real_base_has_no_fault(real_base: Knowledge) -> None:
    assert [str(fault) for fault in find_faults(real_base, ON) if not fault.warning] == []


def test_the_real_base_is_as_large_as_promised(real_base: Knowledge) -> None:
    assert len(real_base.articles) >= 120
    assert len(real_base.misconceptions) >= 45
    assert len(real_base.comparison.points) >= 30
    assert len(real_base.glossary) >= 90
    for language in ("zh", "es"):
        assert sum(language in article.translations for article in real_base.articles) >= 30


def test_every_register_that_an_answer_cites_is_described_as_a_source(real_base: Knowledge) -> None:
    from assistant.conversation.registers import OTHER_REGISTERS, SOURCE_OF

    assert {*SOURCE_OF.values(), OTHER_REGISTERS} <= real_base.source_by_id.keys()
