"""Simulated surveys: the truth is known, silence is planted, and the same seed gives the same."""

from dataclasses import replace

import numpy as np
import pytest

from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.coverage import Reading, World, coverage, plentiful
from satisfaction.indicators import OperatingFigure
from satisfaction.representation import Representation
from satisfaction.synthetic import SurveyGenerator, expected_shares
from tests.satisfaction.small_surveys import population

CITY = population(district={"D1": 60_000, "D2": 40_000}, tier={"large": 20_000, "ordinary": 80_000})
FIGURES = tuple(
    OperatingFigure(f"N{i}", Label(), Label(), today, 0, (0, 1, 2, 3, 4), 3.0)
    for i, today in enumerate((0.5, 1.5, 2.0, 3.5))
)
GENERATOR = SurveyGenerator(
    FIGURES,
    CITY,
    thresholds=(-1.5, 0.3, 1.7, 3.0),
    intercept=0.0,
    utility_effect=1.6,
    halo=0.9,
    segment_effects=(("D2", -0.9), ("large", 0.6)),
    invited=(("large", 90), ("ordinary", 110)),
    missing=0.04,
)
WEIGHTS = np.array([0.4, 0.3, 0.2, 0.1])
WEIGHTED, ALIKE = Reading("weighted", CITY, Representation()), Reading("alike", CITY, Representation("none"))


def test_intervals_hold_the_truth_where_answers_are_weighted() -> None:
    weighted, alike = coverage(World(GENERATOR), [WEIGHTED, ALIKE], WEIGHTS, FIVE_GRADES, 100, seed=5)
    assert (weighted.surveys, weighted.name) == (100, "weighted")
    assert 0.88 <= weighted.covered <= 0.99
    assert abs(weighted.bias) < 3 * weighted.spread / 10
    assert weighted.error == pytest.approx(weighted.spread, rel=0.2)
    assert alike.bias > 0.01  # large customers are more satisfied and were asked more
    assert alike.covered < weighted.covered
    assert [f.code for f in alike.findings] == ["answers-count-alike"]


def test_the_truth_is_that_of_whatever_is_counted() -> None:
    world = World(GENERATOR)
    assert world.truth(WEIGHTS, FIVE_GRADES) == pytest.approx(
        WEIGHTS @ expected_shares(GENERATOR) @ np.array(FIVE_GRADES.scores)
    )
    assert world.truth(WEIGHTS, FIVE_GRADES, "tiers") > world.truth(WEIGHTS, FIVE_GRADES)
    assert world.truth(WEIGHTS, FIVE_GRADES, "revenue") == world.truth(WEIGHTS, FIVE_GRADES)  # nobody knows it


def test_planted_silence_is_there() -> None:
    half = World(replace(GENERATOR, invited=(("large", 0), ("ordinary", 400))), silenced=(("D2", 0.5),))
    tables = list(half.surveys(3, seed=1))
    share = np.mean([np.mean(np.array(table["district"].to_pylist()) == "D2") for table in tables])
    assert share == pytest.approx(0.25, abs=0.04)
    again = list(half.surveys(3, seed=1))
    assert all(a.equals(b) for a, b in zip(tables, again, strict=True))


def test_plentiful_customers_keep_their_proportions() -> None:
    many = plentiful(CITY, 10)
    assert many.dimension("tier").customers == 1_000_000
    assert plentiful(population(tier={"a": None})).dimension("tier").segments[0].customers is None
