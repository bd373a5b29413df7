"""From many experts to one group: aggregation of judgments (AIJ) and of priorities (AIP).

References: Forman and Peniwati 1998, Aggregating individual judgments and priorities with the analytic hierarchy
process, doi:10.1016/S0377-2217(97)00244-0.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from mcdm.comparisons.matrix import check_comparisons
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.weights import normalise


def expert_shares(count: int, weights: ArrayLike | None = None) -> FloatArray:
    """Weights of `count` experts scaled to one; equal where none are given.

    Raises
    ------
    DecisionError
        ``expert-weights-wrong-length``, ``expert-weights-not-positive`` (a negative one, or all zero).
    """
    given = np.ones(count) if weights is None else np.asarray(weights, dtype=np.float64)
    if given.shape != (count,):
        raise DecisionError("expert-weights-wrong-length", given=given.size, expected=count)
    if not (np.isfinite(given).all() and (given >= 0).all() and given.sum() > 0):
        raise DecisionError("expert-weights-not-positive", values=", ".join(f"{w:g}" for w in given))
    return np.asarray(given / given.sum())


def aggregate_judgments(matrices: ArrayLike, expert_weights: ArrayLike | None = None) -> FloatArray:
    """Weighted geometric mean of the answered judgments, cell by cell.

    Parameters
    ----------
    matrices
        Comparisons of e experts (..., e, n, n), 0 where not answered.
    expert_weights
        Weights of the e experts; in each cell they are scaled to one over those who answered it.

    Returns
    -------
    FloatArray
        Comparisons of the group (..., n, n), 0 where nobody with a weight answered.

    Raises
    ------
    DecisionError
        Those of :func:`expert_shares` and :func:`mcdm.comparisons.matrix.check_comparisons`;
        ``panel-empty`` without experts.
    """
    numbers = check_comparisons(matrices)
    if numbers.ndim < 3 or numbers.shape[-3] == 0:
        raise DecisionError("panel-empty")
    share = expert_shares(numbers.shape[-3], expert_weights)
    answered = numbers > 0
    logarithms = np.log(np.where(answered, numbers, 1.0))
    total = np.einsum("e,...eij->...ij", share, answered.astype(np.float64))
    mean = np.einsum("e,...eij->...ij", share, logarithms) / np.where(total > 0, total, 1.0)
    return np.where(total > 0, np.exp(mean), 0.0)


def aggregate_priorities(
    priorities: ArrayLike,
    expert_weights: ArrayLike | None = None,
    *,
    mean: Literal["geometric", "arithmetic"] = "geometric",
) -> FloatArray:
    """Weighted mean of the experts' weights, scaled to one.

    Parameters
    ----------
    priorities
        Weights of e experts (..., e, n).
    expert_weights
        Weights of the e experts.
    mean
        The geometric mean (an element to which anyone with a weight gives 0 gets 0), or the arithmetic.

    Raises
    ------
    DecisionError
        Those of :func:`expert_shares`; ``panel-empty``; ``priorities-not-positive`` where every element would get 0,
        or for negative or missing numbers.
    """
    given = np.asarray(priorities, dtype=np.float64)
    if given.ndim < 2 or given.shape[-2] == 0:
        raise DecisionError("panel-empty")
    if not (np.isfinite(given).all() and (given >= 0).all()):
        raise DecisionError("priorities-not-positive")
    share = expert_shares(given.shape[-2], expert_weights)
    if mean == "arithmetic":
        group = np.einsum("e,...ei->...i", share, given)
    else:
        counted = share > 0
        positive = (given[..., counted, :] > 0).all(-2)
        logarithms = np.log(np.where(given > 0, given, 1.0))
        group = np.where(positive, np.exp(np.einsum("e,...ei->...i", share, logarithms)), 0.0)
    if not (group.sum(-1) > 0).all():
        raise DecisionError("priorities-not-positive")
    return normalise(np.asarray(group))
