"""Settling a plan: once it is decided what is used at all, amounts are continuous and the index is all but smooth.

On/off, whole units and the side of every amount that a rule names stay as they are. Over such a stretch money rules are
linear, and sequential quadratic programming finds the best amounts of all levers at once, however many limits bind.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from mcdm.judgments import FloatArray
from scenarios.budgets.exchange_search import SearchSpace, Settling
from scenarios.budgets.obligations import Obligation, keep_all

DIFFERENCE = 1e-6
"""How far amounts are moved to see what changes, as a part of each lever's range."""

LEAST = 1e-6
"""A lever in use keeps at least this part of its range: whether it is used at all is not decided here."""

TRACE = 1e-9
"""A trace of a lever, as a part of its range."""

UNIT = 1e-2
"""What the program counts as one, so that its tolerances are far below what matters of an index."""

INSIDE = 1e-10
"""By how much more than asked guarded values are kept, so that rounding breaks no rule."""

STEPS = 30
"""Steps of one program."""

NEAR = 1e-9
"""A step that gains less, in that unit, is the last one."""

PROGRAMS = 3
"""How often it starts afresh from where it came: a bend of a curve may have held it."""

GAIN = 1e-9
"""A program that gains less was the last one."""

BACK = 1.0 - np.array([0.0, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.3, 0.6])
"""Parts of the way to the solution that are judged by every rule."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """The amounts around a plan over which every rule that is a sum over levers is linear.

    Parameters
    ----------
    moved
        Levers whose amounts may change, shape (k,).
    low, high
        Their ranges, shape (k,).
    slopes, ends
        Rules as ``slopes @ amounts <= ends``, shapes (r, k) and (r,), each brought to a largest slope of one.
    """

    moved: NDArray[np.intp]
    low: FloatArray
    high: FloatArray
    slopes: FloatArray
    ends: FloatArray


def stretch_around(space: SearchSpace, known: Settling, plan: FloatArray) -> Stretch:
    """The stretch on which an allowed plan (levers,) lies."""
    free = _free_to_begin(known.kept, space.most)
    moved = np.flatnonzero((free | (plan > LEAST * space.most)) & ~space.whole & (space.most > 0))
    low, next_ = np.where(free, 0.0, LEAST * space.most)[moved], known.useful[moved].copy()
    for k, lever in enumerate(moved.tolist()):
        for amount in known.named[lever]:
            if amount > plan[lever] * (1 + 1e-12):
                next_[k] = min(next_[k], amount)
            elif not _may_be_less(known.kept, plan, lever, amount):
                low[k] = amount
    high = np.maximum(known.useful[moved], plan[moved])
    low, next_ = np.minimum(low, plan[moved]), np.maximum(next_, plan[moved])
    slopes, ends = [], []
    near = np.repeat(plan[None], 2 * len(moved), axis=0)
    rows = np.arange(len(moved))
    quarter = np.where(next_ > low, (next_ - low) / 4, 0.0)
    near[rows, moved], near[len(moved) + rows, moved] = low + 3 * quarter, low + quarter
    for obligation in known.kept:
        above, below = np.split(obligation.quantity(near).sum(-1), 2)
        slope = np.divide(above - below, 2 * quarter, out=np.zeros(len(moved)), where=quarter > 0)
        now, size = float(obligation.quantity(plan[None]).sum()), float(np.abs(slope * high).max(initial=0.0))
        for side, end in ((1.0, obligation.high), (-1.0, obligation.low)):
            if size > 0 and np.isfinite(end):
                slopes.append(side * slope / size)
                ends.append((max(side * (end - now), 0.0) + side * float(slope @ plan[moved])) / size)
    return Stretch(moved, low, high, np.array(slopes).reshape(len(ends), len(moved)), np.array(ends))


def _free_to_begin(kept: Sequence[Obligation], most: FloatArray) -> NDArray[np.bool_]:
    """Levers (levers,) whose use begins without a jump: no rule notices a trace of them."""
    found = np.ones(len(most), bool)
    trace = np.diag(TRACE * most)
    for obligation in kept:
        whole = np.abs(obligation.quantity(np.diag(most)) - obligation.quantity(np.zeros((1, len(most))))).sum(-1)
        jump = np.abs(obligation.quantity(trace) - obligation.quantity(np.zeros((1, len(most))))).sum(-1)
        found &= jump <= 10 * TRACE * whole
    return found


def _may_be_less(kept: Sequence[Obligation], plan: FloatArray, lever: int, amount: float) -> bool:
    """Whether rules still hold with a little less of a lever than an amount that a rule names."""
    less = plan.copy()
    less[lever] = amount * (1 - 1e-6)
    return bool(keep_all(tuple(kept), less[None])[0])


def settle(
    space: SearchSpace,
    start: FloatArray,
    *,
    programs: int = PROGRAMS,
    steps: int = STEPS,
    watch: Callable[[], None] = lambda: None,
) -> tuple[FloatArray, float]:
    """The best plan on the stretch of an allowed `start` (levers,), and its worth; never worse than the start.

    Parameters
    ----------
    programs, steps
        Programs after one another, and steps of each.
    watch
        Called at every program; may raise to stop.

    References
    ----------
    Kraft 1988, A software package for sequential quadratic programming, DFVLR-FB 88-28.
    """
    if not space.allowed(start[None])[0]:
        return start, -np.inf
    plan, worth, known = start, float(space.worth(start[None])[0]), space.settling
    if known is None:
        return plan, worth
    for _ in range(programs):
        watch()
        stretch = stretch_around(space, known, plan)
        if not len(stretch.moved):
            break
        plans = plan + BACK[:, None] * (_solved(known, stretch, plan, steps) - plan)
        plans = plans[space.allowed(plans)]
        found = space.worth(plans) if len(plans) else np.zeros(0)
        gain = float(found.max(initial=-np.inf)) - worth
        if gain > 0:
            plan, worth = plans[int(found.argmax())], float(found.max())
        if gain < GAIN:
            break
    return plan, worth


def _solved(known: Settling, stretch: Stretch, plan: FloatArray, steps: int) -> FloatArray:
    """The plan (levers,) where the program ends: the smallest of the parts of worth as large as it can be.

    Its variables are the amounts, as parts of their range, and that smallest part.
    """
    parts, moved, scale, count = known.parts(plan), stretch.moved, stretch.high, len(stretch.moved)
    now = parts(plan[None])
    counted = np.repeat([1.0, 0.0], [now.shape[1], known.guards(plan[None]).shape[1]])

    def values(amounts: FloatArray) -> FloatArray:
        """Parts of worth beyond that of the start, then guarded values, for amounts (p, k): (p, m + g)."""
        plans = np.repeat(plan[None], len(amounts), axis=0)
        plans[:, moved] = amounts
        return np.concatenate([parts(plans) - now.min(), known.guards(plans) - INSIDE], axis=1) / UNIT

    def within(at: FloatArray) -> FloatArray:
        return np.clip(at[:-1] * scale, stretch.low, stretch.high)

    def looked(at: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What must not be negative (m + g,) and its slopes (m + g, k + 1), by one batch of plans."""
        amounts = within(at)
        up = np.minimum(amounts + DIFFERENCE * scale, stretch.high)
        down = np.maximum(amounts - DIFFERENCE * scale, stretch.low)
        near = np.repeat(amounts[None], 2 * count + 1, axis=0)
        np.fill_diagonal(near[1 : count + 1], up)
        np.fill_diagonal(near[count + 1 :], down)
        found = values(near)
        width = np.maximum((up - down) / scale, 1e-300)[:, None]
        slopes = ((found[1 : count + 1] - found[count + 1 :]) / width).T
        return found[0] - counted * at[-1], np.concatenate([slopes, -counted[:, None]], axis=1)

    last: dict[bytes, tuple[FloatArray, FloatArray]] = {}

    def look(at: FloatArray) -> tuple[FloatArray, FloatArray]:
        if at.tobytes() not in last:
            last.clear()
            last[at.tobytes()] = looked(at)
        return last[at.tobytes()]

    linear = np.concatenate([stretch.slopes * scale, np.zeros((len(stretch.slopes), 1))], axis=1)
    upward = np.append(np.zeros(count), -1.0)
    rules: list[Any] = [
        {"type": "ineq", "fun": lambda at: stretch.ends - linear @ at, "jac": lambda at: -linear},
        {"type": "ineq", "fun": lambda at: look(at)[0], "jac": lambda at: look(at)[1]},
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says so where it leaves the range: every plan is judged afterwards
        found = minimize(  # type: ignore[call-overload]
            lambda at: -float(at[-1]),
            np.append(plan[moved] / scale, 0.0),
            jac=lambda at: upward,
            method="SLSQP",
            bounds=[*zip(stretch.low / scale, stretch.high / scale, strict=True), (None, None)],
            constraints=rules,
            options={"maxiter": steps, "ftol": NEAR},
        )
    settled = plan.copy()
    if np.isfinite(found.x).all():
        amounts = np.clip(found.x[:-1] * scale, stretch.low, stretch.high)
        settled[moved] = np.where(amounts < LEAST / 2 * scale, stretch.low, amounts)  # a trace of a lever is none
    return settled
