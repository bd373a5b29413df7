"""Several aims at once: plans none of which is better in everything, the knee among them, those between extremes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.ranking import Ranking
from mcdm.ranking.topsis import topsis
from scenarios.budgets.exchange_search import exchange
from scenarios.budgets.frontier import preview, row_of
from scenarios.budgets.obligations import emissions_at_least, keep_all
from scenarios.budgets.optimise import Progress, silent
from scenarios.budgets.spending import Spending

EMISSION_STEPS = 4
"""Between the emissions avoided by the plan best for the index and the most that can be avoided."""

AUGMENTED = 1e-4
"""Weight of the sum of all distances beside the largest one: of two equally far plans the better one counts."""


@dataclass(frozen=True, eq=False)
class TradeOffs:
    """Plans on the Pareto front, the cheapest first.

    Parameters
    ----------
    plans
        (lever, amount) of every lever that each of the k plans uses.
    criteria
        Names of the c columns: "index", "cost" and, where levers avoid emissions, "avoided".
    values
        Read-only, shape (k, c).
    directions
        1 where more is better, -1 where less is, shape (c,).
    knee
        Position of the plan farthest from the straight line between the cheapest and the best one for the index.
    """

    plans: tuple[tuple[tuple[str, float], ...], ...]
    criteria: tuple[str, ...]
    values: FloatArray
    directions: FloatArray
    knee: int

    def nearest(self, weights: FloatArray) -> int:
        """Position of the plan nearest to the best of everything, by the augmented weighted Chebyshev distance.

        References
        ----------
        Steuer & Choo 1983, An interactive weighted Tchebycheff procedure for multiple objective programming,
        doi:10.1007/BF02591870.
        """
        return int(chebyshev(self.values, self.directions, weights).argmin())

    def ranking(self, weights: FloatArray) -> Ranking | None:
        """The plans, called by their position, ranked by TOPSIS under weights (c,); None where there is but one."""
        if len(self.plans) < 2:
            return None
        names = tuple(str(position) for position in range(len(self.plans)))
        objectives = tuple(int(direction) for direction in self.directions)
        return topsis(DecisionMatrix(names, self.criteria, self.values, objectives, weights), normalisation="minmax")


def trade_offs(spending: Spending, budgets: Sequence[float], *, progress: Progress = silent) -> TradeOffs:
    """The Pareto front of index, cost and avoided emissions, by the epsilon-constraint method.

    The index (or whatever the aim is) is maximised for every budget, and for every budget under floors of avoided
    emissions where levers avoid any.

    References
    ----------
    Haimes, Lasdon & Wismer 1971, On a bicriterion formulation of the problems of integrated system identification and
    system optimization, doi:10.1109/TSMC.1971.4308298.
    """
    points = preview(spending, budgets)
    rows = [row_of(spending, point.plan) for point in points]
    emissions = bool((spending.values.unit_emissions != 0).any())
    for position, (point, row) in enumerate(zip(points, list(rows), strict=True)):
        progress(position / max(len(points), 1))
        if emissions:
            rows += _greener(replace(spending, budget=point.budget), row)
    amounts = np.unique(np.array(rows).reshape(-1, len(spending.values.model.levers)), axis=0)
    columns = [spending.sought.index(amounts), spending.values.cost(amounts)]
    columns += [spending.values.avoided(amounts)] if emissions else []
    directions = np.array([1.0, -1.0, 1.0][: len(columns)])
    values = np.stack(columns, axis=-1)
    kept = not_dominated(values, directions)
    order = np.flatnonzero(kept)[np.argsort(values[kept, 1], kind="stable")]
    values = values[order]
    values.flags.writeable = False
    progress(1.0)
    return TradeOffs(
        tuple(spending.values.plan_of(amounts[k]) for k in order.tolist()),
        ("index", "cost", "avoided")[: len(columns)],
        values,
        directions,
        knee(values[:, 1], values[:, 0]),
    )


def _greener(spending: Spending, row: FloatArray) -> list[FloatArray]:
    """Plans of one budget that avoid more emissions, and lose as little as they can for it."""
    green = replace(spending.space, worth=spending.values.avoided)
    most, _ = exchange(green, row)
    least, top = (float(spending.values.avoided(each[None])[0]) for each in (row, most))
    found = [most]
    start = most
    for tonnes in np.linspace(top, least, EMISSION_STEPS + 1)[1:-1].tolist():
        question = replace(spending, more=(*spending.more, emissions_at_least(spending.values, tonnes)))
        if keep_all(question.more, start[None])[0]:
            start, _ = exchange(question.space, start, rounds=40)
            found.append(start)
    return found


def not_dominated(values: FloatArray, directions: FloatArray) -> NDArray[np.bool_]:
    """Which rows (k, c) no other row beats in one column without losing in another: (k,)."""
    better = values * directions
    at_least = np.greater_equal(better[None], better[:, None]).all(-1)
    above = np.greater(better[None], better[:, None]).any(-1)
    return np.asarray(~np.logical_and(at_least, above).any(1), np.bool_)


def knee(costs: FloatArray, gains: FloatArray) -> int:
    """The point farthest above the chord from the cheapest to the best one, both axes brought to 0..1.

    References
    ----------
    Das 1999, On characterizing the "knee" of the Pareto curve, doi:10.1007/BF01195985.
    """
    spans = [float(np.ptp(axis)) for axis in (costs, gains)]
    if len(costs) < 3 or min(spans) <= 0:
        return 0
    x, y = (costs - costs.min()) / spans[0], (gains - gains.min()) / spans[1]
    first, last = int(costs.argmin()), int(gains.argmax())
    distance = (y - y[first]) * (x[last] - x[first]) - (x - x[first]) * (y[last] - y[first])
    return int(distance.argmax())


def chebyshev(values: FloatArray, directions: FloatArray, weights: FloatArray) -> FloatArray:
    """Augmented weighted Chebyshev distance of rows (k, c) to the best of every column, columns brought to 0..1."""
    better = values * directions
    spans = np.ptp(better, axis=0)
    short = np.divide(better.max(0) - better, spans, out=np.zeros(better.shape), where=spans > 0)
    weighted = short * weights
    return np.asarray(weighted.max(-1) + AUGMENTED * weighted.sum(-1))
