"""Cases of fuzzy comprehensive evaluation and of the weighted average index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mcdm.errors import DecisionError
from mcdm.fuzzy import Factor, Operator, compose, compose_levels, defuzzify
from mcdm.judgments import FloatArray
from satisfaction.memberships import from_thresholds
from studies.reference_cases.case import Outputs, array, calculation

OPERATORS: Mapping[str, Operator] = {
    "weighted_average": "weighted-average",
    "min_max": "min-max",
    "product_max": "product-max",
    "min_bounded_sum": "min-bounded-sum",
}
"""Name of the output -> the operator behind it."""


@calculation("fuzzy-evaluation")
def fuzzy_evaluation(weights: object, membership: object, scores: object = None) -> Outputs:
    """B by every operator; grades and scores are read from B of M(., +)."""
    given, memberships = array(weights, "weights"), array(membership, "membership")
    _check_membership(given, memberships)
    outputs: dict[str, object] = {name: compose(given, memberships, operator) for name, operator in OPERATORS.items()}
    composed = compose(given, memberships)
    outputs["max_membership_grade"] = composed.argmax(-1)
    if scores is not None:
        outputs |= _scored(composed, array(scores, "scores"))
    return outputs


@calculation("fuzzy-evaluation-multilevel")
def fuzzy_evaluation_multilevel(factors: Sequence[Mapping[str, Any]], weights: object, scores: object) -> Outputs:
    """Two levels, by every operator; sub-vectors enter the upper level as they are."""
    parts = tuple(
        Factor(
            array(factor["weights"], "weights"), array(factor["membership"], "membership"), str(factor.get("name", ""))
        )
        for factor in factors
    )
    tree = Factor(array(weights, "weights"), parts)
    values = array(scores, "scores")
    outputs: dict[str, object] = {}
    for name, operator in OPERATORS.items():
        composed = compose_levels(tree, operator)
        outputs[name] = {
            "sub": np.array([compose_levels(part, operator) for part in parts]),
            "B": composed,
            "B_normalised": composed / composed.sum(),
            "score": defuzzify(composed, values),
        }
    return outputs


@calculation("fuzzy-evaluation-measured")
def fuzzy_evaluation_measured(weights: object, thresholds: object, values: object, scores: object) -> Outputs:
    """Objects measured on every indicator: a row of thresholds an indicator, a row of values an object."""
    memberships = from_thresholds(np.atleast_2d(array(values, "values")), array(thresholds, "thresholds"))
    composed = compose(array(weights, "weights"), memberships)
    return {"B": composed, **_scored(composed, array(scores, "scores"))}


@calculation("weighted-index")
def weighted_index(weights: object, grade_scores: object, shares: object) -> Outputs:
    """Weighted average of grade scores; rows of shares or counts are scaled to one, and so are the weights."""
    given, counts = array(weights, "weights"), array(shares, "shares")
    _check_membership(given, counts)
    totals = counts.sum(-1, keepdims=True)
    if not (totals > 0).all() or not given.sum() > 0:
        raise DecisionError("case-input-unreadable", method="weighted-index", where="shares", detail="a row of zeros")
    return {"index": (given / given.sum()) @ (counts / totals) @ array(grade_scores, "grade_scores")}


def _scored(composed: FloatArray, scores: FloatArray) -> dict[str, object]:
    """Scores read from B of M(., +) without normalising it."""
    return {"max_membership_score": scores[composed.argmax(-1)], "weighted_score": composed @ scores}


def _check_membership(weights: FloatArray, membership: FloatArray) -> None:
    if weights.ndim != 1 or membership.ndim != 2 or len(weights) != len(membership):
        raise DecisionError("factor-wrong-shape", factor="", weights=str(weights.shape), parts=str(membership.shape))
