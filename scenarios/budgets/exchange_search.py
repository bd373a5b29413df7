"""Search on the simulator itself: money is moved between levers as long as that helps.

The exact model knows a few levels of each lever; from its solution on amounts move freely, under the same rules. The
search needs nothing of the index but its value, so it is also what is left where the index is no sum over figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from scenarios.budgets.obligations import Obligation

FINEST = 2.0**-19
"""The smallest part of a lever's range that is still moved."""

ROUNDS = 400
"""Moves after which a search ends in any case."""

PROMISING = 4
"""Plans of a move that are looked at truly where a quick worth screens them."""

PARTS = (1.0, 0.5, 0.8, 0.95)
"""What part of the money taken from one lever is given to another."""


@dataclass(frozen=True, eq=False)
class SearchSpace:
    """Where a search may go.

    Parameters
    ----------
    worth
        What plans (p, levers) are worth: (p,).
    allowed
        Which of them keep every rule: (p,).
    cost
        What they cost: (p,).
    most
        The largest amount of each lever, shape (levers,).
    unit_costs
        What one more unit costs, shape (levers,).
    whole
        Whether only whole units count, shape (levers,).
    slack
        Money that plans leave over: (p,); None where no total is set.
    screen
        From the plan a search stands at (levers,), a quick worth of plans around it, where the true one takes long:
        only the most promising plans are then looked at truly.
    settling
        What else settling a plan has to know; None where money is only exchanged.
    """

    worth: Callable[[FloatArray], FloatArray]
    allowed: Callable[[FloatArray], NDArray[np.bool_]]
    cost: Callable[[FloatArray], FloatArray]
    most: FloatArray
    unit_costs: FloatArray
    whole: NDArray[np.bool_]
    slack: Callable[[FloatArray], FloatArray] | None = None
    screen: Callable[[FloatArray], Callable[[FloatArray], FloatArray]] | None = None
    settling: Settling | None = None


@dataclass(frozen=True, eq=False)
class Settling:
    """What makes the search smooth where it is settled what is used at all.

    Parameters
    ----------
    kept
        Rules that are sums over levers.
    named
        Amounts that rules name, one tuple a lever.
    useful
        Amounts beyond which a lever gives no more, shape (levers,).
    parts
        From the plan a search stands at (levers,), smooth worths of plans around it, (p, levers) -> (p, m): the
        smallest of them counts.
    guards
        What must not be negative of plans, (p, levers) -> (p, g): rules that are no sums over levers.
    """

    kept: tuple[Obligation, ...]
    named: tuple[tuple[float, ...], ...]
    useful: FloatArray
    parts: Callable[[FloatArray], Callable[[FloatArray], FloatArray]]
    guards: Callable[[FloatArray], FloatArray]


def exchange(
    space: SearchSpace,
    start: FloatArray,
    *,
    coarsest: float = 0.125,
    rounds: int = ROUNDS,
    watch: Callable[[], None] = lambda: None,
) -> tuple[FloatArray, float]:
    """The best plan that moves from an allowed `start` (levers,) find, and its worth.

    A move takes a step from one lever and gives its money, or a part of it, to another one; or changes one lever alone.
    Steps shrink when none helps. A start that breaks a rule is returned as it is, worth minus infinity.

    Parameters
    ----------
    coarsest
        First step, as a part of each lever's range.
    rounds
        Moves after which the search ends in any case.
    watch
        Called at every move; may raise to stop.
    """
    if not space.allowed(start[None])[0]:
        return start, -np.inf
    best, value = start, float(space.worth(start[None])[0])
    step, screen = coarsest, None if space.screen is None else space.screen(start)
    for _ in range(rounds):
        watch()
        plans = _moved(space, best, step)
        plans = plans[space.allowed(plans)]
        if screen is not None and len(plans) > PROMISING:
            plans = plans[np.argsort(-screen(plans), kind="stable")[:PROMISING]]
        found = space.worth(plans) if len(plans) else np.zeros(0)
        if len(found) and found.max() > value + 1e-12:
            best, value = plans[int(found.argmax())], float(found.max())
            step, screen = min(step * 2, coarsest), None if space.screen is None else space.screen(best)
            continue
        step /= 4
        if step < FINEST:
            break
    return best, value


def _moved(space: SearchSpace, plan: FloatArray, step: float) -> FloatArray:
    """Plans (p, levers) one move away."""
    count = len(plan)
    steps = np.where(space.whole, np.maximum(np.floor(step * space.most), 1.0), step * space.most)
    up, down = np.minimum(plan + steps, space.most), np.maximum(plan - steps, 0.0)
    found = [_set(plan, np.arange(count), value) for value in (up, down, np.zeros(count))]
    if space.slack is not None:
        left = max(float(space.slack(plan[None])[0]), 0.0)
        filled = plan + np.divide(left, space.unit_costs, out=np.zeros(count), where=space.unit_costs > 0)
        found.append(_set(plan, np.arange(count), np.minimum(filled, space.most)))
    givers, takers = np.nonzero(~np.eye(count, dtype=bool))
    freed = (plan - down)[givers] * space.unit_costs[givers]
    swapped = _set(plan, givers, down[givers])
    for part in PARTS:
        price = space.unit_costs[takers]
        bought = np.divide(part * freed, price, out=steps[takers].copy(), where=price > 0)
        each = swapped.copy()
        rows = np.arange(len(each))
        each[rows, takers] = np.minimum(each[rows, takers] + bought, space.most[takers])
        found.append(each)
    if space.whole.any():
        found.append(_bought_whole(space, plan, steps, givers, takers))
    plans = np.concatenate(found)
    plans[:, space.whole] = np.floor(plans[:, space.whole] + 1e-9)
    return plans[(np.abs(plans - plan) > 1e-15 * space.most).any(-1)]


def _bought_whole(
    space: SearchSpace, plan: FloatArray, steps: FloatArray, givers: NDArray[np.intp], takers: NDArray[np.intp]
) -> FloatArray:
    """Plans in which one lever takes a whole step and another gives as many units as that costs."""
    left = 0.0 if space.slack is None else max(float(space.slack(plan[None])[0]), 0.0)
    short = np.maximum(steps[takers] * space.unit_costs[takers] - left, 0.0)
    price = space.unit_costs[givers]
    given = np.divide(short, price, out=np.zeros(len(short)), where=price > 0)
    given = np.where(space.whole[givers], np.ceil(given - 1e-9), given)
    fits = (given <= plan[givers]) & (plan[takers] + steps[takers] <= space.most[takers])
    plans = np.repeat(plan[None], len(givers), axis=0)
    rows = np.arange(len(givers))
    plans[rows, givers] -= given
    plans[rows, takers] += steps[takers]
    return np.maximum(plans[fits], 0.0)


def _set(plan: FloatArray, levers: NDArray[np.intp], values: FloatArray) -> FloatArray:
    plans = np.repeat(plan[None], len(levers), axis=0)
    plans[np.arange(len(levers)), levers] = values
    return plans


def rounded(space: SearchSpace, plan: FloatArray, kept: int = 6) -> FloatArray:
    """Amounts with so many digits of their range, where that is allowed: nearest if all but equal, else down, else up.

    Single last digits are added where the rules allow it, as long as rounding has lost anything.
    """
    worth = float(space.worth(plan[None])[0])
    units = 10.0 ** (np.floor(np.log10(np.maximum(space.most, 1e-300))) - (kept - 1))

    def written(lever: int, digits: float) -> float:
        unit = float(units[lever])
        return float(digits / np.round(1 / unit) if unit < 1 else digits * unit)

    moved = np.flatnonzero((plan > 0) & (space.most > 0))
    for lever in moved.tolist():
        digits = plan[lever] / units[lever]
        for parts in (np.floor(digits + 0.05), np.floor(digits + 1e-6), np.ceil(digits)):
            shorter = plan.copy()
            shorter[lever] = written(lever, parts)
            if space.allowed(shorter[None])[0]:
                plan = shorter
                break
    for _ in range(len(moved)):
        more = np.array([written(lever, np.round(plan[lever] / units[lever]) + 1) for lever in moved.tolist()])
        plans = np.concatenate([plan[None], _set(plan, moved, more)[~space.whole[moved]]])
        plans = plans[space.allowed(plans) & (plans <= space.most).all(-1)]
        found = space.worth(plans) if len(plans) else np.zeros(0)
        best = int(found.argmax()) if len(found) else 0
        if best == 0 or found[0] >= worth:
            break
        plan = plans[best]
    return plan
