"""The ratings of a file as a table of ours."""

from __future__ import annotations

import pytest

from exchange.super_decisions.model_file import Ratings, RatingScale
from exchange.super_decisions.rating_tables import rating_result, rating_table
from exchange.super_decisions.to_study import import_model
from studies.weigh import weigh
from tests.exchange.super_decisions.small_models import as_bytes

RATINGS = Ratings(("New", "Cost"), (RatingScale("Cost", ("Low", "High"), (4.0,)),), ((0,), (1,)))


def test_rows_are_nodes_or_get_ids_of_their_own() -> None:
    table = rating_table(RATINGS, {"Cost": "N21"})
    assert table is not None
    assert table.alternatives == ("R1", "N21")
    assert table.scales[0].values().tolist() == pytest.approx([1, 0.25])


def test_totals_follow_the_weights_of_the_network() -> None:
    study = import_model(as_bytes(), "some.sdmod").study
    cost = next(node.id for node in study.model.nodes if node.label.en == "Cost")
    table = rating_table(RATINGS, {"Cost": cost})
    assert table is not None
    result = rating_result(table, weigh(study))
    assert result is not None
    assert result.totals.tolist() == pytest.approx([1, 0.25])


def test_a_criterion_that_is_no_node() -> None:
    assert rating_table(RATINGS, {}) is None
