"""Cases of the best-worst method."""

from __future__ import annotations

from mcdm.comparisons.best_worst import BestWorst, best_worst_ratio, input_based_ratio
from mcdm.comparisons.best_worst import consistency_index as largest_deviation
from mcdm.errors import DecisionError
from mcdm.weighting import best_worst_linear_solution, best_worst_nonlinear_solution
from studies.reference_cases.case import Outputs, array, calculation


@calculation("best-worst-linear")
def best_worst_linear(best: int, worst: int, best_to_others: object, others_to_worst: object) -> Outputs:
    """The linear model; its deviation xi is its consistency ratio."""
    answers = _answers(best, worst, best_to_others, others_to_worst)
    found = best_worst_linear_solution(answers)
    return {
        "weights": found.weights,
        "xi": found.xi,
        "consistency_ratio": found.xi,
        "input_based_ratio": input_based_ratio(answers),
    }


@calculation("best-worst-nonlinear")
def best_worst_nonlinear(
    best: int, worst: int, best_to_others: object, others_to_worst: object, consistency_index: float | None = None
) -> Outputs:
    """The nonlinear model; the weights are the centres of the intervals of optimal weights, scaled to one."""
    answers = _answers(best, worst, best_to_others, others_to_worst)
    found = best_worst_nonlinear_solution(answers)
    index = largest_deviation(answers.best_over_worst) if consistency_index is None else float(consistency_index)
    return {
        "weights": found.weights,
        "xi": found.xi,
        "consistency_ratio": best_worst_ratio(found.xi, index),
        "weight_intervals": [list(pair) for pair in zip(found.low.tolist(), found.high.tolist(), strict=True)],
        "input_based_ratio": input_based_ratio(answers),
    }


def _answers(best: int, worst: int, best_to_others: object, others_to_worst: object) -> BestWorst:
    """The two vectors; best and worst are positions, counted from 0."""
    vectors = array(best_to_others, "best_to_others"), array(others_to_worst, "others_to_worst")
    for name, vector in zip(("best_to_others", "others_to_worst"), vectors, strict=True):
        if vector.ndim != 1:
            raise DecisionError("case-numbers-unreadable", name=name)
    if isinstance(best, bool) or isinstance(worst, bool) or best != int(best) or worst != int(worst):
        raise DecisionError("case-numbers-unreadable", name="best, worst")
    return BestWorst(int(best), int(worst), *vectors)
