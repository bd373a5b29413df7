"""Local priorities: the weights of one comparison set, whatever state its judgments are in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

import mcdm.weighting  # noqa: F401  (registers the methods)
from mcdm.catalogue import Method, find, methods
from mcdm.comparisons.consistency import Consistency, consistency
from mcdm.comparisons.fuzzy_judgments import SPREAD, check_triangles, fuzzify, is_range
from mcdm.comparisons.matrix import IntArray, check_comparisons, components, missing_count
from mcdm.comparisons.questions import connecting_pairs
from mcdm.comparisons.random_index import DEFAULT_TABLE
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.weighting.extent_analysis import zero_weights
from mcdm.weighting.incomplete_lambda_max import complete

ON_COMPARISONS = ("complete-comparisons", "incomplete-comparisons", "fuzzy-comparisons")
"""What a method may accept that turns comparisons into weights."""


@dataclass(frozen=True, eq=False)
class LocalPriorities:
    """Weights of a comparison set, once or for e experts.

    Parameters
    ----------
    weights
        Read-only, shape (..., n), each row sums to one. Positive, but for extent analysis.
    consistency
        Of the judgments, shapes (...).
    findings
        ``comparisons-unanswered`` (weights are equal), ``comparisons-disconnected`` (weights hold within each
        component only; it names the pair to ask first), ``comparisons-incomplete`` (determined by fewer judgments than
        asked), ``extent-analysis-zero-weight`` (the method left elements without weight).
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
    triangles: ArrayLike | None = None,
    spread: float = SPREAD,
) -> LocalPriorities:
    """Weights and consistency of comparisons (..., n, n), 0 where not answered.

    Incomplete judgments that link all elements determine weights; a method that needs complete ones gets their
    lambda_max-optimal completion. Where judgments fall into components, each component shares its part of one (its
    number of elements / n) by its own judgments. A set without answers weighs all elements equally.

    A fuzzy method gets complete judgments as triangles: the ranges that were given, and `spread` steps around what was
    judged, or filled in, as one value.

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
    triangles
        The same judgments as (l, m, u), shape (..., n, n, 3), where experts gave ranges; only fuzzy methods read them.
    spread
        How wide a single value becomes for a fuzzy method: see :func:`mcdm.comparisons.fuzzy_judgments.fuzzify`.

    Raises
    ------
    DecisionError
        Those of :func:`comparison_method`, of :meth:`mcdm.catalogue.Method.bind`, of
        :func:`mcdm.comparisons.matrix.check_comparisons` and of
        :func:`mcdm.comparisons.fuzzy_judgments.check_triangles`, ``triangles-wrong-shape``, ``random-index-unknown``.
    """
    chosen = comparison_method(method)
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    weigh = _weigher(chosen, parameters, spread)
    ranges = _ranges(triangles, numbers.shape) if chosen.accepts == "fuzzy-comparisons" else None
    label = components(flat)
    linked = (label == 0).all(-1)
    weights = np.empty(flat.shape[:2])
    if linked.any():
        weights[linked] = weigh(flat[linked], None if ranges is None else ranges[linked])
    for k in np.flatnonzero(~linked):
        weights[k] = _component_weights(flat[k], None if ranges is None else ranges[k], label[k], weigh)
    weights.flags.writeable = False
    names = tuple(elements) or tuple(str(k + 1) for k in range(n))
    called = tuple(places) or ("",) * len(flat)
    if len(called) != len(flat):
        raise ValueError(f"{len(called)} places for {len(flat)} comparison sets")
    given = n * (n - 1) // 2 - missing_count(flat)
    open_sets = np.flatnonzero(given < n * (n - 1) // 2)
    findings = [_finding(called[k], flat[k], int(given[k]), label[k], names) for k in open_sets]
    if chosen.accepts == "fuzzy-comparisons":
        findings += zero_weights(weights, names, called)
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
        ``method-unknown``, ``method-needs-ratings``, ``method-needs-best-worst``, ``method-needs-decision-matrix``.
    """
    chosen = find("weighting", name)
    if chosen.accepts not in ON_COMPARISONS:
        raise DecisionError(f"method-needs-{chosen.accepts}", method=name)
    return chosen


def comparison_methods() -> Mapping[str, Method]:
    """The weighting methods that work on comparisons, by name: what a form offers for them."""
    return {name: each for name, each in methods("weighting").items() if each.accepts in ON_COMPARISONS}


Weigher = Callable[[FloatArray, FloatArray | None], FloatArray]
"""From linked comparisons (..., n, n), and their triangles where there are any, to weights (..., n)."""


def _weigher(method: Method, parameters: Mapping[str, object], spread: float) -> Weigher:
    """What `method` makes of comparisons that link all elements, in the form that it accepts."""
    bound = method.bind(parameters)

    def weigh(matrix: FloatArray, ranges: FloatArray | None) -> FloatArray:
        if method.accepts != "incomplete-comparisons" and (matrix == 0).any():
            matrix = complete(matrix).matrix
        if method.accepts == "fuzzy-comparisons":
            fuzzy = fuzzify(matrix, spread)
            matrix = fuzzy if ranges is None else np.where(is_range(ranges)[..., None], ranges, fuzzy)
        weights: FloatArray = bound(matrix)
        return weights

    return weigh


def _ranges(triangles: ArrayLike | None, shape: tuple[int, ...]) -> FloatArray | None:
    """Given triangles one set after another (k, n, n, 3), checked against the comparisons they belong to."""
    if triangles is None:
        return None
    given = check_triangles(triangles, complete=False)
    if given.shape != (*shape, 3):
        raise DecisionError("triangles-wrong-shape", shape=" x ".join(map(str, given.shape)))
    return given.reshape(-1, *shape[-2:], 3)


def _component_weights(matrix: FloatArray, ranges: FloatArray | None, label: IntArray, weigh: Weigher) -> FloatArray:
    weights = np.empty(len(matrix))
    for first in np.unique(label):
        inside = np.flatnonzero(label == first)
        share = len(inside) / len(matrix)
        part = np.ix_(inside, inside)
        weights[inside] = share * weigh(matrix[part], None if ranges is None else ranges[part])
    return weights


def _finding(place: str, matrix: FloatArray, given: int, label: IntArray, names: tuple[str, ...]) -> Finding:
    """What to say of a set with fewer answers than asked."""
    asked = len(label) * (len(label) - 1) // 2
    if given == 0:
        return Finding.of("comparisons-unanswered", place, asked=asked, elements=len(label))
    parts = [", ".join(names[k] for k in np.flatnonzero(label == first)) for first in np.unique(label)]
    if len(parts) == 1:
        return Finding.of("comparisons-incomplete", place, answered=given, asked=asked)
    i, j = connecting_pairs(matrix)[0]
    return Finding.of(
        "comparisons-disconnected",
        place,
        answered=given,
        asked=asked,
        components=" | ".join(parts),
        count=len(parts),
        first=names[i],
        second=names[j],
    )
