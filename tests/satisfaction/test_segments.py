"""The index of segments, and which of them are thin."""

import numpy as np
import pytest

from mcdm.scales import FIVE_GRADES
from satisfaction.segments import segment_indices
from tests.satisfaction.small_surveys import population, survey_of

RNG = np.random.default_rng(8)
CITY = population(district={"D1": 600, "D2": 400}, tier={"VIP": 20, "ordinary": 980})
SIZES = {("D1", "VIP"): 9, ("D1", "ordinary"): 60, ("D2", "ordinary"): 20, ("D2", "VIP"): 6}
CELLS = [cell for cell, size in SIZES.items() for _ in range(size)]
SURVEY = survey_of(RNG.integers(0, 5, (len(CELLS), 3)), CELLS, ("district", "tier"))
WEIGHTS = np.array([0.5, 0.3, 0.2])


def test_each_combination_has_its_own_index_and_answers():
    rows = {row.segment: row for row in segment_indices(SURVEY, CITY, WEIGHTS, FIVE_GRADES)}
    assert {segment: row.index.answers for segment, row in rows.items()} == SIZES
    assert rows["D1", "VIP"].customers == 12
    shares = SURVEY.shares(("district", "tier"))[SURVEY.cells.index(("D1", "ordinary"))]
    row = rows["D1", "ordinary"]
    assert row.memberships.values == pytest.approx(shares)
    assert row.index.value == pytest.approx(WEIGHTS @ shares @ FIVE_GRADES.scores)
    assert row.index.low < row.index.value < row.index.high


def test_thin_segments_are_said_however_few_their_customers():
    many = population(district={"D1": 6000, "D2": 4000}, tier={"VIP": 500, "ordinary": 9500})
    for customers in (CITY, many):
        rows = segment_indices(SURVEY, customers, WEIGHTS, FIVE_GRADES)
        assert {f.place: f.code for row in rows for f in row.findings} == {
            "D1/VIP": "segment-very-thin",
            "D2/VIP": "segment-very-thin",
            "D2/ordinary": "segment-thin",
        }


def test_districts_together_are_the_whole():
    districts = segment_indices(SURVEY, CITY, WEIGHTS, FIVE_GRADES, ("district",))
    (whole,) = segment_indices(SURVEY, CITY, WEIGHTS, FIVE_GRADES, ())
    assert [row.segment for row in districts] == [("D1",), ("D2",)]
    assert 0.6 * districts[0].index.value + 0.4 * districts[1].index.value == pytest.approx(whole.index.value)
    assert sum(row.customers for row in districts) == whole.customers == 1000


def test_a_segment_that_answered_nothing_that_weighs_is_left_out():
    survey = survey_of([[0, -1], [1, 2], [-1, 3]], [("A",), ("A",), ("B",)], ("tier",))
    rows = segment_indices(survey, population(tier={"A": 5, "B": 5}), np.array([1.0, 0.0]), FIVE_GRADES, ("tier",))
    assert [row.segment for row in rows] == [("A",)]
    assert rows[0].customers == 5


def test_customers_are_unknown_where_nothing_is_counted():
    (row, *_) = segment_indices(SURVEY, population(), WEIGHTS, FIVE_GRADES, ("tier",))
    assert row.customers is None
