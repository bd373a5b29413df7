"""CODAS: far from the worst, by one distance or by two."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from mcdm.catalogue import Bounds, method
from mcdm.judgments import FloatArray
from mcdm.ranking.additive import utilities
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.domain import check_positive, one_by_one
from mcdm.ranking.ranking import Ranking


@method("ranking", "codas")
def codas(matrix: DecisionMatrix, *, threshold: Annotated[float, Bounds(0, 1)] = 0.02) -> Ranking:
    """Lead over the others in Euclidean distance to the worst, and in taxicab distance where the first differs enough.

    Against every other alternative an alternative gains the difference of the Euclidean distances E, and that of the
    taxicab distances T where the first is at least the threshold. The sudden change there is part of the method: an
    alternative may come out below one that it dominates. Sorting by E makes those within the threshold neighbours, so
    that sums over runs replace the comparison of all pairs.

    Parameters
    ----------
    matrix
        The alternatives.
    threshold
        tau: Euclidean distances closer than this count as equal for the second comparison.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Keshavarz Ghorabaee, Zavadskas, Turskis and Antucheviciene 2016, A new combinative distance-based assessment
    (CODAS) method for multi-criteria decision-making, Economic Computation and Economic Cybernetics 50(3), 25-44.
    """
    check_positive(matrix, "codas")

    def scores(values: FloatArray, weights: FloatArray, directions: FloatArray) -> FloatArray:
        scaled = utilities(values, directions, "maximum") * weights
        above = scaled - scaled.min(0)
        return _leads(np.sqrt(np.square(above).sum(1)), above.sum(1), threshold)

    return Ranking("codas", matrix.alternatives, one_by_one(scores, matrix), findings=matrix.findings())


def _leads(euclidean: FloatArray, taxicab: FloatArray, threshold: float) -> FloatArray:
    """Sum over k of E_i - E_k, and of T_i - T_k where |E_i - E_k| >= threshold; shape (m,)."""
    m = len(euclidean)
    order = np.argsort(euclidean)
    ascending = euclidean[order]
    sums = np.concatenate(([0.0], np.cumsum(taxicab[order])))
    start = np.searchsorted(ascending, euclidean - threshold, side="right")
    end = np.maximum(np.searchsorted(ascending, euclidean + threshold, side="left"), start)
    near, near_sum = end - start, sums[end] - sums[start]
    return np.asarray(m * euclidean - euclidean.sum() + (m - near) * taxicab - (sums[-1] - near_sum))
