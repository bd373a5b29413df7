"""Cases of weights and consistency of one expert, and of a whole hierarchy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mcdm.comparisons.consistency import consistency_index, consistency_ratio, geometric_consistency_index
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.weighting import (
    complete,
    direct,
    geometric_mean,
    harker_eigenpair,
    incomplete_least_squares,
    principal_eigenvector,
)
from studies.reference_cases.case import Outputs, array, calculation, comparisons


@calculation("eigenvector")
def eigenvector(matrix: object, random_index: float | None = None) -> Outputs:
    """Principal right eigenvector of the matrix exactly as given."""
    pair = principal_eigenvector(comparisons(matrix, "matrix"))
    return {"weights": pair.weights, **_consistency(pair.lambda_max, pair.weights.shape[-1], random_index)}


@calculation("geometric-mean")
def geometric_means(matrix: object, random_index: float | None = None) -> Outputs:
    """Geometric means of the rows; the consistency figures are those of the principal eigenvalue."""
    given = comparisons(matrix, "matrix")
    pair = principal_eigenvector(given)
    return {"weights": geometric_mean(given), **_consistency(pair.lambda_max, given.shape[-1], random_index)}


@calculation("harker")
def harker(matrix: object) -> Outputs:
    """Incomplete judgments, 0 where not answered; lambda_max is that of the matrix with the counting diagonal."""
    pair = harker_eigenpair(comparisons(matrix, "matrix", complete=False))
    return {"weights": pair.weights, "lambda_max": pair.lambda_max}


@calculation("incomplete-lambda-max")
def incomplete_lambda_max(
    labels: Sequence[str], known: Sequence[Sequence[Any]], random_index: float | None = None
) -> Outputs:
    """The completion with the smallest principal eigenvalue."""
    given = _matrix(labels, known)
    completion = complete(given)
    return {
        "weights": completion.weights,
        "missing": _missing(labels, given, completion.matrix),
        "lambda_max": completion.lambda_max,
        "consistency_ratio": _consistency(completion.lambda_max, len(labels), random_index)["consistency_ratio"],
    }


@calculation("incomplete-least-squares")
def incomplete_log_least_squares(
    labels: Sequence[str], known: Sequence[Sequence[Any]], random_index: float | None = None
) -> Outputs:
    """Log least squares over the answered pairs; what is missing is w_a / w_b."""
    given = _matrix(labels, known)
    weights = incomplete_least_squares(given)
    completed = np.where(given > 0, given, weights[:, None] / weights[None, :])
    lambda_max = principal_eigenvector(completed).lambda_max
    return {
        "weights": weights,
        "missing": _missing(labels, given, completed),
        "consistency_ratio": _consistency(lambda_max, len(labels), random_index)["consistency_ratio"],
    }


@calculation("geometric-consistency-index")
def geometric_consistency(matrix: object) -> Outputs:
    """GCI of complete judgments."""
    return {"geometric_consistency_index": geometric_consistency_index(comparisons(matrix, "matrix"))}


@calculation("hierarchy")
def hierarchy(alternatives: Sequence[str], tree: Mapping[str, Any], random_index: float | None = None) -> Outputs:
    """Priorities of alternatives over a tree of criteria, by distributive synthesis."""
    outputs: dict[str, object] = {"priorities": _synthesis(tree, len(alternatives))}
    if tree.get("children") or tree.get("matrix") is not None:
        weights, lambda_max = _compared(tree, len(tree.get("children") or alternatives))
        outputs["root_weights"] = weights
        outputs["root_consistency_ratio"] = _consistency(lambda_max, len(weights), random_index)["consistency_ratio"]
    return outputs


def _synthesis(node: Mapping[str, Any], count: int) -> FloatArray:
    """Priorities of the alternatives below one node of the tree, shape (count,)."""
    children = node.get("children") or ()
    if children:
        weights, _ = _compared(node, len(children))
        return np.asarray(weights @ np.array([_synthesis(child, count) for child in children]))
    if node.get("matrix") is not None or node.get("scores") is None:
        return _compared(node, count)[0]
    weights = direct(array(node["scores"], "scores"))
    if len(weights) != count:
        raise DecisionError("case-wrong-length", name=str(node.get("name", "")), given=len(weights), expected=count)
    return weights


def _compared(node: Mapping[str, Any], count: int) -> tuple[FloatArray, FloatArray]:
    """Weights of what a node's matrix compares, equal where nobody compared them, and lambda_max."""
    if node.get("matrix") is None:
        return np.full(count, 1 / count), np.asarray(float(count))
    pair = principal_eigenvector(comparisons(node["matrix"], "matrix"))
    if len(pair.weights) != count:
        name = str(node.get("name", ""))
        raise DecisionError("case-wrong-length", name=name, given=len(pair.weights), expected=count)
    return pair.weights, pair.lambda_max


def _matrix(labels: Sequence[str], known: Sequence[Sequence[Any]]) -> FloatArray:
    """Answered pairs [[a, b, value]] as a reciprocal matrix, 0 elsewhere."""
    at = {label: k for k, label in enumerate(labels)}
    if len(at) < len(labels):
        raise DecisionError("case-wrong-length", name="labels", given=len(at), expected=len(labels))
    matrix = np.eye(len(labels))
    for first, second, value in known:
        for name in (first, second):
            if name not in at:
                raise DecisionError("id-unknown", name=str(name), where="known", suggestion=closest(str(name), at))
        matrix[at[first], at[second]], matrix[at[second], at[first]] = float(value), 1 / float(value)
    return matrix


def _missing(labels: Sequence[str], given: FloatArray, completed: FloatArray) -> dict[str, float]:
    """The values found for unanswered pairs, named "a,b" in the order of the labels."""
    pairs = np.argwhere(np.triu(given == 0, 1))
    return {f"{labels[i]},{labels[j]}": float(completed[i, j]) for i, j in pairs}


def _consistency(lambda_max: FloatArray, n: int, random_index: float | None) -> dict[str, object]:
    """lambda_max, CI and CR against the given random index, or the default table."""
    index = consistency_index(lambda_max, n)
    if random_index is None:
        ratio = consistency_ratio(lambda_max, n)
    elif 0 < random_index < np.inf:
        ratio = index / random_index if n > 2 else np.zeros_like(index)
    else:
        raise DecisionError("case-random-index", value=float(random_index))
    return {"lambda_max": lambda_max, "consistency_index": index, "consistency_ratio": ratio}
