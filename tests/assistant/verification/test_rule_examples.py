"""Every rule against its examples, and every rule has the examples that a trainer wants to see."""

from __future__ import annotations

import pytest

from assistant.verification.rules import RULES, RULES_BY_ID
from assistant.verification.verify import verify
from tests.assistant.verification.rule_examples import Example, examples

EXAMPLES = list(examples())


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}: {example.case}" for rule, example in EXAMPLES]
)
def test_a_rule_says_what_its_example_expects(rule: str, example: Example) -> None:
    report = verify([example.certificate()], on=example.on, context=example.deal())
    (checked,) = report.certificates
    skipped = {one.rule.id: str(one.because) for one in checked.skipped}
    found = {one.rule.id: one for one in checked.findings}
    if example.outcome == "skipped":
        assert rule in skipped, found[rule].outcome
        return
    assert rule in found, skipped.get(rule)
    assert found[rule].outcome.value == example.outcome, str(found[rule].reason)
    for words in example.says:
        assert words in str(found[rule].reason)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_sides(rule) -> None:
    outcomes = {example.outcome for name, example in EXAMPLES if name == rule.id}
    assert outcomes & {"consistent", "not_stated"}, "no example in which it has nothing to object to"
    assert len(outcomes) > 1, outcomes


def test_no_example_is_of_an_unknown_rule() -> None:
    assert {name for name, _ in EXAMPLES} <= set(RULES_BY_ID)
