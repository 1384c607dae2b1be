"""The message to the supplier: what it asks, in which order, and what it never says."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from assistant.verification.certificate import FIELD_NAMES
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.message import LANGUAGES, MOST_QUESTIONS, message_texts
from assistant.verification.rules import RULES, RULES_BY_ID
from assistant.verification.verify import verify
from tests.assistant.checking.made_reports import EXPIRED, ON, made_finding, made_report

TEXTS = message_texts()
FROM_THE_DEAL = {"product", "supplier", "factory"}
NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_question_or_is_for_the_buyer_to_look_up(rule) -> None:
    assert (rule.id in TEXTS.questions) != (rule.id in TEXTS.the_buyer_looks)


def test_only_registers_are_for_the_buyer_to_look_up() -> None:
    assert all(rule.startswith("REG-") for rule in TEXTS.the_buyer_looks)


def test_no_question_is_of_a_rule_that_there_is_not() -> None:
    families = {rule.family for rule in RULES}
    asked = {rule for rule in TEXTS.questions if rule.partition("-")[0] in families}
    assert asked <= set(RULES_BY_ID)


@pytest.mark.parametrize("rule", TEXTS.questions)
def test_a_question_asks_for_the_same_in_both_languages(rule: str) -> None:
    english, chinese = (TEXTS.questions[rule].texts[language] for language in LANGUAGES)
    assert "?" in english
    assert re.search(r"[？。]$", chinese)
    for language in LANGUAGES:
        places = {name for _, name, _, _ in Formatter().parse(TEXTS.questions[rule].texts[language]) if name}
        assert places <= {*FIELD_NAMES, *FROM_THE_DEAL}
        assert places <= set(TEXTS.unstated[language]), "no words for what is not stated"


def test_no_word_accuses() -> None:
    words = " ".join(
        [*(text for question in TEXTS.questions.values() for text in question.texts.values())]
        + [text for frame in TEXTS.frame.values() for text in frame.values()]
    ).lower()
    for word in ("fake", "genuine", "forge", "fraud", "false", "suspicious", "authentic", "假", "伪", "造假"):
        assert word not in words


def test_the_worst_stands_first_and_is_put_with_the_words_of_the_paper() -> None:
    report = made_report(
        EXPIRED, [made_finding("BODY-04", Outcome.QUESTION), made_finding("DATE-02", Outcome.PROBLEM)]
    )
    english, chinese = report.messages["en"], report.messages["zh"]
    assert english.index("1. The certificate shows the expiry date 4 March 2024.") < english.index(
        "2. We did not find"
    )
    assert "2024年3月4日" in chinese
    assert "certificate Q6 104562 0007 (ISO 13485)" in english
    assert "ISO 13485证书（编号：Q6 104562 0007）" in chinese


def test_it_asks_once_for_the_same() -> None:
    several = [made_finding(f"ACC-{number:02}", Outcome.QUESTION) for number in (1, 3, 4, 8)]
    report = made_report(EXPIRED, [*several, made_finding("BODY-04", Outcome.QUESTION)])
    assert len(NUMBERED.findall(report.messages["en"])) == 1


def test_it_stays_short() -> None:
    every = [made_finding(name, Outcome.PROBLEM) for name in TEXTS.questions]
    report = made_report(EXPIRED, every, context=Context(supplier="x" * 10_000), times=3)
    for language in LANGUAGES:
        assert len(NUMBERED.findall(report.messages[language])) == MOST_QUESTIONS
        assert len(report.messages[language]) < 5_000


def test_with_nothing_open_it_still_asks_for_the_pdf_and_for_leave_to_ask() -> None:
    report = made_report(EXPIRED, [made_finding("DATE-02", Outcome.CONSISTENT)])
    assert not NUMBERED.search(report.messages["en"])
    assert "PDF of certificate Q6 104562 0007 (ISO 13485) with all annexes" in report.messages["en"]
    assert "contact the issuing body" in report.messages["en"]
    assert "完整PDF" in report.messages["zh"]


@pytest.mark.parametrize("outcome", [Outcome.NOT_STATED, Outcome.QUESTION, Outcome.PROBLEM])
def test_the_register_is_not_asked_of_the_supplier(outcome: Outcome) -> None:
    report = made_report(EXPIRED, [made_finding("REG-01", outcome)])
    assert not NUMBERED.search(report.messages["en"])


def test_what_is_not_stated_is_asked_of_a_whole_paper_where_it_matters() -> None:
    asked = made_report(EXPIRED, [made_finding("ACC-01", Outcome.NOT_STATED)])
    not_asked = made_report(EXPIRED, [made_finding("ACC-08", Outcome.NOT_STATED)])
    assert "accreditation body" in asked.messages["en"]
    assert "accreditation" not in not_asked.messages["en"]


def test_of_what_is_hard_to_read_a_clear_copy_is_asked_for() -> None:
    report = made_report(EXPIRED, [made_finding("DATE-02", Outcome.QUESTION, unsure=("expires",))])
    assert "clear copy" in report.messages["en"]
    assert "4 March 2024" not in report.messages["en"]


def test_the_supplier_of_the_offer_is_greeted_else_the_holder_else_nobody() -> None:
    named = made_report(EXPIRED, [], context=Context(supplier="Anlan Trading Ltd"))
    assert named.messages["en"].startswith("Dear Anlan Trading Ltd team,")
    assert made_report(EXPIRED, []).messages["zh"].startswith("深圳市明远医疗器械有限公司")
    assert made_report({"standard": "ISO 9001"}, []).messages["en"].startswith("Dear Sir or Madam,")
    assert verify([], on=ON).messages["zh"].startswith("您好！")


def test_of_several_papers_each_question_names_its_own() -> None:
    report = made_report(EXPIRED, [made_finding("DATE-02", Outcome.PROBLEM)], times=2)
    assert "1. Certificate Q6 104562 0007 (ISO 13485): The certificate shows" in report.messages["en"]
    assert len(NUMBERED.findall(report.messages["en"])) == 1


@pytest.mark.parametrize("name", ["{holder}", "{0}", "a\nb\u202ec\x1b[31m", "<b>x</b>", "%s"])
def test_words_of_a_paper_stay_words(name: str) -> None:
    report = made_report({**EXPIRED, "holder": name}, [made_finding("HOLD-03", Outcome.PROBLEM)])
    message = report.messages["en"]
    assert "\u202e" not in message
    assert "\x1b" not in message
    assert ("a b c" if name.startswith("a") else name) in message
