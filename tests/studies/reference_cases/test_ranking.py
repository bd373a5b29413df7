"""Conventions of the ranking cases."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import plain
from tests.studies.reference_cases.test_weighting import outputs

THREE = [[5, 8, 4], [7, 6, 8], [8, 8, 6]]
EQUAL = [[1, 2], [1, 2]]


def test_objectives_left_out_are_benefits() -> None:
    given = outputs("topsis", matrix=THREE, weights=[0.3, 0.4, 0.3], objectives=[1, 1, 1])
    assert plain(outputs("topsis", matrix=THREE, weights=[0.3, 0.4, 0.3])) == plain(given)


def test_a_cost_is_the_negative_benefit_where_zero_does_not_matter() -> None:
    turned = [[row[0], -row[1], row[2]] for row in THREE]
    for method, name, settings in (
        ("topsis", "score", {"normalisation": "minmax"}),
        ("vikor", "Q", {}),
        ("promethee-ii", "phi", {}),
    ):
        costs = outputs(method, matrix=THREE, weights=[0.3, 0.4, 0.3], objectives=[1, -1, 1], **settings)
        benefits = outputs(method, matrix=turned, weights=[0.3, 0.4, 0.3], **settings)
        assert costs[name] == pytest.approx(benefits[name], abs=1e-15)


def test_weights_are_taken_as_given() -> None:
    once = outputs("vikor", matrix=THREE, weights=[0.3, 0.4, 0.3])
    twice = outputs("vikor", matrix=THREE, weights=[0.6, 0.8, 0.6])
    assert twice["S"] == pytest.approx([2 * loss for loss in once["S"]])
    assert twice["Q"] == pytest.approx(once["Q"])


@pytest.mark.parametrize("normalisation", ["vector", "minmax"])
def test_a_column_without_range_contributes_nothing(normalisation: str) -> None:
    longer = [[*row, 3] for row in THREE]
    short = outputs("topsis", matrix=THREE, weights=[0.3, 0.4, 0.3], normalisation=normalisation)
    long = outputs("topsis", matrix=longer, weights=[0.3, 0.4, 0.3, 0.5], normalisation=normalisation)
    assert long["score"] == pytest.approx(short["score"], abs=1e-15)
    for method, name in (("vikor", "Q"), ("promethee-ii", "phi")):
        short, long = (
            outputs(method, matrix=matrix, weights=weights)
            for matrix, weights in ((THREE, [0.3, 0.4, 0.3]), (longer, [0.3, 0.4, 0.3, 0.5]))
        )
        assert long[name] == pytest.approx(short[name], abs=1e-15)


def test_ties_of_promethee_count_for_neither() -> None:
    found = plain(outputs("promethee-ii", matrix=[[1], [1], [0]], weights=[1]))
    assert found == {"phi": [0.5, 0.5, -1.0], "phi_plus": [0.5, 0.5, 0.0], "phi_minus": [0.0, 0.0, 1.0]}


def test_closeness_of_equal_alternatives_is_undefined() -> None:
    assert all(math.isnan(score) for score in outputs("topsis", matrix=EQUAL, weights=[0.5, 0.5])["score"])


def test_a_method_of_the_catalogue_takes_its_parameters() -> None:
    settings = {"matrix": THREE, "weights": [3, 4, 3]}
    found = outputs("weighted-sum", **settings, parameters={"scaling": "maximum"})["score"]
    assert found == pytest.approx((np.array(THREE) / 8 @ [0.3, 0.4, 0.3]).tolist())
    assert outputs("weighted-sum", **settings)["score"] != pytest.approx(found)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"matrix": THREE, "weights": [1, 1]}, "case-wrong-length"),
        ({"matrix": THREE, "weights": [1, 1, 1], "objectives": [1, 0, 1]}, "decision-objective-unknown"),
        ({"matrix": THREE, "weights": [1, 1, 1], "normalisation": "vektor"}, "parameter-not-a-choice"),
        ({"matrix": [1, 2], "weights": [1, 1]}, "case-numbers-unreadable"),
        ({"matrix": [[1, math.nan]], "weights": [1, 1]}, "case-numbers-unreadable"),
    ],
)
def test_what_cannot_be_read_is_refused(inputs: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        outputs("topsis", **inputs)


def test_one_alternative_has_no_flow() -> None:
    assert np.isnan(outputs("promethee-ii", matrix=[[1, 2]], weights=[1, 1])["phi"]).all()
