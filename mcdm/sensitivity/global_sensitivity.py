"""Global sensitivity: how much of the spread of a result each group of uncertain inputs explains.

Sobol indices split the variance of a result. The *first* index of a group is the part that it explains alone; the
*total* index adds all it explains together with others, so a group with a total of nearly zero may be fixed anywhere.
For a network, the inputs are its judgments, a group is a comparison set, and the results are weights, or the ranks of
scenarios: the indices say which link drives the ranking.

The estimators stand here (some thirty lines of matrix products, all groups and results at once) and not in a library:
SALib, the usual one, works through results one by one and brings matplotlib and a process pool along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray

Model = Callable[[FloatArray], FloatArray]
"""Inputs (d, k), each uniform between 0 and 1, -> results (d, o)."""

MOST_INPUTS = 10_600
"""Two independent points are needed for each draw, and Sobol's sequence has 21,201 dimensions."""

RESAMPLES = 500
"""Bootstrap samples behind the intervals."""

WIDE = 0.1
"""An interval of a total index wider than this calls for more draws."""


@dataclass(frozen=True)
class InputGroup:
    """Inputs that vary together, e.g. all judgments of one comparison set.

    Parameters
    ----------
    name
        Its id.
    inputs
        Column numbers of its inputs, at least one.
    """

    name: str
    inputs: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Sobol indices of q groups for o results; arrays read-only.

    Parameters
    ----------
    groups
        Names of the q groups.
    first, total
        Shape (q, o). Estimates: a small index may come out slightly below zero.
    first_interval, total_interval
        95 % bootstrap intervals, shape (q, o, 2).
    overall_first, overall_total
        Over all results together: parts of the sum of their variances, shape (q,).
    overall_interval
        95 % bootstrap interval of `overall_total`, shape (q, 2).
    variance
        Of each result, shape (o,).
    evaluations
        How many times the model was evaluated.
    findings
        ``sobol-result-constant`` (its indices are zero), ``sobol-too-few-draws``.
    """

    groups: tuple[str, ...]
    first: FloatArray
    total: FloatArray
    first_interval: FloatArray
    total_interval: FloatArray
    overall_first: FloatArray
    overall_total: FloatArray
    overall_interval: FloatArray
    variance: FloatArray
    evaluations: int
    findings: tuple[Finding, ...]

    @property
    def driver(self) -> str:
        """The group that explains most, interactions included."""
        return self.groups[int(self.overall_total.argmax())]


def sobol_indices(
    model: Model, groups: Sequence[InputGroup], draws: Draws, results: Sequence[str] = ()
) -> SobolIndices:
    """First and total Sobol indices of groups of inputs, with bootstrap intervals.

    d points A and d points B of a scrambled Sobol sequence, and for each group the points A with that group's inputs
    from B: d (q + 2) evaluations. Inputs of a group are exchanged together, so 601 judgments in 60 sets cost 62 d.

    Parameters
    ----------
    model
        Called with (d, k) uniform numbers between 0 and 1, where k is one more than the largest input of the groups;
        turn them into judgments inside, e.g. ``value * exp(sigma * scipy.special.ndtri(u))``. Inputs in no group stay
        at one half.
    groups
        At least one; no input in two of them.
    draws
        Seed and count; the count is raised to the next power of two, for which the sequence is balanced.
    results
        Names of the results, for the findings.

    Raises
    ------
    DecisionError
        ``sobol-groups-invalid``, ``sobol-too-many-inputs``, ``sobol-results-invalid``.

    References
    ----------
    Saltelli et al. 2010, Variance based sensitivity analysis of model output, doi:10.1016/j.cpc.2009.09.018 (first);
    Jansen 1999, Analysis of variance designs for model output, doi:10.1016/S0010-4655(98)00154-4 (total); Gamboa et al.
    2014, Sensitivity analysis for multidimensional and functional outputs, doi:10.1214/14-EJS895 (overall).
    """
    size = _checked(groups)
    first_points, second_points = _points(draws, size, groups)
    at_a, at_b = _evaluate(model, first_points), _evaluate(model, second_points)
    at_mixed = np.empty((len(groups), *at_a.shape))
    for k, group in enumerate(groups):
        mixed = first_points.copy()
        mixed[:, group.inputs] = second_points[:, group.inputs]
        at_mixed[k] = _evaluate(model, mixed)
        if at_mixed[k].shape != at_a.shape:
            raise DecisionError("sobol-results-invalid", shape=str(at_mixed[k].shape), rows=len(first_points))
    parts = _Parts.of(at_a, at_b, at_mixed)
    estimate = parts.estimate(np.full((1, len(at_a)), 1 / len(at_a)))
    sampled = parts.estimate(_resamples(len(at_a), draws))
    first, total, overall_first, overall_total = (each[0] for each in estimate)
    intervals = [np.moveaxis(np.quantile(each, [0.025, 0.975], axis=0), 0, -1) for each in sampled]
    variance = parts.variance
    findings = _findings(variance, intervals[3], results, len(at_a))
    arrays = (first, total, intervals[0], intervals[1], overall_first, overall_total, intervals[3], variance)
    for each in arrays:
        each.flags.writeable = False
    return SobolIndices(tuple(group.name for group in groups), *arrays, len(at_a) * (len(groups) + 2), findings)


@dataclass(frozen=True, eq=False)
class _Parts:
    """What each draw adds to the numerators (d, q o) and to the moments (d, o) of the indices."""

    first: FloatArray
    total: FloatArray
    squares: FloatArray
    means: FloatArray
    shape: tuple[int, int]
    varies: NDArray[np.bool_]

    @classmethod
    def of(cls, at_a: FloatArray, at_b: FloatArray, at_mixed: FloatArray) -> _Parts:
        centre = (at_a.mean(0) + at_b.mean(0)) / 2  # centred values lose less in the differences below
        a, b, mixed = at_a - centre, at_b - centre, at_mixed - centre
        count, results = a.shape
        groups = len(mixed)
        spread = np.abs(np.stack([at_a, at_b])).max((0, 1))
        varies = np.maximum(np.ptp(at_a, axis=0), np.ptp(at_b, axis=0)) > 1e-12 * spread
        first = np.moveaxis(b * (mixed - a), 0, 1).reshape(count, groups * results)
        total = np.moveaxis((a - mixed) ** 2 / 2, 0, 1).reshape(count, groups * results)
        return cls(first, total, (a**2 + b**2) / 2, (a + b) / 2, (groups, results), varies)

    @property
    def variance(self) -> FloatArray:
        """Variance of each result, shape (o,); exactly zero where it does not vary."""
        return np.where(self.varies, self.squares.mean(0) - self.means.mean(0) ** 2, 0.0)

    def estimate(self, weights: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """First and total (r, q, o) and both overall (r, q), for weights (r, d) of the draws."""
        variance = np.where(self.varies, weights @ self.squares - (weights @ self.means) ** 2, 0.0)[:, None, :]
        numerators = [(weights @ each).reshape(-1, *self.shape) * self.varies for each in (self.first, self.total)]
        first, total = (np.divide(each, variance, out=np.zeros_like(each), where=variance > 0) for each in numerators)
        whole = variance.sum(-1)
        overall = [np.divide(each.sum(-1), whole, out=np.zeros(each.shape[:2]), where=whole > 0) for each in numerators]
        return first, total, overall[0], overall[1]


def _checked(groups: Sequence[InputGroup]) -> int:
    """How many inputs there are."""
    inputs = [each for group in groups for each in group.inputs]
    names = {group.name for group in groups}
    whole = bool(groups) and all(group.inputs for group in groups) and len(names) == len(groups)
    if not whole or len(set(inputs)) < len(inputs) or min(inputs) < 0:
        raise DecisionError("sobol-groups-invalid", groups=len(groups), inputs=len(inputs))
    if max(inputs) >= MOST_INPUTS:
        raise DecisionError("sobol-too-many-inputs", given=max(inputs) + 1, limit=MOST_INPUTS)
    return max(inputs) + 1


def _points(draws: Draws, size: int, groups: Sequence[InputGroup]) -> tuple[FloatArray, FloatArray]:
    """Two independent sets of points (d, k) in the open unit cube."""
    from scipy.stats import qmc

    sequence = qmc.Sobol(2 * size, scramble=True, rng=draws.generator("sobol"))
    drawn = sequence.random_base2(max(1, int(np.ceil(np.log2(draws.count)))))
    drawn = np.clip(drawn, 1e-12, 1 - 1e-12)  # a point on the edge would be an infinite judgment
    fixed = np.setdiff1d(np.arange(size), [each for group in groups for each in group.inputs])
    drawn[:, fixed] = drawn[:, size + fixed] = 0.5
    return drawn[:, :size].copy(), drawn[:, size:].copy()


def _evaluate(model: Model, points: FloatArray) -> FloatArray:
    found = np.asarray(model(points), np.float64)
    if found.ndim != 2 or len(found) != len(points) or not np.isfinite(found).all():
        raise DecisionError("sobol-results-invalid", shape=str(found.shape), rows=len(points))
    return found


def _resamples(count: int, draws: Draws) -> FloatArray:
    """Weights (r, d) of the draws in bootstrap samples."""
    rng = draws.generator("sobol", "bootstrap")
    return np.asarray(rng.multinomial(count, np.full(count, 1 / count), RESAMPLES) / count)


def _findings(variance: FloatArray, overall: FloatArray, results: Sequence[str], count: int) -> tuple[Finding, ...]:
    found = []
    for k in np.flatnonzero(variance == 0).tolist():
        name = results[k] if k < len(results) else str(k + 1)
        found.append(Finding.of("sobol-result-constant", name, name=name))
    widest = float((overall[:, 1] - overall[:, 0]).max())
    if widest > WIDE:
        found.append(Finding.of("sobol-too-few-draws", count=count, width=widest, limit=WIDE))
    return tuple(found)
