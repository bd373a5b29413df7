"""How strongly levers really act: factors on their effects, believed to be one and learnt from what was observed.

Both ways of learning end in this one regression: from answers before and after (``calibrate``), and from the index of
later quarters (``backtest``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray

PRIOR_MEAN, PRIOR_SPREAD = 1.0, 0.5
"""What is believed of a scale before anything was observed."""

SURPRISING = 2.0
"""Standard errors from the prior beyond which effects should be asked for anew instead of scaled."""

STEP = 0.02
"""By how much scales are varied to see what they do."""

ROUNDS, NEAR = 6, 1e-3
"""How often a fit runs the model anew at most, and the change of a scale that is none."""


@dataclass(frozen=True, eq=False)
class ScalePosterior:
    """What is known of g scales after the observations.

    Parameters
    ----------
    mean, covariance
        Of the normal posterior, shapes (g,) and (g, g).
    told
        Shape (g, g): the information matrix of the observations alone.
    """

    mean: FloatArray
    covariance: FloatArray
    told: FloatArray

    @property
    def errors(self) -> FloatArray:
        """Standard deviations of the posterior, (g,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))


def scale_posterior(
    slopes: FloatArray, seen: FloatArray, noise: FloatArray, prior: tuple[float, float] = (PRIOR_MEAN, PRIOR_SPREAD)
) -> ScalePosterior:
    """Bayesian linear regression: seen = slopes @ scales + N(0, noise), scales ~ N(mean, spread^2) independently.

    For one scale the mean is (m/s^2 + sum x y / sigma^2) / (1/s^2 + sum x^2 / sigma^2).

    Parameters
    ----------
    slopes
        Shape (k, g): what one unit of each scale does to each observation.
    seen
        Shape (k,).
    noise
        Covariance of the observations, shape (k, k); it may be singular, as that of one error made k times.

    References
    ----------
    Gelman et al. 2013, Bayesian Data Analysis (3rd ed.), section 14.8.
    """
    mean, spread = prior
    weighted = slopes.T @ np.linalg.pinv(noise, hermitian=True)
    told = np.asarray(weighted @ slopes)
    covariance = np.asarray(np.linalg.inv(told + np.eye(len(told)) / spread**2), np.float64)
    return ScalePosterior(np.asarray(covariance @ (mean / spread**2 + weighted @ seen)), covariance, told)


def fit_scales(
    run: Callable[[FloatArray], FloatArray],
    seen: FloatArray,
    noise: FloatArray,
    groups: int,
    prior: tuple[float, float] = (PRIOR_MEAN, PRIOR_SPREAD),
) -> ScalePosterior:
    """The regression where what levers do bends with their scales: seen = run(scales) + N(0, noise).

    Gauss-Newton: the model is run at the scales found so far, and the regression is made on its slopes there, until
    they stay. A step that would fit worse is halved: beyond what an effect can be, slopes are nothing. The covariance
    is that of the last slopes.

    Parameters
    ----------
    run
        From scales (g,) to what they would lead to (k,).
    seen, noise, prior
        As in :func:`scale_posterior`.
    groups
        g.

    References
    ----------
    Bates & Watts 1988, Nonlinear regression analysis and its applications, section 2.2, doi:10.1002/9780470316757.
    """
    precision = np.linalg.pinv(noise, hermitian=True)

    def misfit(scales: FloatArray, told: FloatArray) -> float:
        missed, moved = seen - told, (scales - prior[0]) / prior[1]
        return float(missed @ precision @ missed + moved @ moved)

    at = np.full(groups, prior[0])
    told = run(at)
    for _ in range(ROUNDS):
        slopes = np.column_stack([(run(at + step) - told) / STEP for step in STEP * np.eye(groups)])
        found = scale_posterior(slopes, seen - told + slopes @ at, noise, prior)
        step, best = found.mean - at, misfit(at, told)
        while np.abs(step).max() > NEAR and misfit(at + step, run(at + step)) > best:
            step = step / 2
        at = at + step
        if np.abs(step).max() <= NEAR:
            break
        told = run(at)
    return ScalePosterior(at, found.covariance, found.told)


def surprise(
    values: FloatArray, errors: FloatArray, prior: tuple[float, float] = (PRIOR_MEAN, PRIOR_SPREAD)
) -> FloatArray:
    """How far scales (g,) moved from the belief, in the spread that such moves have where the belief is right: z."""
    mean, spread = prior
    moves = np.sqrt(np.maximum(spread**2 - errors**2, 0.0))
    return np.divide(values - mean, moves, out=np.zeros(len(moves)), where=moves > 1e-9)
