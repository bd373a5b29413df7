"""Cases of fuzzy comprehensive evaluation and of the weighted average index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mcdm.errors import DecisionError
from mcdm.fuzzy import Factor, Operator, best_grade, compose, compose_levels, defuzzify
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
    Factor(given, memberships)  # it refuses what is no evaluation
    outputs: dict[str, object] = {name: compose(given, memberships, operator) for name, operator in OPERATORS.items()}
    composed = compose(given, memberships)
    outputs["max_membership_grade"] = best_grade(composed)
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
        score = defuzzify(composed, values)
        outputs[name] = {
            "sub": np.array([compose_levels(part, operator) for part in parts]),
            "B": composed,
            "B_normalised": composed / composed.sum(),
            "score": score,
        }
    return outputs


@calculation("fuzzy-evaluation-measured")
def fuzzy_evaluation_measured(weights: object, thresholds: object, values: object, scores: object) -> Outputs:
    """Objects measured on every indicator: a row of thresholds an indicator, a row of values an object."""
    memberships = from_thresholds(np.atleast_2d(array(values, "values")), array(thresholds, "thresholds"))
    given = array(weights, "weights")
    Factor(given, memberships)
    composed = compose(given, memberships)
    return {"B": composed, **_scored(composed, array(scores, "scores"))}


@calculation("weighted-index")
def weighted_index(weights: object, grade_scores: object, shares: object) -> Outputs:
    """Weighted average of grade scores; rows of shares or counts are scaled to one, and so are the weights.

    A row of zeros says nothing: it is left out, and its weight goes to the others.
    """
    given, counts = array(weights, "weights"), array(shares, "shares")
    Factor(given, counts)
    totals = counts.sum(-1)
    answered = totals > 0
    if not given[answered].sum() > 0:
        raise DecisionError("evaluation-empty")
    scores = array(grade_scores, "grade_scores")
    if scores.shape != counts.shape[-1:]:
        raise DecisionError("evaluation-wrong-grades", grades=counts.shape[-1], scores=scores.size)
    averages = (counts[answered] / totals[answered, None]) @ scores
    return {"index": given[answered] @ averages / given[answered].sum()}


def _scored(composed: FloatArray, scores: FloatArray) -> dict[str, object]:
    """Scores read from B of M(., +) without normalising it."""
    if scores.shape != composed.shape[-1:]:
        raise DecisionError("evaluation-wrong-grades", grades=composed.shape[-1], scores=scores.size)
    return {"max_membership_score": scores[best_grade(composed)], "weighted_score": composed @ scores}
