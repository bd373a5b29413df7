"""The index of fuzzy comprehensive evaluation: compose memberships with an operator, then defuzzify."""

from __future__ import annotations

from mcdm.catalogue import method
from mcdm.fuzzy import Defuzzification, Operator, compose, compose_levels, defuzzify, factor_tree
from mcdm.judgments import FloatArray
from mcdm.model import CriteriaModel
from satisfaction.index.weighted_average import check_shapes, weighted_average


@method("index", "fuzzy-comprehensive")
def fuzzy_comprehensive(
    weights: FloatArray,
    memberships: FloatArray,
    scores: FloatArray,
    *,
    operator: Operator = "weighted-average",
    defuzzification: Defuzzification = "weighted-mean",
) -> FloatArray:
    """Score of B = A o R on one level. With M(., +) and the weighted mean it is the weighted average index.

    Parameters
    ----------
    weights
        Shape (..., n), rows summing to one.
    memberships
        Shape (..., n, g), rows summing to one.
    scores
        Of the g grades, shape (g,).
    operator
        How weights and memberships are composed.
    defuzzification
        How B becomes one number.

    Returns
    -------
    FloatArray
        On the scale of the scores, shape (...).

    Raises
    ------
    DecisionError
        ``index-wrong-shape``, ``evaluation-empty``.
    """
    if operator == "weighted-average" and defuzzification == "weighted-mean":
        return weighted_average(weights, memberships, scores)
    check_shapes(weights, memberships, scores)
    return defuzzify(compose(weights, memberships, operator), scores, defuzzification)


def fuzzy_comprehensive_by_levels(
    model: CriteriaModel,
    weights: FloatArray,
    memberships: FloatArray,
    scores: FloatArray,
    *,
    operator: Operator = "weighted-average",
    defuzzification: Defuzzification = "weighted-mean",
) -> FloatArray:
    """The same from the bottom of a criteria model up, cluster by cluster. For M(., +) levels make no difference.

    `weights` are the global ones of the nodes: a cluster has the sum of its nodes' weights, a node its share of that.
    """
    if operator == "weighted-average":
        return fuzzy_comprehensive(weights, memberships, scores, defuzzification=defuzzification)
    check_shapes(weights, memberships, scores)
    return defuzzify(compose_levels(factor_tree(model, weights, memberships), operator), scores, defuzzification)
