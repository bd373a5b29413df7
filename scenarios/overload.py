"""Overload: orders pile up where the load outgrows capacity, and staff cut corners.

For halls, hotlines and crews only, and off unless a study asks for it: all of its numbers are assumptions. The model
is that of Oliva and Sterman, in three equations. With the load a (orders that come in, as a share of what capacity
can handle with today's care), the backlog b (today's is the load of today), the care k that staff hold for normal
(today's is 1) and the work pressure w = b k (hours wanted by hours there are)::

    dB/dt:    cycle db/dt = a - completed,   completed = w / k below capacity, w^elasticity / k above it
    care:     an order gets k below capacity, k w^-elasticity above it
    erosion:  erosion dk/dt = k (max(w, 1)^-elasticity - 1): what is cut long enough becomes normal, and stays so

What customers feel is the wait by the usual wait over the care by today's care. Both together are max(w, 1) / k, and
that multiplies the gap of the operating figure. In the long run staff care as little as the load leaves time for: the
gap then grows as the load does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

WORST = 4.0
"""A gap grows at most to so many times today's: people who wait that long give up."""

SMALLEST_CARE = 0.01

STEPS = 2
"""Steps of the integration within the time that an order takes, or corners need to become normal."""


@dataclass(frozen=True)
class Overload:
    """What wears out the service behind one operating figure as its load grows. Every number is an assumption.

    Parameters
    ----------
    indicator
        Whose figure gets worse.
    workload
        Today's load as a share of capacity.
    growth
        Growth of the load a year; .06 is 6 %.
    elasticity
        How far staff cut the time for an order under pressure: 0 not at all (the backlog grows), 1 as far as it takes.
    erosion
        Quarters until corners cut become normal.
    cycle
        Quarters that an order takes today.
    relief
        (lever, part of the load that it takes off at full effect).

    References
    ----------
    Oliva & Sterman 2001, Cutting corners and working overtime: quality erosion in the service industry, Management
    Science 47(7), doi:10.1287/mnsc.47.7.894.9807.
    """

    indicator: str
    workload: float = 0.9
    growth: float = 0.05
    elasticity: float = 0.3
    erosion: float = 4.0
    cycle: float = 0.15
    relief: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        bounds = {
            "workload": (self.workload, 0.05, 2),
            "growth": (self.growth, -0.5, 1),
            "elasticity": (self.elasticity, 0, 1),
            "erosion": (self.erosion, 0.25, 100),
            "cycle": (self.cycle, 0.04, 4),
            **{f"relief {lever}": (part, 0, 1) for lever, part in self.relief},
        }
        for name, (value, least, most) in bounds.items():
            if not least <= value <= most:
                where = f"overloads/{self.indicator} {name}"
                raise DecisionError("settings-out-of-range", name=where, value=value, low=least, high=most)


def relieved(overload: Overload, ramps: Mapping[str, FloatArray]) -> FloatArray:
    """The part of the load that levers leave, (T + 1,) or (d, T + 1): each takes its part of what is left."""
    left = np.ones(1)
    for lever, part in overload.relief:
        if lever in ramps:
            left = left * (1 - part * ramps[lever])
    return left


def worsening(overload: Overload, left: FloatArray, quarters: int) -> FloatArray:
    """How many times today's gap the gap of the figure is: at least 1 where today is no overload, at most ``WORST``.

    Parameters
    ----------
    overload
        Load, growth and what staff do about it.
    left
        The part of the load that levers leave, shape (T + 1,) or (d, T + 1), or of length 1 where it never changes;
        straight lines between quarters.
    quarters
        T.

    Returns
    -------
    FloatArray
        Shape (T + 1,) or (d, T + 1), 1 at time 0.
    """
    left = np.broadcast_to(left, (*left.shape[:-1], quarters + 1))
    steps = math.ceil(STEPS / min(overload.cycle, overload.erosion))
    state = np.empty((2, *left.shape[:-1]))
    state[:] = np.reshape([overload.workload, 1.0], (2, *[1] * (left.ndim - 1)))
    felt = np.empty(left.shape)
    felt[..., 0] = _felt(state)
    for quarter in range(quarters):
        before, change = left[..., quarter], left[..., quarter + 1] - left[..., quarter]
        for step in range(steps):
            loads = [_load(overload, quarter + at, before + at * change) for at in _within(step, steps)]
            state = _advanced(overload, state, loads, 1 / steps)
        felt[..., quarter + 1] = _felt(state)
    return np.minimum(felt / felt[..., :1], WORST)


@cache
def unrelieved(overload: Overload, quarters: int) -> FloatArray:
    """The same where no lever takes anything off the load, (T + 1,), read-only: every plan shares it."""
    path = worsening(overload, np.ones(1), quarters)
    path.flags.writeable = False
    return path


def _within(step: int, steps: int) -> tuple[float, float, float]:
    return step / steps, (step + 0.5) / steps, (step + 1) / steps


def _load(overload: Overload, quarter: float, left: FloatArray) -> FloatArray:
    load: FloatArray = overload.workload * (1 + overload.growth) ** (quarter / 4) * left
    return load


def _advanced(overload: Overload, state: FloatArray, loads: list[FloatArray], step: float) -> FloatArray:
    """One step of the classical Runge-Kutta method, from loads at its beginning, middle and end."""
    first = _change(overload, state, loads[0])
    second = _change(overload, state + step / 2 * first, loads[1])
    third = _change(overload, state + step / 2 * second, loads[1])
    fourth = _change(overload, state + step * third, loads[2])
    after = state + step / 6 * (first + 2 * second + 2 * third + fourth)
    return np.stack([np.maximum(after[0], 0.0), np.maximum(after[1], SMALLEST_CARE)])


def _change(overload: Overload, state: FloatArray, load: FloatArray) -> FloatArray:
    """Change of backlog and care a quarter."""
    backlog, care = state
    pressure = np.maximum(backlog * care, 0.0)
    above = np.maximum(pressure, 1.0)
    completed = np.where(pressure < 1, pressure, above**overload.elasticity) / care
    return np.stack([(load - completed) / overload.cycle, care * (above**-overload.elasticity - 1) / overload.erosion])


def _felt(state: FloatArray) -> FloatArray:
    """The wait by the usual wait, over the care that an order gets."""
    backlog, care = state
    return np.asarray(np.maximum(backlog * care, 1.0) / care)
