"""The linear best-worst model in closed form: its programme has one optimum."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.best_worst import BestWorst, BestWorstAnswers, BestWorstSolution
from mcdm.judgments import FloatArray


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
        Weights (..., n), positive, summing to one.

    References
    ----------
    Rezaei 2016, Best-worst multi-criteria decision-making method: some properties and a linear model,
    doi:10.1016/j.omega.2015.12.001.
    """
    return best_worst_linear_solution(answers).weights


def best_worst_linear_solution(answers: BestWorst) -> BestWorstSolution:
    """Weights and xi of the linear model; xi is also its consistency ratio.

    Let t be the weight of the best and x the deviation, both in units of the worst. Then t lies within x of best over
    worst, and within (1 + a_Bj) x of a_Bj a_jW for every other element j, which has a weight of at most
    min((t + x) / a_Bj, a_jW + x). In units of the deviation instead, the sum of the weights is to be as large as
    possible, and it grows with every one of them: so x is the smallest that leaves room for t, t is its largest value,
    and the others stand at their limits. Nothing is left to choose, and no solver is needed.
    """
    best, worst, n = answers.best, answers.worst, answers.size
    others = [j for j in range(n) if j not in (best, worst)]
    to_other, to_worst = answers.best_to_others[..., others], answers.others_to_worst[..., others]
    direct = np.stack([answers.best_to_others[..., worst], answers.others_to_worst[..., best]], axis=-1)
    centre = np.concatenate([direct, to_other * to_worst], axis=-1)
    reach = np.concatenate([np.ones_like(direct), 1 + to_other], axis=-1)
    apart = centre[..., :, None] - centre[..., None, :]
    x = (np.maximum(apart, 0.0) / (reach[..., :, None] + reach[..., None, :])).max((-2, -1))[..., None]
    t = (centre + reach * x).min(-1, keepdims=True)

    ratios = np.ones(answers.best_to_others.shape)
    ratios[..., others] = np.minimum((t + x) / to_other, to_worst + x)
    ratios[..., best] = np.where(n > 1, t, 1.0)[..., 0]
    total = ratios.sum(-1, keepdims=True)
    weights = ratios / total
    return BestWorstSolution(weights, (x / total)[..., 0], weights, weights)
