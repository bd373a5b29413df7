"""The simulation of one scenario: plan > ramps > gaps > utility > answers > index.

A plan that spends levers in some places only is simulated place by place and added up; every other one at once.
"""

from __future__ import annotations

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline, common_count
from scenarios.chain import (
    AS_IT_IS,
    answer_shifts,
    gaps_left,
    index_of_ramps,
    index_path,
    planned,
    shifted,
)
from scenarios.costs import scenario_cost
from scenarios.effect_model import EffectModel
from scenarios.figures import figure_values
from scenarios.futures import Future
from scenarios.parts import Part, added_up, beyond_maximum, counted_alike, own_beyond_attainable, parts_of
from scenarios.plausibility import findings_of
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from scenarios.uncertainty import EffectDraws, likely_effects

BLOCK = 4_000_000
"""Memberships held at a time while draws are projected."""


def simulate(
    model: EffectModel,
    scenario: Scenario,
    baseline: Baseline,
    *,
    future: Future | None = None,
    draws: EffectDraws | None = None,
) -> Projection:
    """Project a scenario over the quarters of the model's settings.

    Parameters
    ----------
    model
        Levers, figures and indicators, from :func:`scenarios.effect_model.prepare`; with the divisions of customers
        where a plan is targeted.
    scenario
        The plan.
    baseline
        Weights and memberships of today and the index function; with draws of them where they are uncertain.
    future
        How the world turns out; None for the world as it is.
    draws
        Sampled effects, the same for all scenarios that are compared; None where effects do not vary.

    Raises
    ------
    DecisionError
        ``id-unknown`` (a lever, figure, dimension or segment), ``lever-beyond-maximum``, ``baseline-wrong-shape``,
        ``draws-of-different-count``, ``target-without-customers``.
    """
    baseline.check_indicators(len(model.indicators))
    world = future or AS_IT_IS
    quarters = np.arange(model.settings.quarters + 1, dtype=np.float64)
    used, amounts = planned(model, scenario)
    parts = parts_of(model, scenario, baseline)
    central = likely_effects(model)

    runs = [_central_run(part, world, central, quarters) for part in parts]
    index, figures, memberships = (added_up(values, parts) for values in zip(*runs, strict=True))
    drawn = index[None]
    if draws is not None or baseline.is_drawn:
        drawn = added_up([drawn_index(part, world, draws or central, quarters) for part in parts], parts)
    cost = scenario_cost([model.levers[row] for row in used], amounts, model.settings.discount_rate)
    return Projection(
        scenario.id,
        world.id,
        model.indicators,
        tuple(figure.indicator for figure in model.figures),
        index,
        drawn,
        figures,
        memberships,
        baseline.weights @ memberships,
        cost,
        (
            *findings_of(model, scenario, used, amounts, figures, cost.npv),
            *beyond_maximum(model, scenario, parts),
            *own_beyond_attainable(model, parts),
            *counted_alike(model, scenario),
            *(_against_pooled(model, scenario, baseline, world, index) if scenario.is_targeted else ()),
        ),
    )


def _central_run(
    part: Part, world: Future, central: EffectDraws, quarters: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Index (T + 1,), figures (T + 1, m) and memberships (T + 1, n, g) of the customers of a part."""
    model, start = part.model, part.baseline
    left = gaps_left(model, part.ramps, world, central, quarters)
    shifts = answer_shifts(model, left, world, central, quarters)
    memberships = shifted(start.memberships, shifts, quarters)
    index = index_path(start, start.weights, start.memberships, shifts, memberships)
    figures = np.tile([figure.today for figure in model.figures], (len(quarters), 1))
    for row, remaining in left.items():
        figures[:, row] = figure_values(model.figures[row], remaining)
    return index, figures, memberships


def _against_pooled(
    model: EffectModel, scenario: Scenario, baseline: Baseline, world: Future, index: FloatArray
) -> tuple[Finding, ...]:
    """That the index is added up from places, and what the same plan spent evenly would give, all customers as one."""
    evenly = simulate(model, scenario.untargeted, baseline.central, future=world)
    last, pooled = float(index[-1]), float(evenly.index[-1])
    return (Finding.of("plan-by-places", scenario.id, index=last, pooled=pooled, difference=last - pooled),)


def drawn_index(part: Part, world: Future, draws: EffectDraws, quarters: FloatArray) -> FloatArray:
    """The index of a part in every draw (d, T + 1), a block of draws at a time: memory grows with their index alone."""
    model, baseline = part.model, part.baseline
    visibility = draws.visibility if draws.visibility.ndim else None
    count = common_count(baseline.drawn_weights, baseline.drawn_memberships, visibility) or 1
    step = max(1, BLOCK // (len(quarters) * baseline.memberships.size))
    index = np.empty((count, len(quarters)))
    for start in range(0, count, step):
        block = slice(start, start + step)
        some = draws.of_draws(block)
        index[block] = index_of_ramps(model, part.ramps, world, baseline.of_draws(block), some, quarters)
    return index
