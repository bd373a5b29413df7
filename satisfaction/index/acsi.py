"""The ACSI score and the ECSI index: one number from 0 to 100 from the questions that show a construct."""

from __future__ import annotations

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

WORST, BEST = 1.0, 10.0
"""The scale on which the three questions of the ACSI are asked."""


def acsi_score(
    means: FloatArray, weights: FloatArray | None = None, *, worst: float = WORST, best: float = BEST
) -> FloatArray:
    """100 sum w_k (mean_k - worst) / ((best - worst) sum w_k): where the weighted mean lies between worst and best.

    Parameters
    ----------
    means
        Mean answers to the questions, usually overall satisfaction, against expectations, against the ideal; shape
        (..., q).
    weights
        Of the questions, none negative, any scale, shape (..., q); equal where none are given. For the score that a
        path model gives, see :func:`unstandardised`.
    worst, best
        Numbers of the worst and the best answer.

    Returns
    -------
    FloatArray
        0 to 100, shape (...).

    Raises
    ------
    DecisionError
        ``acsi-scale-empty``, ``acsi-weights-wrong-shape``, ``acsi-weight-negative``, ``acsi-weights-without-sum``,
        ``acsi-mean-outside-scale``.

    References
    ----------
    Fornell, C., Johnson, M. D., Anderson, E. W., Cha, J. & Bryant, B. E. (1996). The American Customer Satisfaction
    Index. Journal of Marketing 60(4), 7-18. doi:10.1177/002224299606000403
    """
    if not best > worst:
        raise DecisionError("acsi-scale-empty", worst=worst, best=best)
    answers = np.asarray(means, np.float64)
    given = np.ones(answers.shape[-1:]) if weights is None else np.asarray(weights, np.float64)
    if given.shape[-1:] != answers.shape[-1:]:
        raise DecisionError("acsi-weights-wrong-shape", weights=given.shape[-1], questions=answers.shape[-1])
    if (given < 0).any():
        place = np.argwhere(given < 0)[0]
        raise DecisionError("acsi-weight-negative", weight=float(given[tuple(place)]), place=int(place[-1]) + 1)
    total = given.sum(-1)
    if not (total > 0).all():
        raise DecisionError("acsi-weights-without-sum", total=float(np.min(total)))
    outside = (answers < worst - 1e-9) | (answers > best + 1e-9) | ~np.isfinite(answers)
    if outside.any():
        raise DecisionError("acsi-mean-outside-scale", mean=float(answers[outside][0]), worst=worst, best=best)
    score: FloatArray = 100 * np.vecdot(answers - worst, given) / ((best - worst) * total)
    return score


def unstandardised(outer_weights: FloatArray, deviations: FloatArray) -> FloatArray:
    """Outer weights of standardised items as weights of the answers themselves: w / sd, scaled to one, shape (..., q).

    An item in which everybody agrees carries nothing and weighs nothing.

    References
    ----------
    Tenenhaus, M., Esposito Vinzi, V., Chatelin, Y.-M. & Lauro, C. (2005). PLS path modeling. Computational Statistics &
    Data Analysis 48(1), 159-205, section 4. doi:10.1016/j.csda.2004.03.005
    """
    spread = np.asarray(deviations, np.float64)
    shape = np.broadcast(outer_weights, spread).shape
    weights = np.divide(outer_weights, spread, out=np.zeros(shape), where=spread > 0)
    total = weights.sum(-1, keepdims=True)
    scaled: FloatArray = np.divide(weights, total, out=np.zeros_like(weights), where=total != 0)
    return scaled
