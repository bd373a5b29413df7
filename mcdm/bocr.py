"""Synthesis: what several networks say about the same alternatives, in one number each.

A complex decision has a network for each merit: its *benefits*, *opportunities*, *costs* and *risks* (BOCR), each
ranking the same alternatives; for costs and risks the highest priority is the most costly, the most risky. A synthesis
puts them together. Saaty (2005), *Theory and Applications of the Analytic Network Process*, chapter 3; on what each
formula assumes, Wijnmalen (2007), *Mathematical and Computer Modelling* 46, 892-905.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import ArrayLike

from mcdm.catalogue import Accepts, method
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.formula import Formula
from mcdm.judgments import FloatArray
from mcdm.scales import LARGEST_RATIO

MERITS = ("benefits", "opportunities", "costs", "risks")
"""What a network may stand for; the first two speak for an alternative, the last two against it."""

FLOOR = 1e-6
"""A priority of zero counts as this much wherever it is divided by or multiplied."""


@dataclass(frozen=True, eq=False)
class Contribution:
    """What one network says about the m alternatives.

    Parameters
    ----------
    name
        Its id: how formulas call it.
    priorities
        Of the alternatives, non-negative, not all zero, shape (..., m).
    weight
        Its weight among the networks, a number or shape (...); used as given.
    merit
        One of :data:`MERITS`, or empty.

    Raises
    ------
    DecisionError
        ``synthesis-merit-unknown``, ``synthesis-priorities-invalid``, ``synthesis-weight-invalid``.
    """

    name: str
    priorities: ArrayLike
    weight: ArrayLike = 1.0
    merit: str = ""

    def __post_init__(self) -> None:
        priorities, weight = np.array(self.priorities, np.float64), np.array(self.weight, np.float64)
        if self.merit and self.merit not in MERITS:
            raise DecisionError(
                "synthesis-merit-unknown",
                name=self.name,
                merit=self.merit,
                known=", ".join(MERITS),
                suggestion=closest(self.merit, MERITS),
            )
        if not (priorities.ndim and priorities.size and _usable(priorities) and (priorities.max(-1) > 0).all()):
            raise DecisionError("synthesis-priorities-invalid", name=self.name)
        if not _usable(weight):
            raise DecisionError("synthesis-weight-invalid", name=self.name)
        for name, values in (("priorities", priorities), ("weight", weight)):
            values.flags.writeable = False
            object.__setattr__(self, name, values)


def _usable(values: FloatArray) -> bool:
    return bool(((values >= 0) & (values <= LARGEST_RATIO)).all())


Contributions = Annotated[Sequence[Contribution], Accepts("contributions")]
"""One for each network, all over the same alternatives."""


@dataclass(frozen=True, eq=False)
class BocrResult:
    """The synthesis of m alternatives; all arrays read-only, shape (..., m).

    Parameters
    ----------
    raw
        The numbers of the formula as they are.
    ideal
        Divided by the largest; None where the largest is not positive.
    normalised
        Divided by their sum; None where any is negative or all are zero.
    findings
        ``synthesis-zero-floored``, ``synthesis-negative``.
    """

    raw: FloatArray
    ideal: FloatArray | None
    normalised: FloatArray | None
    findings: tuple[Finding, ...] = ()


# ------------------------------------------------------------------ the methods


@method("synthesis", "weighted-sum")
def weighted_sum(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """Sum of weight times priorities over all networks, whatever their merit: every network speaks for.

    Parameters
    ----------
    contributions
        One for each network.
    ideal
        Divide each network's priorities by their largest first.

    References
    ----------
    Saaty 1996, Decision Making with Dependence and Feedback: The Analytic Network Process.
    """
    _checked(contributions)
    terms = (_weight(each) * _priorities(each, ideal) for each in contributions)
    return _result(sum(terms, np.zeros(1)))


@method("synthesis", "multiplicative")
def multiplicative(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """BO / (CR): the product of what speaks for an alternative over the product of what speaks against it.

    The weights of the merits do not matter. A merit without a network is left out.

    Parameters
    ----------
    contributions
        One or more networks for each merit; those of one merit are averaged by their weights first.
    ideal
        Divide each merit's priorities by their largest first.

    References
    ----------
    Saaty 2005, Theory and Applications of the Analytic Network Process, chapter 3.
    """
    merits = _merits(contributions, ideal)
    findings = _floored(merits)
    return _result(_product({name: (np.ones(1), values) for name, (_, values) in merits.items()}), findings)


@method("synthesis", "multiplicative-weighted")
def multiplicative_weighted(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """B^b O^o (1/C)^c (1/R)^r: as the product, each merit to the power of its weight.

    Parameters
    ----------
    contributions
        One or more networks for each merit; those of one merit are averaged by their weights first.
    ideal
        Divide each merit's priorities by their largest first.

    References
    ----------
    Saaty 2005, Theory and Applications of the Analytic Network Process, chapter 3.
    """
    merits = _merits(contributions, ideal)
    return _result(_product(merits), _floored(merits))


@method("synthesis", "subtractive")
def subtractive(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """What speaks for an alternative minus what speaks against it, bB + oO - cC - rR; it may be negative.

    Parameters
    ----------
    contributions
        One or more networks for each merit; those of one merit are averaged by their weights first.
    ideal
        Divide each merit's priorities by their largest first.

    References
    ----------
    Saaty and Ozdemir 2003, Negative priorities in the analytic hierarchy process, Mathematical and Computer Modelling
    37, 1063-1075.
    """
    merits = _merits(contributions, ideal)
    signed = (weight * values * (1 if _speaks_for(name) else -1) for name, (weight, values) in merits.items())
    return _result(sum(signed, np.zeros(1)))


@method("synthesis", "additive-reciprocal")
def additive_reciprocal(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """Sum in which costs and risks enter by their reciprocals, bB + oO + c(1/C) + r(1/R), scaled like priorities.

    Parameters
    ----------
    contributions
        One or more networks for each merit; those of one merit are averaged by their weights first.
    ideal
        Divide each merit's priorities, and the reciprocals, by their largest; else reciprocals are divided by their
        sum.

    References
    ----------
    Saaty 2005, Theory and Applications of the Analytic Network Process, chapter 3.
    """
    merits = _merits(contributions, ideal)

    def term(name: str, values: FloatArray) -> FloatArray:
        if _speaks_for(name):
            return values
        reciprocal = 1 / np.maximum(values, FLOOR)
        scale = reciprocal.max(-1, keepdims=True) if ideal else reciprocal.sum(-1, keepdims=True)
        return np.asarray(reciprocal / scale)

    terms = (weight * term(name, values) for name, (weight, values) in merits.items())
    return _result(sum(terms, np.zeros(1)), _floored(merits, ("costs", "risks")))


@method("synthesis", "probabilistic-additive")
def probabilistic_additive(contributions: Contributions, *, ideal: bool = False) -> BocrResult:
    """Sum in which costs and risks enter by what they leave of one, bB + oO + c(1-C) + r(1-R).

    Parameters
    ----------
    contributions
        One or more networks for each merit; those of one merit are averaged by their weights first. Priorities above
        one are refused.
    ideal
        Divide each merit's priorities by their largest first.

    References
    ----------
    Saaty 2005, Theory and Applications of the Analytic Network Process, chapter 3.
    """
    merits = _merits(contributions, ideal)
    for name, (_, values) in merits.items():
        if not _speaks_for(name) and values.max() > 1 + 1e-9:
            raise DecisionError("synthesis-above-one", part=name, value=float(values.max()))
    terms = (
        weight * (values if _speaks_for(name) else np.maximum(1 - values, 0))
        for name, (weight, values) in merits.items()
    )
    return _result(sum(terms, np.zeros(1)))


@method("synthesis", "formula")
def by_formula(contributions: Contributions, *, text: str = "", ideal: bool = False) -> BocrResult:
    """A formula of your own over the networks' priorities and weights.

    Each network's priorities go by its name and its weight by ``weight.`` and the name:
    ``weight.benefits * ideal(benefits) - weight.costs * costs``. See :class:`mcdm.formula.Formula`.

    Parameters
    ----------
    contributions
        One for each network.
    text
        The formula.
    ideal
        Divide each network's priorities by their largest first.
    """
    size = _checked(contributions)
    formula, values = Formula(text), dict[str, ArrayLike]()
    used, findings = set(formula.names), []
    for each in contributions:
        priorities = _priorities(each, ideal)
        if each.name in used and (priorities == 0).any():
            findings.append(_zero_finding(each.name, priorities))
        values[each.name] = np.maximum(priorities, FLOOR)
        values[f"weight.{each.name}"] = _weight(each)
    raw = formula.evaluate(values)
    return _result(np.broadcast_to(raw, (*raw.shape[:-1], size)), findings)


# ------------------------------------------------------------------ what they share


def _checked(contributions: Sequence[Contribution]) -> int:
    """How many alternatives there are: the same for all networks, each of which has a name of its own."""
    if not contributions:
        raise DecisionError("synthesis-empty")
    sizes = [np.shape(each.priorities)[-1] for each in contributions]
    names = [each.name for each in contributions]
    for each, size in zip(contributions, sizes, strict=True):
        if size != sizes[0]:
            raise DecisionError("synthesis-sizes-differ", name=each.name, given=size, expected=sizes[0])
        if names.count(each.name) > 1:
            raise DecisionError("synthesis-name-repeated", name=each.name)
    return int(sizes[0])


def _weight(contribution: Contribution) -> FloatArray:
    """The weight of a network, shape (..., 1)."""
    return np.asarray(contribution.weight, np.float64)[..., None]


def _priorities(contribution: Contribution, ideal: bool) -> FloatArray:
    values = np.asarray(contribution.priorities, np.float64)
    return values / values.max(-1, keepdims=True) if ideal else values


def _merits(contributions: Sequence[Contribution], ideal: bool) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Merit -> weight (..., 1) and priorities (..., m), for the merits that have a network.

    Networks of one merit are averaged by their weights; where these are all zero, equally.
    """
    _checked(contributions)
    for each in contributions:
        if not each.merit:
            raise DecisionError("synthesis-merit-missing", name=each.name, known=", ".join(MERITS))
    merits = {}
    for merit in MERITS:
        parts = [each for each in contributions if each.merit == merit]
        if not parts:
            continue
        weights = np.stack(np.broadcast_arrays(*(_weight(each) for each in parts)))
        total = weights.sum(0)
        values = np.broadcast_arrays(*(np.asarray(each.priorities, np.float64) for each in parts))
        shares = np.where(total > 0, weights, 1.0) / np.where(total > 0, total, float(len(parts)))
        mean = sum((share * each for share, each in zip(shares, values, strict=True)), np.zeros(1))
        merits[merit] = (total, mean / mean.max(-1, keepdims=True) if ideal else mean)
    return merits


def _speaks_for(merit: str) -> bool:
    return merit in ("benefits", "opportunities")


def _product(merits: dict[str, tuple[FloatArray, FloatArray]]) -> FloatArray:
    product = np.ones(1)
    with np.errstate(over="ignore", invalid="ignore"):  # what is too large for a number is refused in the result
        for name, (power, values) in merits.items():
            product = product * np.maximum(values, FLOOR) ** (power if _speaks_for(name) else -power)
    return product


def _floored(
    merits: dict[str, tuple[FloatArray, FloatArray]], concerned: Sequence[str] = MERITS
) -> tuple[Finding, ...]:
    return tuple(
        _zero_finding(name, values) for name, (_, values) in merits.items() if name in concerned and (values == 0).any()
    )


def _zero_finding(place: str, values: FloatArray) -> Finding:
    count = int((values == 0).any(tuple(range(values.ndim - 1))).sum())
    return Finding.of("synthesis-zero-floored", place, part=place, count=count, floor=FLOOR)


def _result(raw: ArrayLike, findings: Sequence[Finding] = ()) -> BocrResult:
    numbers = np.array(raw, np.float64)
    if not np.isfinite(numbers).all():
        raise DecisionError("synthesis-out-of-range")
    largest, total = numbers.max(-1, keepdims=True), numbers.sum(-1, keepdims=True)
    ideal = numbers / largest if (largest > 0).all() else None
    negative = bool((numbers < 0).any())
    normalised = numbers / total if not negative and (total > 0).all() else None
    if negative:
        count = int((numbers < 0).any(tuple(range(numbers.ndim - 1))).sum())
        findings = (*findings, Finding.of("synthesis-negative", count=count, alternatives=numbers.shape[-1]))
    for each in (numbers, ideal, normalised):
        if each is not None:
            each.flags.writeable = False
    return BocrResult(numbers, ideal, normalised, tuple(findings))
