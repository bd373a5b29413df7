"""Indices, memberships and survey weights against published numbers and exact ones."""

import numpy as np
import pytest

from mcdm.fuzzy import compose
from mcdm.scales import FIVE_GRADES
from satisfaction.index.weighted_average import weighted_average
from satisfaction.memberships import anchored, from_shares, from_thresholds
from satisfaction.strata import stratify
from tests.satisfaction.small_surveys import population, survey_of

SCORES = np.array(FIVE_GRADES.scores)


def test_customer_satisfaction_degree_of_eight_elements():
    """The CSD of company Z's eight elements (weights and counts are ours, the formula is the article's)."""
    weights = np.array([0.20, 0.15, 0.10, 0.10, 0.15, 0.15, 0.05, 0.10])
    counts = [
        [40, 35, 15, 7, 3],
        [30, 40, 20, 8, 2],
        [25, 45, 20, 7, 3],
        [20, 40, 25, 10, 5],
        [30, 35, 20, 10, 5],
        [35, 30, 20, 10, 5],
        [30, 45, 15, 8, 2],
        [25, 35, 25, 10, 5],
    ]
    shares = from_shares([f"K{i}" for i in range(1, 9)], counts).values
    index = weighted_average(weights, shares, SCORES)
    assert index == pytest.approx(0.7644, abs=1e-10)
    assert FIVE_GRADES.percent(float(index)) == pytest.approx(70.55, abs=1e-8)


def test_weighted_index_of_three_elements():
    shares = from_shares("abc", [[30, 40, 20, 7, 3], [25, 35, 25, 10, 5], [15, 30, 35, 12, 8]]).values
    assert weighted_average(np.array([0.4, 0.35, 0.25]), shares, SCORES) == pytest.approx(0.7311, abs=1e-12)


@pytest.mark.parametrize(
    ("value", "anchors", "expected"),
    [
        (9.6, (1, 4, 8.76, 17.5, 30), (0, 0, 0.903890, 0.096110, 0)),
        (98.0, (99.8, 98.5, 97.5, 96.5, 95), (0, 0.5, 0.5, 0, 0)),
        (52, (25, 45, 60, 90, 120), (0, 8 / 15, 7 / 15, 0, 0)),
    ],
)
def test_figures_through_anchors(value, anchors, expected):
    assert anchored(value, anchors) == pytest.approx(expected, abs=1e-6)


def test_tillage_from_raw_indicators():
    """zhjx19/mathmodels-book, chapter 10.3: measured values through thresholds to grades, worst grade first."""
    thresholds = [[0, 350, 450, 550], [1, 2, 3, 4], [0, 20, 40, 60], [0, 50, 90, 130], [1, 2, 3, 4]]
    values = [[592.5, 2, 25, 72, 1], [529, 3, 42, 105, 2], [412, 4, 48, 85, 3]]
    composed = compose(np.array([0.2, 0.1, 0.15, 0.3, 0.25]), from_thresholds(values, thresholds))
    expected = [[0.25, 0.3475, 0.2025, 0.2], [0, 0.25, 0.4645, 0.2855], [0, 0.1135, 0.7265, 0.16]]
    assert composed == pytest.approx(np.array(expected), abs=1e-9)
    assert composed @ [30, 60, 75, 90] == pytest.approx([61.5375, 75.5325, 75.6975], abs=1e-9)


def test_effective_sample_of_a_weighted_survey():
    """60 VIP, 340 large and 1,600 ordinary customers answer for 4, 176 and 9,820 of 10,000: 2,000 are worth 1,657."""
    tiers = [("VIP",)] * 60 + [("large",)] * 340 + [("ordinary",)] * 1600
    survey = survey_of(np.zeros((2000, 1), int), tiers, ("tier",))
    strata = stratify(survey, population(tier={"VIP": 4, "large": 176, "ordinary": 9820}))
    assert strata.effective_respondents == pytest.approx(1657, abs=0.5)
    assert strata.weights == pytest.approx([0.0004, 0.0176, 0.982])
    assert strata.weights @ [0.78, 0.74, 0.68] == pytest.approx(0.681096)
