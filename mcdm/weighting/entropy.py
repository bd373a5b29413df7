"""Weights from the values themselves: how unevenly each criterion is spread over the alternatives."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.decision_values import check_decision_values, constant_columns, shared_out
from mcdm.judgments import DecisionValues, FloatArray


@method("weighting", "entropy")
def entropy(values: DecisionValues) -> FloatArray:
    """Criteria weigh by how far Shannon's entropy of their column falls short of that of equal values.

    With p the column divided by its sum, the shortfall is 1 + sum of p ln p / ln m. A criterion that all
    alternatives meet equally weighs nothing; where this holds for all, all weigh the same.

    Parameters
    ----------
    values
        Decision matrix (..., m, n) of m alternatives and n criteria, non-negative.

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        Those of :func:`mcdm.decision_values.check_decision_values`.

    References
    ----------
    Shannon 1948, A mathematical theory of communication, doi:10.1002/j.1538-7305.1948.tb01338.x; as weights: Zeleny
    1982, Multiple criteria decision making, McGraw-Hill.
    """
    numbers = check_decision_values(values, smallest=0.0)
    informative = ~constant_columns(numbers)
    largest = numbers.max(-2, keepdims=True)
    part = numbers / np.where(largest > 0, largest, 1.0)  # so that no sum overflows
    total = part.sum(-2, keepdims=True)
    part = part / np.where(total > 0, total, 1.0)
    surprise = part * np.log(np.where(part > 0, part, 1.0))
    return shared_out(1 + surprise.sum(-2) / np.log(max(numbers.shape[-2], 2)), informative)
