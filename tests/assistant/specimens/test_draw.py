"""The same seed gives the same paper, every layout draws in all its languages, the key is what is printed."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from assistant.specimens import LAYOUTS, ON, draw_specimen, random_defects
from assistant.specimens.defects import PLANTERS
from assistant.specimens.when import When
from assistant.verification.certificate import FIELD_NAMES, Certificate

EVERY_PAPER = [(name, tongue) for name, layout in LAYOUTS.items() for tongue in layout.languages]
SEEDS = range(60)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(value: object) -> list[str]:
    if isinstance(value, When):
        return [value.text]
    if isinstance(value, tuple):
        return [text for one in value for text in printed(one)]
    return [str(value)]


@pytest.mark.parametrize(("layout", "language"), EVERY_PAPER)
def test_every_layout_draws_in_each_of_its_languages(layout, language):
    for seed in range(5):
        specimen = draw_specimen(seed, layout=layout, language=language)
        assert (specimen.key.layout, specimen.key.language) == (layout, language)
        assert "Training document · fictitious companies" in specimen.text


def test_there_are_many_layouts_and_languages():
    assert len(LAYOUTS) >= 10
    assert {tongue for _, tongue in EVERY_PAPER} == {"en", "zh", "de", "es", "fr", "it"}


def test_the_same_seed_gives_the_same_text_and_key():
    for seed in SEEDS:
        one, two = draw_specimen(seed), draw_specimen(seed)
        assert one.text == two.text
        assert one.key == two.key


def test_different_seeds_give_different_papers():
    assert len({draw_specimen(seed).text for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_of_the_key_is_printed(seed):
    specimen = draw_specimen(seed)
    words = squeezed(specimen.text)
    for name in FIELD_NAMES:
        value = getattr(specimen.content, name)
        if not value or name in {"qr", "language"}:
            continue
        if name == "standard" and specimen.content.kind == "eu":
            value = specimen.content.standard_text
        for text in printed(value):
            assert squeezed(text) in words, (specimen.key.layout, name, text)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_of_the_key_is_a_value_of_a_certificate(seed):
    key = draw_specimen(seed).key.to_json()
    assert list(key["fields"]) == list(FIELD_NAMES)
    Certificate.typed({name: value for name, value in key["fields"].items() if value is not None})


@pytest.mark.parametrize("seed", SEEDS)
def test_dates_of_a_clean_specimen_are_clear_and_in_order(seed):
    content = draw_specimen(seed).content
    shown = [content.first_issued, content.issued, content.expires]
    days = [when.day for when in shown if when]
    assert days == sorted(days)
    assert content.issued
    assert content.expires
    assert content.issued.day < ON < content.expires.day - dt.timedelta(days=180)
    assert all(len(when.iso) == 1 for when in shown if when)
    assert not [
        text
        for when in shown
        if when
        for text in [when.text]
        if re.match(r"(0[1-9]|1[0-2])[./-]\d\d[./-]", text)
    ]


def test_no_word_of_a_clean_specimen_sounds_like_a_sample():
    for seed in SEEDS:
        words = draw_specimen(seed).text.casefold()
        assert not re.search(r"\b(?:specimen|sample|draft|copy|void|muster|borrador|bozza)\b", words)


def test_the_key_has_the_shape_of_the_contract():
    key = json.loads(json.dumps(draw_specimen(4, defects=("DATE-02",)).key.to_json()))
    assert list(key)[:7] == ["seed", "layout", "language", "on", "fields", "context", "defects"]
    assert set(key["context"]) >= {"product", "market", "supplier", "factory", "role"}
    assert set(key["defects"][0]) == {"rule", "field", "what"}
    assert key["on"] == ON.isoformat()


def test_another_day_moves_the_dates_and_the_edition():
    on = dt.date(2031, 5, 6)
    for seed in range(20):
        content = draw_specimen(seed, on=on).content
        assert content.issued
        assert content.expires
        assert content.issued.day < on < content.expires.day
        assert content.standard_text not in {"ISO 9001:2015", "ISO 14001:2015"}


@pytest.mark.parametrize("wish", [{"layout": "no such layout"}, {"language": "xx"}, {"defects": ("DATE-99",)}])
def test_what_cannot_be_drawn_is_refused_with_a_hint(wish):
    with pytest.raises(ValueError, match=r"Layouts: classic|Choose among"):
        draw_specimen(1, **wish)


def test_defects_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="cannot stand on one paper"):
        draw_specimen(1, defects=("DATE-12", "DATE-09"))


def test_chosen_defects_go_together_and_come_from_the_seed():
    for seed in range(40):
        chosen = random_defects(seed, 3)
        assert chosen == random_defects(seed, 3)
        assert len(set(chosen)) == 3
        touched = [part for rule in chosen for part in PLANTERS[rule].touches]
        assert len(touched) == len(set(touched))
        planted = {defect.rule for defect in draw_specimen(seed, defects=chosen).key.defects}
        assert planted >= set(chosen)
