"""Sums and products of normalised performances: the oldest rankings, and the ones built on them."""

from __future__ import annotations

from typing import Literal

import numpy as np

from mcdm.catalogue import method
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import DecisionMatrix, lengths, shares_of, spans
from mcdm.ranking.domain import check_positive
from mcdm.ranking.ranking import Ranking

Scaling = Literal["minmax", "maximum", "sum"]


@method("ranking", "weighted-sum")
def weighted_sum(matrix: DecisionMatrix, *, scaling: Scaling = "minmax") -> Ranking:
    """Weighted sum of scaled performances (SAW).

    Columns are scaled to 0..1 over their range ("minmax"), by their best value ("maximum": x / max, min / x for
    costs), or by their sum ("sum"; costs by the sum of inverses). The last two need positive values.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Fishburn 1967, Additive utilities with incomplete product sets, doi:10.1287/opre.15.3.537; Hwang and Yoon 1981,
    Multiple Attribute Decision Making, doi:10.1007/978-3-642-48318-9.
    """
    if scaling != "minmax":
        check_positive(matrix, "weighted-sum")
    scaled = utilities(matrix.values, matrix.directions, scaling)
    scores = (scaled @ matrix.weights[..., None])[..., 0]
    return Ranking("weighted-sum", matrix.alternatives, scores, findings=matrix.findings())


@method("ranking", "weighted-product")
def weighted_product(matrix: DecisionMatrix) -> Ranking:
    """Product of the performances, scaled by the best of each column and raised to the weights.

    No unit matters: ratios of scores stay the same whatever the columns are measured in. A poor value cannot be made
    up for as easily as in a sum.

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``.

    References
    ----------
    Bridgman 1922, Dimensional Analysis; Miller and Starr 1969, Executive Decisions and Operations Research.
    """
    check_positive(matrix, "weighted-product")
    logarithms = np.log(utilities(matrix.values, matrix.directions, "maximum"))
    scores = np.exp((logarithms @ matrix.weights[..., None])[..., 0])
    return Ranking("weighted-product", matrix.alternatives, scores, findings=matrix.findings())


@method("ranking", "moora")
def moora(matrix: DecisionMatrix) -> Ranking:
    """Ratio system: weighted benefits less weighted costs, each column divided by its Euclidean length.

    References
    ----------
    Brauers and Zavadskas 2006, The MOORA method and its application to privatization in a transition economy,
    Control and Cybernetics 35(2), 445-469.
    """
    ratios = shares_of(matrix.values * matrix.directions, lengths(matrix.values))
    scores = (ratios @ matrix.weights[..., None])[..., 0]
    return Ranking("moora", matrix.alternatives, scores, findings=matrix.findings())


@method("ranking", "copras")
def copras(matrix: DecisionMatrix) -> Ranking:
    """Degree of utility: significance over the best one's, 0 to 1.

    Columns are divided by their sums; the benefits of an alternative add up to S+, its costs to S-. The significance
    is Q = S+ + sum(S-) / (S- sum(1 / S-)): costs enter inversely, shared out so that their whole keeps its size.
    (pymcdm 1.4.0 leaves out a sum and so adds the costs as if they were benefits; it is not used here.)

    Raises
    ------
    DecisionError
        ``ranking-needs-positive``: a negative value, or an alternative whose costs are all zero.

    References
    ----------
    Zavadskas, Kaklauskas and Sarka 1994, The new method of multicriteria complex proportional assessment of projects,
    Technological and Economic Development of Economy 1(3), 131-139.
    """
    check_positive(matrix, "copras", costs_only=True)
    shares = shares_of(matrix.values, matrix.values.sum(-2, keepdims=True)) * matrix.weights[..., None, :]
    benefit = shares[..., matrix.directions > 0].sum(-1)
    cost = shares[..., matrix.directions < 0].sum(-1)
    # Without costs, or with costs of no weight, there is nothing to share out.
    inverse = np.divide(1.0, cost, out=np.zeros_like(cost), where=cost > 0)
    relieved = shares_of(inverse * cost.sum(-1, keepdims=True), inverse.sum(-1, keepdims=True))
    significance = benefit + relieved
    scores = significance / significance.max(-1, keepdims=True)
    parts = {"benefit": benefit, "cost": cost, "significance": significance}
    return Ranking("copras", matrix.alternatives, scores, parts=parts, findings=matrix.findings())


def utilities(values: FloatArray, directions: FloatArray, scaling: Scaling = "minmax") -> FloatArray:
    """Performances (..., m, n) on a common scale where more is better; a column without range is 0 by "minmax"."""
    if scaling == "minmax":
        gains = values * directions
        return shares_of(gains - gains.min(-2, keepdims=True), spans(values))
    rising = np.where(directions > 0, values, 1 / np.where(directions > 0, 1.0, values))
    whole = rising.max(-2, keepdims=True) if scaling == "maximum" else rising.sum(-2, keepdims=True)
    return np.asarray(rising / whole)
