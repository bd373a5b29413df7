"""Conventions of the network cases."""

from __future__ import annotations

import pytest

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
