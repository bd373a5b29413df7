"""The ratings of a file as a table of ours, and back."""

from __future__ import annotations

import pytest

from exchange.super_decisions.model_file import Ratings, RatingScale
from exchange.super_decisions.rating_tables import rated_ids, rating_table, ratings_of
from mcdm.labels import Label
from mcdm.ratings import STANDARD_SCALES, RatedCriterion, Rating, RatingTable, rate

RATINGS = Ratings(("New", "Cost", "Open"), (RatingScale("Cost", ("Low", "High"), (4.0,)),), ((0,), (1,), (None,)))


def test_rows_are_nodes_or_get_ids_of_their_own() -> None:
    assert rated_ids(RATINGS, {"Cost": "N21"}) == {"New": "R1", "Cost": "N21", "Open": "R3"}
    table = rating_table(RATINGS, {"Cost": "N21"})
    assert table is not None
    assert table.alternatives == ("R1", "N21", "R3")
    assert table.scales[0].values().tolist() == pytest.approx([1, 0.25])
    assert rate(table, [1.0]).totals.tolist() == pytest.approx([1, 0.25, 0])


def test_a_criterion_that_is_no_node() -> None:
    assert rating_table(RATINGS, {}) is None


def test_there_and_back() -> None:
    table = rating_table(RATINGS, {"Cost": "N21"})
    assert table is not None
    assert ratings_of(table, {"R1": "New", "N21": "Cost", "R3": "Open"}) == RATINGS


def test_values_of_a_scale_become_their_ratios() -> None:
    quality = STANDARD_SCALES[0]
    table = RatingTable(("A",), (RatedCriterion("C", quality.id),), (quality,), (Rating("A", "C", "good"),))
    written = ratings_of(table, {"A": "One", "C": "Worth"})
    assert written.rows == ((2,),)
    assert written.scales[0].categories[0] == Label("Excellent").en
    assert written.scales[0].triangle[:4] == pytest.approx((4 / 3, 2, 4, 0))
