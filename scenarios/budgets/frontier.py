"""The efficient frontier: what larger budgets reach, where the next yuan gains most, where a tenth more should go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.budgets.allocation import Allocation
from scenarios.budgets.exchange_search import exchange
from scenarios.budgets.level_grid import first_grid
from scenarios.budgets.level_solver import solve
from scenarios.budgets.optimise import Effort, Progress, allocate, silent
from scenarios.budgets.spending import Spending

FINE_LEVELS = 17
"""Levels of each lever in a preview."""

MOVES = 4
"""Moves of money at each budget of a preview."""

THROUGHOUT = Effort(finer=0, starts=4, tolerance=1e-5)
"""Work on each budget of a frontier, and on the next tenth: neighbours help each other."""

MORE = 0.1
"""The further part of a budget whose best use is asked for."""


@dataclass(frozen=True)
class FrontierPoint:
    """One budget and the best plan known for it.

    Parameters
    ----------
    budget, cost
        What may be spent, and what is: net present value in 10k yuan.
    index, worth
        The index of the central run at the last quarter, and what the plan is worth by the aim.
    plan
        (lever, amount) of every lever used.
    status
        As of an allocation; "preview" where nothing was proven.
    """

    budget: float
    index: float
    worth: float
    cost: float
    plan: tuple[tuple[str, float], ...]
    status: str


@dataclass(frozen=True)
class MarginalValue:
    """What more money in one lever gains at best.

    Parameters
    ----------
    lever
        Its id.
    gain
        Worth for each further 10k yuan, over the further amount for which that is largest.
    amount, cost
        That further amount, and its net present value.
    """

    lever: str
    gain: float
    amount: float
    cost: float


@dataclass(frozen=True, eq=False)
class NextTenth:
    """Where the next tenth of a budget should go.

    Parameters
    ----------
    allocation
        The plan of the larger budget.
    changes
        (lever, amount then less amount now, cost then less cost now) of every lever that changes.
    gain
        What is gained by the aim.
    """

    allocation: Allocation
    changes: tuple[tuple[str, float, float], ...]
    gain: float


def preview(spending: Spending, budgets: Sequence[float]) -> tuple[FrontierPoint, ...]:
    """A quick frontier: step by step the purchase that gains most for its cost, then money moved a few times.

    Nothing is proven. Budgets for which no plan keeps the rules are left out. The aim is read from the central run
    where it is a tail or a regret.
    """
    quick = spending if spending.aim in ("expected", "futures") else replace(spending, aim="expected")
    top = replace(quick, budget=max(budgets, default=0.0))
    path = _purchases(top)
    found: list[FrontierPoint] = []
    before: FloatArray | None = None
    for budget in sorted(budgets):
        question = replace(quick, budget=float(budget))
        kept = [plan for plan in path if question.allowed(plan[None])[0]]
        starts = [*kept[-1:], *([] if before is None else [before])]
        if not starts:
            continue
        best = starts[int(question.worth(np.array(starts)).argmax())]
        before, worth = exchange(question.space, best, coarsest=0.03, rounds=MOVES)
        found.append(_point(question, before, worth, "preview"))
    return tuple(found)


def _purchases(spending: Spending) -> list[FloatArray]:
    """Plans (levers,) from the cheapest allowed one on, each the best buy from the one before."""
    grid = first_grid(spending.values, spending.ranges, FINE_LEVELS)
    coarse = first_grid(spending.values, spending.ranges, 3)
    program, _ = spending.program(coarse)
    unpaid = np.zeros(len(program.measures))
    begin = solve(replace(program, rewards=unpaid, prices=spending.prices(coarse), bests=None))
    if begin.levels is None:
        return []
    plan = coarse.amounts(begin.levels[None])[0]
    path, worth = [plan], float(spending.worth(plan[None])[0])
    cost = float(spending.values.cost(plan[None])[0])
    for _ in range(FINE_LEVELS * len(plan)):
        more = [(lever, amount) for lever, amounts in enumerate(grid.high) for amount in amounts[amounts > plan[lever]]]
        plans = np.repeat(plan[None], len(more), axis=0)
        for row, (lever, amount) in enumerate(more):
            plans[row, lever] = amount
        plans = plans[spending.allowed(plans)] if len(plans) else plans
        if not len(plans):
            break
        gains = spending.worth(plans) - worth
        prices = np.maximum(spending.values.cost(plans) - cost, 1e-9)
        best = int((gains / prices).argmax())
        if gains[best] <= 1e-12:
            break
        plan, worth, cost = (
            plans[best],
            worth + float(gains[best]),
            float(spending.values.cost(plans[best : best + 1])[0]),
        )
        path.append(plan)
    return path


def frontier(
    spending: Spending, budgets: Sequence[float], *, effort: Effort = THROUGHOUT, progress: Progress = silent
) -> tuple[Allocation, ...]:
    """The best plan of every budget, smallest first, each proven and also searched from preview and predecessor.

    A larger budget never gives less: it could be spent as the smaller one was.
    """
    found: list[Allocation] = []
    starts: list[FloatArray] = []
    ordered = sorted(float(budget) for budget in budgets)
    seen = {point.budget: row_of(spending, point.plan) for point in preview(spending, ordered)}
    for position, budget in enumerate(ordered):
        progress(position / len(ordered))
        question = replace(spending, budget=budget)
        best = allocate(
            question,
            starts=[*starts, *([seen[budget]] if budget in seen else [])],
            effort=effort,
            progress=lambda share, at=position: progress((at + share) / len(ordered)),  # type: ignore[misc]
        )
        if best.is_feasible:
            starts = [row_of(spending, best.plan)]
        found.append(best)
    progress(1.0)
    return tuple(found)


def row_of(spending: Spending, plan: Sequence[tuple[str, float]]) -> FloatArray:
    """The amounts of a plan in the order of the model's levers, shape (levers,)."""
    planned = dict(plan)
    return np.array([planned.get(lever.id, 0.0) for lever in spending.values.model.levers])


def marginal_values(spending: Spending, allocation: Allocation) -> tuple[MarginalValue, ...]:
    """What more money in each lever would gain at best, the most rewarding first; the total budget is not looked at.

    A lever that cannot be raised within the other rules, or costs nothing, is left out.
    """
    plan = row_of(spending, allocation.plan)
    question = replace(spending, budget=None)
    grid = first_grid(question.values, question.ranges, FINE_LEVELS)
    worth, cost = question.worth(plan[None])[0], question.values.cost(plan[None])[0]
    found = []
    for row, lever in enumerate(question.values.model.levers):
        nearby = [] if question.ranges.whole[row] else [plan[row] + 1e-3 * question.ranges.most[row]]
        amounts = np.array(sorted({*grid.high[row].tolist(), *nearby}))
        amounts = amounts[(amounts > plan[row] * (1 + 1e-9)) & (amounts <= question.ranges.most[row])]
        plans = np.repeat(plan[None], len(amounts), axis=0)
        plans[:, row] = amounts
        plans = plans[question.allowed(plans)] if len(plans) else plans
        prices = question.values.cost(plans) - cost
        plans, prices = plans[prices > 0], prices[prices > 0]
        if len(plans):
            gains = (question.worth(plans) - worth) / prices
            best = int(gains.argmax())
            further = float(plans[best, row] - plan[row])
            found.append(MarginalValue(lever.id, float(gains[best]), further, float(prices[best])))
    return tuple(sorted(found, key=lambda each: -each.gain))


def next_tenth(
    spending: Spending, allocation: Allocation, *, effort: Effort = THROUGHOUT, progress: Progress = silent
) -> NextTenth | None:
    """The plan of a budget a tenth larger, lever by lever against the one given; None without a budget or a plan."""
    if spending.budget is None or not allocation.is_feasible or allocation.worth is None:
        return None
    question = replace(spending, budget=spending.budget * (1 + MORE))
    now = row_of(spending, allocation.plan)
    more = allocate(question, starts=[now], effort=effort, progress=progress)
    if more.worth is None:
        return None
    then = row_of(spending, more.plan)
    costs = (spending.values.lever_costs(then[None]) - spending.values.lever_costs(now[None]))[0]
    changes = tuple(
        (lever.id, float(after - before), float(cost))
        for lever, before, after, cost in zip(spending.values.model.levers, now, then, costs, strict=True)
        if abs(after - before) > 1e-9 * lever.maximum
    )
    return NextTenth(more, changes, more.worth - allocation.worth)


def _point(spending: Spending, plan: FloatArray, worth: float, status: str) -> FrontierPoint:
    index, cost = float(spending.ending.index(plan[None])[0]), float(spending.values.cost(plan[None])[0])
    return FrontierPoint(float(spending.budget or 0.0), index, worth, cost, spending.values.plan_of(plan), status)
