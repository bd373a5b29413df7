"""Means, standard deviations and correlations of answers: all that a path model reads of its respondents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mcdm.judgments import FloatArray

ROWS = 4_096
"""Respondents that are multiplied at a time: the products of 40 items then take 27 MB."""


@dataclass(frozen=True, eq=False)
class Moments:
    """Moments of p items.

    Parameters
    ----------
    means, deviations
        Mean and standard deviation, shape (..., p).
    correlations
        Shape (..., p, p). An item in which all agree correlates with nothing.
    """

    means: FloatArray
    deviations: FloatArray
    correlations: FloatArray


def moments(
    values: FloatArray, answered: npt.NDArray[np.bool_], weights: FloatArray, counts: FloatArray | None = None
) -> Moments:
    """The weighted moments of answers; with `counts`, of resamples in which each respondent stands so often.

    Parameters
    ----------
    values, answered
        Shape (m, p). Where answers are missing, each pair of items is correlated over those who answered both; such
        correlations may contradict each other and are then moved to the nearest ones that do not.
    weights
        Shape (m,).
    counts
        Shape (b, m).

    Returns
    -------
    Moments
        Of shape (p,), or with a leading axis (b, p).
    """
    everyone = weights[None, :] if counts is None else counts * weights
    # Centred first: sums of squares of answers far from zero would lose digits.
    centre = np.where(answered, values, 0.0).T @ weights / np.maximum(answered.T @ weights, 1e-300)
    centred = np.where(answered, values - centre, 0.0)
    found = _complete(centred, everyone) if answered.all() else _pairwise(centred, answered, everyone)
    means, deviations, correlations = (each[0] for each in found) if counts is None else found
    return Moments(means + centre, deviations, correlations)


Found = tuple[FloatArray, FloatArray, FloatArray]


def _complete(values: FloatArray, weights: FloatArray) -> Found:
    total = np.maximum(weights.sum(1), 1e-300)[:, None]
    means = weights @ values / total
    covariances = _sums(values, values, weights) / total[:, :, None] - means[:, :, None] * means[:, None, :]
    return means, *_correlations(covariances, np.diagonal(covariances, axis1=1, axis2=2)[:, :, None])


def _pairwise(values: FloatArray, answered: npt.NDArray[np.bool_], weights: FloatArray) -> Found:
    asked = answered.astype(np.float64)
    total = np.maximum(_sums(asked, asked, weights), 1e-300)
    averages = _sums(values, asked, weights) / total  # of item i over those who answered j too
    variances = _sums(values**2, asked, weights) / total - averages**2
    covariances = _sums(values, values, weights) / total - averages * np.matrix_transpose(averages)
    means = np.array(np.diagonal(averages, axis1=1, axis2=2))
    deviations, correlations = _correlations(covariances, variances)
    return means, deviations, _possible(correlations)


def _sums(left: FloatArray, right: FloatArray, weights: FloatArray) -> FloatArray:
    """Weighted sums of left_i right_j over the respondents, shape (b, p, p)."""
    if len(weights) == 1:
        return np.asarray((left * weights[0, :, None]).T @ right, np.float64)[None]
    p = left.shape[1]
    i, j = np.triu_indices(p) if left is right else np.indices((p, p)).reshape(2, -1)
    found = np.zeros((len(weights), len(i)))
    for start in range(0, len(left), ROWS):
        rows = slice(start, start + ROWS)
        found += weights[:, rows] @ (left[rows][:, i] * right[rows][:, j])
    full = np.zeros((len(weights), p, p))
    full[:, i, j] = found
    if left is right:
        full[:, j, i] = found
    return full


def _correlations(covariances: FloatArray, variances: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Standard deviations (b, p) and correlations (b, p, p); `variances` of item i where j is answered: (b, p, p)."""
    spread = np.sqrt(np.clip(np.broadcast_to(variances, covariances.shape), 0.0, None))
    own = np.array(np.diagonal(spread, axis1=1, axis2=2))
    scale = spread * np.matrix_transpose(spread)
    found = np.divide(covariances, scale, out=np.zeros(covariances.shape), where=scale > NO_SPREAD)
    at = np.arange(own.shape[1])
    found[:, at, at] = 1.0
    return np.where(own**2 > NO_SPREAD, own, 0.0), np.clip(found, -1.0, 1.0)


NO_SPREAD = 1e-12
"""A variance below this is none: what rounding leaves where all agree."""


def _possible(correlations: FloatArray) -> FloatArray:
    """The correlations with negative eigenvalues taken away, where there are any."""
    values, vectors = np.linalg.eigh(correlations)
    raised = (vectors * np.maximum(values, 0.0)[:, None, :]) @ np.matrix_transpose(vectors)
    spread = np.sqrt(np.diagonal(raised, axis1=1, axis2=2))
    mended = raised / (spread[:, :, None] * spread[:, None, :])
    return np.where((values[:, 0] < -NO_SPREAD)[:, None, None], mended, correlations)
