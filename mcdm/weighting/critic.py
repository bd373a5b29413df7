"""Weights from the values themselves: contrast within a criterion and conflict between criteria."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.decision_values import SAME, check_decision_values, constant_columns, shared_out
from mcdm.judgments import DecisionValues, FloatArray


@method("weighting", "critic")
def critic(values: DecisionValues) -> FloatArray:
    """Criteria weigh by their standard deviation times what the other criteria do not say already.

    Columns are scaled to [0, 1], all as benefits; criterion j contains s_j sum of (1 - r_jk) over the other criteria,
    with r the correlation. Whether s divides by m or m - 1 makes no difference to the weights. A criterion that all
    alternatives meet equally weighs nothing; where the others all agree perfectly, they weigh the same.

    Parameters
    ----------
    values
        Decision matrix (..., m, n) of m alternatives and n criteria.

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
    Diakoulaki, Mavrotas and Papayannakis 1995, Determining objective weights in multiple criteria problems: the CRITIC
    method, doi:10.1016/0305-0548(94)00059-H.
    """
    numbers = check_decision_values(values)
    informative = ~constant_columns(numbers)
    low, high = numbers.min(-2, keepdims=True), numbers.max(-2, keepdims=True)
    scaled = (numbers - low) / np.where(informative[..., None, :], high - low, 1.0)
    centred = np.where(informative[..., None, :], scaled - scaled.mean(-2, keepdims=True), 0.0)
    length = np.sqrt((centred**2).sum(-2))
    direction = centred / np.where(informative, length, 1.0)[..., None, :]
    conflict = 1 - direction.swapaxes(-1, -2) @ direction
    conflict[conflict < SAME] = 0.0  # rounding of perfect agreement
    conflict *= informative[..., None, :]  # what is the same everywhere conflicts with nothing
    return shared_out(length * conflict.sum(-1), informative)
