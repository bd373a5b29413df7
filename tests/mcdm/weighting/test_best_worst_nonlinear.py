"""The nonlinear best-worst model and the interval of its solutions."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.best_worst import CONSISTENCY_INDEX, BestWorst
from mcdm.judgments import FloatArray
from mcdm.weighting import best_worst_nonlinear, best_worst_nonlinear_solution
from tests.mcdm.comparisons.test_best_worst import CAR

TRANSPORT = BestWorst(2, 0, np.array([8.0, 2, 1]), np.array([1.0, 5, 8]))


def deviation(answers: BestWorst, weights: FloatArray) -> float:
    over = weights[answers.best] / weights - answers.best_to_others
    under = weights / weights[answers.worst] - answers.others_to_worst
    return float(max(abs(over).max(), abs(under).max()))


def test_three_elements_have_one_solution() -> None:
    found = best_worst_nonlinear_solution(TRANSPORT)
    assert found.weights == pytest.approx([0.0714, 0.3387, 0.5899], abs=5e-5)
    assert found.low == pytest.approx(found.high)
    assert deviation(TRANSPORT, found.weights) == pytest.approx(float(found.xi))


def test_the_deviation_of_one_element_by_its_quadratic_equation() -> None:
    # (2 - x)(5 - x) = 8 + x
    assert best_worst_nonlinear_solution(TRANSPORT).xi == pytest.approx((8 - np.sqrt(56)) / 2)


@pytest.mark.parametrize("whole", range(2, 10))
def test_the_worst_answer_of_all_reaches_the_consistency_index(whole: int) -> None:
    answers = BestWorst(0, 1, np.array([1.0, whole, whole]), np.array([float(whole), 1, whole]))
    assert best_worst_nonlinear_solution(answers).xi == pytest.approx(CONSISTENCY_INDEX[whole - 1], abs=5e-3)


def test_the_centre_is_itself_a_best_solution() -> None:
    generator = np.random.default_rng(1)
    for n in (4, 6, 9):
        over, under = generator.integers(1, 10, (2, n)).astype(float)
        over[0] = under[1] = 1.0
        answers = BestWorst(0, 1, over, under)
        found = best_worst_nonlinear_solution(answers)
        assert deviation(answers, found.weights) == pytest.approx(float(found.xi))
        assert (found.low <= found.weights * (1 + 1e-9)).all()
        assert (found.weights <= found.high * (1 + 1e-9)).all()
        assert (found.high - found.low).max() > 1e-3  # the interval is real


def test_two_elements_and_one() -> None:
    assert best_worst_nonlinear(BestWorst(1, 0, np.array([4.0, 1]), np.array([1.0, 4]))) == pytest.approx([0.2, 0.8])
    assert best_worst_nonlinear(BestWorst(0, 0, np.ones(1), np.ones(1))).tolist() == [1]


def test_two_values_for_best_over_worst_meet_in_between() -> None:
    found = best_worst_nonlinear_solution(BestWorst(0, 1, np.array([1.0, 4]), np.array([6.0, 1])))
    assert found.weights == pytest.approx([5 / 6, 1 / 6])
    assert found.xi == pytest.approx(1)


def test_many_experts_at_once() -> None:
    over = np.stack([CAR.best_to_others, CAR.best_to_others + np.array([1, 0, 0, 0, 1])])
    under = np.stack([CAR.others_to_worst, CAR.others_to_worst + np.array([0, 1, 0, 0, 0])])
    found = best_worst_nonlinear_solution(BestWorst(1, 4, over, under))
    assert found.weights.shape == found.low.shape == (2, 5)
    assert found.xi.shape == (2,)
    assert found.weights[0] == pytest.approx(best_worst_nonlinear(CAR))
