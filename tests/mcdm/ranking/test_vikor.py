"""VIKOR by hand, and its compromise."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.ranking import vikor
from mcdm.ranking.vikor import Regrets, compromise, regrets
from tests.mcdm.ranking.questions import question


def test_three_alternatives_by_hand() -> None:
    found = vikor(question([[1, 3000], [2, 3750], [5, 4500]], [0.5, 0.5], (-1, 1)))
    assert found.parts["S"] == pytest.approx([0.5, 0.375, 0.5])
    assert found.parts["R"] == pytest.approx([0.5, 0.25, 0.5])
    assert found.scores == pytest.approx([1, 0, 1])
    assert found.winners == ("B",)
    assert found.findings == ()


def test_v_leans_to_the_majority_or_to_the_worst_served() -> None:
    matrix = question([[10, 10, 0], [6, 6, 6], [0, 0, 10]], [0.35, 0.35, 0.3])
    assert vikor(matrix, v=1).winners == ("A",)
    assert vikor(matrix, v=0).winners == ("B",)


def test_no_advantage_proposes_all_that_are_close() -> None:
    # Q of the second lags by less than 1 / (4 - 1)
    found = vikor(question([[10.0, 5.0], [9.9, 5.1], [0.0, 10.0], [0.0, 0.0]]))
    (finding,) = found.findings
    assert finding.code == "vikor-no-advantage"
    assert finding.details["needed"] == pytest.approx(1 / 3)
    assert str(finding.details["members"]).split(", ")[:2] == list(found.order[:2])


def test_a_first_that_leads_neither_sum_nor_regret_is_not_stable() -> None:
    group, largest = np.array([0.2, 0.0, 1.0]), np.array([0.2, 1.0, 0.0])
    mixed = np.array([0.0, 0.9, 1.0])
    found = compromise(Regrets(group, largest, mixed))
    assert found.advantage
    assert not found.stable
    assert found.members == (0, 1)


def test_both_conditions_leave_one() -> None:
    found = compromise(regrets(np.array([[1.0, 1.0], [0.0, 0.0], [0.1, 0.0]]), np.array([0.5, 0.5]), np.ones(2)))
    assert found.members == (0,)


def test_a_range_of_zero_contributes_nothing() -> None:
    found = vikor(question([[1, 7], [2, 7]]))
    assert found.parts["S"] == pytest.approx([0.5, 0])
    assert vikor(question([[3, 7], [3, 7]])).scores.tolist() == [0, 0]
