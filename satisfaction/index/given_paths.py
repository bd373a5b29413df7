"""A structural model with coefficients that somebody published: what follows from them, and whether they can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.index.path_model.estimates import total_effects
from satisfaction.structure import StructuralModel

DRIVERS_CORRELATE = 0.4
"""What drivers of satisfaction correlate at least in real surveys; .4 to .7 is usual."""


@dataclass(frozen=True)
class Coherence:
    """Whether the coefficients on one construct can come from one standardised regression.

    Parameters
    ----------
    construct
        Its id.
    sum_of_squares
        Of the coefficients: R2 if those that act were uncorrelated.
    largest_mean_correlation
        How much those that act may correlate on average before R2 = b'Rb exceeds one; None where no mean can do it.
    r_squared
        b'Rb for correlations that are known; None otherwise.
    """

    construct: str
    sum_of_squares: float
    largest_mean_correlation: float | None
    r_squared: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether the coefficients ask for more than the variance there is, or for drivers that hardly correlate."""
        if self.r_squared is not None:
            return self.r_squared > 1 + 1e-9
        bound = self.largest_mean_correlation
        return self.sum_of_squares > 1 or (bound is not None and bound < DRIVERS_CORRELATE)


@dataclass(frozen=True, eq=False)
class GivenPaths:
    """The model as published.

    Parameters
    ----------
    constructs
        Ids, length k.
    paths, total
        Direct and total effects of construct i on j in standard deviations, shape (k, k); 0 where no coefficient is
        given.
    coherence
        Of every construct that several act on.
    findings
        What is doubtful.
    """

    constructs: tuple[str, ...]
    paths: FloatArray
    total: FloatArray
    coherence: tuple[Coherence, ...]
    findings: tuple[Finding, ...]

    def effect(self, source: str, target: str) -> float:
        """The total effect of one construct on another, in standard deviations."""
        return float(self.total[self._position(source), self._position(target)])

    def shifted(self, changes: Mapping[str, float]) -> FloatArray:
        """How far every construct moves where some are moved from outside, all in standard deviations, shape (k,)."""
        pushed = np.zeros(len(self.constructs))
        for name, change in changes.items():
            pushed[self._position(name)] += change
        return np.asarray(pushed + pushed @ self.total, np.float64)

    def _position(self, name: str) -> int:
        if name not in self.constructs:
            suggestion = closest(name, self.constructs)
            raise DecisionError("id-unknown", name=name, where="structure", suggestion=suggestion)
        return self.constructs.index(name)


def given_paths(model: StructuralModel, correlations: FloatArray | None = None) -> GivenPaths:
    """Total effects of the coefficients a model carries, and whether they are coherent.

    Parameters
    ----------
    model
        Its paths carry coefficients; those without one count as unknown and are said in a finding.
    correlations
        Of the constructs, shape (k, k), where they are known.

    Raises
    ------
    DecisionError
        ``structure-without-coefficients``.

    Notes
    -----
    One pass in topological order: the effect of i on j is the sum over all ways from i to j of the products of their
    coefficients. A standardised regression explains R2 = b'Rb <= 1 of its construct; without R, the mean correlation
    among the drivers can be at most (1 - sum b_i^2) / (2 sum_{i<j} b_i b_j).
    """
    names = tuple(construct.id for construct in model.constructs)
    known = [path for path in model.paths if path.coefficient is not None]
    if not known:
        raise DecisionError("structure-without-coefficients")
    paths = np.zeros((len(names), len(names)))
    for path in known:
        paths[names.index(path.source), names.index(path.target)] = path.coefficient
    silent = tuple(
        Finding.of("path-without-coefficient", f"{path.source}/{path.target}")
        for path in model.paths
        if path.coefficient is None
    )
    checked = tuple(_coherence(names[j], paths[:, j], correlations) for j in range(len(names)) if _several(paths[:, j]))
    doubts = tuple(_doubt(each) for each in checked if each.doubtful)
    order = tuple(names.index(name) for name in model.order)
    return GivenPaths(names, paths, total_effects(paths, order), checked, (*doubts, *silent))


def _several(coefficients: FloatArray) -> bool:
    return int(np.count_nonzero(coefficients)) > 1


def _coherence(name: str, coefficients: FloatArray, correlations: FloatArray | None) -> Coherence:
    squares = float(coefficients @ coefficients)
    crossed = float(coefficients.sum() ** 2 - squares)
    bound = (1 - squares) / crossed if crossed > 0 else None
    explained = None if correlations is None else float(coefficients @ correlations @ coefficients)
    return Coherence(name, squares, bound, explained)


def _doubt(found: Coherence) -> Finding:
    if found.r_squared is not None:
        return Finding.of("paths-beyond-variance", found.construct, r_squared=found.r_squared)
    if found.sum_of_squares > 1 or found.largest_mean_correlation is None:
        return Finding.of("paths-beyond-variance", found.construct, r_squared=found.sum_of_squares)
    bound = found.largest_mean_correlation
    return Finding.of(
        "paths-hardly-coherent", found.construct, bound=bound, squares=found.sum_of_squares, usual=DRIVERS_CORRELATE
    )
