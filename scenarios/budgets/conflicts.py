"""Rules that contradict each other: the fewest that cannot all be kept, by leaving out one after the other."""

from __future__ import annotations

import numpy as np

from mcdm.findings import Finding
from scenarios.budgets.level_grid import AmountRanges, LevelGrid, first_grid
from scenarios.budgets.level_solver import solve
from scenarios.budgets.spending import Spending, without

FEASIBILITY_LEVELS = 4
"""Levels of each lever besides the amounts that rules name: money and uses only matter at those."""

READABLE = 4
"""Sets of rules in conflict that are told."""

ORDER = {"rule-whole": -1, "rule-budget": 1}
"""Which rules are left out before the others, and which after them."""


def can_be_kept(spending: Spending, left_out: tuple[int, ...] = ()) -> bool:
    """Whether any plan keeps all rules but those left out."""
    question = without(spending, left_out)
    program, _ = question.program(_grid(question))
    program.rewards[:] = 0.0
    floors, bests = program.floors, None
    found = solve(type(program)(program.sizes, program.rows, program.measures, program.rewards, (), floors, bests))
    return found.levels is not None


def conflicting(spending: Spending) -> tuple[Finding, ...]:
    """An irreducible set of rules that no plan keeps together: leave out any one of it and there is a plan.

    Empty where all can be kept. Whole units are tried first, since a lever is as it is; the total budget last, so that
    it stays in the set where it matters.

    References
    ----------
    Chinneck & Dravnieks 1991, Locating minimal infeasible constraint sets in linear programs,
    doi:10.1287/ijoc.3.2.157 (deletion filter).
    """
    return next(iter(all_conflicts(spending, most=1)), ())


def all_conflicts(spending: Spending, *, most: int = READABLE) -> tuple[tuple[Finding, ...], ...]:
    """Sets of rules that no plan keeps together, at most so many, each as small as :func:`conflicting` says.

    After each set one rule of it is dropped, the total budget and whole units last, until the others can be kept: the
    next set is a contradiction that dropping that rule leaves. So dropping the first rule of every set, where all sets
    are told, is enough.
    """
    told = spending.rules_told()
    found: list[tuple[Finding, ...]] = []
    dropped: tuple[int, ...] = ()
    while len(found) < most and not can_be_kept(spending, dropped):
        left_out = dropped
        for position in sorted(set(range(len(told))) - set(dropped), key=lambda k: ORDER.get(told[k].code, 0)):
            if not can_be_kept(spending, (*left_out, position)):
                left_out = (*left_out, position)
        kept = sorted(set(range(len(told))) - set(left_out), key=lambda k: (told[k].code in ORDER, k))
        if not kept:
            break
        found.append(tuple(told[k] for k in kept))
        dropped = (*dropped, kept[0])
    return tuple(found)


def _grid(spending: Spending) -> LevelGrid:
    """Few levels up to each lever's own maximum: what the budget allows is one of the rules that are tried."""
    values, ranges = spending.values, spending.ranges
    most = np.array(
        [
            max(lever.maximum if not limit.most else min(lever.maximum, limit.most), *named, 0.0)
            for lever, limit, named in (
                (lever, spending.rules.limit(lever.id), ranges.named[row])
                for row, lever in enumerate(values.model.levers)
            )
        ]
    )
    smallest = tuple((*named, 1.0 if whole else 1e-6 * top) for named, whole, top
                     in zip(ranges.named, ranges.whole, most.tolist(), strict=True))  # fmt: skip
    return first_grid(values, AmountRanges(most, smallest, ranges.whole), FEASIBILITY_LEVELS)
