"""Each defect changes the paper, its key or its file, and says what is wrong."""

from __future__ import annotations

import pytest

from assistant.specimens import PLANTABLE, draw_specimen
from assistant.specimens.companies import check_character
from assistant.verification.certificate import FIELD_NAMES, Certificate

SEEDS = range(6)
NOT_ON_THE_PAGE = {"HOLD-03", "SITE-02", "SCOPE-02"}
"""Only what the buyer knows is another."""


def test_many_defects_can_be_planted():
    assert len(PLANTABLE) >= 85
    assert list(PLANTABLE) == sorted(PLANTABLE)


@pytest.mark.parametrize("rule", PLANTABLE)
def test_a_planted_defect_is_named_in_the_key(rule):
    for seed in SEEDS:
        key = draw_specimen(seed, defects=(rule,)).key
        assert key.defects[0].rule == rule
        assert key.defects[0].what.endswith(".")
        assert all(defect.field is None or defect.field in FIELD_NAMES for defect in key.defects)
        assert not {defect.rule for defect in key.defects} & set(key.may_speak)
        Certificate.typed({name: value for name, value in key.fields.items() if value is not None})


@pytest.mark.parametrize("rule", PLANTABLE)
def test_a_planted_defect_changes_the_specimen(rule):
    defective = draw_specimen(3, defects=(rule,))
    before = draw_specimen(3, layout=defective.key.layout, language=defective.key.language)
    if rule in NOT_ON_THE_PAGE:
        assert defective.key.context != before.key.context
    elif defective.key.defects[0].only_in == ("pdf",):
        assert defective.content.tricks != before.content.tricks
    else:
        assert defective.content != before.content


@pytest.mark.parametrize(
    ("rule", "field"),
    [("DATE-01", "expires"), ("HOLD-01", "holder"), ("NUM-01", "certificate_number"), ("SCOPE-01", "scope")],
)
def test_what_is_missing_is_null_in_the_key(rule, field):
    assert draw_specimen(2, defects=(rule,)).key.fields[field] is None


@pytest.mark.parametrize("seed", SEEDS)
def test_an_unclear_date_has_both_readings(seed):
    specimen = draw_specimen(seed, defects=("DATE-06",))
    readings = specimen.key.fields["expires"]
    assert len(readings) == 2
    (_, month, day), (_, other_month, other_day) = (reading.split("-") for reading in readings)
    assert (month, day) == (other_day, other_month)
    assert specimen.content.expires
    assert specimen.content.expires.text in specimen.text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_check_character_is_wrong_and_a_clean_one_right(seed):
    wrong = draw_specimen(seed, defects=("NUM-04",)).key.fields["uscc"]
    assert check_character(wrong[:17]) != wrong[17]
    right = draw_specimen(seed, language="zh").key.fields["uscc"]
    assert check_character(right[:17]) == right[17]
    assert right.startswith("91990000")


def test_words_that_only_the_file_holds_are_not_in_the_text():
    hidden = draw_specimen(1, defects=("DOC-01",))
    assert hidden.content.tricks.hidden not in hidden.text
    patched = draw_specimen(1, defects=("DOC-10",))
    assert patched.content.tricks.patch not in patched.text


def test_the_annex_shows_another_number():
    specimen = draw_specimen(1, defects=("DOC-09",))
    first, second = specimen.text.split("\n\n", 1)
    assert specimen.key.fields["certificate_number"] in first
    assert specimen.content.last_number in second
