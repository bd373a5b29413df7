"""Timing: how a lever's effect arrives late, builds up while it is funded and wears off when it is not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.levers import Timing


def ramp(targets: FloatArray, timings: Sequence[Timing]) -> FloatArray:
    """How far each lever has come, quarter by quarter.

    s_0 = 0 and s_t = s_(t-1) + (g_t - s_(t-1)) / tau, where the goal g_t is the target of `delay` quarters ago (0
    before there was one) and tau is the time constant up or down, whichever way the goal lies, but at least one
    quarter. With both constants equal this is the normalised geometric adstock with retention 1 - 1/tau.

    Parameters
    ----------
    targets
        Shape (levers, T): what the amount held in quarters 1..T would reach in the end, between 0 and 1.
    timings
        One for each lever.

    Returns
    -------
    FloatArray
        Shape (levers, T + 1), time 0 first.
    """
    goals = np.zeros_like(targets)
    for goal, target, timing in zip(goals, targets, timings, strict=True):
        goal[timing.delay :] = target[: max(0, len(target) - timing.delay)]
    rising = np.array([max(timing.ramp_up, 1.0) for timing in timings])
    falling = np.array([max(timing.ramp_down, 1.0) for timing in timings])
    come = np.zeros((len(targets), targets.shape[-1] + 1))
    for quarter, goal in enumerate(goals.T):
        missing = goal - come[:, quarter]
        come[:, quarter + 1] = come[:, quarter] + missing / np.where(missing >= 0, rising, falling)
    return come
