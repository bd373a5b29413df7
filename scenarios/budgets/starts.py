"""Where else to search from: plans that use other levers than the best one known.

A search that settles amounts keeps to what is used. So one lever after the other is set to each of its levels, and the
others shrink or grow together until the rules are kept: of every set of levers in use the best such plan is a start.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.budgets.exchange_search import SearchSpace
from scenarios.budgets.level_grid import LevelGrid

TOGETHER = (1.0, 0.9, 0.75, 0.5, 0.25, 0.1, 1.25)
"""To what part of their amounts the other levers are brought."""


def other_starts(
    space: SearchSpace, grid: LevelGrid, plan: FloatArray, quick: Callable[[FloatArray], FloatArray], count: int
) -> list[FloatArray]:
    """At most `count` allowed plans (levers,), each with another set of levers in use, the most promising first.

    Parameters
    ----------
    grid
        Levels to which one lever is set.
    plan
        The best plan known.
    quick
        What plans (p, levers) are worth, about: (p,).
    """
    found = []
    for lever, levels in enumerate(grid.high):
        for part in TOGETHER:
            plans = np.repeat(np.minimum(part * plan, space.most)[None], len(levels), axis=0)
            plans[:, lever] = levels
            found.append(plans)
    plans = np.concatenate(found) if found else plan[None]
    plans[:, space.whole] = np.floor(plans[:, space.whole] + 1e-9)
    plans = plans[space.allowed(plans)]
    order = plans[np.argsort(-quick(plans), kind="stable")] if len(plans) else plans
    used, now = order > 0, plan > 0
    seen = {now.tobytes()}
    starts: list[FloatArray] = []
    for each, pattern in zip(order, used, strict=True):
        if pattern.tobytes() not in seen and len(starts) < count:
            seen.add(pattern.tobytes())
            starts.append(each)
    return starts
