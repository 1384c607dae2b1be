"""Words keep clear of each other and of the edges, in every layout, language and with defects."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.specimens import LAYOUTS, PLANTABLE, draw_specimen, random_defects

MARGIN = 8.0
TOUCH = 0.4
EVERY_PAPER = [(name, tongue) for name, layout in LAYOUTS.items() for tongue in layout.languages]


def clashes(specimen):
    """Pairs of words that lie over each other, and words that leave the page."""
    paper = specimen.paper
    pieces = [piece for piece in paper.pieces if piece.size]
    outside = [
        piece.words
        for piece in pieces
        if piece.x < MARGIN or piece.x + piece.width > paper.width - MARGIN or piece.y > paper.height - MARGIN
    ]
    return outside + [(one.words, two.words) for one, two in combinations(pieces, 2) if touch(one, two)]


def touch(one, two):
    across = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    if one.page != two.page or across <= 1:
        return False
    top = max(one.y - one.size * 0.7, two.y - two.size * 0.7)
    foot = min(one.y + one.size * 0.12, two.y + two.size * 0.12)
    return foot - top > TOUCH


@pytest.mark.parametrize(("layout", "language"), EVERY_PAPER)
def test_words_keep_clear_of_each_other(layout, language):
    for seed in range(12):
        assert not clashes(draw_specimen(seed, layout=layout, language=language)), seed


@pytest.mark.parametrize("rule", PLANTABLE)
def test_words_keep_clear_of_each_other_with_a_defect(rule):
    for seed in range(3):
        assert not clashes(draw_specimen(seed, defects=(rule,))), seed


@pytest.mark.parametrize("seed", range(40))
def test_words_keep_clear_of_each_other_with_three_defects(seed):
    chosen = random_defects(seed, 3)
    assert not clashes(draw_specimen(seed, defects=chosen)), chosen
