"""What answers that are all alike leave open: they show no spread, which is no proof that there is none."""

from __future__ import annotations

import numpy as np

from mcdm.judgments import FloatArray


def unseen(loads: FloatArray, answers: FloatArray, confidence: float = 0.95) -> float:
    """How much of `loads` may lie with customers who think otherwise, though nobody in h strata answered otherwise.

    Parameters
    ----------
    loads
        What each stratum would move if all of it thought otherwise, shape (h,), positive.
    answers
        How many of each answered, all of them alike, shape (h,), positive.
    confidence
        How often the bound holds.

    Returns
    -------
    float
        The largest sum of loads_h q_h, where q_h of stratum h think otherwise, that leaves a chance of 1 - confidence
        to see none of them. In one stratum of n answers q = 1 - (1 - confidence)^(1/n), about 3/n ("rule of three").

    Notes
    -----
    The chance to see none is the product of (1 - q_h)^n_h. Where the bound is reached 1 - q_h is in proportion to
    n_h / loads_h, and q_h = 0 where that would pass one.

    References
    ----------
    Louis, T. A. (1981). Confidence intervals for a binomial parameter after observing no successes. The American
    Statistician 35(3), 154. doi:10.1080/00031305.1981.10479337
    """
    if not loads.size:
        return 0.0
    order = np.argsort(answers / loads)
    loads, answers = loads[order], answers[order]
    ratio = np.log(answers / loads)
    # The logarithm of the common factor, should the first 1, 2, ... strata hold those who think otherwise.
    factor = (np.log(1 - confidence) - np.cumsum(answers * ratio)) / np.cumsum(answers)
    holding = factor + ratio < 0
    last = int(np.flatnonzero(holding)[-1])
    return float((loads * -np.expm1(factor[last] + ratio))[: last + 1].sum())
