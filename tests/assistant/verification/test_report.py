"""The headline, what the paper cannot tell, the order of the findings, and the object for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from string import Formatter
from typing import Any

import pytest

from assistant.verification import headline as headlines
from assistant.verification.cannot_tell import TELL_US, cannot_tell
from assistant.verification.certificate import FIELD_NAMES, Certificate, Source
from assistant.verification.context import Context
from assistant.verification.finding import Outcome
from assistant.verification.headline import PROBLEM_SAYS, headline
from assistant.verification.paper_kind import PaperKind
from assistant.verification.phrase import Phrase
from assistant.verification.report import Skipped, in_report_order
from assistant.verification.rule import Case, Need
from assistant.verification.rules import RULES_BY_ID
from assistant.verification.verify import verify
from knowledge.registers import load_registers
from tests.assistant.checking.made_reports import EXPIRED, ON, made_finding, made_report, made_rule
from tests.assistant.verification.rule_examples import examples

NEVER_SAID = ("genuine", "fake", "authentic", "forged", "fraud", "real certificate", "valid certificate")


def case_of(
    fields: dict[str, Any],
    kind: PaperKind = PaperKind.MANAGEMENT_SYSTEM,
    *,
    source: Source = Source.PDF,
    text: str = "words",
    **context: Any,
) -> Case:
    certificate = Certificate.typed(fields, source=source, text=text)
    return Case(
        certificate=certificate, context=Context(**context), on=ON, registers=load_registers(), kind=kind
    )


def said(case: Case, *findings: Any) -> str:
    return str(headline(case, in_report_order([made_finding(*finding) for finding in findings])))


def test_one_problem_is_said_as_it_is() -> None:
    assert said(case_of(EXPIRED), ("DATE-02", Outcome.PROBLEM), ("STD-07", Outcome.QUESTION)) == (
        "Expired on 4 March 2024: ask for the current certificate."
    )


def test_several_problems_are_counted_after_the_most_decisive() -> None:
    two = (("DATE-09", Outcome.PROBLEM), ("DATE-02", Outcome.PROBLEM))
    assert said(case_of(EXPIRED), *two).endswith("current certificate. One more point does not fit.")
    three = (*two, ("STD-02", Outcome.PROBLEM))
    assert said(case_of(EXPIRED), *three) == (
        "Organisations are not certified to ISO 13485: ask which certificate the supplier holds. "
        "2 more points do not fit."
    )


def test_what_the_buyer_found_in_a_register_outweighs_all_else() -> None:
    found = said(case_of(EXPIRED), ("DATE-02", Outcome.PROBLEM), ("REG-01", Outcome.PROBLEM))
    assert found.startswith("The register says something else")


def test_a_problem_whose_words_are_missing_is_still_counted() -> None:
    found = said(case_of({"standard": "ISO 9001"}), ("DATE-02", Outcome.PROBLEM))
    assert found.startswith("One point contradicts the paper itself, the offer or known facts: the dates.")


@pytest.mark.parametrize("rule", PROBLEM_SAYS)
def test_a_headline_of_a_problem_is_short_and_has_places_that_can_be_filled(rule: str) -> None:
    places = {name for _, name, _, _ in Formatter().parse(PROBLEM_SAYS[rule]) if name}
    assert places <= {*FIELD_NAMES, "product", "supplier", "market", "factory"}
    assert len(PROBLEM_SAYS[rule]) <= 110


def test_every_rule_that_finds_a_problem_in_an_example_has_a_headline() -> None:
    found = {rule for rule, example in examples() if example.outcome == "problem"}
    assert found <= set(PROBLEM_SAYS)


def test_questions_are_counted_by_what_they_are_about() -> None:
    assert said(case_of(EXPIRED), ("DATE-03", Outcome.QUESTION)).endswith("rely on this paper: the dates.")
    four = [(name, Outcome.QUESTION) for name in ("STD-07", "DATE-03", "BODY-04", "ACC-01")]
    assert said(case_of(EXPIRED), *four[:2]) == (
        "2 points need an answer before you rely on this paper: the standard and the dates."
    )
    assert said(case_of(EXPIRED), *four).endswith(
        "above all the standard, the dates and the certification body."
    )


def test_where_all_is_only_hard_to_read_it_says_so() -> None:
    fine = made_finding("DATE-02", Outcome.CONSISTENT)
    unsure = replace(fine, outcome=Outcome.QUESTION, unsure=("expires",))
    assert str(headline(case_of(EXPIRED), [unsure])).startswith("Parts of this paper were hard to read.")
    asked = made_finding("ACC-01", Outcome.QUESTION)
    assert str(headline(case_of(EXPIRED), [unsure, asked])).startswith("One point needs an answer")


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (PaperKind.MANAGEMENT_SYSTEM, EXPIRED, "TÜV SÜD certificate finder"),
        (PaperKind.MANAGEMENT_SYSTEM, {"standard": "ISO 9001"}, "IAF CertSearch"),
        (PaperKind.MANAGEMENT_SYSTEM, {**EXPIRED, "certification_body": "Nobody at All"}, "IAF CertSearch"),
        (PaperKind.EU_CERTIFICATE, {"standard": "MDR"}, "EUDAMED"),
        (PaperKind.FDA_PAPER, {"fda_number": "K123456"}, "FDA 510(k) database"),
        (PaperKind.FDA_PAPER, {"fda_number": "3012345678"}, "FDA registration and listing"),
        (PaperKind.EU_PAPER, {"standard": "2017/745"}, "not a certificate of a notified body"),
    ],
)
def test_a_clean_paper_is_never_more_than_consistent(
    kind: PaperKind, fields: dict[str, Any], words: str
) -> None:
    found = said(case_of(fields, kind), ("STD-01", Outcome.CONSISTENT), ("REG-01", Outcome.NOT_STATED))
    assert found.startswith("Nothing inconsistent on paper.")
    assert words in found


def test_a_paper_of_no_known_kind_is_not_called_consistent() -> None:
    found = said(case_of({"certificate_number": "Q1"}, PaperKind.OTHER), ("STD-01", Outcome.CONSISTENT))
    assert "so little was checked" in found


def test_single_details_never_sound_like_a_whole_paper() -> None:
    found = said(case_of(EXPIRED, source=Source.TYPED), ("DATE-02", Outcome.CONSISTENT))
    assert found.startswith("Nothing inconsistent in the details given. Ask for the whole paper")


def test_what_the_register_confirmed_is_said() -> None:
    assert "what you found in the register agrees" in said(case_of(EXPIRED), ("REG-01", Outcome.CONSISTENT))


@pytest.mark.parametrize(
    ("case", "template"),
    [
        (case_of({}, text=" \n "), headlines.NOTHING_READ),
        (case_of({}, text="", source=Source.TYPED), headlines.NOTHING_GIVEN),
        (case_of({"holder": "Anlan"}, PaperKind.OTHER, text="An invoice."), headlines.NO_CERTIFICATE),
    ],
)
def test_where_there_is_no_certificate_it_says_what_to_do(case: Case, template: str) -> None:
    question = made_finding("DATE-01", Outcome.QUESTION)
    assert headline(case, [question]).template == template


def test_long_words_of_a_paper_are_cut_in_a_headline() -> None:
    case = case_of({**EXPIRED, "holder": "x" * 5_000}, supplier="y" * 5_000)
    assert len(said(case, ("HOLD-03", Outcome.PROBLEM), ("DATE-02", Outcome.PROBLEM))) < 400


def test_no_headline_or_open_point_says_genuine_or_fake() -> None:
    texts = [value for value in vars(headlines).values() if isinstance(value, str) and " " in value]
    texts += PROBLEM_SAYS.values()
    for kind in PaperKind:
        texts += [str(point) for point in cannot_tell(case_of(EXPIRED, kind), [])]
    for text in texts[1:]:
        assert not any(word in text.lower() for word in NEVER_SAID), text


def _skipped(*needs: Need) -> list[Skipped]:
    rules = [replace(made_rule(f"SCOPE-{number:02}"), context=(need,)) for number, need in enumerate(needs)]
    return [Skipped(rule=rule, because=Phrase("x")) for rule in rules]


@pytest.mark.parametrize("kind", PaperKind)
def test_there_are_three_to_six_open_points(kind: PaperKind) -> None:
    case = case_of(EXPIRED, kind)
    assert 3 <= len(cannot_tell(case, [])) <= 5
    assert len(cannot_tell(case, _skipped(*Need))) <= 6
    assert all(len(str(point)) < 260 for point in cannot_tell(case, _skipped(*Need)))


def test_a_detail_that_the_buyer_did_not_give_is_asked_for() -> None:
    skipped = _skipped(Need.PRODUCT)
    assert str(cannot_tell(case_of(EXPIRED), skipped)[-1]) == TELL_US[Need.PRODUCT]
    assert "covers it" not in str(cannot_tell(case_of(EXPIRED, product="pumps"), skipped)[-1])
    several = str(cannot_tell(case_of(EXPIRED), _skipped(Need.FACTORY, Need.SUPPLIER, Need.MARKET))[-1])
    assert several.startswith(TELL_US[Need.SUPPLIER])
    assert several.endswith("the address of the factory and the market.")


def test_open_points_name_the_market_and_a_body_that_is_known() -> None:
    points = " ".join(str(point) for point in cannot_tell(case_of(EXPIRED, market="Canada"), []))
    assert "your market (Canada)" in points
    assert "only TÜV SÜD can confirm that" in points
    unknown = case_of({**EXPIRED, "certification_body": "ISO"})
    assert "only that body can confirm it" in " ".join(str(point) for point in cannot_tell(unknown, []))


def test_findings_stand_worst_first_then_by_family() -> None:
    mixed = [
        made_finding("STD-01", Outcome.CONSISTENT),
        made_finding("REG-01", Outcome.NOT_STATED),
        made_finding("DATE-02", Outcome.PROBLEM),
        made_finding("STD-05", Outcome.PROBLEM),
        made_finding("ACC-01", Outcome.QUESTION),
    ]
    order = [judged.rule.id for judged in in_report_order(mixed)]
    assert order == ["STD-05", "DATE-02", "ACC-01", "REG-01", "STD-01"]


def test_the_object_for_programs_has_the_keys_of_the_contract_in_order() -> None:
    report = made_report(EXPIRED, [made_finding("DATE-02", Outcome.PROBLEM)], skipped=("SCOPE-02",))
    told = json.loads(json.dumps(report.to_json(), ensure_ascii=False))
    assert list(told)[:4] == ["on", "knowledge", "certificates", "message_to_supplier"]
    (certificate,) = told["certificates"]
    assert list(certificate)[:5] == ["fields", "findings", "skipped", "headline", "cannot_tell"]
    assert list(certificate["fields"]["expires"])[:4] == ["value", "raw", "where", "confidence"]
    assert list(certificate["findings"][0])[:8] == [
        "rule",
        "family",
        "title",
        "outcome",
        "reason",
        "evidence",
        "source",
        "next_step",
    ]
    assert list(certificate["findings"][0]["source"]) == ["title", "url", "at"]
    assert list(certificate["skipped"][0]) == ["rule", "because"]
    assert told["message_to_supplier"] == report.messages["en"]


def test_the_real_expired_certificate_is_said_to_be_expired() -> None:
    report = verify([Certificate.typed(EXPIRED, source=Source.PDF)], on=ON)
    assert "DATE-02" in RULES_BY_ID
    assert str(report.certificates[0].headline).startswith("Expired on 4 March 2024")
