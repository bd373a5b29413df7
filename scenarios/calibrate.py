"""Learning from surveys before and after: how far answers moved, and how much of the modelled effect that was.

The observed shift is a fit of the cumulative-logit model to both waves (with control districts: to the four groups of a
difference in differences); the modelled one is what the chain makes of the plan that was carried out. Their ratio is
learnt as a scale theta for every group of levers, from a prior that believes the model (mean 1, spread .5).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.effect_scales import PRIOR_MEAN, PRIOR_SPREAD, SURPRISING, fit_scales, scale_posterior, surprise
from scenarios.levers import Effect, EffectOpinion, Lever
from scenarios.scenario import Scenario
from scenarios.shift import SMALLEST_SHARE
from scenarios.simulate import simulate

LEARNT = 0.8
"""A scale whose spread is still more than this part of the prior's was not learnt from these waves."""

FURTHEST = 12.0
"""Logits beyond which answers are no longer of the same kind and no shift can be estimated."""

LOWEST_EFFECT, HIGHEST_EFFECT = -0.5, 0.95


@dataclass(frozen=True)
class Shift:
    """By how many logits answers moved towards the better grades, and its standard error."""

    logits: float
    standard_error: float


@dataclass(frozen=True, eq=False)
class Scales:
    """What was learnt about the groups of levers. Shapes: m groups, k observed shifts.

    Parameters
    ----------
    groups
        Names of the groups.
    theta, spread
        Read-only, shape (m,): posterior mean and standard deviation of the factor on their effects.
    surprise
        Shape (m,): standard errors that the observed lies from what the prior expected (z).
    covariance
        Shape (m, m), of the posterior.
    """

    groups: tuple[str, ...]
    theta: FloatArray
    spread: FloatArray
    surprise: FloatArray
    covariance: FloatArray

    def __post_init__(self) -> None:
        for values in (self.theta, self.spread, self.surprise, self.covariance):
            values.flags.writeable = False

    def is_learnt(self, group: str) -> bool:
        """Whether the observations say more about a group than was believed before."""
        return bool(self.spread[self.groups.index(group)] <= LEARNT * PRIOR_SPREAD)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Groups to ask about anew, and groups that these waves say nothing about."""
        found = []
        for group, theta, z in zip(self.groups, self.theta.tolist(), self.surprise.tolist(), strict=True):
            if abs(z) > SURPRISING:
                found.append(Finding.of("effects-to-elicit-again", group, theta=theta, z=z))
            elif not self.is_learnt(group):
                found.append(Finding.of("scale-not-learnt", group))
        return tuple(found)


# ---------------------------------------------------------------------- what was observed


def shift_between(before: ArrayLike, after: ArrayLike) -> Shift:
    """The shift between two waves of answers to one question: proportional odds, by maximum likelihood.

    Parameters
    ----------
    before, after
        How many answers in each grade, shape (g,), best grade first; weighted answers as effective numbers.

    Raises
    ------
    DecisionError
        ``shift-without-answers``, ``shift-not-estimable``.

    References
    ----------
    McCullagh 1980, Regression models for ordinal data, doi:10.1111/j.2517-6161.1980.tb01109.x.
    """
    counts = np.array([before, after], float)
    if not (np.isfinite(counts).all() and (counts >= 0).all() and (counts.sum(1) > 0).all()):
        raise DecisionError("shift-without-answers")
    used = counts[:, counts.sum(0) > 0]  # a grade that nobody chose has no threshold of its own
    if used.shape[1] < 2:
        raise DecisionError("shift-not-estimable")
    cumulative = used.sum(0).cumsum()[:-1] / used.sum()
    thresholds = np.log(cumulative / (1 - cumulative))
    # Thresholds rise: the first and the logarithms of the steps are free.
    start = np.r_[thresholds[0], np.log(np.maximum(np.diff(thresholds), 1e-6)), 0.0]
    fit = minimize(_likelihood, start, args=(used,), jac=True, method="BFGS", options={"gtol": 1e-7 * used.sum()})
    if not np.isfinite(fit.x).all() or abs(fit.x[-1]) > FURTHEST:
        raise DecisionError("shift-not-estimable")
    error = _standard_error(fit.x, used)
    if not (math.isfinite(error) and error > 0):
        raise DecisionError("shift-not-estimable")
    return Shift(float(fit.x[-1]), error)


def shift_against_control(
    before: ArrayLike, after: ArrayLike, control_before: ArrayLike, control_after: ArrayLike
) -> Shift:
    """The shift beyond that of a control group: a difference in differences of logits; parameters as above.

    Both groups keep thresholds of their own, so they need not answer alike before.
    """
    own, others = shift_between(before, after), shift_between(control_before, control_after)
    return Shift(own.logits - others.logits, math.hypot(own.standard_error, others.standard_error))


def _likelihood(free: FloatArray, counts: FloatArray) -> tuple[float, FloatArray]:
    """Minus the log likelihood of counts (2, g) and its gradient: thresholds, then the shift of the second row."""
    steps = np.exp(np.clip(free[1:-1], -50, 50))
    thresholds = np.cumsum(np.r_[free[0], steps])
    predictor = thresholds + np.array([[0.0], [free[-1]]])
    cumulative = 1 / (1 + np.exp(-np.clip(predictor, -500, 500)))
    edge = np.zeros((2, 1))
    shares = np.maximum(np.diff(np.hstack([edge, cumulative, edge + 1])), 1e-300)
    slope = cumulative * (1 - cumulative)
    by_level = (counts[:, :-1] / shares[:, :-1] - counts[:, 1:] / shares[:, 1:]) * slope
    by_threshold = by_level.sum(0)
    behind = by_threshold[::-1].cumsum()[::-1]
    gradient = np.r_[behind[0], behind[1:] * steps, by_level[1].sum()]
    return -float((counts * np.log(shares)).sum()), -gradient


def _standard_error(found: FloatArray, counts: FloatArray) -> float:
    """From the curvature of the likelihood at its top."""
    width = 1e-5
    size = len(found)
    curvature = np.empty((size, size))
    for k in range(size):
        moved = np.zeros(size)
        moved[k] = width
        up = _likelihood(found + moved, counts)[1]
        down = _likelihood(found - moved, counts)[1]
        curvature[k] = (up - down) / (2 * width)
    try:
        variance = float(np.linalg.inv((curvature + curvature.T) / 2)[-1, -1])
    except np.linalg.LinAlgError:
        return math.nan
    return math.sqrt(variance) if variance > 0 else math.nan


# ---------------------------------------------------------------------- what was modelled


def group_of(lever: Lever) -> str:
    """The group that a lever is calibrated with: its own, else the lever alone."""
    return lever.group or lever.id


def modelled_shifts(model: EffectModel, scenario: Scenario, baseline: Baseline, quarter: int) -> FloatArray:
    """By how many logits the model says that a plan moves the answers of each indicator by a quarter, shape (n,).

    Read off the answers that the whole chain gives, whatever it holds.

    Raises
    ------
    DecisionError
        ``calibration-quarter`` where the run does not reach the quarter; those of
        :func:`scenarios.simulate.simulate`.
    """
    if not 1 <= quarter <= model.settings.quarters:
        raise DecisionError("calibration-quarter", quarter=quarter, quarters=model.settings.quarters)
    moved = simulate(model, scenario, baseline.central).memberships
    before, after = (_logits(moved[each]) for each in (0, quarter))
    clearest = np.abs(before).argmin(-1)[:, None]  # the threshold nearest to one half keeps most digits
    return np.take_along_axis(after - before, clearest, -1)[:, 0]


def _logits(shares: FloatArray) -> FloatArray:
    cumulative = shares.cumsum(-1)[..., :-1].clip(SMALLEST_SHARE, 1 - SMALLEST_SHARE)
    return np.asarray(np.log(cumulative / (1 - cumulative)))


def groups_of(model: EffectModel, scenario: Scenario) -> tuple[str, ...]:
    """Groups of the levers of a plan."""
    used = {planned.lever for planned in scenario.plan if planned.peak > 0}
    return tuple(dict.fromkeys(group_of(lever) for lever in model.levers if lever.id in used))


def scaled_model(model: EffectModel, scales: Mapping[str, float]) -> EffectModel:
    """The model with the effects of groups of levers scaled."""
    levers = tuple(scaled(lever, scales.get(group_of(lever), 1.0)) for lever in model.levers)
    return replace(model, levers=levers, effects=tuple(effect for lever in levers for effect in lever.effects))


# ---------------------------------------------------------------------- what is learnt


def learn_scales(
    groups: Sequence[str],
    modelled: ArrayLike | Callable[[FloatArray], FloatArray],
    observed: ArrayLike,
    errors: ArrayLike,
    *,
    correlation: ArrayLike | None = None,
    prior: tuple[float, float] = (PRIOR_MEAN, PRIOR_SPREAD),
) -> Scales:
    """How much of the modelled effect was observed, for every group of levers.

    Observed = modelled(theta) + noise, see :func:`scenarios.effect_scales.fit_scales`.

    Parameters
    ----------
    modelled
        From scales (m,) to what the model says of every observation (k,); or, where that is a line, what one unit of
        each scale does, shape (k, m), or (k,) for one group.
    observed, errors
        Shape (k,): what was observed, and its standard errors.
    correlation
        Shape (k, k), of the errors: the same people answer every question, so that twenty observations say less than
        twenty independent ones. None where they are independent.

    Raises
    ------
    DecisionError
        ``calibration-shapes``, ``calibration-without-errors``.
    """
    seen, wide = np.asarray(observed, float), np.asarray(errors, float)
    line = None if callable(modelled) else np.asarray(modelled, float).reshape(-1, len(groups))
    told = len(seen) if line is None else len(line)
    if not (told == len(seen) == len(wide) and len(groups)):
        raise DecisionError("calibration-shapes", modelled=told, observed=len(seen), errors=len(wide))
    if not (np.isfinite(wide).all() and (wide > 0).all()):
        raise DecisionError("calibration-without-errors")
    together = np.eye(len(seen)) if correlation is None else np.asarray(correlation, float)
    noise = together * np.outer(wide, wide)
    if callable(modelled):
        found = fit_scales(modelled, seen, noise, len(groups), prior)
    else:
        found = scale_posterior(np.asarray(line), seen, noise, prior)
    surprises = surprise(found.mean, found.errors, prior)
    return Scales(tuple(groups), found.mean, found.errors, surprises, found.covariance)


def scaled(lever: Lever, theta: float) -> Lever:
    """A lever whose effects, and what experts said about them, are multiplied; kept within what an effect may be."""

    def times(value: float) -> float:
        return min(max(value * theta, LOWEST_EFFECT), HIGHEST_EFFECT)

    def triple(each: Effect | EffectOpinion) -> tuple[float, float, float]:
        low, likely, high = sorted((times(each.low), times(each.likely), times(each.high)))
        return low, likely, high

    return replace(
        lever,
        effects=tuple(
            Effect(
                effect.indicator,
                *triple(effect),
                tuple(EffectOpinion(opinion.expert, *triple(opinion)) for opinion in effect.opinions),
            )
            for effect in lever.effects
        ),
    )


def scales_by_lever(levers: Sequence[Lever], scales: Mapping[str, float]) -> dict[str, float]:
    """Lever -> the scale of its group, for the levers of the groups that have one."""
    return {lever.id: scales[group_of(lever)] for lever in levers if group_of(lever) in scales}
