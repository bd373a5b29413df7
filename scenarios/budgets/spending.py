"""A spending problem: what is sought, within which rules, and how the same question is put to model and simulator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.budgets.exchange_search import SearchSpace, Settling
from scenarios.budgets.level_grid import AmountRanges, LevelGrid, amount_ranges, useful_amount
from scenarios.budgets.level_model import LevelModel, rows_of
from scenarios.budgets.level_program import LevelProgram, Measure
from scenarios.budgets.lower_tail import TailWorth
from scenarios.budgets.obligations import Obligation, keep_all, obligations
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import BudgetRules
from scenarios.uncertainty import EffectDraws

Aim = Literal["expected", "futures", "p10", "cvar", "regret"]
"""What is maximised: the central run; the mean over the futures; the tenth percentile of the draws; the mean of the
worst tenth of them; or, minimised, the largest regret over the futures."""

NEXT_TO_NOTHING = 1e-12
"""What a lever may cost, as a part of what all cost, and a search takes it as free."""

FLOOR_SLACK = 1e-9


@dataclass(frozen=True, eq=False)
class SegmentFloor:
    """A segment of customers that may not fall below its index of today: who, and their answers."""

    dimension: str
    segment: str
    baseline: Baseline


@dataclass(frozen=True, eq=False)
class Spending:
    """The question of a budget.

    Parameters
    ----------
    values
        What plans are worth; with the futures that the aims "futures" and "regret" look at.
    rules
        What every plan keeps.
    budget
        The most that it may cost, net present value in 10k yuan; None for any sum.
    aim
        What is maximised.
    draws
        What the aims "p10" and "cvar" are read from.
    floors
        Segments that may not fall.
    more
        Further obligations, e.g. emissions to be avoided.
    bests
        The best index in each future, which regret is measured from; found when it is needed.

    Raises
    ------
    DecisionError
        ``budget-negative``; ``aim-without-futures``, ``aim-without-draws``.
    """

    values: PlanValues
    rules: BudgetRules
    budget: float | None
    aim: Aim = "expected"
    draws: EffectDraws | None = None
    floors: tuple[SegmentFloor, ...] = ()
    more: tuple[Obligation, ...] = ()
    bests: FloatArray | None = None

    def __post_init__(self) -> None:
        if self.budget is not None and not (np.isfinite(self.budget) and self.budget >= 0):
            raise DecisionError("budget-negative", value=self.budget)
        if self.aim in ("futures", "regret") and not self.values.futures:
            raise DecisionError("aim-without-futures")
        if self.aim in ("p10", "cvar") and self.draws is None:
            raise DecisionError("aim-without-draws")

    # ------------------------------------------------------------------ on the simulator

    @cached_property
    def central(self) -> PlanValues:
        """The world as it is."""
        return replace(self.values, futures=())

    @cached_property
    def ending(self) -> PlanValues:
        """The world as it is at the last quarter, whatever is maximised."""
        return replace(self.central, over="last")

    @cached_property
    def sought(self) -> PlanValues:
        """The worlds that the aim looks at."""
        return self.values if self.aim in ("futures", "regret") else self.central

    @cached_property
    def tail(self) -> TailWorth | None:
        """The lower tail where that is the aim."""
        if self.aim not in ("p10", "cvar"):
            return None
        assert self.draws is not None
        return TailWorth(self.central, self.draws, self.aim)

    @cached_property
    def kept(self) -> tuple[Obligation, ...]:
        """Every rule that is a sum over levers."""
        return (*obligations(self.values, self.rules, self.budget), *self.more)

    @cached_property
    def ranges(self) -> AmountRanges:
        """What is allowed of each lever on its own."""
        return amount_ranges(self.values, self.rules, self.budget)

    def worth(self, amounts: FloatArray) -> FloatArray:
        """What plans (p, levers) are worth by the aim: (p,)."""
        if self.tail is not None:
            return self.tail.of(amounts)
        if self.aim == "regret":
            assert self.bests is not None
            return np.asarray(-(self.bests - self.values.by_world(amounts)).max(-1))
        return self.sought.index(amounts)

    def allowed(self, amounts: FloatArray) -> NDArray[np.bool_]:
        """Which plans (p, levers) keep every rule: (p,)."""
        found = keep_all(self.kept, amounts) & (amounts <= self.ranges.most * (1 + 1e-12)).all(-1)
        return np.asarray(found & (self.guards(amounts) >= -FLOOR_SLACK).all(-1))

    def guards(self, amounts: FloatArray) -> FloatArray:
        """How far plans (p, levers) lift each segment that may not fall: (p, segments)."""
        lifted = [values.index(amounts) - today for values, today in self._floor_values]
        return np.array(lifted).reshape(len(lifted), len(amounts)).T

    @cached_property
    def _floor_values(self) -> tuple[tuple[PlanValues, float], ...]:
        return tuple((replace(self.central, baseline=floor.baseline), floor.baseline.score) for floor in self.floors)

    @cached_property
    def space(self) -> SearchSpace:
        """Where a search on the simulator may go."""
        budget, tail = self.budget, self.tail
        return SearchSpace(
            self.worth,
            self.allowed,
            self.values.cost,
            self.ranges.most,
            self._prices,
            np.array(self.ranges.whole, bool),
            None if budget is None else lambda amounts: budget - self.values.cost(amounts),
            None if tail is None else lambda plan: tail.near(plan, self.ranges.most),
            Settling(self.kept, self.ranges.named, self.useful, self._parts_around, self.guards),
        )

    @cached_property
    def _prices(self) -> FloatArray:
        """What one more unit of each lever costs, shape (levers,); nothing where all of it costs next to nothing."""
        unit = self.values.unit_costs[1]
        return np.where(unit * self.ranges.most > NEXT_TO_NOTHING * self.money, unit, 0.0)

    @cached_property
    def useful(self) -> FloatArray:
        """The amount of each lever beyond which it gives no more, shape (levers,)."""
        tops = enumerate(self.ranges.most.tolist())
        return np.array([useful_amount(self.values, row, top) if top > 0 else 0.0 for row, top in tops])

    def _parts_around(self, plan: FloatArray) -> Callable[[FloatArray], FloatArray]:
        """Smooth worths around a plan (levers,), the smallest of which is what plans are worth."""
        if self.aim == "regret":
            bests = self.bests
            assert bests is not None
            return lambda amounts: self.values.by_world(amounts) - bests
        quick = self.worth if self.tail is None else self.tail.smooth(plan)
        return lambda amounts: quick(amounts)[:, None]

    # ------------------------------------------------------------------ as the exact model

    def program(self, grid: LevelGrid, *, goal: float | None = None) -> tuple[LevelProgram, bool]:
        """The exact model on a grid of levels, and whether it is exact: whether it agrees with the simulator.

        With a goal, the cheapest plan that reaches it is sought.
        """
        model = LevelModel(self.sought, grid)
        weights = [*np.eye(len(self.sought.worlds))] if self.aim == "regret" else [self.sought.probabilities]
        measures = [model.measure(each) for each in weights]
        exact = all(model.is_exact(measure, each) for measure, each in zip(measures, weights, strict=True))
        floors = np.full(len(measures), -np.inf)
        bests = self.bests if self.aim == "regret" else None
        rewards = np.full(len(measures), 1.0 if bests is None else 0.0)
        prices: tuple[FloatArray | None, ...] = ()
        if goal is not None:  # by the least regret, every future has to reach it
            floors[:], rewards[:], bests = goal, 0.0, None
            prices = self.prices(grid)
        guarded, kept = self._floor_measures(grid)
        return LevelProgram(
            grid.sizes,
            rows_of(self.kept, grid),
            (*measures, *guarded),
            np.concatenate([rewards, np.zeros(len(guarded))]),
            prices,
            np.concatenate([floors, [today for _, today in self._floor_values]]),
            None if bests is None else np.concatenate([bests, np.full(len(guarded), np.inf)]),
        ), exact and kept

    def prices(self, grid: LevelGrid) -> tuple[FloatArray | None, ...]:
        """What levels cost in the objective of the cheapest plan: money counted so that a 1 stands for all of it."""
        first, unit = self.values.unit_costs
        found = [np.where(high > 0, first[k], 0.0) + low * unit[k]
                 for k, (low, high) in enumerate(zip(grid.low, grid.high, strict=True))]  # fmt: skip
        return tuple(part / self.money for part in found)

    @cached_property
    def money(self) -> float:
        """What all levers cost at their most: the unit of cost in the objective of the cheapest plan."""
        return max(float(self.values.cost(self.ranges.most[None])[0]), 1e-9)

    def _floor_measures(self, grid: LevelGrid) -> tuple[list[Measure], bool]:
        found, exact = [], True
        for values, _ in self._floor_values:
            model = LevelModel(values, grid)
            measure = model.measure(values.probabilities)
            exact = exact and model.is_exact(measure, values.probabilities)
            found.append(measure)
        return found, exact

    def rules_told(self) -> tuple[Finding, ...]:
        """Every rule in words: those that are sums over levers, then the floors of segments, then whole units."""
        floors = (
            Finding.of("rule-floor", f"{each.dimension}/{each.segment}", dimension=each.dimension, segment=each.segment)
            for each in self.floors
        )
        levers = (lever.id for lever in self.values.model.levers if lever.whole)
        whole = (Finding.of("rule-whole", lever, lever=lever) for lever in levers)
        return (*(each.told for each in self.kept), *floors, *whole)


def without(spending: Spending, left_out: Sequence[int]) -> Spending:
    """The same question without some of its rules, by their position in :meth:`Spending.rules_told`."""
    count, model = len(spending.kept), spending.values.model
    first = count + len(spending.floors)
    whole = [lever.id for lever in model.levers if lever.whole]
    freed = {lever for k, lever in enumerate(whole, first) if k in left_out}
    levers = tuple(replace(lever, whole=lever.whole and lever.id not in freed) for lever in model.levers)
    changed = replace(
        spending,
        values=replace(spending.values, model=replace(model, levers=levers)) if freed else spending.values,
        floors=tuple(f for k, f in enumerate(spending.floors, count) if k not in left_out),
    )
    changed.__dict__["kept"] = tuple(each for k, each in enumerate(spending.kept) if k not in left_out)
    return changed
