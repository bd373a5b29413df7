"""The nonlinear best-worst model in closed form, with the whole interval of optimal weights."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.best_worst import BestWorst, BestWorstAnswers, BestWorstSolution
from mcdm.judgments import FloatArray
from mcdm.weights import normalise


@method("weighting", "best-worst-nonlinear")
def best_worst_nonlinear(answers: BestWorstAnswers) -> FloatArray:
    """Weights with the smallest largest deviation |w_B / w_j - a_Bj| or |w_j / w_W - a_jW|.

    With more than three elements many weights are equally good; these are the centres of their intervals, scaled to
    one, which are themselves optimal.

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
    Rezaei 2015, Best-worst multi-criteria decision-making method, doi:10.1016/j.omega.2014.11.009; the intervals:
    Rezaei 2016, doi:10.1016/j.omega.2015.12.001.
    """
    return best_worst_nonlinear_solution(answers).weights


def best_worst_nonlinear_solution(answers: BestWorst) -> BestWorstSolution:
    """Weights, xi and the intervals of all optimal weights.

    Let t be the weight of the best in units of the worst. For a deviation of x, t must lie between a - x and a + x
    where it was asked directly, and between (a_Bj - x)(a_jW - x) and (a_Bj + x)(a_jW + x) for every other element j.
    The smallest x that leaves room for t is where a lower and an upper bound meet, a quadratic equation for each pair
    of bounds; and t is then the value at which they meet, so that only the other weights are left free, each on its
    own: between the larger lower bound of a_jW - x and t / (a_Bj + x), and the smaller upper one. (Wu, Liu, Zhou, Qin
    and Rezaei 2024 derive the same from the elements one by one.)
    """
    best, worst, n = answers.best, answers.worst, answers.size
    others = [j for j in range(n) if j not in (best, worst)]
    to_other, to_worst = answers.best_to_others[..., others], answers.others_to_worst[..., others]
    direct = np.stack([answers.best_to_others[..., worst], answers.others_to_worst[..., best]], axis=-1)
    xi = _smallest_deviation(direct, to_other, to_worst)
    x = xi[..., None]
    lower = np.concatenate([direct - x, np.maximum(to_other - x, 0) * np.maximum(to_worst - x, 0)], axis=-1).max(-1)
    upper = np.concatenate([direct + x, (to_other + x) * (to_worst + x)], axis=-1).min(-1)
    t = ((lower + upper) / 2)[..., None]

    least, most = np.ones(answers.best_to_others.shape), np.ones(answers.best_to_others.shape)
    least[..., best] = most[..., best] = np.where(n > 1, t, 1.0)[..., 0]
    reach = to_other - x
    least[..., others] = np.maximum(to_worst - x, t / (to_other + x))
    most[..., others] = np.minimum(to_worst + x, np.where(reach > 0, t / np.where(reach > 0, reach, 1.0), np.inf))
    most = np.maximum(most, least)  # where they meet, up to rounding
    room = most - least
    low = least / (most.sum(-1, keepdims=True) - room)
    high = most / (least.sum(-1, keepdims=True) + room)
    return BestWorstSolution(normalise(low + high), xi, low, high)


def _smallest_deviation(direct: FloatArray, to_other: FloatArray, to_worst: FloatArray) -> FloatArray:
    """The smallest x for which no lower bound p - s x + q x^2 exceeds an upper bound p + s x + q x^2, shape (...)."""
    p = np.concatenate([direct, to_other * to_worst], axis=-1)
    s = np.concatenate([np.ones_like(direct), to_other + to_worst], axis=-1)
    q = np.concatenate([np.zeros_like(direct), np.ones_like(to_other)], axis=-1)
    gap = np.maximum(p[..., :, None] - p[..., None, :], 0.0)
    slope = s[..., :, None] + s[..., None, :]
    bend = q[..., :, None] - q[..., None, :]
    # The smallest positive root of bend x^2 - slope x + gap = 0, in the form that needs no division by bend.
    crossing = 2 * gap / (slope + np.sqrt(np.maximum(slope**2 - 4 * bend * gap, 0.0)))
    return np.asarray(crossing.max((-2, -1)))
