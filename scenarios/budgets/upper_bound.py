"""An upper bound for all amounts: each level stands for a range, counted at its cheap and at its useful end.

Where the most promising ranges are wide they are cut, again and again: the bound comes down to the best plan.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.budgets.level_grid import LevelGrid, first_grid
from scenarios.budgets.level_solver import solve
from scenarios.budgets.spending import Spending

CLOSE = 1e-4
"""A bound this near to the best plan says all one wants to know."""

CUTS = 12
"""How often ranges are cut at most."""

FIRST_STEPS = (0.02, 0.1)
"""Half widths of the first ranges around the best plan, as parts of each lever's range."""

TINY = 1e-9
"""A lever that is used at all costs its fixed cost, however little of it is used."""


def upper_bound(
    spending: Spending,
    best: FloatArray,
    worth: float,
    *,
    close: float = CLOSE,
    cuts: int = CUTS,
    progress: Callable[[float], None] = lambda share: None,
) -> float | None:
    """What no allowed plan exceeds, whatever its amounts; None where the index is no sum over figures.

    Parameters
    ----------
    best, worth
        The best plan known (levers,), and what it is worth.
    close
        The bound is not lowered further once it is this near.
    cuts
        How often ranges are cut at most.
    progress
        Told how far this is; may raise to stop.
    """
    ends = [_ends(spending, row, best) for row in range(len(best))]
    bound = np.inf
    for cut in range(cuts):
        progress(cut / cuts)
        grid = _ranges(spending, ends)
        program, exact = spending.program(grid)
        if cut == 0 and not (exact or _is_sum(spending)):
            return None
        found = solve(program, tolerance=close / 10, watch=lambda done=cut: progress(done / cuts))  # type: ignore[misc]
        if found.levels is None:
            return bound if np.isfinite(bound) else None
        bound = min(bound, found.bound)
        if bound - worth <= close:
            break
        if not _cut(spending, grid, ends, found.levels):
            break
    return max(float(bound), worth) + 0.0


def _is_sum(spending: Spending) -> bool:
    """Whether the model of single amounts agrees with the simulator."""
    return spending.program(first_grid(spending.values, spending.ranges, 3))[1]


def _ends(spending: Spending, row: int, best: FloatArray) -> FloatArray:
    """Ends of the first ranges of a lever: its levels, and closer ones around the best plan."""
    coarse = first_grid(spending.values, spending.ranges, 7).high[row]
    top = float(spending.ranges.most[row])
    near = [best[row] + side * step * top for step in (0.0, *FIRST_STEPS) for side in (-1, 1)]
    return np.asarray(spending.ranges.rounded(row, np.array([*coarse, *near, top])))


def _ranges(spending: Spending, ends: list[FloatArray]) -> LevelGrid:
    low, high = [], []
    for row, points in enumerate(ends):
        if spending.ranges.whole[row]:
            lower = np.concatenate([[0.0], points[:-1] + 1])[: len(points)]
        else:
            lower = np.concatenate([[0.0], np.maximum(points[:-1], TINY * points[-1])])[: len(points)]
        low.append(np.minimum(lower, points))
        high.append(points)
    return LevelGrid(tuple(low), tuple(high))


def _cut(
    spending: Spending, grid: LevelGrid, ends: list[FloatArray], levels: np.ndarray[tuple[int, ...], np.dtype[np.intp]]
) -> bool:
    """Cut the ranges of a solution in three; whether any was wide enough."""
    changed = False
    for row, level in enumerate(levels.tolist()):
        low, high = float(grid.low[row][level]), float(grid.high[row][level])
        before = len(ends[row])
        thirds = np.array([low + (high - low) / 3, low + 2 * (high - low) / 3])
        if high - low > 1e-7 * max(high, 1e-300):
            ends[row] = spending.ranges.rounded(row, np.concatenate([ends[row], thirds]))
        changed = changed or len(ends[row]) > before
    return changed
