"""The back-test: what was expected of the index against what later surveys found, and what is to be learnt from it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.effect_scales import PRIOR_SPREAD, SURPRISING, ScalePosterior, scale_posterior, surprise

ASSUMED_ERROR = 0.01
"""Standard error of an observation whose own nobody knows: that of some thousand answers, on a scale up to 1."""

HALVED = 0.5
"""A scale is identified where what was observed would leave at most this part of the error it had before."""

LEVEL = 1.6448536269514722
"""Standard errors from the middle of a normal distribution to its 95th percentile: half of a 90 % band."""

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Backtest:
    """How k expectations did, on the scale of the index.

    Parameters
    ----------
    count
        k, how many there are.
    mae, bias, rmse
        Mean absolute error, mean of expected less observed, and root of the mean squared error.
    covered
        How many observations lie in their band; None where an expectation had none.
    covered_with_error
        How many lie in the band once it is widened by the error of their survey; None as above.
    skill
        1 - SSE / SSE of "nothing changes": 1 is perfect, 0 no better than that, negative worse. None where the index
        stayed just where it was.
    sampling
        Standard error that the surveys alone bring, root mean square.
    model
        What is left of `rmse` without it: the error of the expectation itself; 0 where the surveys explain it all.
    """

    count: int
    mae: float
    bias: float
    rmse: float
    covered: int | None
    covered_with_error: int | None
    skill: float | None
    sampling: float
    model: float

    @property
    def sampling_share(self) -> float:
        """The part of the mean squared error that the surveys' own error explains, 0 to 1."""
        return min(1.0, (self.sampling / self.rmse) ** 2) if self.rmse > 0 else 1.0


def backtest(
    expected: ArrayLike,
    observed: ArrayLike,
    start: ArrayLike,
    *,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    errors: ArrayLike = 0.0,
) -> Backtest:
    """Hold k expectations against what was observed.

    Parameters
    ----------
    expected, observed
        Shape (k,).
    start
        The index each expectation started from, (k,) or one for all: what "nothing changes" expects.
    low, high
        Ends of the 90 % band of each expectation, (k,).
    errors
        Standard error of each observation, (k,) or one for all.

    Raises
    ------
    DecisionError
        ``nothing-observed`` where k is zero.
    """
    seen = np.atleast_1d(np.asarray(observed, float))
    if not seen.size:
        raise DecisionError("nothing-observed")
    middle, begun, error = (np.broadcast_to(np.asarray(each, float), seen.shape) for each in (expected, start, errors))
    missed = middle - seen
    squared, still = float((missed**2).sum()), float(((begun - seen) ** 2).sum())
    mean, sampled = squared / seen.size, float((error**2).mean())
    inside, near = None, None
    if low is not None and high is not None:
        below, above = middle - np.asarray(low, float), np.asarray(high, float) - middle
        inside = int(((-missed >= -below) & (-missed <= above)).sum())
        wide = LEVEL * error
        near = int(((-missed >= -np.hypot(below, wide)) & (-missed <= np.hypot(above, wide))).sum())
    return Backtest(
        seen.size,
        float(np.abs(missed).mean()),
        float(missed.mean()),
        math.sqrt(mean),
        inside,
        near,
        1 - squared / still if still > 0 else None,
        math.sqrt(sampled),
        math.sqrt(max(mean - sampled, 0.0)),
    )


@dataclass(frozen=True, eq=False)
class Scales:
    """What was learnt of the scales of g groups of levers: one is just as assumed, .8 means a fifth less.

    Parameters
    ----------
    values, errors
        Shape (g,): posterior means and standard errors.
    covariance
        Shape (g, g).
    information
        Shape (g,): what the observations alone say of each scale while nothing is known of the others, as one over a
        squared error.
    """

    values: FloatArray
    errors: FloatArray
    covariance: FloatArray
    information: FloatArray

    @property
    def z(self) -> FloatArray:
        """How many standard errors each scale lies from what was believed before, (g,)."""
        return surprise(self.values, self.errors)

    @property
    def identified(self) -> BoolArray:
        """Of which groups the observations say enough, (g,): they would leave at most half of the error before.

        Groups that always move together tell nothing of each other, so that neither of them is identified.
        """
        return np.asarray(self.information + PRIOR_SPREAD**-2 >= (HALVED * PRIOR_SPREAD) ** -2)

    @property
    def questioned(self) -> BoolArray:
        """Which groups should be judged anew rather than scaled, (g,)."""
        return np.asarray(np.abs(self.z) > SURPRISING)


def learn_scales(
    contributions: ArrayLike,
    changes: ArrayLike,
    errors: ArrayLike,
    start_error: ArrayLike = 0.0,
    starts: ArrayLike | None = None,
) -> Scales:
    """Bayesian linear regression of observed changes on expected contributions, scales N(1, .5^2) beforehand.

    change = contributions @ scales + N(0, error^2), where the error of the index at the start is common to all changes
    that count from the same start, and to no others.

    Parameters
    ----------
    contributions
        Shape (k, g), or (k,) for one scale of everything: what each group was expected to add.
    changes
        Shape (k,): index observed less the index at the start, and less what the world does without the plan.
    errors
        Standard error of each observation, (k,) or one for all; where it is 0 it is not known and taken as .01.
    start_error
        Standard error of the index at the start, (k,) or one for all.
    starts
        Shape (k,): which start each change counts from; None where all count from one.
    """
    seen = np.atleast_1d(np.asarray(changes, float))
    given = np.asarray(contributions, float).reshape(seen.size, -1)
    return scales_of(scale_posterior(given, seen, change_noise(errors, start_error, starts, seen.size)))


def scales_of(found: ScalePosterior) -> Scales:
    """What was learnt, with what the observations alone say of each scale."""
    own = np.array([_own_information(found.told, group) for group in range(len(found.told))])
    return Scales(found.mean, found.errors, found.covariance, own)


def change_noise(errors: ArrayLike, start_error: ArrayLike, starts: ArrayLike | None, count: int) -> FloatArray:
    """Covariance of observed changes (k, k): each survey errs for itself, and changes from one start err together."""
    own, common = (np.broadcast_to(np.asarray(each, float), count) for each in (errors, start_error))
    begun = np.zeros(count, int) if starts is None else np.asarray(starts)
    together = np.equal.outer(begun, begun) * np.outer(common, common)
    return np.asarray(np.diag(np.where(own > 0, own, ASSUMED_ERROR) ** 2) + together)


def _own_information(told: FloatArray, group: int) -> float:
    """What the information matrix (g, g) says of one scale with the others free: its Schur complement."""
    others = np.arange(len(told)) != group
    across = told[group, others]
    return max(float(told[group, group] - across @ np.linalg.pinv(told[np.ix_(others, others)]) @ across), 0.0)
