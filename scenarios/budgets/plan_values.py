"""What plans are worth: the index of many plans at once, by the very chain that projects a single one.

A plan here is a row of amounts, one for each lever of the model, held from time 0 on. Brute force, previews, searches
and marginal values all read this one valuation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from mcdm.labels import Label
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, index_of_ramps
from scenarios.costs import net_present_value, payments_of
from scenarios.effect_model import EffectModel
from scenarios.futures import Future, check_probabilities
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.timing import ramp
from scenarios.uncertainty import EffectDraws, in_worlds, likely_effects

Over = Literal["last", "mean"]
"""Whether the index of the last quarter counts, or its mean over quarters 1..T."""

BLOCK = 8_000_000
"""Memberships held at a time."""


@dataclass(frozen=True, eq=False)
class PlanValues:
    """Index, cost and avoided emissions of plans given as amounts (p, levers).

    Parameters
    ----------
    model
        Levers, figures and indicators.
    baseline
        Weights and memberships of today; its draws count in :meth:`drawn` only.
    futures
        Worlds that a plan may meet, with their probabilities; the world as it is where there are none.
    over
        Which quarters count.

    Raises
    ------
    DecisionError
        ``baseline-wrong-shape``, ``futures-not-a-distribution``.
    """

    model: EffectModel
    baseline: Baseline
    futures: tuple[Future, ...] = ()
    over: Over = "last"

    def __post_init__(self) -> None:
        self.baseline.check_indicators(len(self.model.indicators))
        check_probabilities(self.futures)

    @property
    def worlds(self) -> tuple[Future, ...]:
        """The futures, or the world as it is."""
        return self.futures or (AS_IT_IS,)

    @property
    def probabilities(self) -> FloatArray:
        """Of the worlds, shape (w,)."""
        return np.array([world.probability for world in self.worlds])

    @cached_property
    def quarters(self) -> FloatArray:
        """The quarters that count, shape (q,)."""
        last = self.model.settings.quarters
        return np.arange(last if self.over == "last" else 1, last + 1, dtype=np.float64)

    @cached_property
    def followed(self) -> FloatArray:
        """The quarters that are run, those that count last: all from 0 on where a backlog remembers, else no others."""
        whole = bool(self.model.settings.overloads)
        return np.arange(self.model.settings.quarters + 1, dtype=np.float64) if whole else self.quarters

    @cached_property
    def approach(self) -> FloatArray:
        """The part of its way that a lever held from time 0 has come in the quarters that count, (levers, q)."""
        return self._approach_of(self.quarters)

    @cached_property
    def _followed_approach(self) -> FloatArray:
        return self._approach_of(self.followed)

    def _approach_of(self, quarters: FloatArray) -> FloatArray:
        levers = self.model.levers
        held = np.ones((len(levers), self.model.settings.quarters))
        return ramp(held, [lever.timing for lever in levers])[:, quarters.astype(int)]

    # ------------------------------------------------------------------ index

    def ramps(self, amounts: FloatArray) -> dict[int, FloatArray]:
        """How far each lever has come, position -> (p, followed): ramps from 0 are in proportion to their target."""
        return {
            row: self.model.responses[row](amounts[:, row])[:, None] * self._followed_approach[row]
            for row in range(len(self.model.levers))
            if (amounts[:, row] > 0).any()
        }

    def by_world(self, amounts: FloatArray) -> FloatArray:
        """The index of plans (p, levers) in every world, central run: (p, w)."""
        worlds = len(self.worlds)
        step = max(1, BLOCK // (len(self.followed) * self.baseline.memberships.size * worlds))
        found = np.empty((len(amounts), worlds))
        for start in range(0, len(amounts), step):
            plans = amounts[start : start + step]
            ramps = self.ramps(plans)
            if worlds == 1:
                path = self._path(ramps, self.worlds[0], likely_effects(self.model))
            else:  # world after world along the leading axis, all in one run of the chain
                ramps = {row: np.tile(come, (worlds, 1)) for row, come in ramps.items()}
                path = self._path(ramps, AS_IT_IS, self._each_world.repeated(len(plans)))
            last = path[..., -len(self.quarters) :].mean(-1)
            found[start : start + step] = np.broadcast_to(last, worlds * len(plans)).reshape(worlds, len(plans)).T
        return found

    def _path(self, ramps: Mapping[int, FloatArray], world: Future, draws: EffectDraws) -> FloatArray:
        return index_of_ramps(self.model, ramps, world, self.baseline.central, draws, self.followed)

    @cached_property
    def _each_world(self) -> EffectDraws:
        """The central run in every world, as if the worlds were draws."""
        likely, count = likely_effects(self.model), len(self.worlds)
        drawn = EffectDraws(np.repeat(likely.closed[:, None], count, axis=1), np.repeat(likely.visibility, count))
        return in_worlds(self.model, drawn, self.worlds, np.arange(count))

    def index(self, amounts: FloatArray) -> FloatArray:
        """The index of plans (p, levers), expected over the worlds: (p,)."""
        return np.asarray(self.by_world(amounts) @ self.probabilities)

    def drawn(self, amounts: FloatArray, draws: EffectDraws) -> FloatArray:
        """The index of plans (p, levers) in d draws of the world as it is, the same draws for all: (p, d)."""
        count = draws.visibility.size
        step = max(1, BLOCK // (len(self.followed) * self.baseline.memberships.size * count))
        found = np.empty((len(amounts), count))
        for start in range(0, len(amounts), step):
            plans = amounts[start : start + step]
            each = np.tile(np.arange(count), len(plans))
            ramps = {row: np.repeat(come, count, axis=0) for row, come in self.ramps(plans).items()}
            baseline, drawn = chosen_draws(self.baseline, draws, each)
            path = index_of_ramps(self.model, ramps, AS_IT_IS, baseline, drawn, self.followed)
            # Nothing bought: one path for all draws.
            last = path[..., -len(self.quarters) :].mean(-1)
            found[start : start + step] = np.broadcast_to(last, each.shape).reshape(len(plans), count)
        return found

    # ------------------------------------------------------------------ money and emissions

    @cached_property
    def unit_payments(self) -> FloatArray:
        """Payments for the first use of each lever, and for one unit of it: shape (2, levers, T + 1)."""
        held = np.ones(self.model.settings.quarters)
        costs = [lever.cost for lever in self.model.levers]
        first = [payments_of(replace(cost, capital=0.0, operating=0.0), held) for cost in costs]
        unit = [payments_of(replace(cost, fixed=0.0), held) for cost in costs]
        return np.array([first, unit]).reshape(2, len(costs), len(held) + 1)

    @cached_property
    def unit_costs(self) -> FloatArray:
        """The same as net present values, shape (2, levers)."""
        rate = self.model.settings.discount_rate
        flat = [net_present_value(row, rate) for row in self.unit_payments.reshape(-1, self.unit_payments.shape[-1])]
        return np.array(flat).reshape(self.unit_payments.shape[:2])

    def lever_costs(self, amounts: FloatArray) -> FloatArray:
        """Net present value of each lever of plans (p, levers): same shape, in 10k yuan."""
        first, unit = self.unit_costs
        return np.asarray((amounts > 0) * first + amounts * unit)

    def cost(self, amounts: FloatArray) -> FloatArray:
        """Net present value of plans (p, levers): (p,)."""
        return np.asarray(self.lever_costs(amounts).sum(-1))

    @cached_property
    def yearly_payments(self) -> FloatArray:
        """Cash of years 1, 2, ... for first use and for a unit, (2, levers, years); time 0 belongs to year 1."""
        paid = self.unit_payments
        years = -(-self.model.settings.quarters // 4)
        year = np.maximum(np.arange(paid.shape[-1]) - 1, 0) // 4
        return np.stack([paid[..., year == each].sum(-1) for each in range(years)], axis=-1)

    def yearly(self, amounts: FloatArray) -> FloatArray:
        """Cash of plans (p, levers) by year: (p, years)."""
        first, unit = self.yearly_payments
        paid: FloatArray = (amounts > 0) @ first + amounts @ unit
        return paid

    @cached_property
    def unit_emissions(self) -> FloatArray:
        """Tonnes of CO2 that a unit of each lever avoids until the last quarter, as it comes into effect: (levers,)."""
        levers = self.model.levers
        held = np.ones((len(levers), self.model.settings.quarters))
        years = ramp(held, [lever.timing for lever in levers])[:, 1:].sum(-1) / 4
        return np.array([lever.avoided_emissions * each for lever, each in zip(levers, years.tolist(), strict=True)])

    def avoided(self, amounts: FloatArray) -> FloatArray:
        """Tonnes of CO2 that plans (p, levers) avoid until the last quarter: (p,)."""
        tonnes: FloatArray = amounts @ self.unit_emissions
        return tonnes

    # ------------------------------------------------------------------ plans as people write them

    def amounts_of(self, plan: Scenario) -> FloatArray:
        """The row of amounts of a scenario with constant amounts, shape (levers,)."""
        return np.array([plan.amount(lever.id) for lever in self.model.levers])

    def plan_of(self, amounts: Sequence[float] | FloatArray) -> tuple[tuple[str, float], ...]:
        """(lever, amount) of every lever that a row of amounts uses."""
        named = zip(self.model.levers, np.asarray(amounts).tolist(), strict=True)
        return tuple((lever.id, amount) for lever, amount in named if amount > 0)


def as_scenario(plan: Sequence[tuple[str, float]], name: str = "plan", label: Label | None = None) -> Scenario:
    """A plan of constant amounts as a scenario."""
    planned = tuple(PlannedAmount(lever, (amount,)) for lever, amount in plan)
    return Scenario(name, label or Label("Plan", "方案"), planned)


def chosen_draws(baseline: Baseline, draws: EffectDraws, which: NDArray[np.intp]) -> tuple[Baseline, EffectDraws]:
    """Draws by their positions (k,), each as often as it is named, of what varies in both."""
    chosen = EffectDraws(
        draws.closed[:, which],
        draws.visibility[which],
        None if draws.gaps is None else draws.gaps[:, which],
        None if draws.drift is None else draws.drift[which],
    )
    weights, memberships = baseline.drawn_weights, baseline.drawn_memberships
    if weights is None and memberships is None:
        return baseline, chosen
    return replace(
        baseline,
        drawn_weights=None if weights is None else weights[which],
        drawn_memberships=None if memberships is None else memberships[which],
    ), chosen
