"""Set pair analysis: what speaks for satisfaction, what against it, and what may still go either way.

The grade shares of a group are one connection degree, mu = a + b1 i1 + b2 i2 + ... + c j: identity a (the best grade),
contrary c (the worst, j = -1) and the discrepancies b between them. What the i are is a choice. In equal division the
degree is the linear score over again, so the method adds what the i leave open: the band over all they can be, and the
set-pair potential a/c.

References
----------
Zhao, K. (2000). Set Pair Analysis and Its Preliminary Application. Zhejiang Science and Technology Press (in Chinese).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.catalogue import method
from mcdm.errors import DecisionError
from mcdm.fuzzy import weighted_average as composed_by_weight
from mcdm.judgments import FloatArray
from satisfaction.index.weighted_average import check_shapes, weighted_average

Discrepancy = Literal["equal-division", "neutral", "proportional"]
"""What the i of the grades between the best and the worst are.

Equal steps from 1 to -1; nothing at all (0); or, of the three elements good, middle and bad, (a - c) / (a + c): those
in the middle go as the decided ones went.
"""

Potential = Literal["same", "equal", "opposite", "quasi-same"]
"""Which way a set pair tends: a > c, a = c, a < c; quasi-same where nothing is contrary, so that a/c is undefined."""

_ROUNDING = 1e-12


@method("index", "set-pair")
def set_pair(
    weights: FloatArray,
    memberships: FloatArray,
    scores: FloatArray,
    *,
    discrepancy: Discrepancy = "equal-division",
) -> FloatArray:
    """Connection degree of the weighted answers, from -1 to 1, laid on the scale of the scores.

    Parameters
    ----------
    weights
        Shape (..., n), rows summing to one.
    memberships
        Shape (..., n, g), rows summing to one.
    scores
        Of the g grades, best first, shape (g,): the degree 1 is the best of them, -1 the worst.
    discrepancy
        How the grades between the best and the worst count.

    Returns
    -------
    FloatArray
        Shape (...).

    Raises
    ------
    DecisionError
        ``index-wrong-shape``.
    """
    check_shapes(weights, memberships, scores)
    if discrepancy == "proportional":
        degree = connection_degree(composed_by_weight(weights, memberships), discrepancy)
    else:  # the degree of the whole is the weighted sum of its parts' degrees, whatever the levels
        degree = weighted_average(weights, memberships, coefficients(scores.size, discrepancy))
    on_scale: FloatArray = scores[-1] + (scores[0] - scores[-1]) * (degree + 1) / 2
    return on_scale


def coefficients(grades: int, discrepancy: Discrepancy = "equal-division") -> FloatArray:
    """What each of g grades counts for in a connection degree, shape (g,): from 1 for the best to -1 for the worst."""
    equal = np.linspace(1.0, -1.0, grades)
    return equal if discrepancy == "equal-division" else np.where(np.abs(equal) == 1, equal, 0.0)


def coefficient_bounds(grades: int) -> tuple[FloatArray, FloatArray]:
    """The least and the most that each of g grades may count for, both (g,).

    The range from 1 to -1 is divided evenly among the discrepancies: [1/3, 1], [-1/3, 1/3], [-1, -1/3] for five grades.
    """
    edges = np.linspace(1.0, -1.0, max(grades - 1, 2))
    between = max(grades - 2, 0)
    return np.r_[1.0, edges[1 : between + 1], -1.0], np.r_[1.0, edges[:between], -1.0]


def connection_degree(shares: FloatArray, discrepancy: Discrepancy = "equal-division") -> FloatArray:
    """Degree mu of grade shares (..., g) that sum to one: shape (...), from -1 to 1."""
    if discrepancy != "proportional":
        return np.asarray(shares @ coefficients(shares.shape[-1], discrepancy), np.float64)
    identity, middle, contrary = np.moveaxis(three_elements(shares), -1, 0)
    decided = identity + contrary
    tendency = np.divide(identity - contrary, decided, out=np.zeros(decided.shape), where=decided > 0)
    return np.asarray(identity + middle * tendency - contrary, np.float64)


def three_elements(shares: FloatArray) -> FloatArray:
    """Grade shares (..., g) as identity, discrepancy and contrary, (..., 3): the better half, the middle, the rest."""
    grades = shares.shape[-1]
    better, worse = grades // 2, (grades + 1) // 2
    parts = (shares[..., :better], shares[..., better:worse], shares[..., worse:])
    return np.stack([part.sum(-1) for part in parts], -1)


@dataclass(frozen=True, eq=False)
class SetPairAnalysis:
    """What a set pair says about grade shares.

    Parameters
    ----------
    shares
        Of the g grades, best first, shape (g,): a, b1, b2 ..., c.
    degree, neutral, proportional
        mu by each choice of the i.
    low, high
        mu with every i at its least and at its most: the band.
    elements
        Identity, discrepancy and contrary as three elements, shape (3,).
    potential
        a/c of the three elements; None where nothing is contrary.
    exponential
        e^(a - c): the potential for ranking, defined everywhere.
    tendency
        Which way the potential points.
    """

    shares: FloatArray
    degree: float
    neutral: float
    proportional: float
    low: float
    high: float
    elements: FloatArray
    potential: float | None
    exponential: float
    tendency: Potential

    def __post_init__(self) -> None:
        for array in (self.shares, self.elements):
            array.flags.writeable = False


def analyse(shares: FloatArray) -> SetPairAnalysis:
    """The set pair of grade shares (g,), which are scaled to one first.

    Raises
    ------
    DecisionError
        ``evaluation-empty`` where all shares are zero; ``set-pair-too-few-grades`` below two grades.
    """
    if shares.shape[-1] < 2:
        raise DecisionError("set-pair-too-few-grades", given=shares.shape[-1])
    total = float(shares.sum())
    if not total > 0:
        raise DecisionError("evaluation-empty")
    part = shares / total
    least, most = coefficient_bounds(part.size)
    elements = three_elements(part)
    identity, _, contrary = elements.tolist()
    return SetPairAnalysis(
        shares=part,
        degree=float(connection_degree(part)),
        neutral=float(connection_degree(part, "neutral")),
        proportional=float(connection_degree(part, "proportional")),
        low=float(part @ least),
        high=float(part @ most),
        elements=elements,
        potential=potential(identity, contrary),
        exponential=float(np.exp(identity - contrary)),
        tendency=tendency(identity, contrary),
    )


def potential(identity: float, contrary: float) -> float | None:
    """Set-pair potential a/c; None where nothing is contrary."""
    return identity / contrary if contrary > 0 else None


def tendency(identity: float, contrary: float) -> Potential:
    """The word for a set-pair potential."""
    if abs(identity - contrary) <= _ROUNDING:
        return "equal"
    if contrary <= 0:
        return "quasi-same"
    return "same" if identity > contrary else "opposite"
