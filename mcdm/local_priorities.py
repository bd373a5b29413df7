"""Local priorities: the weights of one comparison set, whatever state its judgments are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

import mcdm.weighting  # noqa: F401  (registers the methods)
from mcdm.catalogue import Method, find
from mcdm.comparison_matrix import IntArray, check_comparisons, components, missing_count
from mcdm.consistency import Consistency, consistency
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.random_index import DEFAULT_TABLE
from mcdm.weighting.incomplete_lambda_max import complete


@dataclass(frozen=True, eq=False)
class LocalPriorities:
    """Weights of a comparison set, once or for e experts.

    Parameters
    ----------
    weights
        Read-only, shape (..., n), positive, each row sums to one.
    consistency
        Of the judgments, shapes (...).
    findings
        ``comparisons-unanswered`` (weights are equal), ``comparisons-disconnected`` (weights hold within each
        component only), ``comparisons-incomplete`` (determined by fewer judgments than asked).
    """

    weights: FloatArray
    consistency: Consistency
    findings: tuple[Finding, ...]


def local_priorities(
    matrix: ArrayLike,
    method: str = "eigenvector",
    parameters: Mapping[str, object] = MappingProxyType({}),
    *,
    table: str = DEFAULT_TABLE,
    elements: Sequence[str] = (),
    places: Sequence[str] = (),
) -> LocalPriorities:
    """Weights and consistency of comparisons (..., n, n), 0 where not answered.

    Incomplete judgments that link all elements determine weights; a method that needs complete ones gets their
    lambda_max-optimal completion. Where judgments fall into components, each component shares its part of one (its
    number of elements / n) by its own judgments. A set without answers weighs all elements equally.

    Parameters
    ----------
    matrix
        One set (n, n), or one for each of e experts (e, n, n), or any leading axes.
    method, parameters
        A method of the kind "weighting" that works on comparisons, and its parameters.
    table
        Random-index table for the consistency ratio.
    elements
        Ids of the n elements, for the findings; without them they are numbered from 1.
    places
        What each set is called in findings, e.g. ``"E5/goal"``, in the order of the leading axes.

    Raises
    ------
    DecisionError
        ``method-unknown``, ``method-needs-ratings``, parameter errors of :meth:`mcdm.catalogue.Method.bind`,
        ``random-index-unknown``, and those of :func:`mcdm.comparison_matrix.check_comparisons`.
    """
    chosen = comparison_method(method)
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    label = components(flat)
    linked = (label == 0).all(-1)
    weights = np.empty(flat.shape[:2])
    if linked.any():
        weights[linked] = _linked_weights(flat[linked], chosen, parameters)
    for k in np.flatnonzero(~linked):
        weights[k] = _component_weights(flat[k], label[k], chosen, parameters)
    weights.flags.writeable = False
    names = tuple(elements) or tuple(str(k + 1) for k in range(n))
    called = tuple(places) or ("",) * len(flat)
    if len(called) != len(flat):
        raise ValueError(f"{len(called)} places for {len(flat)} comparison sets")
    given = n * (n - 1) // 2 - missing_count(flat)
    open_sets = np.flatnonzero(given < n * (n - 1) // 2)
    findings = (_finding(called[k], int(given[k]), label[k], names) for k in open_sets)
    return LocalPriorities(
        weights.reshape(numbers.shape[:-1]),
        consistency(numbers, table),
        tuple(dict.fromkeys(findings)),
    )


def comparison_method(name: str) -> Method:
    """The weighting method of this name, if it works on comparisons.

    Raises
    ------
    DecisionError
        ``method-unknown``, ``method-needs-ratings``.
    """
    chosen = find("weighting", name)
    if chosen.accepts not in ("complete-comparisons", "incomplete-comparisons"):
        raise DecisionError("method-needs-ratings", method=name)
    return chosen


def _linked_weights(matrix: FloatArray, method: Method, parameters: Mapping[str, object]) -> FloatArray:
    if method.accepts == "complete-comparisons" and (matrix == 0).any():
        matrix = complete(matrix).matrix
    weights: FloatArray = method.call(matrix, parameters)
    return weights


def _component_weights(
    matrix: FloatArray, label: IntArray, method: Method, parameters: Mapping[str, object]
) -> FloatArray:
    weights = np.empty(len(matrix))
    for first in np.unique(label):
        inside = np.flatnonzero(label == first)
        share = len(inside) / len(matrix)
        weights[inside] = share * _linked_weights(matrix[np.ix_(inside, inside)], method, parameters)
    return weights


def _finding(place: str, given: int, label: IntArray, names: tuple[str, ...]) -> Finding:
    """What to say of a set with fewer answers than asked."""
    asked = len(label) * (len(label) - 1) // 2
    if given == 0:
        return Finding.of("comparisons-unanswered", place, asked=asked, elements=len(label))
    parts = [", ".join(names[k] for k in np.flatnonzero(label == first)) for first in np.unique(label)]
    if len(parts) == 1:
        return Finding.of("comparisons-incomplete", place, answered=given, asked=asked)
    return Finding.of(
        "comparisons-disconnected", place, answered=given, asked=asked, components=" | ".join(parts), count=len(parts)
    )
