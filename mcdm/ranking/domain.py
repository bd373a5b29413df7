"""What a method can work on: some divide by performances, so zero or less is no answer."""

from __future__ import annotations

import numpy as np

from mcdm.errors import DecisionError
from mcdm.ranking.decision_matrix import DecisionMatrix


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
