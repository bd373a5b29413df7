"""Set pair analysis: the index, the band, the potential, and what happens where nothing is contrary."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.index.set_pair import (
    analyse,
    coefficient_bounds,
    coefficients,
    connection_degree,
    set_pair,
    three_elements,
)
from satisfaction.index.weighted_average import weighted_average

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
SHARES = np.array([0.1895, 0.3565, 0.2815, 0.1, 0.0725])
"""B of the worked example: mu .2453, band .042 to .534, potential 3.165."""

RNG = np.random.default_rng(3)
WEIGHTS, MEMBERSHIPS = RNG.dirichlet(np.ones(7), 3), RNG.dirichlet(np.ones(5), (3, 4, 7))


def test_the_worked_example() -> None:
    found = analyse(SHARES)
    assert found.degree == pytest.approx(0.24525, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((0.042, 0.534), abs=5e-4)
    assert found.elements == pytest.approx([0.546, 0.2815, 0.1725])
    assert found.potential == pytest.approx(3.1652, abs=1e-4)
    assert found.proportional == pytest.approx(0.546 + 0.2815 * (0.546 - 0.1725) / 0.7185 - 0.1725)
    assert found.neutral == pytest.approx(0.1895 - 0.0725)
    assert found.tendency == "same"
    assert found.exponential == pytest.approx(np.exp(0.546 - 0.1725))


def test_equal_division_is_the_linear_score() -> None:
    index = set_pair(WEIGHTS[:, None], MEMBERSHIPS, SCORES)
    assert index.shape == (3, 4)
    assert index == pytest.approx(weighted_average(WEIGHTS[:, None], MEMBERSHIPS, SCORES))


@pytest.mark.parametrize("discrepancy", ["equal-division", "neutral", "proportional"])
def test_every_choice_reads_draws_at_once_and_stays_within_the_scores(discrepancy) -> None:
    index = set_pair(WEIGHTS[:, None], MEMBERSHIPS, SCORES, discrepancy=discrepancy)
    one = set_pair(WEIGHTS[1], MEMBERSHIPS[1, 2], SCORES, discrepancy=discrepancy)
    assert index[1, 2] == pytest.approx(one)
    assert ((index >= 0.2) & (index <= 1)).all()
    degree = connection_degree(WEIGHTS[1] @ MEMBERSHIPS[1, 2], discrepancy)
    assert one == pytest.approx(0.2 + 0.8 * (degree + 1) / 2)


@pytest.mark.parametrize("grades", [2, 3, 4, 5, 7])
def test_the_band_holds_every_choice(grades: int) -> None:
    least, most = coefficient_bounds(grades)
    assert least.shape == most.shape == (grades,)
    for choice in ("equal-division", "neutral"):
        assert (least <= coefficients(grades, choice) + 1e-12).all() or choice == "neutral"
    for shares in np.random.default_rng(grades).dirichlet(np.ones(grades), 20):
        found = analyse(shares)
        assert found.low - 1e-12 <= found.degree <= found.high + 1e-12
        assert found.elements.sum() == pytest.approx(1)


def test_five_grades_divide_the_range_in_thirds() -> None:
    least, most = coefficient_bounds(5)
    assert least == pytest.approx([1, 1 / 3, -1 / 3, -1, -1])
    assert most == pytest.approx([1, 1, 1 / 3, -1 / 3, -1])


@pytest.mark.parametrize(
    ("shares", "tendency", "potential"),
    [
        ([0.5, 0.2, 0.3, 0, 0], "quasi-same", None),
        ([0, 0, 1, 0, 0], "equal", None),
        ([0.2, 0.2, 0.2, 0.2, 0.2], "equal", 1.0),
        ([0.1, 0.1, 0.2, 0.3, 0.3], "opposite", 1 / 3),
    ],
)
def test_which_way_it_tends(shares, tendency, potential) -> None:
    found = analyse(np.array(shares))
    assert found.tendency == tendency
    assert found.potential == (None if potential is None else pytest.approx(potential))
    assert np.isfinite([found.degree, found.proportional, found.exponential]).all()


def test_counts_are_scaled_and_nothing_is_refused() -> None:
    assert analyse(7 * SHARES).degree == pytest.approx(analyse(SHARES).degree)
    with pytest.raises(DecisionError, match="evaluation-empty"):
        analyse(np.zeros(5))
    with pytest.raises(DecisionError, match="set-pair-too-few-grades"):
        analyse(np.ones(1))
    with pytest.raises(DecisionError, match="index-wrong-shape"):
        set_pair(WEIGHTS[0], MEMBERSHIPS[0, 0], SCORES[:4])


def test_an_even_number_of_grades_has_no_middle() -> None:
    assert three_elements(np.array([0.1, 0.2, 0.3, 0.4])) == pytest.approx([0.3, 0, 0.7])
