"""Spending a budget: the exact model finds where, the simulator how much exactly.

1. Each lever has a few levels; the best plan of levels is proven (``level_solver``).
2. Levels are laid more closely around it, and it is proven again.
3. From there amounts move freely on the simulator: all at once with the levers in use (``settle``, ``whole_units``),
   and money from lever to lever, so that others come into use (``exchange_search``).
4. The same from plans that use other levers (``starts``), as long as one of them leads farther.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.budgets.allocation import Allocation, Status
from scenarios.budgets.conflicts import all_conflicts
from scenarios.budgets.exchange_search import SearchSpace, exchange, rounded
from scenarios.budgets.level_grid import LevelGrid, finer_grid, first_grid
from scenarios.budgets.level_solver import LevelSolution, solve
from scenarios.budgets.settle import LEAST, settle
from scenarios.budgets.spending import Spending
from scenarios.budgets.starts import other_starts
from scenarios.budgets.upper_bound import upper_bound
from scenarios.budgets.whole_units import settle_whole

Progress = Callable[[float], None]
"""Told the share of the work that is done, 0 to 1; may raise to stop it."""

NOTHING, TRACE = 1e-6, 1e-3
"""What a trace of a lever, as a part of its maximum, may gain and is still left out."""

TURNS, GAIN = 4, 1e-8
"""How often a plan is settled and exchanged in turn, and what a turn must gain."""

FEW, FOLLOWED = 5, 2
"""Steps after which it shows which of several starts lead farthest, and how many of them are followed."""

TAIL_STEPS = 12
"""Steps after which the draws in the tail have changed places so that others would have to be looked at."""

PARTS_OF_WAY, FEW_MOVES = np.array([1.0, 0.7, 0.4, 0.2, 0.1, 0.03]), 120
"""Parts of the way to the end of a quick search that are judged truly, and its moves."""

POLISHED = 2
"""So many of the best plans known are searched from, where one of them is proven among its levels."""

RANDOM_STARTS = 3
"""Searches from plans drawn at random, where nothing can be proven."""


def silent(share: float) -> None:
    """Nobody watches."""


@dataclass(frozen=True, eq=False)
class Effort:
    """How much work goes into one allocation.

    Parameters
    ----------
    levels
        Levels of each lever at first.
    finer
        How often levels are laid more closely around the best plan.
    starts
        So many sets of levers are tried besides that of the best plan known, until none leads farther.
    cuts
        How often the upper bound over all amounts is made closer; 0 for no bound.
    seconds
        Longest time of one linear program.
    tolerance
        A plan of levels counts as proven when none is better by more than this, on the scale of the index.
    """

    levels: int = 8
    finer: int = 1
    starts: int = 6
    cuts: int = 0
    seconds: float = 20.0
    tolerance: float = 1e-6


USUAL = Effort()

QUICK = Effort(levels=6, finer=0, starts=2, tolerance=1e-5)
"""Work on the best plan of each future, where the next future and the search for the least regret follow."""

REGRET = Effort(levels=6, finer=0, starts=3, tolerance=1e-5)
"""Work on the least regret: one measure for each future makes its program slow, and amounts settle afterwards."""


def _at_most(effort: Effort, most: Effort) -> Effort:
    """No more work than either says."""
    return replace(
        effort,
        levels=min(effort.levels, most.levels),
        finer=min(effort.finer, most.finer),
        starts=min(effort.starts, most.starts),
        tolerance=max(effort.tolerance, most.tolerance),
    )


def allocate(
    spending: Spending,
    *,
    goal: float | None = None,
    starts: Sequence[FloatArray] = (),
    effort: Effort = USUAL,
    progress: Progress = silent,
) -> Allocation:
    """The plan that is worth most within the rules; with a goal, the cheapest that reaches it.

    Where the goal is out of reach, the plan that comes nearest to it, and a finding.

    Parameters
    ----------
    goal
        What the plan should be worth by the aim. With the aim "regret" it is the index to be reached in every future,
        whichever comes: the worth of the allocation is then the index in the worst of them.
    starts
        Further plans (levers,) to search from, e.g. the best one of a smaller budget.
    progress
        Told the share of the work that is done; may raise to stop.

    Returns
    -------
    Allocation
        With the status "infeasible" and the rules in conflict where no plan keeps them all.

    Raises
    ------
    DecisionError
        ``goal-not-a-number``; ``id-unknown`` for a lever that a rule names.
    """
    if goal is not None and not np.isfinite(goal):
        raise DecisionError("goal-not-a-number", value=float(goal))
    regretted = spending.aim == "regret"
    question = spending
    if regretted and goal is None:
        question = with_bests(spending, effort, progress)
    elif regretted:  # measured from nothing, the least regret is the index in the worst future
        question = replace(spending, bests=np.zeros(len(spending.values.worlds)))
    found = _Search(question, _at_most(effort, REGRET) if regretted else effort, progress)
    best = found.most(starts) if goal is None else found.cheapest(goal, starts)
    if best is None:
        return _infeasible(question, goal)
    progress(1.0)
    return found.allocation(best, goal)


def with_bests(spending: Spending, effort: Effort, progress: Progress) -> Spending:
    """The best index in each future, if one knew which it will be."""
    if spending.bests is not None:
        return spending
    bests: list[float] = []
    known: list[FloatArray] = []
    quick = _at_most(effort, QUICK)
    for position, world in enumerate(spending.values.worlds):
        alone = replace(spending.values, futures=(replace(world, probability=1.0),))
        best = _Search(replace(spending, values=alone, aim="futures"), quick, _part(progress, 0.1, 0.1)).most(known)
        known += [] if best is None else [best]
        progress(0.6 * (position + 1) / len(spending.values.worlds))
        bests.append(-np.inf if best is None else float(alone.index(best[None])[0]))
    return replace(spending, bests=np.array(bests))


class _Search:
    """One question on its way to an answer."""

    def __init__(self, spending: Spending, effort: Effort, progress: Progress) -> None:
        self.spending, self.effort, self.progress = spending, effort, progress
        self.levels = first_grid(spending.values, spending.ranges, effort.levels)
        self.grid: LevelGrid = self.levels
        self.solution: LevelSolution | None = None
        self.exact = False
        self.missed: float | None = None

    def most(self, starts: Sequence[FloatArray]) -> FloatArray | None:
        """The amounts (levers,) that are worth most; None where no plan keeps the rules."""
        at = self._levels(None)
        if at is None:
            return None
        return self._polished(self.spending.space, [at], starts)

    def cheapest(self, goal: float, starts: Sequence[FloatArray]) -> FloatArray | None:
        """The cheapest amounts (levers,) worth at least `goal`, or the most that can be reached."""
        spending, settling = self.spending, self.spending.space.settling
        space = replace(
            spending.space,
            worth=lambda amounts: -spending.values.cost(amounts) / spending.money,
            allowed=lambda amounts: spending.allowed(amounts) & (spending.worth(amounts) >= goal),
            slack=None,
            screen=None,
            settling=None
            if settling is None
            else replace(
                settling,
                parts=lambda plan: lambda amounts: -spending.values.cost(amounts)[:, None] / spending.money,
                guards=lambda amounts: np.column_stack([settling.guards(amounts), spending.worth(amounts) - goal]),
            ),
        )
        at = self._levels(goal)
        begun = [each for each in (at,) if each is not None and space.allowed(each[None])[0]]
        known = [each for each in starts if space.allowed(each[None])[0]]
        if not begun and not known:
            at = self.most(starts)
            if at is None:
                return None
            if not space.allowed(at[None])[0]:
                self.missed = goal
                return at
            begun = [at]
        return self._polished(space, begun, known)

    def _levels(self, goal: float | None) -> FloatArray | None:
        """The best plan of levels, of levels laid more and more closely."""
        best: FloatArray | None = None
        for round_ in range(self.effort.finer + 1):
            self.progress(0.7 * round_ / (self.effort.finer + 1))
            grid = self.grid if best is None else finer_grid(self.grid, self.spending.ranges, best)
            program, exact = self.spending.program(grid, goal=goal)
            self.exact = exact and self.spending.aim not in ("p10", "cvar")
            found = solve(program, tolerance=self.effort.tolerance, seconds=self.effort.seconds, watch=self._watch)
            if found.levels is None:
                if best is None:
                    self.solution = found
                break
            self.grid, self.solution = grid, found
            best = grid.amounts(found.levels[None])[0]
        return best

    def _watch(self) -> None:
        self.progress(0.5)

    def _watch_search(self) -> None:
        self.progress(0.8)

    def _polished(self, space: SearchSpace, found: Sequence[FloatArray], given: Sequence[FloatArray]) -> FloatArray:
        """The best plan that a search on the simulator finds from several: found by levels, and given ones."""
        begun = [*found, *given, *([] if self.exact else self._drawn_starts())]
        if self.exact:
            worths = space.worth(np.array(begun))
            worths[~space.allowed(np.array(begun))] = -np.inf
            ordered = [begun[k] for k in np.argsort(-worths, kind="stable").tolist()]
            apart = {(each > 0).tobytes(): each for each in reversed(ordered)}  # the same levers lead to the same plan
            begun = [each for each in ordered if apart[(each > 0).tobytes()] is each][:POLISHED]
        step = 0.125 if self.exact else 0.03 if self.spending.aim in ("p10", "cvar") else 0.25
        best, worth = max((self._searched(space, each, step) for each in begun), key=lambda each: each[1])
        for _ in range(TURNS):
            other, more = self._elsewhere(space, best, step)
            if more <= worth + GAIN:
                break
            best, worth = other, more
        short = rounded(space, _pruned(space, best, worth, self.spending))
        known = [each for each in given if space.allowed(each[None])[0]]  # as short already, and never worsened
        return max([short, *known], key=lambda each: float(space.worth(each[None])[0]))

    def _searched(self, space: SearchSpace, start: FloatArray, step: float) -> tuple[FloatArray, float]:
        """Settled, and settled again as long as an exchange of money finds something better."""
        plan, worth = self._settled(space, start)
        if (space.whole & (plan > 0)).any():
            whole = settle_whole(space, start, watch=self._watch_search)
            plan, worth = max((plan, worth), whole, key=lambda each: each[1])
        for _ in range(TURNS):
            moved, more = exchange(space, plan, coarsest=step, watch=self._watch_search)
            if more <= worth + GAIN:
                return moved, more
            plan, worth = self._settled(space, moved, more)
        return plan, worth

    def _is_of_tail(self, space: SearchSpace) -> bool:
        """Whether a search there is for the most of a lower tail."""
        return self.spending.tail is not None and space is self.spending.space

    def _settled(self, space: SearchSpace, start: FloatArray, worth: float | None = None) -> tuple[FloatArray, float]:
        """Settled; for a tail, by the draws that make it up at first (unless the worth is known), then by itself."""
        if not self._is_of_tail(space):
            return settle(space, start, watch=self._watch_search)
        if worth is None:
            start, worth = settle(space, start, programs=1, steps=TAIL_STEPS, watch=self._watch_search)
        return self._at_the_bends(space, start, worth)

    def _at_the_bends(self, space: SearchSpace, plan: FloatArray, worth: float) -> tuple[FloatArray, float]:
        """A plan by its lower tail itself: a tail bends where draws change places, which no smooth search follows."""
        tail = self.spending.tail
        if tail is None or not self._is_of_tail(space):
            return plan, worth
        for _ in range(2 * TURNS):
            near = replace(space, worth=tail.near(plan, space.most), screen=None)
            moved, _ = exchange(near, plan, coarsest=0.01, rounds=FEW_MOVES, watch=self._watch_search)
            plans = plan + PARTS_OF_WAY[:, None] * (moved - plan)
            plans[1:, space.whole] = plan[space.whole]
            plans = plans[space.allowed(plans)]
            found = space.worth(plans) if len(plans) else np.zeros(0)
            if found.max(initial=-np.inf) <= worth + GAIN:
                break
            plan, worth = plans[int(found.argmax())], float(found.max())
        return plan, worth

    def _elsewhere(self, space: SearchSpace, plan: FloatArray, step: float) -> tuple[FloatArray, float]:
        """The best plan that is found from plans that use other levers."""
        quick = space.worth if space.screen is None else self.spending.values.index
        begun = other_starts(space, self.levels, plan, quick, self.effort.starts)
        few = [settle(space, each, programs=1, steps=FEW, watch=self._watch_search) for each in begun]
        trace = LEAST * space.most

        def apart(found: Sequence[tuple[FloatArray, float]]) -> list[tuple[FloatArray, float]]:
            return [
                each for each in found if ((each[0] > trace) != (plan > trace)).any()
            ]  # others came back to the plan

        best = sorted(apart(few), key=lambda each: -each[1])[:FOLLOWED]
        settled = apart([self._settled(space, *each) for each in best])
        if not settled:
            return plan, -np.inf
        return self._searched(space, max(settled, key=lambda each: each[1])[0], step)

    def _drawn_starts(self) -> list[FloatArray]:
        """Plans drawn at random, shrunk until they keep the rules."""
        spending = self.spending
        if spending.aim in ("p10", "cvar"):
            return []
        generator = np.random.default_rng(7)
        drawn = generator.random((60, len(spending.ranges.most))) * spending.ranges.most
        drawn *= generator.random(drawn.shape) < 0.5
        drawn[:, spending.space.whole] = np.floor(drawn[:, spending.space.whole])
        if spending.budget is not None:
            cost = spending.values.cost(drawn)[:, None]
            drawn = np.where(cost > spending.budget, drawn * spending.budget / np.maximum(cost, 1e-300), drawn)
            drawn[:, spending.space.whole] = np.floor(drawn[:, spending.space.whole])
        kept = drawn[spending.allowed(drawn)]
        return list(kept[np.argsort(-spending.worth(kept))[:RANDOM_STARTS]]) if len(kept) else []

    def allocation(self, best: FloatArray, goal: float | None) -> Allocation:
        """What is said about the plan that was found."""
        spending, solution = self.spending, self.solution
        row = best[None]
        worth = float(spending.worth(row)[0]) + 0.0  # a regret of nothing is 0, not -0
        findings: list[Finding] = []
        status: Status = "searched"
        if self.exact and solution is not None and solution.status != "infeasible":
            status = solution.status
        if status == "limit":
            findings.append(Finding.of("proof-stopped", gap=solution.gap if solution else 0.0))
        if not self.exact:
            findings.append(Finding.of("plan-searched-tail" if spending.aim in ("p10", "cvar") else "plan-searched"))
        if goal is not None and spending.aim == "regret":
            worlds = [world.id for world in spending.values.worlds]
            worst = worlds[int(spending.values.by_world(row)[0].argmin())]
            findings.append(Finding.of("goal-in-every-future", goal=goal, worst=worst, index=worth))
        if self.missed is not None:
            findings.append(Finding.of("goal-unreachable", goal=self.missed, most=worth))
        known = self.exact and solution is not None and solution.levels is not None
        scale = spending.money if goal is not None and self.missed is None else 1.0
        bound = None
        if self.effort.cuts and self.exact and (goal is None or self.missed is not None):
            progress = _part(self.progress, 0.8, 0.2)
            bound = upper_bound(spending, best, worth, cuts=self.effort.cuts, progress=progress)
        return Allocation(
            spending.values.plan_of(best),
            float(spending.ending.index(row)[0]),
            worth,
            float(spending.values.cost(row)[0]),
            spending.values.yearly(row)[0],
            float(spending.values.avoided(row)[0]),
            status,
            spending.budget,
            spending.aim,
            spending.values.over,
            goal,
            self._model_worth(goal) if known else None,
            solution.gap * scale + 0.0 if known and solution is not None else None,
            bound,
            self.grid.sizes if self.exact else (),
            findings=tuple(findings),
        )

    def _model_worth(self, goal: float | None) -> float:
        """What the exact model says of its own plan, by the aim."""
        assert self.solution is not None
        assert self.solution.levels is not None
        program, _ = self.spending.program(self.grid)
        return float(program.objective(self.solution.levels[None])[0]) + 0.0


def _pruned(space: SearchSpace, plan: FloatArray, worth: float, spending: Spending) -> FloatArray:
    """The plan without amounts that gain nothing: money is not spent because it is there."""
    for lever in range(len(plan)):
        for amount in (0.0, *spending.ranges.named[lever]):
            if amount < plan[lever]:
                less = plan.copy()
                less[lever] = amount
                loss = NOTHING if plan[lever] < TRACE * spending.values.model.levers[lever].maximum else 1e-12
                if space.allowed(less[None])[0] and space.worth(less[None])[0] >= worth - loss:
                    plan = less
    return plan


def _part(progress: Progress, start: float, width: float) -> Progress:
    return lambda share: progress(start + width * share)


def _infeasible(spending: Spending, goal: float | None) -> Allocation:
    told, *further = all_conflicts(spending) or ((),)
    return Allocation(
        (), None, None, None, np.zeros(0), None, "infeasible", spending.budget, spending.aim, spending.values.over,
        goal, conflicts=told, further_conflicts=tuple(further),
        findings=(_headed(told, len(further)), *told, *_and_further(further)),
    )  # fmt: skip


def _and_further(further: Sequence[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    if not further:
        return ()
    named = dict.fromkeys(each.place for conflict in further for each in conflict if each.place)
    return (Finding.of("conflicts-further", count=len(further), names=", ".join(named)),)


def _headed(told: tuple[Finding, ...], further: int) -> Finding:
    if len(told) == 1:
        return Finding.of("rule-impossible")
    if further:
        return Finding.of("plan-infeasible", count=len(told), further=further)
    return Finding.of("plan-infeasible", count=len(told))
