import pytest

from evals.interval import bootstrap_mean, wilson


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [  # Newcombe 1998, table I, method 3; and Brown, Cai, DasGupta 2001
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_wilson_gives_published_values(right, n, low, high):
    found = wilson(right, n)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(("right", "n"), [(1, 0), (3, 2), (-1, 2)])
def test_no_share_has_no_interval(right, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(right, n)


def test_the_bootstrap_holds_the_mean_and_repeats_itself():
    values = [1.0, 0.5, 0.0, 1.0, 0.33] * 20
    found = bootstrap_mean(values)
    assert found == bootstrap_mean(values)
    assert found.low < sum(values) / len(values) < found.high


def test_the_bootstrap_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        bootstrap_mean([])
