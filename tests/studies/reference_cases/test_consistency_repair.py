"""Conventions of the cases of contradictions."""

from __future__ import annotations

import numpy as np

from tests.studies.reference_cases.test_weighting import outputs


def test_agreeing_judgments_need_nothing() -> None:
    found = outputs("consistency-repair", matrix=[[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]])
    assert found["changes"] == []
    assert found["smallest_move"] == []
    assert found["frontier_moves"] == [0, 0, 0]


def test_open_pairs_are_zero() -> None:
    matrix = [[1, 2, 0], [0.5, 1, 2], [0, 0.5, 1]]
    assert outputs("koczkodaj-inconsistency", matrix=matrix)["triads"] == []
    found = outputs("three-cycles", matrix=matrix)
    assert found["cycles"] == []
    assert np.isnan(found["coefficient"])


def test_what_cannot_be_reached_is_none() -> None:
    matrix = np.array([[1, 3, 1 / 3], [1 / 3, 1, 3], [3, 1 / 3, 1]])
    found = outputs("consistency-repair", matrix=matrix.tolist(), most=1)
    assert found["frontier_moves"][0] is None
    assert found["repaired_ratio"] <= 0.1
