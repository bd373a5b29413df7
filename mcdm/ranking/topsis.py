"""TOPSIS: close to the best and far from the worst that the alternatives show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.catalogue import method
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import DecisionMatrix, lengths, shares_of, span
from mcdm.ranking.ranking import Ranking

Normalisation = Literal["vector", "minmax"]


@method("ranking", "topsis")
def topsis(matrix: DecisionMatrix, *, normalisation: Normalisation = "vector") -> Ranking:
    """Relative closeness to the ideal: distance to the worst over the sum of both distances, 0 to 1.

    Columns are divided by their Euclidean length ("vector") or scaled to 0..1 ("minmax", costs reversed), then
    weighted; ideal and anti-ideal are the best and the worst value of each column. The two normalisations may rank
    differently. An alternative that is neither near nor far, because all are equal, has the closeness 1/2.

    References
    ----------
    Hwang and Yoon 1981, Multiple Attribute Decision Making, doi:10.1007/978-3-642-48318-9; Tzeng and Huang 2011,
    Multiple Attribute Decision Making: Methods and Applications.
    """
    found = distances(matrix.values, matrix.weights, matrix.directions, normalisation)
    parts = {"to_best": found.to_best, "to_worst": found.to_worst}
    return Ranking("topsis", matrix.alternatives, found.closeness, parts=parts, findings=matrix.findings())


@dataclass(frozen=True, eq=False)
class Distances:
    """Distances (..., m) of the alternatives to the ideal and to the anti-ideal."""

    to_best: FloatArray
    to_worst: FloatArray

    @property
    def closeness(self) -> FloatArray:
        """Shape (..., m): 1 at the ideal, 0 at the anti-ideal, 1/2 where the two are one."""
        total = self.to_best + self.to_worst
        return np.divide(self.to_worst, total, out=np.full_like(total, 0.5), where=total > 0)


def distances(
    values: FloatArray, weights: FloatArray, directions: FloatArray, normalisation: Normalisation = "vector"
) -> Distances:
    """Kernel of TOPSIS: values (..., m, n), weights (..., n) as they are, directions (n,) of 1 and -1."""
    highest, lowest = values.max(-2, keepdims=True), values.min(-2, keepdims=True)
    divisors = span(highest, lowest)
    if normalisation == "vector":
        divisors = np.where(divisors > 0, lengths(values), 0.0)
    # Distances do not feel where zero lies nor which way a column runs, so columns are only divided, never shifted.
    scale = shares_of(weights[..., None, :], divisors)
    best, worst = np.where(directions > 0, highest, lowest), np.where(directions > 0, lowest, highest)
    scaled = values * scale
    return Distances(_length(scaled - best * scale), _length(scaled - worst * scale))


def _length(vectors: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(np.einsum("...n,...n->...", vectors, vectors)))
