"""Fuzzy comprehensive evaluation: B = A o R, on one level or several, and what B says in one number or one grade.

A are the weights of n factors, R their memberships in g grades (best first), o one of four composition operators. Every
kernel takes leading axes, so a thousand draws are one call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.catalogue import find, method
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.model import GOAL, CriteriaModel

Operator = Literal["weighted-average", "min-max", "product-max", "min-bounded-sum"]
Defuzzification = Literal["weighted-mean", "power-mean", "maximum-membership"]
Verdict = Literal["very-effective", "fairly-effective", "low", "invalid"]

OPERATORS: tuple[Operator, ...] = ("weighted-average", "min-max", "product-max", "min-bounded-sum")
"""The four classic operators, the default first."""

MANY_FACTORS = 5
"""With more factors on one level the weights get so small that every operator but M(., +) forgets the memberships."""

_ROUNDING = 1e-12


# ---------------------------------------------------------------------- the four operators


@method("composition", "weighted-average")
def weighted_average(weights: FloatArray, memberships: FloatArray) -> FloatArray:
    """M(., +): every factor counts by its weight; the only operator that keeps the sum and uses every number.

    Parameters
    ----------
    weights
        Shape (..., n).
    memberships
        Shape (..., n, g).

    Returns
    -------
    FloatArray
        B, shape (..., g).
    """
    composed: FloatArray = (weights[..., None, :] @ memberships)[..., 0, :]
    return composed


@method("composition", "min-max")
def min_max(weights: FloatArray, memberships: FloatArray) -> FloatArray:
    """M(and, or): the main factor decides; B_j is the largest min(w_i, r_ij). Shapes as in `weighted_average`.

    References
    ----------
    Zadeh, L. A. (1973). Outline of a new approach to the analysis of complex systems and decision processes. IEEE
    Transactions on Systems, Man, and Cybernetics 3(1). doi:10.1109/TSMC.1973.5408575
    """
    composed: FloatArray = np.minimum(weights[..., None], memberships).max(-2)
    return composed


@method("composition", "product-max")
def product_max(weights: FloatArray, memberships: FloatArray) -> FloatArray:
    """M(., or): the main factor stands out; B_j is the largest w_i r_ij. Shapes as in `weighted_average`."""
    composed: FloatArray = (weights[..., None] * memberships).max(-2)
    return composed


@method("composition", "min-bounded-sum")
def min_bounded_sum(weights: FloatArray, memberships: FloatArray) -> FloatArray:
    """M(and, +): uneven average; B_j is min(1, sum of min(w_i, r_ij)). Shapes as in `weighted_average`."""
    composed: FloatArray = np.minimum(1.0, np.minimum(weights[..., None], memberships).sum(-2))
    return composed


def compose(weights: FloatArray, memberships: FloatArray, operator: Operator = "weighted-average") -> FloatArray:
    """B = A o R with a registered operator: (..., n) and (..., n, g) give (..., g)."""
    composed: FloatArray = find("composition", operator).function(weights, memberships)
    return composed


# ---------------------------------------------------------------------- several levels


@dataclass(frozen=True, eq=False)
class Factor:
    """A factor and its parts: measured ones (a membership matrix) or factors of the level below.

    Parameters
    ----------
    weights
        Of its k parts, shape (..., k), non-negative.
    parts
        Memberships of the parts, shape (..., k, g), or k factors. A measured part beside factors is a factor of one
        part with weight 1: no operator changes it.
    name
        Id for findings.

    Raises
    ------
    DecisionError
        ``factor-wrong-shape``, ``factor-not-a-number``.
    """

    weights: FloatArray
    parts: FloatArray | tuple[Factor, ...]
    name: str = ""

    def __post_init__(self) -> None:
        count = len(self.parts) if isinstance(self.parts, tuple) else _rows(self.parts, self.name)
        if self.weights.ndim < 1 or self.weights.shape[-1] != count or count == 0:
            raise DecisionError(
                "factor-wrong-shape", factor=self.name, weights=str(self.weights.shape), parts=str(count)
            )
        for values in (self.weights, *(() if isinstance(self.parts, tuple) else (self.parts,))):
            if not np.isfinite(values).all() or (values < 0).any():
                raise DecisionError("factor-not-a-number", factor=self.name)

    def walk(self) -> Iterator[Factor]:
        """The factor itself and all below it."""
        yield self
        if isinstance(self.parts, tuple):
            for part in self.parts:
                yield from part.walk()


def _rows(memberships: FloatArray, name: str) -> int:
    if memberships.ndim < 2:
        raise DecisionError("factor-wrong-shape", factor=name, weights="", parts=str(memberships.shape))
    return int(memberships.shape[-2])


def compose_levels(factor: Factor, operator: Operator = "weighted-average") -> FloatArray:
    """B of a tree of factors, from the bottom up; what a level gives enters the next one as it is, not normalised."""
    if isinstance(factor.parts, tuple):
        below = [compose_levels(part, operator) for part in factor.parts]
        return compose(factor.weights, np.stack(np.broadcast_arrays(*below), -2), operator)
    return compose(factor.weights, factor.parts, operator)


def factor_tree(model: CriteriaModel, weights: FloatArray, memberships: FloatArray) -> Factor:
    """The criteria of a model as factors: a cluster weighs as much as its nodes, a node as its share of the cluster.

    Parameters
    ----------
    weights
        Global weights of the n nodes, shape (..., n).
    memberships
        Shape (..., n, g).
    """
    at = {node: k for k, node in enumerate(model.indicator_ids)}

    def build(element: str) -> tuple[FloatArray, Factor]:
        """The global weight of an element, shape (...), and its factor."""
        if element in at:
            k = at[element]
            return weights[..., k], Factor(np.ones(1), memberships[..., [k], :], element)
        members = model.decomposition[element]
        if all(member in at for member in members):
            nodes = [at[member] for member in members]
            total, local = _shares_of_total(weights[..., nodes])
            return total, Factor(local, memberships[..., nodes, :], element)
        built = [build(member) for member in members]
        total, local = _shares_of_total(np.stack([weight for weight, _ in built], -1))
        return total, Factor(local, tuple(part for _, part in built), element)

    total, root = build(GOAL)
    return Factor(root.weights * total[..., None], root.parts, GOAL)


def _shares_of_total(weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sum over the last axis, and each weight's share of it (equal shares of nothing)."""
    total = weights.sum(-1)
    equal = np.full(weights.shape, 1 / weights.shape[-1])
    return total, np.divide(weights, total[..., None], out=equal, where=total[..., None] > 0)


# ---------------------------------------------------------------------- what B says


def defuzzify(
    composed: FloatArray, scores: FloatArray, defuzzification: Defuzzification = "weighted-mean"
) -> FloatArray:
    """One number for B (..., g), which is scaled to sum one first; result (...).

    *weighted-mean* is sum B_j v_j; *power-mean* sum B_j^2 v_j / sum B_j^2, which lets the large grades speak louder;
    *maximum-membership* the score of the grade with the largest B_j (the better one on a tie).
    """
    shares = _normalised(composed)
    if defuzzification == "maximum-membership":
        best: FloatArray = scores[best_grade(shares)]
        return best
    heavy = shares**2 if defuzzification == "power-mean" else shares
    result: FloatArray = (heavy @ scores) / heavy.sum(-1)
    return result


def best_grade(composed: FloatArray) -> NDArray[np.int64]:
    """The grade with the largest B (..., g), 0-based, shape (...); a tie, up to rounding, goes to the better grade."""
    near = composed >= composed.max(-1, keepdims=True) * (1 - _ROUNDING)
    return np.asarray(near.argmax(-1), np.int64)


def effectiveness_of_maximum(composed: FloatArray) -> FloatArray:
    """How far the largest membership may speak for all of B: alpha = (g beta - 1) / (2 gamma (g - 1)).

    beta and gamma are the largest and second largest of B scaled to one. Infinite where gamma is 0: one grade holds
    everything; JSON writes null there.
    """
    ordered = np.sort(_normalised(composed), -1)
    beta, gamma, g = ordered[..., -1], ordered[..., -2], composed.shape[-1]
    gained = np.maximum(g * beta - 1, 0.0)
    unlimited = np.full(beta.shape, np.inf)
    result: FloatArray = np.divide(gained, 2 * gamma * (g - 1), out=unlimited, where=gamma > 0)
    return result


def effectiveness_verdict(alpha: float) -> Verdict:
    """The word for an effectiveness: very effective from 1, fairly effective from .5, invalid at 0, else low."""
    if alpha >= 1:
        return "very-effective"
    if alpha >= 0.5:
        return "fairly-effective"
    return "low" if alpha > _ROUNDING else "invalid"


def confidence_grade(composed: FloatArray, confidence: float = 0.6) -> NDArray[np.int64]:
    """The first grade from the best side up to which B (scaled to one) holds at least `confidence`; 0-based.

    Raises
    ------
    DecisionError
        ``confidence-out-of-range`` outside (0, 1].
    """
    if not 0 < confidence <= 1:
        raise DecisionError("confidence-out-of-range", value=confidence)
    reached = _normalised(composed).cumsum(-1) >= confidence - _ROUNDING
    return np.asarray(reached.argmax(-1), np.int64)


def entropy(composed: FloatArray) -> FloatArray:
    """Fuzziness of B scaled to one: -sum B ln B / ln g, 0 where one grade holds everything, 1 where all are equal."""
    shares = _normalised(composed)
    logarithms = np.log(shares, out=np.zeros(shares.shape), where=shares > 0)
    result: FloatArray = np.abs((shares * logarithms).sum(-1)) / np.log(shares.shape[-1])
    return result


def _normalised(composed: FloatArray) -> FloatArray:
    total = composed.sum(-1, keepdims=True)
    if not (total > 0).all():
        raise DecisionError("evaluation-empty")
    scaled: FloatArray = composed / total
    return scaled


# ---------------------------------------------------------------------- the evaluation


@dataclass(frozen=True, eq=False)
class FuzzyEvaluation:
    """What a fuzzy comprehensive evaluation says; ``...`` are the leading axes of its inputs (none, or draws).

    Parameters
    ----------
    B
        The composed vector as the operator gives it, shape (..., g).
    score
        Defuzzified, on the scale of the grade scores, shape (...).
    max_membership_grade
        Grade with the largest B, 0-based, shape (...); a tie goes to the better grade.
    effectiveness
        alpha of the maximum membership, shape (...); infinite where one grade holds everything. Below .5 report the
        score and the confidence grade instead: see `effectiveness_verdict`.
    confidence_grade
        First grade from the best side up to which B reaches the confidence, 0-based, shape (...).
    entropy
        Fuzziness in [0, 1], shape (...).
    findings
        ``information-loss`` for every level on which an operator other than M(., +) composes too many factors.
    """

    B: FloatArray
    score: FloatArray
    max_membership_grade: NDArray[np.int64]
    effectiveness: FloatArray
    confidence_grade: NDArray[np.int64]
    entropy: FloatArray
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        for values in (self.B, self.score, self.effectiveness, self.entropy):
            values.flags.writeable = False
        for grades in (self.max_membership_grade, self.confidence_grade):
            grades.flags.writeable = False

    @property
    def shares(self) -> FloatArray:
        """B scaled to sum one: the grade distribution to show."""
        return _normalised(self.B)


def evaluate(
    factor: Factor,
    scores: FloatArray,
    *,
    operator: Operator = "weighted-average",
    defuzzification: Defuzzification = "weighted-mean",
    confidence: float = 0.6,
) -> FuzzyEvaluation:
    """Evaluate a tree of factors; one level is ``Factor(weights, memberships)``.

    Parameters
    ----------
    scores
        Of the g grades, shape (g,).

    Raises
    ------
    DecisionError
        ``evaluation-wrong-grades``; ``evaluation-empty`` where B is zero in every grade; ``confidence-out-of-range``.
    """
    composed = compose_levels(factor, operator)
    if scores.shape != composed.shape[-1:]:
        raise DecisionError("evaluation-wrong-grades", grades=composed.shape[-1], scores=scores.size)
    return FuzzyEvaluation(
        B=composed,
        score=np.asarray(defuzzify(composed, scores, defuzzification)),
        max_membership_grade=best_grade(composed),
        effectiveness=np.asarray(effectiveness_of_maximum(composed)),
        confidence_grade=confidence_grade(composed, confidence),
        entropy=np.asarray(entropy(composed)),
        findings=_information_losses(factor, operator),
    )


def _information_losses(factor: Factor, operator: Operator) -> tuple[Finding, ...]:
    if operator == "weighted-average":
        return ()
    return tuple(
        Finding.of("information-loss", level.name, operator=operator, factors=level.weights.shape[-1])
        for level in factor.walk()
        if level.weights.shape[-1] > MANY_FACTORS
    )
