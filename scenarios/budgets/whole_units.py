"""Whole units: at first they are as free as any amount, then one lever after the other is fixed to a whole number.

A search that moves single units gets stuck where limits bind: a unit more needs small changes of many other amounts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from scenarios.budgets.exchange_search import SearchSpace
from scenarios.budgets.settle import settle

TOGETHER = (1.0, 0.995, 0.98, 0.95, 0.9, 0.75, 0.5, 1.02, 1.1, 1.3)
"""To what part of their amounts the others are brought, the nearest first, until a whole number keeps the rules."""


def settle_whole(
    space: SearchSpace, start: FloatArray, *, watch: Callable[[], None] = lambda: None
) -> tuple[FloatArray, float]:
    """The plan that whole units lead to from an allowed `start` (levers,), and its worth; the start's where none do.

    Each lever takes the better of the two whole numbers around its best amount, the dearest units first.
    """
    whole = np.flatnonzero(space.whole)
    fixed = np.zeros(len(start), bool)
    best, worth = settle(replace(space, whole=fixed.copy()), start, watch=watch)
    for lever in whole[np.argsort(-space.unit_costs[whole], kind="stable")].tolist():
        fixed[lever] = True
        if best[lever] == np.round(best[lever]):
            continue
        found = [
            settle(replace(space, whole=fixed.copy()), each, watch=watch)
            for each in (
                _brought_to(space, best, fixed, lever, number)
                for number in (np.floor(best[lever]), np.ceil(best[lever]))
            )
            if each is not None
        ]
        if not found:
            return start, float(space.worth(start[None])[0])
        best, worth = max(found, key=lambda each: each[1])
    return best, worth


def _brought_to(
    space: SearchSpace, plan: FloatArray, fixed: NDArray[np.bool_], lever: int, number: float
) -> FloatArray | None:
    """The plan with a whole number of one lever, the others brought to a part that keeps the rules."""
    plans = np.repeat(plan[None], len(TOGETHER), axis=0)
    plans[:, ~fixed] = np.minimum(plans[:, ~fixed] * np.array(TOGETHER)[:, None], space.most[~fixed])
    plans[:, lever] = number
    allowed = np.flatnonzero(space.allowed(plans))
    return plans[allowed[0]] if len(allowed) else None
