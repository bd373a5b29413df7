"""Conventions of the network cases."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import plain
from tests.studies.reference_cases.test_weighting import outputs


def test_two_closed_classes_have_no_limit_vector() -> None:
    found = outputs("limit-supermatrix", supermatrix=[[1, 0], [0, 1]], clusters=[[0], [1]])
    assert found.keys() == {"limit_matrix"}


def test_a_zero_column_is_absorbing() -> None:
    assert outputs("limit-supermatrix", supermatrix=[[0, 1], [0, 0]])["limit_vector"] == pytest.approx([1, 0])


def test_nonzero_columns_are_scaled_where_asked() -> None:
    found = outputs("limit-supermatrix", supermatrix=[[1, 2], [3, 2]], normalise_columns=True)
    assert found["limit_vector"] == pytest.approx([0.4, 0.6])


def test_cluster_priorities_need_no_named_clusters() -> None:
    comparison = {"parent": "a", "cluster": "B", "children": ["b", "c"], "matrix": [[1, 3], [1 / 3, 1]]}
    back = [{"parent": name, "cluster": "A", "children": ["a"], "matrix": [[1]]} for name in ("b", "c")]
    found = outputs(
        "network-from-judgments", labels=["a", "b", "c"], cluster_of=["A", "B", "B"], pairwise=[comparison, *back]
    )
    assert found["cluster_priorities"][0] == pytest.approx([1])
    assert found["cluster_priorities"][1] == pytest.approx([0.75, 0.25])


def test_what_a_column_lacks_to_one_is_lost() -> None:
    lossy = [[0, 0, 0], [0.5, 1, 0], [0.25, 0, 0.9]]
    assert outputs("limit-supermatrix", supermatrix=lossy)["limit_matrix"].tolist() == [
        [0, 0, 0],
        [0.5, 1, 0],
        [0, 0, 0],
    ]
    scaled = outputs("limit-supermatrix", supermatrix=lossy, normalise_columns=True)["limit_matrix"]
    assert scaled[:, 0] == pytest.approx([0, 2 / 3, 1 / 3])


def test_a_column_that_is_only_rounded_loses_nothing() -> None:
    found = outputs("limit-supermatrix", supermatrix=[[0, 0.333], [1, 0.666]])
    assert found["limit_vector"] == pytest.approx([0.25, 0.75], abs=1e-12)


def test_columns_above_one_are_refused() -> None:
    with pytest.raises(DecisionError) as refused:
        outputs("limit-supermatrix", supermatrix=[[2, 0], [0, 1]])
    assert refused.value.code == "case-column-above-one"


def test_a_single_child_needs_no_matrix() -> None:
    pairwise = [{"parent": "a", "cluster": "B", "children": ["b"]}, {"parent": "b", "cluster": "A", "children": ["a"]}]
    found = outputs("network-from-judgments", labels=["a", "b"], cluster_of=["A", "B"], pairwise=pairwise)
    assert found["supermatrix"].tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("index", [-1, 2, 0.5])
def test_an_index_is_a_whole_number_within_the_matrix(index: float) -> None:
    with pytest.raises(DecisionError):
        outputs("limit-priorities", supermatrix=[[0, 0], [1, 0]], goal=0, alternatives=[index])


PAIR = {"parent": "a", "children": ["b", "c"], "matrix": [[1, 3], [1 / 3, 1]]}


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"cluster_of": ["A", "B"]}, "case-wrong-length"),
        ({"pairwise": [PAIR | {"children": ["b", "d"]}]}, "id-unknown"),
        ({"pairwise": [PAIR | {"matrix": [[1]]}]}, "case-wrong-length"),
    ],
)
def test_a_network_that_does_not_fit_itself_is_refused(broken: dict[str, object], code: str) -> None:
    whole = {"labels": ["a", "b", "c"], "cluster_of": ["A", "B", "B"], "pairwise": [PAIR]}
    with pytest.raises(DecisionError) as error:
        outputs("network-from-judgments", **whole | broken)
    assert error.value.code == code


def test_alternatives_that_nothing_reaches_are_undefined() -> None:
    """The goal leads to element 1, which keeps everything: nothing flows to 2."""
    matrix = [[0, 0, 0], [1, 1, 0], [0, 0, 1]]
    assert plain(outputs("limit-priorities", supermatrix=matrix, goal=0, alternatives=[2])) == {"alternatives": [None]}
    with pytest.raises(DecisionError, match="goal-without-priorities"):
        outputs("limit-priorities", supermatrix=[[0, 0], [0, 1]], goal=0, alternatives=[1])
