"""Asking experts: a response curve from "what share of the attainable effect at x?", an effect from three numbers.

Each expert has a curve of their own: exponential for one answer, Hill for two, the best fitting shape for more. The
panel's curve is the mean of theirs (a linear pool, every expert counting alike), refitted to the registered shape that
comes closest, so that it can be stored, shown and edited like any other; what the refit misses is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from scipy.optimize import least_squares
from scipy.special import betainc

import scenarios.responses as responses
from mcdm.catalogue import Method, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.levers import CurveAnswer, Effect, EffectOpinion
from scenarios.uncertainty import pert_parameters

POINTS = 65
"""Amounts, from 0 to the maximum, at which curves are averaged and compared."""

WIDE_SPREAD = 0.3
"""Experts whose curves are further apart than this somewhere, in share of the effect, disagree widely."""

MISFIT = 0.05
"""A refitted curve that misses the experts' mean by more than this somewhere says so."""

SAME_FIT = 1e-4
"""Shapes whose root mean squared misfits differ by less than this fit alike: the one with fewer parameters is taken."""

STARTS = 7
"""Values of each parameter that a fit is begun from, those of two parameters combined."""

TAIL = 0.05
"""What is told of a pool: its 5 % and 95 % points."""


@dataclass(frozen=True, eq=False)
class PooledCurve:
    """The curve of a panel, and the curves it was made of. Shapes: k amounts, e experts.

    Parameters
    ----------
    response
        The registered shape that comes closest to the mean.
    amounts
        Read-only, shape (k,), from 0 to the largest amount.
    experts, curves
        Whose curves they are, and the curves: shape (e, k).
    mean
        Shape (k,): the linear pool.
    misfit
        The most that `response` misses the mean by.
    spread
        How far apart two experts are at most, in share of the effect; `widest` is the amount where.
    """

    response: Choice
    amounts: FloatArray
    experts: tuple[str, ...]
    curves: FloatArray
    mean: FloatArray
    misfit: float
    spread: float
    widest: float

    def __post_init__(self) -> None:
        for values in (self.amounts, self.curves, self.mean):
            values.flags.writeable = False

    @property
    def fitted(self) -> FloatArray:
        """The refitted curve at the same amounts, shape (k,)."""
        return responses.response(self.response)(self.amounts)

    def findings(self, place: str = "") -> tuple[Finding, ...]:
        """What is doubtful: experts far apart, a shape that misses their mean."""
        found = []
        if self.spread > WIDE_SPREAD:
            at = int(np.abs(self.amounts - self.widest).argmin())
            low, high = float(self.curves[:, at].min()), float(self.curves[:, at].max())
            found.append(Finding.of("experts-disagree-on-curve", place, amount=self.widest, low=low, high=high))
        if self.misfit > MISFIT:
            found.append(Finding.of("curve-misses-the-mean", place, misfit=self.misfit))
        return tuple(found)


def curve_of_answers(answers: Sequence[CurveAnswer], maximum: float) -> Choice:
    """The curve of one expert: exponential through one answer, Hill through two, the closest shape through more.

    Raises
    ------
    DecisionError
        ``curve-without-answers``, ``response-not-rising``, ``answers-too-steep`` where no Hill curve is so flat or so
        steep.
    """
    points = sorted((answer.amount, answer.share) for answer in answers)
    if not points:
        raise DecisionError("curve-without-answers")
    for (amount, share), (more, larger) in pairwise(points):
        if more <= amount or larger <= share:
            raise DecisionError("response-not-rising", amount=amount, share=share, more=more, larger=larger)
    if len(points) == 1:
        return Choice.of("exponential", scale=responses.scale_from_share(*points[0]))
    if len(points) > 2:
        amounts, shares = (np.array(each) for each in zip(*points, strict=True))
        return closest_shape(amounts, shares, maximum)
    half, exponent = responses.hill_from_shares(*points)
    bounds = {each.name: each for each in methods("response")["hill"].parameters}["exponent"]
    if not bounds.minimum <= exponent <= bounds.maximum:
        (amount, share), (more, larger) = points
        raise DecisionError("answers-too-steep", amount=amount, share=share, more=more, larger=larger)
    return Choice.of("hill", half=half, exponent=exponent)


def pooled_curve(answers: Iterable[CurveAnswer], maximum: float) -> PooledCurve:
    """The curve of a panel: each expert's own, their mean, and the registered shape that comes closest to it.

    Raises
    ------
    DecisionError
        Those of :func:`curve_of_answers`.
    """
    by_expert: dict[str, list[CurveAnswer]] = {}
    for answer in answers:
        by_expert.setdefault(answer.expert, []).append(answer)
    own = {expert: curve_of_answers(given, maximum) for expert, given in by_expert.items()}
    if not own:
        raise DecisionError("curve-without-answers")
    amounts = np.linspace(0, maximum, POINTS)
    curves = np.array([responses.response(choice)(amounts) for choice in own.values()])
    mean = curves.mean(0)
    # One shape for all, such as one expert's own, needs no refit and would lose digits by it.
    chosen = next(iter(own.values())) if len(set(own.values())) == 1 else closest_shape(amounts, mean, maximum)
    apart = np.ptp(curves, axis=0)
    misfit = float(np.abs(responses.response(chosen)(amounts) - mean).max())
    widest = int(apart.argmax())
    return PooledCurve(chosen, amounts, tuple(own), curves, mean, misfit, float(apart[widest]), float(amounts[widest]))


def closest_shape(amounts: FloatArray, shares: FloatArray, maximum: float) -> Choice:
    """The registered response curve with the smallest sum of squared distances from (amounts, shares)."""
    fits = [_fitted(shape, amounts, shares, maximum) for shape in methods("response").values()]
    best = min(miss for miss, _, _ in fits)
    alike = [(count, miss, choice) for miss, count, choice in fits if miss <= best + SAME_FIT]
    return min(alike, key=lambda fit: fit[:2])[2]


def _fitted(shape: Method, amounts: FloatArray, shares: FloatArray, maximum: float) -> tuple[float, int, Choice]:
    """Root mean squared misfit, number of parameters and the curve of one shape."""
    low = np.log([max(each.minimum, 1e-9) for each in shape.parameters])
    high = np.log([each.maximum for each in shape.parameters])

    def misses(logarithms: FloatArray) -> FloatArray:
        given = {each.name: float(value) for each, value in zip(shape.parameters, np.exp(logarithms), strict=True)}
        return np.asarray(shape.function(amounts, **given) - shares, float)

    # An amount, a slope (one over an amount) or a plain exponent: a parameter does not say which, so each is tried.
    tried = np.log(np.r_[maximum * np.geomspace(0.05, 2, STARTS), np.geomspace(1, 20, STARTS) / maximum, 0.7, 1.5, 3])
    starts = [np.clip(start, low, high) for start in product(tried, repeat=len(shape.parameters))]
    begun = min(starts, key=lambda start: float((misses(start) ** 2).sum()))
    inside = np.clip(begun, low + 1e-9, high - 1e-9)
    found = least_squares(misses, inside, bounds=(low, high), xtol=1e-12, ftol=1e-12, gtol=1e-12)
    given = {each.name: float(v) for each, v in zip(shape.parameters, np.exp(found.x), strict=True)}
    kept = {each.name: min(max(given[each.name], each.minimum), each.maximum) for each in shape.parameters}
    return float(np.sqrt((found.fun**2).mean())), len(shape.parameters), Choice.of(shape.name, **kept)


# ---------------------------------------------------------------------- effects


def pooled_effect(indicator: str, opinions: Sequence[EffectOpinion]) -> Effect:
    """What a panel thinks that a lever closes of a gap: the linear pool of the experts' PERT distributions.

    Told as the 5 % point of the pool, the mean of the experts' most likely values, and its 95 % point; one expert's
    opinion alone is told as it was given. Draws come from the opinions themselves.

    Raises
    ------
    DecisionError
        ``effect-without-opinions``, ``effect-out-of-range``.
    """
    if not opinions:
        raise DecisionError("effect-without-opinions", indicator=indicator)
    likely = sum(each.likely for each in opinions) / len(opinions)
    low, high = (
        (opinions[0].low, opinions[0].high)
        if len(opinions) == 1
        else (pool_quantile(opinions, TAIL), pool_quantile(opinions, 1 - TAIL))
    )
    return Effect(indicator, min(low, likely), likely, max(high, likely), tuple(opinions))


def disagreement(effect: Effect, place: str = "") -> tuple[Finding, ...]:
    """``experts-disagree-on-effect`` where two experts gave ranges that do not even touch."""
    ranges = effect.opinions
    if len(ranges) > 1:
        lowest, highest = min(ranges, key=lambda each: each.high), max(ranges, key=lambda each: each.low)
        if lowest.high < highest.low:
            facts: Mapping[str, str | float] = {
                "first": lowest.expert, "least": lowest.low, "most": lowest.high,
                "second": highest.expert, "low": highest.low, "high": highest.high,
            }  # fmt: skip
            return (Finding.of("experts-disagree-on-effect", f"{place}/{effect.indicator}".strip("/"), **facts),)
    return ()


def pool_quantile(opinions: Sequence[EffectOpinion], probability: float) -> float:
    """The value that the linear pool of the experts' PERT distributions stays below with a probability."""
    low, high = min(each.low for each in opinions), max(each.high for each in opinions)
    for _ in range(60):  # bisection: the pool may stand still between experts, or jump where one was certain
        middle = (low + high) / 2
        below = sum(_below(each, middle) for each in opinions) / len(opinions)
        low, high = (middle, high) if below < probability else (low, middle)
    return high


def _below(opinion: EffectOpinion, value: float) -> float:
    """The probability that a PERT distribution gives to values up to `value`."""
    if opinion.low == opinion.high:
        return float(value >= opinion.likely)
    part = min(max((value - opinion.low) / (opinion.high - opinion.low), 0.0), 1.0)
    return float(betainc(*pert_parameters(opinion.low, opinion.likely, opinion.high), part))
