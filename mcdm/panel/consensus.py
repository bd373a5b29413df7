"""How far a panel agrees, and who stands apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_MAXIMUM

Agreement = Literal["very-low", "low", "moderate", "high", "very-high"]

_LIMITS: tuple[tuple[float, Agreement], ...] = (
    (0.5, "very-low"),
    (0.625, "low"),
    (0.75, "moderate"),
    (0.875, "high"),
)

AGREEMENT_LIMITS = tuple(limit for limit, _ in _LIMITS)
"""Where one word for a consensus indicator ends and the next begins."""

SMALLEST_WEIGHT = 1e-6
"""A weight of zero counts as this much in a logarithmic distance, which would else be infinite."""

FAR = 2.0
"""An expert stands apart when the distance to the others is more than this many times the panel's median distance."""


def consensus(priorities: ArrayLike, scale_maximum: float = SAATY_MAXIMUM) -> FloatArray:
    """Goepel's consensus indicator S* of the weights of e experts (..., e, n): 1 is full agreement; shape (...).

    The diversity between experts, exp(entropy of their mean - mean of their entropies), is scaled by the largest that
    judgments up to `scale_maximum` can show. Weights beyond that scale can give values below 0. A single expert, or a
    single element, agrees fully.

    Raises
    ------
    DecisionError
        ``panel-empty``, ``priorities-not-positive``, ``scale-maximum-too-small`` (must exceed 1).

    References
    ----------
    Goepel 2018, Implementation of an online software tool for the analytic hierarchy process (AHP-OS),
    International Journal of the Analytic Hierarchy Process 10(3), equations 11-21.
    """
    weights = _panel(priorities)
    if not scale_maximum > 1:
        raise DecisionError("scale-maximum-too-small", value=float(scale_maximum))
    n = weights.shape[-1]
    if n == 1:
        return np.ones(weights.shape[:-2])
    between = _entropy(weights.mean(-2)) - _entropy(weights).mean(-1)
    # The most one-sided priorities that the scale allows: one element `scale_maximum` times each of the others.
    extreme = np.full(n, 1.0)
    extreme[0] = scale_maximum
    smallest = np.exp(_entropy(extreme / extreme.sum())) / n
    return np.asarray((np.exp(-between) - smallest) / (1 - smallest))


def agreement(value: float) -> Agreement:
    """The word for a consensus indicator: below .5, .625, .75, .875, or above."""
    return next((word for limit, word in _LIMITS if value < limit), "very-high")


def log_distances(priorities: ArrayLike) -> FloatArray:
    """Distances between experts (..., e, e): root mean square over elements of their centred log-weight differences.

    It depends on the ratios of weights only, as the judgments do; ln 2 = .69 means a typical ratio differs by two.
    """
    centred = _log_ratios(priorities)
    apart = centred[..., :, None, :] - centred[..., None, :, :]
    return np.asarray(np.sqrt(np.square(apart).mean(-1)))


@dataclass(frozen=True, eq=False)
class Outlier:
    """The expert who differs most from the others.

    Parameters
    ----------
    expert
        Index of the expert.
    distance
        Logarithmic distance to the geometric mean of the others.
    element
        Index of the element on which the expert differs most.
    factor
        How many times more (above 1) or less weight the expert gives to it, relative to the others.
    stands_apart
        Whether the distance is more than twice the panel's median distance.
    distances
        Shape (e,): the distance of every expert to the geometric mean of the others.
    elements, factors
        Shape (e,): on which element every expert differs most from the others, and how many times.
    limit
        The distance beyond which an expert stands apart.
    """

    expert: int
    distance: float
    element: int
    factor: float
    stands_apart: bool
    distances: FloatArray
    elements: NDArray[np.intp]
    factors: FloatArray
    limit: float


def outlier(priorities: ArrayLike) -> Outlier | None:
    """Who differs most, from the weights of e experts (e, n); None for fewer than three, or where all agree."""
    centred = _log_ratios(priorities)
    count = len(centred)
    if count < 3:
        return None
    others = (centred.sum(0) - centred) / (count - 1)
    apart = centred - others
    distances = np.sqrt(np.square(apart).mean(-1))
    expert = int(distances.argmax())
    if distances[expert] < 1e-12:
        return None
    elements = np.abs(apart).argmax(-1)
    factors = np.exp(apart[np.arange(count), elements])
    limit = float(FAR * np.median(distances))
    for each in (distances, elements, factors):
        each.flags.writeable = False
    return Outlier(
        expert,
        float(distances[expert]),
        int(elements[expert]),
        float(factors[expert]),
        bool(distances[expert] > limit),
        distances,
        elements,
        factors,
        limit,
    )


@dataclass(frozen=True)
class Concordance:
    """Kendall's coefficient of concordance.

    Parameters
    ----------
    squares
        S, the sum of squared deviations of the rank sums.
    coefficient
        W, from 0 (no agreement in order) to 1 (the same order), corrected for ties.
    """

    squares: float
    coefficient: float


def kendall_w(scores: ArrayLike) -> Concordance:
    """Kendall's W of the scores that m judges give to n objects, shape (m, n), higher is better.

    Ties get their mean rank. Ranks may be passed in place of scores: W is the same.

    Raises
    ------
    DecisionError
        ``ranks-too-few`` (two judges and two objects are needed), ``ranks-all-tied`` (no judge prefers anything),
        ``priorities-not-positive`` (a missing number).

    References
    ----------
    Kendall and Babington Smith 1939, The problem of m rankings, doi:10.1214/aoms/1177732186.
    """
    given = np.asarray(scores, dtype=np.float64)
    if given.ndim != 2 or min(given.shape) < 2:
        raise DecisionError("ranks-too-few", shape=" x ".join(map(str, given.shape)))
    if not np.isfinite(given).all():
        raise DecisionError("priorities-not-positive")
    judges, objects = given.shape
    better = (given[:, None, :] > given[:, :, None]).sum(-1)
    same = (given[:, None, :] == given[:, :, None]).sum(-1)
    ranks = better + (same + 1) / 2
    squares = float(np.square(ranks.sum(0) - judges * (objects + 1) / 2).sum())
    ties = float((np.square(same) - 1).sum())  # each group of t ties counts t times t^2 - 1
    largest = judges**2 * (objects**3 - objects) - judges * ties
    if largest <= 0:
        raise DecisionError("ranks-all-tied")
    return Concordance(squares, 12 * squares / largest)


def _panel(priorities: ArrayLike) -> FloatArray:
    given = np.asarray(priorities, dtype=np.float64)
    if given.ndim < 2 or 0 in given.shape[-2:]:
        raise DecisionError("panel-empty")
    total = given.sum(-1, keepdims=True)
    if not (np.isfinite(given).all() and (given >= 0).all() and (total > 0).all()):
        raise DecisionError("priorities-not-positive")
    return np.asarray(given / total)


def _log_ratios(priorities: ArrayLike) -> FloatArray:
    logarithms = np.log(np.maximum(_panel(priorities), SMALLEST_WEIGHT))
    return np.asarray(logarithms - logarithms.mean(-1, keepdims=True))


def _entropy(weights: FloatArray) -> FloatArray:
    """- sum p ln p over the last axis, with 0 ln 0 = 0."""
    return np.asarray(-(weights * np.log(np.where(weights > 0, weights, 1.0))).sum(-1))
