"""Conventions of the cases about set pairs, gaps and Kano."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs


def test_grades_become_three_elements_and_weights_are_scaled() -> None:
    found = outputs("set-pair", counts=[[3, 4, 2, 1, 0], [1, 1, 4, 2, 2]], weights=[3, 1])
    assert found["connection"] == pytest.approx([0.575, 0.25, 0.175])
    assert found["connection_degree"] == pytest.approx([0.15, 0.4, 0.65])


def test_three_columns_are_taken_as_they_are() -> None:
    assert outputs("set-pair", counts=[[6, 3, 1]])["connection"] == pytest.approx([0.6, 0.3, 0.1])
    assert outputs("set-pair", items=[{"connection": [1, 0, 0]}])["set_pair_potential"] is None


@pytest.mark.parametrize(
    "inputs", [{"counts": [[0, 0, 0]]}, {"counts": [[1, 2, 3]], "weights": [0]}], ids=["nobody", "weightless"]
)
def test_nothing_to_evaluate_is_refused(inputs) -> None:
    with pytest.raises(DecisionError, match="evaluation-empty"):
        outputs("set-pair", **inputs)


@pytest.mark.parametrize(
    ("method", "inputs"),
    [
        ("set-pair", {"items": [{"weight": 1, "connection": [0.5, 0.5]}]}),
        ("set-pair", {"counts": [[1, 2, 3]], "weights": [1, 2]}),
        ("servqual-gap", {"expectation": [1, 2], "perception": [1]}),
        ("servqual-gap", {"expectation": [1, 2], "perception": [1, 1], "importance_points": [1]}),
    ],
)
def test_what_does_not_fit_together_is_refused(method: str, inputs) -> None:
    with pytest.raises(DecisionError, match="case-wrong-length"):
        outputs(method, **inputs)


def test_gaps_without_points_count_alike() -> None:
    found = outputs("servqual-gap", expectation=[4, 6], perception=[5, 3])
    assert found["weighted"] == found["unweighted"] == -1


def test_lists_of_counts_give_lists() -> None:
    found = outputs("kano-coefficients", A=[1, 0], O=[1, 0], M=[2, 0], I=[0, 0])
    assert found == {"better": [0.5, None], "worse": [-0.75, None]}


def test_no_answers_decide_nothing() -> None:
    assert outputs("kano-significance", counts={})["significant"] is False


def test_connections_of_more_elements_are_taken_as_three() -> None:
    found = outputs("set-pair", items=[{"weight": 2, "connection": [0.3, 0.4, 0.1, 0.1, 0.1]}])
    assert found["connection"] == pytest.approx([0.7, 0.1, 0.2])


def test_a_class_that_is_not_named_was_chosen_by_nobody() -> None:
    assert outputs("kano-coefficients", A=3, M=1) == {"better": 0.75, "worse": -0.25}
    assert outputs("kano-coefficients", R=3, Q=2) == {"better": None, "worse": None}
    with pytest.raises(DecisionError, match="case-numbers-unreadable"):
        outputs("kano-coefficients", A=-1, O=5)
