"""Conventions of the fuzzy, objective, rank and scale cases."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs

TFN = [[[1, 1, 1], [2, 3, 4]], [[1 / 4, 1 / 3, 1 / 2], [1, 1, 1]]]


def test_both_fuzzy_methods_give_weights_and_fuzzy_weights() -> None:
    for method in ("fuzzy-geometric-mean", "extent-analysis"):
        found = outputs(method, tfn=TFN)
        assert found["weights"].sum() == pytest.approx(1)
        assert found["fuzzy_weights"].shape == (2, 3)
    assert outputs("extent-analysis", tfn=TFN)["weights"] == pytest.approx([1, 0])


def test_a_divisor_makes_no_difference_to_critic() -> None:
    matrix = [[1, 5, 2], [2, 3, 9], [4, 4, 4]]
    without, given = outputs("critic", matrix=matrix), outputs("critic", matrix=matrix, ddof=1)
    assert (without["weights"] == given["weights"]).all()


@pytest.mark.parametrize("method", ["entropy", "critic"])
def test_a_column_of_equal_values_is_no_problem(method: str) -> None:
    assert outputs(method, matrix=[[1, 5, 2], [2, 5, 9], [4, 5, 4]])["weights"][1] == 0


def test_ranks_or_points() -> None:
    by_rank = outputs("rank-order-centroid", ranks=[1, 3, 2])["weights"]
    assert (by_rank == outputs("rank-order-centroid", points=[90, 10, 50])["weights"]).all()
    with pytest.raises(DecisionError, match="case-numbers-unreadable"):
        outputs("rank-order-centroid")


def test_a_scale_by_name_with_its_parameters() -> None:
    found = outputs("judgment-scale", scale="power", judgments=[1, 3, 0], parameters={"exponent": 3})
    assert found["ratios"].tolist() == [1, 27, 0]
    with pytest.raises(DecisionError, match="method-unknown"):
        outputs("judgment-scale", scale="balance", judgments=[1])
