"""The lower tail of a plan's draws: what it is, and two quick looks at it around a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from scenarios.budgets.plan_values import PlanValues, chosen_draws
from scenarios.uncertainty import EffectDraws

Tail = Literal["p10", "cvar"]
"""The tenth percentile of the draws; the mean of the worst tenth of them."""

TAIL = 0.1
"""The part of the draws that the lower tail looks at."""

WIDER = 2.0
"""Draws whose place in the tail may change near a plan, in tails."""

STEP = 3e-3
"""How far amounts are moved to see how every draw changes, as a part of each lever's range."""

Worth = Callable[[FloatArray], FloatArray]
"""What plans (p, levers) are worth: (p,)."""


def lower_tail(drawn: FloatArray, tail: Tail) -> FloatArray:
    """The lower tail of draws (p, d): (p,).

    References
    ----------
    Rockafellar & Uryasev 2000, Optimization of conditional value-at-risk, doi:10.21314/JOR.2000.038.
    """
    return _of_part(drawn, tail, drawn.shape[-1], 0)


def _of_part(drawn: FloatArray, tail: Tail, count: int, below: int) -> FloatArray:
    """The lower tail of so many draws by a part of them (p, k), where so many of the others are lower."""
    if tail == "cvar":
        worst = max(1, round(TAIL * count))
        return np.asarray(np.partition(drawn, worst - 1, axis=-1)[:, :worst].mean(-1))
    place = TAIL * (count - 1)
    lower = int(place)
    first, next_ = lower - below, min(lower + 1, count - 1) - below
    ordered = np.partition(drawn, sorted({first, next_}), axis=-1)
    return np.asarray(ordered[:, first] + (place - lower) * (ordered[:, next_] - ordered[:, first]))


@dataclass(frozen=True, eq=False)
class TailWorth:
    """The lower tail of plans.

    Parameters
    ----------
    values
        What plans are worth, in the world as it is.
    draws
        What the tail is read from.
    tail
        Which one.
    """

    values: PlanValues
    draws: EffectDraws
    tail: Tail

    def of(self, amounts: FloatArray) -> FloatArray:
        """The tail itself, of plans (p, levers): (p,)."""
        return lower_tail(self.values.drawn(amounts, self.draws), self.tail)

    def smooth(self, plan: FloatArray) -> Worth:
        """Smooth around a plan (levers,): the mean of those draws that make up its tail there."""
        order, worst = self._ordered(plan)
        some = order[:worst] if self.tail == "cvar" else order[worst // 2 : worst + (worst + 1) // 2]
        values, draws = self._only(some)
        return lambda amounts: np.asarray(values.drawn(amounts, draws).mean(-1))

    def near(self, plan: FloatArray, most: FloatArray) -> Worth:
        """The tail around a plan (levers,), bends and all: each draw that may be in it as a parabola in each amount.

        Parameters
        ----------
        most
            The largest amount of each lever, shape (levers,).
        """
        order, worst = self._ordered(plan)
        below = 0 if self.tail == "cvar" else worst // 2
        last = max(below + worst, round(WIDER * worst)) + 2  # two more: a percentile lies between two draws
        values, draws = self._only(order[below:last])
        count, step = len(plan), STEP * most
        up = np.minimum(plan + step, most) - plan
        down = np.minimum(plan, step)
        around = values.drawn(plan + np.concatenate([np.zeros((1, count)), np.diag(up), -np.diag(down)]), draws)
        now, gained, lost = around[0], around[1 : count + 1] - around[0], around[0] - around[count + 1 :]
        rising = np.divide(gained, up[:, None], out=np.zeros_like(gained), where=up[:, None] > 0)
        falling = np.divide(lost, down[:, None], out=np.zeros_like(lost), where=down[:, None] > 0)
        both = (up > 0) & (down > 0)
        whole = (up + down)[:, None]
        bend = np.divide(rising - falling, whole, out=np.zeros_like(rising), where=both[:, None])
        slope = np.where(both[:, None], rising - bend * up[:, None], rising + falling)

        def worth(amounts: FloatArray) -> FloatArray:
            away = amounts - plan
            return _of_part(now + away @ slope + away**2 @ bend, self.tail, len(order), below)

        return worth

    def _ordered(self, plan: FloatArray) -> tuple[NDArray[np.intp], int]:
        """Draws from the worst on, and how many are the tail."""
        order = np.argsort(self.values.drawn(plan[None], self.draws)[0], kind="stable")
        return order, max(1, round(TAIL * len(order)))

    def _only(self, some: NDArray[np.intp]) -> tuple[PlanValues, EffectDraws]:
        baseline, draws = chosen_draws(self.values.baseline, self.draws, some)
        return replace(self.values, baseline=baseline), draws
