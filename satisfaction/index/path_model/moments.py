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
        Shape (m, p). Where answers are missing, means and variances are over those who answered the item, products
        over those who answered both (available cases; nothing is filled in). Such correlations may contradict each
        other and are then moved to near ones that do not.
    weights
        Shape (m,).
    counts
        Shape (b, m).

    Returns
    -------
    Moments
        Of shape (p,), or with a leading axis (b, p).

    References
    ----------
    Little, R. J. A. & Rubin, D. B. (2019). Statistical Analysis with Missing Data, 3rd ed., section 3.4.
    doi:10.1002/9781119482260
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
    return means, *_correlations(_sums(values, weights) / total[:, :, None] - means[:, :, None] * means[:, None, :])


def _pairwise(values: FloatArray, answered: npt.NDArray[np.bool_], weights: FloatArray) -> Found:
    asked = answered.astype(np.float64)
    both = np.maximum(_sums(asked, weights), 1e-300)
    means = weights @ values / np.diagonal(both, axis1=1, axis2=2)
    deviations, correlations = _correlations(_sums(values, weights) / both - means[:, :, None] * means[:, None, :])
    return means, deviations, _possible(correlations)


def _sums(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Weighted sums of the products of two columns over the respondents, shape (b, p, p)."""
    if len(weights) == 1:
        return np.asarray((values * weights[0, :, None]).T @ values, np.float64)[None]
    p = values.shape[1]
    i, j = np.triu_indices(p)
    found = np.zeros((len(weights), len(i)))
    for start in range(0, len(values), ROWS):
        rows = values[start : start + ROWS]
        found += weights[:, start : start + ROWS] @ (rows[:, i] * rows[:, j])
    full = np.empty((len(weights), p, p))
    full[:, i, j] = full[:, j, i] = found
    return full


def _correlations(covariances: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Standard deviations (b, p) and correlations (b, p, p)."""
    variances = np.diagonal(covariances, axis1=1, axis2=2)
    deviations = np.sqrt(np.where(variances > NO_SPREAD, variances, 0.0))
    scale = deviations[:, :, None] * deviations[:, None, :]
    found = np.divide(covariances, scale, out=np.zeros(covariances.shape), where=scale > 0)
    at = np.arange(deviations.shape[1])
    found[:, at, at] = 1.0
    return deviations, np.clip(found, -1.0, 1.0)


NO_SPREAD = 1e-12
"""A variance below this is none: what rounding leaves where all agree."""


def _possible(correlations: FloatArray) -> FloatArray:
    """The correlations with negative eigenvalues taken away, where there are any."""
    wrong = np.linalg.eigvalsh(correlations)[:, 0] < -NO_SPREAD
    if not wrong.any():
        return correlations
    values, vectors = np.linalg.eigh(correlations[wrong])
    raised = (vectors * np.maximum(values, 0.0)[:, None, :]) @ np.matrix_transpose(vectors)
    spread = np.sqrt(np.diagonal(raised, axis1=1, axis2=2))
    mended = np.array(correlations)
    mended[wrong] = raised / (spread[:, :, None] * spread[:, None, :])
    return mended
