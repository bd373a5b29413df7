"""The linear best-worst model: a linear programme with one answer."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from mcdm.best_worst import BestWorst, BestWorstAnswers, BestWorstSolution
from mcdm.catalogue import method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

TOLERANCE = 1e-10
"""How far the solver may miss a constraint: the smallest that it accepts."""


@method("weighting", "best-worst-linear")
def best_worst_linear(answers: BestWorstAnswers) -> FloatArray:
    """Weights with the smallest largest deviation |w_B - a_Bj w_j| or |w_j - a_jW w_W|.

    Parameters
    ----------
    answers
        Best-worst answers about n elements.

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        ``best-worst-unsolved`` where the judgments are too far apart for the solver.

    References
    ----------
    Rezaei 2016, Best-worst multi-criteria decision-making method: some properties and a linear model,
    doi:10.1016/j.omega.2015.12.001.
    """
    return best_worst_linear_solution(answers).weights


def best_worst_linear_solution(answers: BestWorst) -> BestWorstSolution:
    """Weights and xi of the linear model; xi is also its consistency ratio.

    The optimum is unique: in units of xi the sum of the weights is maximised, every bound on w_B and w_W rises with the
    other, and so no two optima can differ in these two; the other weights stand at their upper bounds.
    """
    n = answers.size
    best, worst = answers.best_to_others.reshape(-1, n), answers.others_to_worst.reshape(-1, n)
    solved = np.array([_solve(answers.best, answers.worst, *each) for each in zip(best, worst, strict=True)])
    shape = answers.best_to_others.shape
    weights = solved[:, :n].reshape(shape)
    return BestWorstSolution(weights, solved[:, n].reshape(shape[:-1]), weights, weights)


def _solve(best: int, worst: int, to_others: FloatArray, to_worst: FloatArray) -> FloatArray:
    """Weights and xi of one expert, shape (n + 1,)."""
    n = len(to_others)
    deviations = np.zeros((2, n, n))  # of the two kinds of answers, as a row of coefficients of the weights each
    deviations[0, :, best], deviations[1, :, worst] = 1.0, -to_worst
    deviations[0, np.arange(n), np.arange(n)] -= to_others
    deviations[1, np.arange(n), np.arange(n)] += 1.0
    rows = deviations.reshape(-1, n)
    objective, total = np.append(np.zeros(n), 1.0), np.append(np.ones(n), 0.0)
    found = linprog(
        objective,
        A_ub=np.block([[rows, -np.ones((2 * n, 1))], [-rows, -np.ones((2 * n, 1))]]),
        b_ub=np.zeros(4 * n),
        A_eq=total[None],
        b_eq=[1.0],
        method="highs-ds",
        options={"primal_feasibility_tolerance": TOLERANCE, "dual_feasibility_tolerance": TOLERANCE},
    )
    if found.x is None:
        raise DecisionError("best-worst-unsolved", reason=str(found.message))
    weights = np.maximum(found.x[:n], 0.0)
    weights /= weights.sum()
    return np.append(weights, np.abs(rows @ weights).max())
