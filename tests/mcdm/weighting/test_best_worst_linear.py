"""The linear best-worst model."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.best_worst import BestWorst
from mcdm.weighting import best_worst_linear, best_worst_linear_solution
from tests.mcdm.comparisons.test_best_worst import CAR


def test_the_published_car() -> None:
    found = best_worst_linear_solution(CAR)
    assert found.weights == pytest.approx(np.array([16, 28, 8, 10, 3]) / 65)
    assert found.xi == pytest.approx(4 / 65)
    assert (found.low == found.weights).all()
    assert (found.high == found.weights).all()


def test_two_elements_and_one() -> None:
    assert best_worst_linear(BestWorst(1, 0, np.array([4.0, 1]), np.array([1.0, 4]))) == pytest.approx([0.2, 0.8])
    assert best_worst_linear(BestWorst(0, 0, np.ones(1), np.ones(1))).tolist() == [1]


def test_two_values_for_best_over_worst_meet_in_between() -> None:
    found = best_worst_linear_solution(BestWorst(0, 1, np.array([1.0, 4]), np.array([6.0, 1])))
    assert found.weights == pytest.approx([5 / 6, 1 / 6])
    assert found.xi == pytest.approx(1 / 6)


def test_equal_answers_give_equal_weights() -> None:
    assert best_worst_linear(BestWorst(2, 0, np.ones(4), np.ones(4))) == pytest.approx([0.25] * 4)


def test_many_experts_at_once() -> None:
    over = np.stack([CAR.best_to_others, CAR.best_to_others + np.array([1, 0, 0, 0, 1])])
    under = np.stack([CAR.others_to_worst, CAR.others_to_worst + np.array([0, 1, 0, 0, 0])])
    found = best_worst_linear_solution(BestWorst(1, 4, over, under))
    assert found.weights.shape == (2, 5)
    assert found.xi.shape == (2,)
    assert found.weights[0] == pytest.approx(best_worst_linear(CAR))
