"""Attribution: which lever of a plan makes how much of the difference, in every quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.draws import Draws
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.precision import NORMAL_95
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS, index_of_ramps
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.parts import added_up, parts_of
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.shapley import ORDERS, BoolMatrix, shapley
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects

BLOCK = 4_000_000
"""Memberships held at a time: memory does not grow with the number of coalitions."""

EXACT = 1e-9
"""Shares that miss the gain by no more than this sum to it: the rest is rounding."""


@dataclass(frozen=True, eq=False)
class Attribution:
    """Contributions of the k levers of a plan to the index of quarters 0..T, in the central run.

    Parameters
    ----------
    levers
        Ids, in the order of the plan.
    shares
        Shape (k,): Shapley values at the last quarter; they sum to the whole difference the plan makes.
    alone
        Shape (k,): what each lever makes at the last quarter if it is the only one.
    removed
        Shape (k,): what is lost at the last quarter if only this lever is left out.
    quarterly
        Shape (k, T + 1): Shapley values of every quarter.
    errors
        Shape (k, T + 1): standard errors of them where orders were sampled; None where they are exact.
    today
        The index before anything changes.
    drift, growth
        Shape (T + 1,): what rising expectations, and figures that change by themselves, do without the plan. What
        they do together is shared in equal parts.
    index
        Shape (T + 1,): the central run of the plan, from the simulation itself.
    reference
        Shape (T + 1,): the same without the plan, or of the plan it is held against.
    against
        Id of the plan that stands in the place of no plan; empty where the whole plan is explained.
    """

    levers: tuple[str, ...]
    shares: FloatArray
    alone: FloatArray
    removed: FloatArray
    quarterly: FloatArray
    errors: FloatArray | None
    today: float
    drift: FloatArray
    growth: FloatArray
    index: FloatArray
    reference: FloatArray
    against: str = ""

    @property
    def gain(self) -> FloatArray:
        """What the plan makes of the index in each quarter, against the world without it (T + 1,)."""
        return self.index - self.reference

    @property
    def residual(self) -> FloatArray:
        """What the shares of each quarter miss of its gain, (T + 1,): rounding where the attribution holds."""
        missed: FloatArray = self.gain - self.quarterly.sum(0)
        return missed

    @property
    def holds(self) -> bool:
        """Whether the shares of every quarter sum to the gain that the simulation gives."""
        return bool(np.abs(self.residual).max(initial=0.0) <= EXACT)

    @property
    def is_exact(self) -> bool:
        """Whether every coalition was simulated."""
        return self.errors is None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """That shares were sampled, and how exactly; that they do not sum to what the simulation gives."""
        found = []
        if self.errors is not None:
            largest = float(self.errors[:, -1].max(initial=0.0))
            half = NORMAL_95 * largest
            found.append(Finding.of("attribution-sampled", levers=len(self.levers), orders=ORDERS, error=half))
        if not self.holds:
            found.append(Finding.of("attribution-incomplete", missed=float(self.residual[-1])))
        return tuple(found)

    @property
    def together(self) -> float:
        """What the levers make together at the end beyond the sum of each alone; negative where they overlap."""
        return float(self.gain[-1] - self.alone.sum())


def attribute(
    model: EffectModel,
    scenario: Scenario,
    baseline: Baseline,
    *,
    future: Future | None = None,
    draws: Draws | None = None,
    against: Scenario | None = None,
) -> Attribution:
    """Shapley values of the levers of a plan, in the central run, for every quarter from the same coalitions.

    Parameters
    ----------
    future
        How the world turns out; None for the world as it is.
    draws
        Where random numbers come from beyond twelve levers.
    reference
        Shape (T + 1,): the same without the plan, or of the plan it is held against.
    against
        Another plan: then the difference between the two is explained by the levers they plan differently.
    """
    world, centre = future or AS_IT_IS, baseline.central
    quarters = np.arange(model.settings.quarters + 1, dtype=np.float64)
    told = _Difference(model, scenario, against, centre, world, quarters)
    count = len(told.rows)
    generator = (draws or Draws()).generator("attribution", scenario.id)
    quarterly, errors = shapley(told.value, count, generator) if count else (np.zeros((0, len(quarters))), None)
    nothing, everything = told.value(np.array([[False] * count, [True] * count]))
    single = np.eye(count, dtype=bool)
    alone, removed = (told.value(each)[:, -1] if count else np.zeros(0) for each in (single, ~single))
    at = [told.named.index(row) for row in told.rows]
    quarterly, alone, removed = (
        _among(values, at, len(told.named)) for values in (quarterly, alone - nothing[-1], everything[-1] - removed)
    )
    errors = None if errors is None else _among(errors, at, len(told.named))
    drift, growth = told.without_plans()
    return Attribution(
        tuple(model.levers[row].id for row in told.named),
        quarterly[:, -1],
        alone,
        removed,
        quarterly,
        errors,
        centre.score,
        drift,
        growth,
        everything if against is not None else simulate(model, scenario, centre, future=future).index,
        nothing,
        "" if against is None else against.id,
    )


def _among(values: FloatArray, at: Sequence[int], count: int) -> FloatArray:
    """Values of some levers among all that are named (count, ...): those of the others are zero."""
    every = np.zeros((count, *values.shape[1:]))
    every[list(at)] = values
    return every


class _Difference:
    """What leads from one plan (or none) to another, in all the parts that either of them is simulated in."""

    def __init__(
        self,
        model: EffectModel,
        scenario: Scenario,
        against: Scenario | None,
        baseline: Baseline,
        world: Future,
        quarters: FloatArray,
    ) -> None:
        plans = (scenario, against or Scenario("", scenario.label))
        targeted = tuple({each.dimension: 0 for plan in plans for each in plan.plan if each.dimension})
        self.end, self.start = (parts_of(model, plan, baseline, targeted) for plan in plans)
        self.effects, self.world, self.quarters = likely_effects(model), world, quarters
        self.step = max(1, BLOCK // (len(quarters) * baseline.memberships.size))
        still = np.zeros(len(quarters))
        ends, starts = ({each.lever: each for each in plan.plan if each.peak > 0} for plan in plans)
        self.named = [
            row
            for row in dict.fromkeys((*self.end[0].ramps, *self.start[0].ramps))
            if not _alike(ends.get(model.levers[row].id), starts.get(model.levers[row].id), len(quarters) - 1)
        ]
        self.rows = [  # a lever that does nothing before the run ends is named, and has no share
            row
            for row in self.named
            if any(
                not np.array_equal(before.ramps.get(row, still), after.ramps.get(row, still))
                for before, after in zip(self.start, self.end, strict=True)
            )
        ]

    def value(self, coalitions: BoolMatrix) -> FloatArray:
        """The index (c, T + 1) where a coalition (c, k) of the levers follows the second plan."""
        blocks = range(0, len(coalitions), self.step)
        return np.concatenate([self._block(coalitions[at : at + self.step]) for at in blocks])

    def _block(self, coalitions: BoolMatrix) -> FloatArray:
        found = []
        for before, after in zip(self.start, self.end, strict=True):
            ramps = coalition_ramps(before.ramps, after.ramps, self.rows, coalitions)
            index = index_of_ramps(after.model, ramps, self.world, after.baseline, self.effects, self.quarters)
            found.append(np.broadcast_to(index, (len(coalitions), len(self.quarters))))
        return np.asarray(added_up(found, self.end))

    def without_plans(self) -> tuple[FloatArray, FloatArray]:
        """What drifting expectations, and gaps that change by themselves, do to the index without any plan."""
        neither, drifting = self._untouched(False, False), self._untouched(True, False)
        growing, both = self._untouched(False, True), self._untouched(True, True)
        drift = (drifting - neither + both - growing) / 2
        growth = (growing - neither + both - drifting) / 2
        return drift, growth

    def _untouched(self, drifting: bool, growing: bool) -> FloatArray:
        """The index (T + 1,) without a plan, where expectations may drift and gaps may grow."""
        drift = self.world.expectation_drift if drifting else 0.0
        seen = replace(self.world, expectation_drift=drift, gap_factors=self.world.gap_factors if growing else ())
        found = []
        for part in self.end:
            settings = part.model.settings
            kept = replace(
                settings,
                expectation_drift=settings.expectation_drift if drifting else 0.0,
                gap_growth=settings.gap_growth if growing else (),
                overloads=settings.overloads if growing else (),
            )
            model = replace(part.model, settings=kept)
            index = index_of_ramps(model, {}, seen, part.baseline, self.effects, self.quarters)
            found.append(np.broadcast_to(index, len(self.quarters)))
        return np.asarray(added_up(found, self.end))


def _alike(first: PlannedAmount | None, second: PlannedAmount | None, quarters: int) -> bool:
    """Whether two plans hold the same of a lever in the same places all through the run."""
    if first is None or second is None:
        return first is second
    return first.over(quarters) == second.over(quarters) and (first.dimension, {*first.targets}) == (
        second.dimension,
        {*second.targets},
    )


def coalition_ramps(
    start: Mapping[int, FloatArray], end: Mapping[int, FloatArray], rows: Sequence[int], coalitions: BoolMatrix
) -> dict[int, FloatArray]:
    """How far every lever has come where a coalition (c, k) of them follows the plan: position -> (c, T + 1)."""
    ramps = dict(start)
    for player, row in enumerate(rows):
        joined = coalitions[:, player, None]
        ramps[row] = np.where(joined, end.get(row, 0.0), start.get(row, 0.0))
    return ramps
