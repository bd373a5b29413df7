"""What a method can work on: some divide by performances, so zero or less is no answer; some by ranges."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import DecisionMatrix, spans

Scoring = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
"""From values (m, n), weights (n,) that sum to one and directions (n,) to scores (m,)."""


def check_positive(matrix: DecisionMatrix, method: str, *, costs_only: bool = False) -> None:
    """Raise ``ranking-needs-positive`` at the first value that is not; with `costs_only` benefits may be 0."""
    allowed = matrix.values > 0
    if costs_only:
        allowed |= (matrix.values == 0) & (matrix.directions > 0)
    if not allowed.all():
        place = tuple(np.argwhere(~allowed)[0])
        raise DecisionError(
            "ranking-needs-positive",
            method=method,
            alternative=matrix.alternatives[place[-2]],
            criterion=matrix.criteria[place[-1]],
            value=float(matrix.values[place]),
        )


def one_by_one(scoring: Scoring, matrix: DecisionMatrix) -> FloatArray:
    """Scores (..., m) of every member of a batch, by what tells its alternatives apart; all 0 where nothing does.

    Criteria without range or without weight are left out and the other weights scaled to one, so that they contribute
    nothing: some formulas would divide by their range.
    """
    lead = np.broadcast_shapes(matrix.values.shape[:-2], matrix.weights.shape[:-1])
    m, n = matrix.values.shape[-2:]
    values = np.broadcast_to(matrix.values, (*lead, m, n)).reshape(-1, m, n)
    weights = np.broadcast_to(matrix.weights, (*lead, n)).reshape(-1, n)
    scores = np.zeros((len(values), m))
    for k, (table, shares) in enumerate(zip(values, weights, strict=True)):
        telling = (spans(table)[0] > 0) & (shares > 0)
        if telling.any():
            scores[k] = scoring(table[:, telling], shares[telling] / shares[telling].sum(), matrix.directions[telling])
    return scores.reshape(*lead, m)
