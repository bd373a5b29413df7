"""Attribution: which lever of a plan makes how much of the difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.scenario import Scenario
from scenarios.simulate import AS_IT_IS, index_of_ramps, lever_ramps, planned
from scenarios.uncertainty import likely_effects

EXACT_LEVERS = 12
"""Up to this many levers every coalition is simulated; beyond it, permutations are sampled."""

PERMUTATIONS = 500
BATCH = 1024
"""Coalitions simulated at a time."""

BoolMatrix = NDArray[np.bool_]
Value = Callable[[BoolMatrix], FloatArray]


@dataclass(frozen=True, eq=False)
class Attribution:
    """Contributions of the k levers of a plan to the index at the last quarter.

    Parameters
    ----------
    levers
        Ids, in the order of the plan.
    shares
        Shape (k,): Shapley values; they sum to the whole difference the plan makes.
    alone
        Shape (k,): what each lever makes if it is the only one.
    removed
        Shape (k,): what is lost if only this lever is left out.
    """

    levers: tuple[str, ...]
    shares: FloatArray
    alone: FloatArray
    removed: FloatArray


def attribute(
    model: EffectModel,
    scenario: Scenario,
    baseline: Baseline,
    *,
    future: Future | None = None,
    draws: Draws | None = None,
) -> Attribution:
    """Shapley values of the levers of a plan, in the central run.

    Exact for up to twelve levers; beyond that the mean over 500 permutations, whose random numbers come from `draws`.

    References
    ----------
    Shapley 1953, A value for n-person games, doi:10.1515/9781400881970-018. Castro, Gomez & Tejada 2009, Polynomial
    calculation of the Shapley value based on sampling, doi:10.1016/j.cor.2008.04.004.
    """
    used, amounts = planned(model, scenario)
    names, count = tuple(model.levers[row].id for row in used), len(used)
    if not count:
        return Attribution((), np.zeros(0), np.zeros(0), np.zeros(0))
    value = _value_of_coalitions(model, used, amounts, baseline, future or AS_IT_IS)
    if count <= EXACT_LEVERS:
        shares = _exact(value, count)
    else:
        shares = _sampled(value, count, (draws or Draws()).generator("attribution", scenario.id))
    single = np.eye(count, dtype=bool)
    nothing, everything = value(np.array([[False] * count, [True] * count]))
    return Attribution(names, shares, value(single) - nothing, everything - value(~single))


def _value_of_coalitions(
    model: EffectModel, used: tuple[int, ...], amounts: FloatArray, baseline: Baseline, world: Future
) -> Value:
    """The function from coalitions (c, k) to the index at the last quarter (c,); they run as if they were draws."""
    ramps = lever_ramps(model, used, amounts)
    last = np.array([float(model.settings.quarters)])
    effects, centre = likely_effects(model), baseline.central

    def batch(coalitions: BoolMatrix) -> FloatArray:
        present = {row: coalitions[:, k, None] * ramps[row][-1] for k, row in enumerate(used)}
        index = index_of_ramps(model, present, world, centre, effects, last)
        return np.broadcast_to(index, (len(coalitions), 1))[:, 0]

    def value(coalitions: BoolMatrix) -> FloatArray:
        return np.concatenate([batch(coalitions[at : at + BATCH]) for at in range(0, len(coalitions), BATCH)])

    return value


def _exact(value: Value, count: int) -> FloatArray:
    members = np.arange(2**count)
    coalitions = (members[:, None] >> np.arange(count)) & 1 == 1
    index, sizes = value(coalitions), coalitions.sum(-1)
    weight = np.array([factorial(s) * factorial(count - 1 - s) / factorial(count) for s in range(count)])
    shares = np.empty(count)
    for lever in range(count):
        without = members[~coalitions[:, lever]]
        shares[lever] = weight[sizes[without]] @ (index[without | 1 << lever] - index[without])
    return shares


def _sampled(value: Value, count: int, generator: np.random.Generator) -> FloatArray:
    orders = np.argsort(generator.random((PERMUTATIONS, count)), axis=-1)
    place = np.argsort(orders, axis=-1)
    prefixes = place[:, None, :] < np.arange(count + 1)[:, None]  # (permutations, length of prefix, lever)
    index = value(prefixes.reshape(-1, count)).reshape(PERMUTATIONS, count + 1)
    shares: FloatArray = np.take_along_axis(np.diff(index, axis=-1), place, axis=-1).mean(0)
    return shares
