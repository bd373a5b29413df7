"""Sliding along the rules: many amounts are changed at once where several limits on money leave no single exchange.

An exchange moves money between two levers. Where the total, a year and a pool are all spent to the last yuan, only a
change of four or more levers keeps them all: a small linear program finds it, within a step in which the index is
nearly linear, and the simulator judges it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from mcdm.judgments import FloatArray
from scenarios.budgets.exchange_search import SearchSpace
from scenarios.budgets.obligations import Obligation

WIDEST, NARROWEST = 0.05, 1e-5
"""The first and the last step, as parts of each lever's range."""

DIFFERENCE = 1e-6
"""How far amounts are moved to see what changes, as a part of each lever's range."""

LEAST = 2 * DIFFERENCE
"""A lever with no more than this part of its range stays as it is."""

PARTS = np.array([1.0, 0.5, 0.2])
"""Parts of a step that are judged."""

STEPS = 60
"""Steps after which this ends in any case."""

GAIN = 1e-10
"""A step that gains less is taken as none."""


def slide(
    space: SearchSpace,
    kept: Sequence[Obligation],
    start: FloatArray,
    worth: float,
    *,
    watch: Callable[[], None] = lambda: None,
) -> tuple[FloatArray, float]:
    """The best plan that small changes of all amounts in use reach from an allowed `start` (levers,), and its worth.

    Whole units, and levers that are hardly used, stay as they are.

    References
    ----------
    Griffith & Stewart 1961, A nonlinear programming technique for the optimization of continuous processing systems,
    doi:10.1287/mnsc.7.4.379 (sequential linear programming).
    """
    plan, step = start, WIDEST
    moved = np.flatnonzero((start > LEAST * space.most) & ~space.whole)
    if not len(moved):
        return start, worth
    for _ in range(STEPS):
        watch()
        direction = _direction(space, kept, plan, moved, step)
        plans = np.clip(plan + PARTS[:, None] * direction, 0.0, space.most)
        plans = plans[space.allowed(plans)]
        found = space.worth(plans) if len(plans) else np.zeros(0)
        if len(found) and found.max() > worth + GAIN:
            plan, worth = plans[int(found.argmax())], float(found.max())
            continue
        step /= 4
        if step < NARROWEST:
            break
    return plan, worth


def _direction(
    space: SearchSpace, kept: Sequence[Obligation], plan: FloatArray, moved: NDArray[np.intp], step: float
) -> FloatArray:
    """The change of amounts (levers,) within a step that gains most, were index and rules linear.

    A rule that jumps, such as a least amount, looks infinitely steep from its edge: the plan then stays on its side.
    """
    away = np.zeros((len(moved), len(plan)))
    away[np.arange(len(moved)), moved] = DIFFERENCE * space.most[moved]
    near = np.concatenate([plan + away, plan - away])
    scale = space.most[moved]

    def slopes(values: FloatArray) -> FloatArray:
        above, below = np.split(values, 2)
        return np.asarray((above - below) / (2 * DIFFERENCE))

    rows, ends = [], []
    for obligation in kept:
        slope, now = slopes(obligation.quantity(near).sum(-1)), float(obligation.quantity(plan[None]).sum())
        size = float(np.abs(slope).max())
        for side, end in ((1.0, obligation.high), (-1.0, obligation.low)):
            if size > 0 and np.isfinite(end):
                rows.append(side * slope / size)
                ends.append(max(side * (end - now), 0.0) / size)
    gains = slopes(space.worth(near))
    low, high = np.maximum(-step, LEAST - plan[moved] / scale), np.minimum(step, 1.0 - plan[moved] / scale)
    limits = list(zip(np.minimum(low, 0.0).tolist(), np.maximum(high, 0.0).tolist(), strict=True))
    size = float(np.abs(gains).max()) or 1.0
    found = linprog(-gains / size, A_ub=np.array(rows).reshape(-1, len(moved)), b_ub=np.array(ends), bounds=limits)
    direction = np.zeros(len(plan))
    if found.x is not None:
        direction[moved] = found.x * scale
    return direction
