"""Who answered, weighed by role: what customers, experts and staff say, each on its own and all together.

The mixture is p = sum of w_r p_r over the roles that answered. Each role keeps its own score beside it: that staff see
their service more kindly than customers do is the first thing such a survey shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.scales import GradeScale
from satisfaction.precision import Estimate, index_estimate
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.strata import Strata, stratify
from satisfaction.survey import SurveySummary
from satisfaction.thinness import thinness

DIMENSION = "role"
"""Id of the dimension that says who answered."""

CUSTOMER = "customer"
"""Id of the role whose satisfaction is measured."""

Held = Literal["reached", "missed", "undecided"]
"""Whether a score reaches its target: with its whole interval, not at all, or perhaps."""


@dataclass(frozen=True, eq=False)
class RoleScore:
    """What one role says.

    Parameters
    ----------
    role
        Its segment id.
    weight
        What it counts for among the roles that answered.
    shares
        Of the g grades, weighted over the indicators, shape (g,).
    memberships
        Of the n indicators in g grades, shape (n, g); zeros where the role left one out.
    score
        On the scale of the grade scores.
    gap
        Its score less that of the customers, with an interval; None for the customers and where none answered.
    """

    role: str
    weight: float
    shares: FloatArray
    memberships: FloatArray
    score: Estimate
    gap: Estimate | None = None


@dataclass(frozen=True, eq=False)
class RoleScores:
    """The roles and what they say together.

    Parameters
    ----------
    roles
        Those that answered, in the order of their weights' list.
    score
        The role-weighted index.
    shares
        Of the g grades, shape (g,).
    memberships
        Mixed by role, shape (n, g).
    target, held
        The score it is held against, and whether it is reached.
    findings
        Missing roles, thin ones, roles without a weight.
    """

    roles: tuple[RoleScore, ...]
    score: Estimate
    shares: FloatArray
    memberships: FloatArray
    target: float
    held: Held
    findings: tuple[Finding, ...] = ()

    @property
    def widest(self) -> RoleScore | None:
        """The role furthest from the customers."""
        apart = [each for each in self.roles if each.gap is not None]
        return max(apart, key=lambda each: abs(each.gap.value if each.gap else 0.0), default=None)


def role_scores(
    strata_of: Mapping[str, Strata],
    weights: FloatArray,
    scale: GradeScale,
    role_weights: Sequence[tuple[str, float]],
    target: float,
) -> RoleScores:
    """Scores of every role that answered, and the index of all of them by weight.

    Parameters
    ----------
    strata_of
        The strata of each role that answered: see :func:`strata_by_role`.
    weights
        Of the n indicators, shape (n,). A role that left some out is judged by the others.
    role_weights
        Pairs (role, weight); the weights of the roles that answered are scaled to one.
    target
        The score to hold the index against.

    Raises
    ------
    DecisionError
        ``roles-unweighted`` where no role with a weight answered.
    """
    given = dict(role_weights)
    kept, missing = kept_weights(given, strata_of)
    findings = [Finding.of("role-missing", role) for role in missing]
    findings += [Finding.of("role-without-weight", role) for role in strata_of if not given.get(role)]
    values = np.array(scale.scores)
    parts = []
    for role, weight in kept.items():
        strata = strata_of[role]
        memberships = strata.memberships()
        own = memberships.renormalised(weights)
        estimate = index_estimate(strata, weights, scale)
        parts.append(RoleScore(role, weight, own @ memberships.values, memberships.values, estimate))
        findings += thinness(f"{DIMENSION}/{role}", strata.respondents)
    shares = np.array([each.weight for each in parts]) @ np.stack([each.shares for each in parts])
    total = combined([(each.weight, each.score) for each in parts], float(shares @ values), scale)
    return RoleScores(
        tuple(_against_customers(each, parts) for each in parts),
        total,
        shares,
        _mixed(parts),
        target,
        held(total, target),
        tuple(findings),
    )


def strata_by_role(survey: SurveySummary, population: Population, representation: Representation) -> dict[str, Strata]:
    """The strata of each role that answered: customers weighted to the population, everybody else counted alike."""
    axis = survey.dimensions.index(DIMENSION)
    answering = dict.fromkeys(cell[axis] for cell in survey.cells if cell[axis])
    return {
        role: stratify(survey.select(DIMENSION, role), population, representation)
        if role == CUSTOMER
        else stratify(survey.select(DIMENSION, role), Population())
        for role in answering
    }


def kept_weights(given: Mapping[str, float], answering: Iterable[str]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Weights of the roles that answered, scaled to one, and the roles that did not.

    Raises
    ------
    DecisionError
        ``roles-unweighted`` where nobody of weight answered.
    """
    there = set(answering)
    kept = {role: weight for role, weight in given.items() if role in there and weight > 0}
    total = sum(kept.values())
    if not total > 0:
        raise DecisionError("roles-unweighted", roles=", ".join(sorted(there)))
    missing = tuple(role for role, weight in given.items() if role not in there and weight > 0)
    return {role: weight / total for role, weight in kept.items()}, missing


def mixture_of_roles(
    given: Mapping[str, float], shares: Mapping[str, FloatArray]
) -> tuple[FloatArray, tuple[str, ...]]:
    """Grade shares of all roles by weight, shape (g,), and the roles that are missing.

    Raises
    ------
    DecisionError
        ``roles-unweighted``.
    """
    kept, missing = kept_weights(given, shares)
    mixed: FloatArray = sum((weight * shares[role] for role, weight in kept.items()), np.zeros(1))
    return mixed, missing


def held(score: Estimate, target: float) -> Held:
    """Whether a score reaches its target with its whole interval."""
    low = score.value if score.low is None else score.low
    high = score.value if score.high is None else score.high
    if low >= target:
        return "reached"
    return "missed" if high < target else "undecided"


def combined(
    parts: Sequence[tuple[float, Estimate]], value: float, scale: GradeScale | None, confidence: float = 0.95
) -> Estimate:
    """A weighted sum of independent estimates, with Satterthwaite's degrees of freedom; inside the range of `scale`."""
    answers = sum(each.answers for _, each in parts)
    pieces = [
        (factor**2 * each.standard_error**2, max(each.answers - 1, 1))
        for factor, each in parts
        if each.standard_error is not None
    ]
    if len(pieces) < len(parts):
        return Estimate(value, None, None, None, confidence, answers)
    from scipy.special import ndtri, stdtrit  # here, because only an interval needs it

    variance = sum(piece for piece, _ in pieces)
    spread = sum(piece**2 / freedom for piece, freedom in pieces)
    level = (1 + confidence) / 2
    quantile = float(stdtrit(variance**2 / spread, level) if spread > 0 else ndtri(level))
    half = quantile * float(np.sqrt(variance))
    low, high = value - half, value + half
    if scale is not None:
        low, high = max(low, scale.scores[-1]), min(high, scale.scores[0])
    return Estimate(value, low, high, float(np.sqrt(variance)), confidence, answers)


def _against_customers(each: RoleScore, parts: Sequence[RoleScore]) -> RoleScore:
    customers = next((part for part in parts if part.role == CUSTOMER), None)
    if customers is None or customers is each:
        return each
    difference = each.score.value - customers.score.value
    gap = combined([(1.0, each.score), (-1.0, customers.score)], difference, None)
    return RoleScore(each.role, each.weight, each.shares, each.memberships, each.score, gap)


def _mixed(parts: Sequence[RoleScore]) -> FloatArray:
    """Memberships by role weight; an indicator that a role left out is mixed from the others."""
    total = sum((each.weight * each.memberships for each in parts), np.zeros(1))
    sums = np.asarray(total).sum(-1, keepdims=True)
    mixed: FloatArray = np.divide(total, sums, out=np.zeros(np.shape(total)), where=sums > 0)
    return mixed
