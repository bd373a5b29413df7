"""The best-worst models against general optimisation: linear programmes, bisection over them, exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

from mcdm.comparisons.best_worst import BestWorst
from mcdm.judgments import FloatArray
from mcdm.weighting import best_worst_linear_solution, best_worst_nonlinear_solution

CASES = [(n, seed) for n in (3, 4, 5, 7) for seed in range(4)]


def random_answers(n: int, seed: int) -> BestWorst:
    """Whole numbers from 1 to 9, as wild as they come; best over worst said once."""
    generator = np.random.default_rng(seed)
    over, under = generator.integers(1, 10, (2, n)).astype(float)
    best, worst = generator.permutation(n)[:2].tolist()
    over[best] = under[worst] = 1.0
    under[best] = over[worst]
    return BestWorst(best, worst, over, under)


def ratio_constraints(answers: BestWorst, xi: float) -> FloatArray:
    """Rows r with r w <= 0 that hold exactly where no ratio deviates by more than xi."""
    rows, eye = [], np.eye(answers.size)
    for j in range(answers.size):
        over, under = float(answers.best_to_others[j]), float(answers.others_to_worst[j])
        best, own, worst = eye[answers.best], eye[j], eye[answers.worst]
        if j != answers.best:
            rows += [best - (over + xi) * own, (over - xi) * own - best]
        if j != answers.worst:
            rows += [own - (under + xi) * worst, (under - xi) * worst - own]
    return np.array(rows)


def extreme(answers: BestWorst, xi: float, objective: FloatArray) -> float | None:
    """The smallest value of the objective over all weights with these deviations, None where there are none."""
    rows = ratio_constraints(answers, xi)
    found = linprog(objective, A_ub=rows, b_ub=np.zeros(len(rows)), A_eq=np.ones((1, answers.size)), b_eq=[1.0])
    return float(found.fun) if found.success else None


@pytest.mark.parametrize(("n", "seed"), CASES)
def test_nonlinear_deviation_against_bisection(n: int, seed: int) -> None:
    answers = random_answers(n, seed)
    low, high = 0.0, 9.0
    for _ in range(32):
        middle = (low + high) / 2
        low, high = (low, middle) if extreme(answers, middle, np.zeros(n)) is not None else (middle, high)
    assert best_worst_nonlinear_solution(answers).xi == pytest.approx(high, abs=1e-5)


@pytest.mark.parametrize(("n", "seed"), CASES)
def test_nonlinear_intervals_against_linear_programmes(n: int, seed: int) -> None:
    answers = random_answers(n, seed)
    found = best_worst_nonlinear_solution(answers)
    xi = float(found.xi) + 1e-6  # room for the solver's tolerance
    for j, own in enumerate(np.eye(n)):
        low, high = extreme(answers, xi, own), extreme(answers, xi, -own)
        assert low is not None
        assert high is not None
        assert found.low[j] == pytest.approx(low, abs=1e-4)
        assert found.high[j] == pytest.approx(-high, abs=1e-4)


def weight_constraints(answers: BestWorst) -> FloatArray:
    """Rows r with r (w, xi) <= 0 that hold exactly where no weight deviates by more than xi."""
    eye = np.eye(answers.size)
    over = [eye[answers.best] - a * own for a, own in zip(answers.best_to_others, eye, strict=True)]
    under = [own - a * eye[answers.worst] for a, own in zip(answers.others_to_worst, eye, strict=True)]
    gaps = np.array(over + under)
    return np.block([[gaps, -np.ones((len(gaps), 1))], [-gaps, -np.ones((len(gaps), 1))]])


@pytest.mark.parametrize(("n", "seed"), [*CASES, (9, 1), (12, 2)])
@pytest.mark.parametrize("said_twice", [False, True])
def test_linear_model_against_its_programme(n: int, seed: int, said_twice: bool) -> None:
    answers = random_answers(n, seed)
    if said_twice:  # best over worst, with two values
        under = answers.others_to_worst.copy()
        under[answers.best] = 1 + seed * 2
        answers = BestWorst(answers.best, answers.worst, answers.best_to_others, under)
    rows = weight_constraints(answers)
    found = best_worst_linear_solution(answers)
    peer = linprog(
        np.append(np.zeros(n), 1.0),
        A_ub=rows,
        b_ub=np.zeros(len(rows)),
        A_eq=np.append(np.ones(n), 0.0)[None],
        b_eq=[1.0],
    )
    assert found.xi == pytest.approx(peer.fun, abs=1e-9)
    np.testing.assert_allclose(found.weights, peer.x[:-1], atol=1e-9)
    assert (rows @ np.append(found.weights, found.xi)).max() <= 1e-14


@pytest.mark.parametrize("seed", range(6))
def test_linear_model_is_exact_on_a_vertex(seed: int) -> None:
    """Its weights are rational with small denominators, and the fractions meet every constraint without rounding."""
    answers = random_answers(4, seed)
    found = best_worst_linear_solution(answers)
    weights = [Fraction(float(weight)).limit_denominator(5000) for weight in found.weights]
    assert sum(weights) == 1
    gaps = [weights[answers.best] - int(a) * w for a, w in zip(answers.best_to_others, weights, strict=True)]
    gaps += [w - int(a) * weights[answers.worst] for a, w in zip(answers.others_to_worst, weights, strict=True)]
    largest = max(abs(gap) for gap in gaps)
    assert float(largest) == pytest.approx(float(found.xi), abs=1e-12)
    assert sum(abs(gap) == largest for gap in gaps) >= 4 - 1  # a vertex: as many deviations are equally large
