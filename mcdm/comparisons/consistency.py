"""How far judgments contradict each other, and which one most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.comparisons.graph import is_linked, resistances, uncertainty
from mcdm.comparisons.matrix import (
    BoolArray,
    answered,
    check_comparisons,
    is_connected,
    missing_count,
    redundant_judgments,
)
from mcdm.comparisons.random_index import DEFAULT_TABLE, random_index
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.scales import nearest_judgment
from mcdm.weighting.eigenvector import perron_pair
from mcdm.weighting.incomplete_lambda_max import complete
from mcdm.weighting.incomplete_least_squares import least_squares_weights

THRESHOLD = 0.1
"""Saaty's limit for the consistency ratio."""

_AGREES = 1e-9
"""A judgment whose logarithm is this near to that of the weights agrees with them."""


@dataclass(frozen=True, eq=False)
class Consistency:
    """Consistency of one or many comparison sets of n elements.

    Parameters
    ----------
    lambda_max
        Shape (...): principal eigenvalue of the judgments, completed optimally where some are missing.
    index
        CI = (lambda_max - n) / (n - 1), never negative, shape (...).
    ratio
        CR = CI / random index, shape (...); 0 where judgments cannot contradict each other.
    random_index
        Shape (...).
    table
        Name of the random-index table.
    simulated
        Whether the random index was simulated because the table says nothing (large or incomplete sets), shape (...).
    defined
        Whether the judgments link all elements, shape (...). Where not, there is no consistency: lambda_max, index and
        ratio are NaN there, and the finding ``comparisons-disconnected`` or ``comparisons-unanswered`` says why.
    """

    lambda_max: FloatArray
    index: FloatArray
    ratio: FloatArray
    random_index: FloatArray
    table: str
    simulated: BoolArray
    defined: BoolArray

    def exceeds(self, threshold: float = THRESHOLD) -> BoolArray:
        """Where the ratio is above a threshold, shape (...)."""
        return np.asarray(self.defined & (np.nan_to_num(self.ratio) > threshold))


def consistency(
    matrix: FloatArray, table: str = DEFAULT_TABLE, *, incomplete: Literal["simulated", "table"] = "simulated"
) -> Consistency:
    """Consistency of comparisons (..., n, n), 0 where not answered.

    Parameters
    ----------
    matrix
        Comparisons; any of them may be incomplete, disconnected or empty.
    table
        Name of a random-index table, see :data:`mcdm.comparisons.random_index.TABLES`.
    incomplete
        By what the optimal completion of incomplete judgments is judged: a random index simulated for as many missing
        judgments, or that of the table for complete ones (which is lenient).

    Raises
    ------
    DecisionError
        ``random-index-unknown``, and those of :func:`mcdm.comparisons.matrix.check_comparisons`.
    """
    numbers = check_comparisons(matrix)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    missing, defined = missing_count(flat), is_connected(flat)
    lambda_max = np.full(len(flat), np.nan)
    full, partial = defined & (missing == 0), defined & (missing > 0)
    lambda_max[full] = perron_pair(flat[full]).lambda_max
    if partial.any():
        lambda_max[partial] = complete(flat[partial]).lambda_max
    counted = missing if incomplete == "simulated" else np.zeros_like(missing)
    expected, simulated = np.zeros(len(flat)), np.zeros(len(flat), dtype=bool)
    for count in np.unique(counted[defined]):
        chosen = random_index(n, table, int(count))
        expected[counted == count], simulated[counted == count] = chosen.value, chosen.simulated
    index = consistency_index(lambda_max, n)
    shape = numbers.shape[:-2]
    return Consistency(
        lambda_max.reshape(shape),
        index.reshape(shape),
        _ratio(index, expected).reshape(shape),
        expected.reshape(shape),
        table,
        simulated.reshape(shape),
        defined.reshape(shape),
    )


def consistency_index(lambda_max: FloatArray, n: int) -> FloatArray:
    """CI = (lambda_max - n) / (n - 1), shape (...); rounding, or rounded inverses, never make it negative."""
    return np.maximum(np.asarray(lambda_max) - n, 0.0) / max(n - 1, 1)


def consistency_ratio(lambda_max: FloatArray, n: int, table: str = DEFAULT_TABLE) -> FloatArray:
    """CR of complete judgments from their lambda_max, shape (...); 0 for n <= 2.

    References
    ----------
    Saaty 1977, A scaling method for priorities in hierarchical structures, doi:10.1016/0022-2496(77)90033-5.
    """
    index = consistency_index(lambda_max, n)
    return _ratio(index, np.full(np.shape(index), random_index(n, table).value))


def _ratio(index: FloatArray, expected: FloatArray) -> FloatArray:
    # Where no contradiction is possible the index is 0 up to rounding, and so is the ratio.
    return np.where(expected > 0, index / np.where(expected > 0, expected, 1.0), index * 0.0)


def geometric_consistency_index(matrix: FloatArray) -> FloatArray:
    """GCI: residual variance of the judgments' logarithms around the geometric-mean weights, shape (...).

    For complete judgments 2 / ((n-1)(n-2)) times the sum of squared log errors. For incomplete ones the sum over the
    answered pairs is divided by their number less n - 1; 0 where judgments cannot contradict each other. Limits for
    complete judgments: .31 (n = 3), .35 (n = 4), .37 (n > 4). The judgments must be connected.

    References
    ----------
    Aguarón and Moreno-Jiménez 2003, The geometric consistency index: approximated thresholds,
    doi:10.1016/S0377-2217(02)00255-2.
    """
    numbers = check_comparisons(matrix)
    errors = np.log(judgment_errors(numbers, least_squares_weights(numbers)))
    squares = np.square(np.triu(errors, 1)).sum((-2, -1))
    spare = redundant_judgments(numbers.shape[-1]) - missing_count(numbers)
    return np.where(spare > 0, squares / np.maximum(spare, 1), 0.0)


def judgment_errors(matrix: FloatArray, weights: FloatArray) -> FloatArray:
    """a_ij w_j / w_i for every answered pair, else 1; shape (..., n, n). 1 means that judgment and weights agree.

    An element that a method left without weight (extent analysis does) says nothing about its judgments: 1 as well.
    """
    weighed = weights > 0
    known = np.where(weighed, weights, 1.0)
    errors = matrix * (known[..., None, :] / known[..., :, None])
    return np.where(answered(matrix) & weighed[..., None, :] & weighed[..., :, None], errors, 1.0)


@dataclass(frozen=True)
class RankedJudgment:
    """A judgment, how much it contradicts the weights, and what the others say instead.

    Parameters
    ----------
    row, column
        Its pair, row < column.
    value
        What was answered: row over column.
    error
        a_ij w_j / w_i: how many times too large (above 1) or too small it is against the weights.
    implied
        What all other judgments say by log least squares; None where they say nothing about this pair.
    suggestion
        The same on the scale 1/9 ... 9.
    """

    row: int
    column: int
    value: float
    error: float
    implied: float | None
    suggestion: float | None


def ranked_judgments(matrix: FloatArray, weights: FloatArray) -> tuple[RankedJudgment, ...]:
    """Every answered pair of one matrix (n, n), the largest |ln error| first."""
    return _ranked(matrix, weights, None)


def worst_judgment(matrix: FloatArray, weights: FloatArray) -> RankedJudgment | None:
    """The answered pair of one matrix (n, n) with the largest |ln error|; None where all agree with the weights."""
    worst = _ranked(matrix, weights, 1)
    return worst[0] if worst and abs(math.log(worst[0].error)) >= _AGREES else None


def _ranked(matrix: FloatArray, weights: FloatArray, most: int | None) -> tuple[RankedJudgment, ...]:
    row, column = np.nonzero(np.triu(answered(matrix)))
    errors = judgment_errors(matrix, weights)[row, column]
    implied = implied_values(matrix)[row, column]
    order = np.argsort(-np.abs(np.log(errors)).round(9), kind="stable")[:most]
    return tuple(
        RankedJudgment(
            int(row[k]),
            int(column[k]),
            float(matrix[row[k], column[k]]),
            float(errors[k]),
            float(implied[k]) if implied[k] > 0 else None,
            nearest_judgment(float(implied[k])) if implied[k] > 0 else None,
        )
        for k in order
    )


def implied_values(matrix: FloatArray) -> FloatArray:
    """What all judgments except the one of a pair say about it, shape (..., n, n); 0 where they do not link the two.

    The ratio of log least squares weights without the pair, for all pairs at once: with the covariance C = L+ of
    :func:`mcdm.comparisons.graph.uncertainty`, the resistance R_ij and the fit y = C b, leaving an answered pair out
    moves y_i - y_j to (y_i - y_j - R_ij ln a_ij) / (1 - R_ij). Of a pair that was not answered the fit itself speaks.
    """
    links = answered(matrix)
    covariance = uncertainty(links)
    logarithms = np.log(np.where(links, matrix, 1.0))
    fit = np.matvec(covariance, logarithms.sum(-1))
    share = np.where(links, resistances(covariance), 0.0)
    variance = np.einsum("...ii->...i", covariance)
    # Of judgments with a rounded inverse both are read, as log least squares does.
    opposite = logarithms.swapaxes(-1, -2)
    own = share * (logarithms - opposite) / 2
    own += (variance[..., :, None] - variance[..., None, :]) * (logarithms + opposite) / 2
    # On a circle of n pairs the share is 1 - 1/n, and any other link makes it smaller: beyond it is a bridge.
    n = matrix.shape[-1]
    linked = is_linked(links) & ((1 - share) * n > 0.5)
    gap = fit[..., :, None] - fit[..., None, :] - own
    return np.where(linked, np.exp(np.where(linked, gap / np.where(linked, 1 - share, 1.0), 0.0)), 0.0)


def above_threshold(
    worst: Sequence[RankedJudgment | None],
    measured: Consistency,
    *,
    elements: Sequence[str],
    places: Sequence[str] = ("",),
    threshold: float = THRESHOLD,
) -> tuple[Finding, ...]:
    """A finding ``consistency-above-threshold`` for every set whose ratio exceeds the threshold.

    Parameters
    ----------
    worst
        The worst judgment of every set, see :func:`worst_judgment`.
    measured
        Their consistency.
    elements
        Ids of the n elements.
    places
        What each set is called, e.g. ``"E5/goal"``: one for each.
    """
    sets = zip(places, worst, measured.ratio.reshape(-1), measured.exceeds(threshold).reshape(-1), strict=True)
    findings = []
    for place, named, ratio, exceeds in sets:
        if named is not None and exceeds:
            findings.append(
                Finding.of(
                    "consistency-above-threshold",
                    place,
                    ratio=round(float(ratio), 4),
                    threshold=threshold,
                    table=measured.table.replace("-", " ").title(),
                    first=elements[named.row],
                    second=elements[named.column],
                    value=_as_ratio(named.value),
                    implied="" if named.implied is None else _as_ratio(named.implied),
                )
            )
    return tuple(findings)


def _as_ratio(value: float) -> str:
    """A judgment as people say it, to three digits: 3, 1/3, 1/13.4."""
    return f"{value:.3g}" if value >= 1 else f"1/{1 / value:.3g}"
