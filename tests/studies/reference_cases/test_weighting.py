"""Conventions of the weighting cases that a published case does not show."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import ReferenceCase, compute


def outputs(method: str, **inputs: object):
    return compute(ReferenceCase("here", method, inputs, {}, 0.0))


def test_the_given_random_index_replaces_the_table() -> None:
    matrix = [[1, 3, 1 / 3], [1 / 3, 1, 3], [3, 1 / 3, 1]]
    by_table, by_ours = outputs("eigenvector", matrix=matrix), outputs("eigenvector", matrix=matrix, random_index=1.0)
    assert by_ours["consistency_ratio"] == pytest.approx(by_table["consistency_ratio"] * 0.58)


def test_two_elements_cannot_contradict_each_other() -> None:
    assert outputs("eigenvector", matrix=[[1, 3], [1 / 3, 1]])["consistency_ratio"] == 0


def test_a_matrix_is_used_as_it_is_given() -> None:
    rounded = [[1, 0.33, 0.2], [3, 1, 0.33], [5, 3, 1]]
    values, vectors = np.linalg.eig(np.array(rounded))
    first = values.real.argmax()
    expected = np.abs(vectors[:, first].real)
    found = outputs("eigenvector", matrix=rounded)
    assert found["weights"] == pytest.approx(expected / expected.sum())
    assert found["lambda_max"] == pytest.approx(values[first].real)


def test_one_decimal_is_enough_for_an_inverse() -> None:
    printed = [[1, 4, 6], [0.3, 1, 9], [0.2, 0.1, 1]]
    values, vectors = np.linalg.eig(np.array(printed))
    expected = np.abs(vectors[:, values.real.argmax()].real)
    assert outputs("eigenvector", matrix=printed)["weights"] == pytest.approx(expected / expected.sum())
    with pytest.raises(DecisionError, match="matrix-not-reciprocal"):  # .25 is no rounded fifth
        outputs("eigenvector", matrix=[[1, 5], [0.25, 1]])


@pytest.mark.parametrize("method", ["eigenvector", "geometric-mean", "harker", "geometric-consistency-index"])
def test_a_matrix_that_is_not_reciprocal_is_refused(method: str) -> None:
    with pytest.raises(DecisionError) as caught:
        outputs(method, matrix=[[1, 2, 3], [2, 1, 4], [1 / 3, 1 / 4, 1]])
    assert caught.value.code == "matrix-not-reciprocal"
    assert (caught.value.facts["row"], caught.value.facts["column"]) == (1, 2)


def test_a_missing_judgment_is_named_in_the_order_of_the_labels() -> None:
    found = outputs("incomplete-least-squares", labels=["a", "b", "c"], known=[["c", "b", 2], ["a", "b", 4]])
    assert found["missing"] == pytest.approx({"a,c": 2.0})


def test_branches_of_a_hierarchy_may_differ_in_depth() -> None:
    tree = {
        "name": "goal",
        "matrix": [[1, 1], [1, 1]],
        "children": [
            {"name": "scores", "scores": [3, 1]},
            {"name": "deeper", "children": [{"name": "equal"}, {"name": "judged", "matrix": [[1, 3], [1 / 3, 1]]}]},
        ],
    }
    found = outputs("hierarchy", alternatives=["x", "y"], tree=tree)
    assert found["priorities"] == pytest.approx([0.5 * 0.75 + 0.5 * (0.5 * 0.5 + 0.5 * 0.75), 0.3125])
    assert found["root_weights"] == pytest.approx([0.5, 0.5])


def test_a_matrix_of_another_size_is_refused() -> None:
    with pytest.raises(DecisionError, match="case-wrong-length"):
        outputs("hierarchy", alternatives=["x", "y", "z"], tree={"matrix": [[1, 3], [1 / 3, 1]]})


def test_unconnected_answers_have_no_weights() -> None:
    with pytest.raises(DecisionError, match="comparisons-disconnected"):
        outputs("incomplete-lambda-max", labels=["a", "b", "c"], known=[["a", "b", 2]])


def test_a_root_that_compares_the_alternatives_itself_has_weights_too() -> None:
    found = outputs("hierarchy", alternatives=["a", "b"], tree={"name": "goal", "matrix": [[1, 3], [1 / 3, 1]]})
    assert found["root_weights"] == pytest.approx([0.75, 0.25])
    assert found["root_consistency_ratio"] == 0


@pytest.mark.parametrize("value", [0, -1])
def test_a_random_index_is_positive(value: float) -> None:
    with pytest.raises(DecisionError) as refused:
        outputs("eigenvector", matrix=[[1, 2], [0.5, 1]], random_index=value)
    assert refused.value.code == "case-random-index"


def test_a_judgment_of_zero_is_refused() -> None:
    with pytest.raises(DecisionError):
        outputs("incomplete-least-squares", labels=["a", "b"], known=[["a", "b", 0]])
