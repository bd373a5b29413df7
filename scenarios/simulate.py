"""The simulation of one scenario: plan > ramps > gaps > utility > answers > index.

One chain serves the central run and many draws: whatever is uncertain has a leading axis d, or none. The index of the
shifted answers is computed by the very function that gave the baseline, and a quarter in which nothing moved keeps the
baseline itself, so the empty scenario equals it to the bit.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from satisfaction.memberships import utility
from scenarios.baseline import Baseline, common_count
from scenarios.costs import scenario_cost
from scenarios.effect_model import EffectModel
from scenarios.figures import close_gaps, figure_values
from scenarios.futures import Future
from scenarios.plausibility import findings_of
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from scenarios.shift import answer_shift, shift_answers
from scenarios.timing import ramp
from scenarios.uncertainty import EffectDraws, changed_effects, likely_effects

AS_IT_IS = Future("", Label(), 1.0)
"""The world without any change from outside."""

BLOCK = 4_000_000
"""Memberships held at a time while draws are projected."""

Ramps = Mapping[int, FloatArray]
"""Position of a lever -> how far it has come, (T + 1,) or (d, T + 1)."""


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
        Levers, figures and indicators, from :func:`scenarios.effect_model.prepare`.
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
        ``id-unknown`` (a lever or figure), ``lever-beyond-maximum``, ``baseline-wrong-shape``,
        ``draws-of-different-count``.
    """
    baseline.check_indicators(len(model.indicators))
    world = future or AS_IT_IS
    quarters = np.arange(model.settings.quarters + 1, dtype=np.float64)
    used, amounts = planned(model, scenario)
    ramps = lever_ramps(model, used, amounts)

    central = likely_effects(model)
    left = gaps_left(model, ramps, world, central, quarters)
    shifts = answer_shifts(model, left, world, central, quarters)
    memberships = shifted(baseline.memberships, shifts, quarters)
    index = index_path(baseline, baseline.weights, baseline.memberships, shifts, memberships)
    figures = np.tile([figure.today for figure in model.figures], (len(quarters), 1))
    for row, part in left.items():
        figures[:, row] = figure_values(model.figures[row], part)
    is_certain = draws is None and not baseline.is_drawn
    cost = scenario_cost([model.levers[row] for row in used], amounts, model.settings.discount_rate)
    return Projection(
        scenario.id,
        world.id,
        model.indicators,
        tuple(figure.indicator for figure in model.figures),
        index,
        index[None] if is_certain else _drawn_index(model, ramps, world, baseline, draws or central, quarters),
        figures,
        memberships,
        baseline.weights @ memberships,
        cost,
        findings_of(model, scenario, used, figures, cost.npv),
    )


def _drawn_index(
    model: EffectModel, ramps: Ramps, world: Future, baseline: Baseline, draws: EffectDraws, quarters: FloatArray
) -> FloatArray:
    """The index of every draw (d, T + 1), a block of draws at a time: memory does not grow with their number."""
    visibility = draws.visibility if draws.visibility.ndim else None
    count = common_count(baseline.drawn_weights, baseline.drawn_memberships, visibility) or 1
    step = max(1, BLOCK // (len(quarters) * baseline.memberships.size))
    index = np.empty((count, len(quarters)))
    for start in range(0, count, step):
        block = slice(start, start + step)
        index[block] = index_of_ramps(model, ramps, world, baseline.of_draws(block), draws.of_draws(block), quarters)
    return index


# ---------------------------------------------------------------------- the links of the chain


def index_of_ramps(
    model: EffectModel, ramps: Ramps, world: Future, baseline: Baseline, draws: EffectDraws, quarters: FloatArray
) -> FloatArray:
    """The index (T + 1,) or (d, T + 1) where levers have come as far as `ramps` say.

    The leading axis may stand for draws, or for plans: ramps of p plans give the index of p plans at once.
    """
    weights = baseline.weights if baseline.drawn_weights is None else baseline.drawn_weights
    memberships = baseline.memberships if baseline.drawn_memberships is None else baseline.drawn_memberships
    left = gaps_left(model, ramps, world, draws, quarters)
    shifts = answer_shifts(model, left, world, draws, quarters)
    return index_path(baseline, weights, memberships, shifts, shifted(memberships, shifts, quarters))


def planned(model: EffectModel, scenario: Scenario) -> tuple[tuple[int, ...], FloatArray]:
    """The levers that a scenario uses (positions; those planned at 0 are not) and their amounts (levers, T)."""
    rows = []
    amounts = []
    for each in scenario.plan:
        row = model.lever_position(each.lever, f"scenarios/{scenario.id}")
        lever = model.levers[row]
        if each.peak > lever.maximum:
            unit = lever.unit.in_language("en")
            raise DecisionError(
                "lever-beyond-maximum", lever=lever.id, amount=each.peak, maximum=lever.maximum, unit=unit
            )
        if each.peak > 0:
            rows.append(row)
            amounts.append(each.over(model.settings.quarters))
    return tuple(rows), np.array(amounts, float).reshape(len(rows), model.settings.quarters)


def lever_ramps(model: EffectModel, used: tuple[int, ...], amounts: FloatArray) -> dict[int, FloatArray]:
    """How far each lever of a plan has come: position -> (T + 1,)."""
    targets = np.array([model.responses[row](held) for row, held in zip(used, amounts, strict=True)])
    come = ramp(targets.reshape(amounts.shape), [model.levers[row].timing for row in used])
    return dict(zip(used, come, strict=True))


def gaps_left(
    model: EffectModel, ramps: Ramps, world: Future, draws: EffectDraws, quarters: FloatArray
) -> dict[int, FloatArray]:
    """The part of each figure's gap that is left, (T + 1,) or (d, T + 1), for the figures that move.

    A future multiplies effects by lever, and gaps from quarter 1 on.
    """
    where = f"futures/{world.id}"
    factors = {model.lever_position(lever, where): factor for lever, factor in world.effect_factors}
    left = close_gaps(model, ramps, changed_effects(model, draws, factors))
    for indicator, factor in world.gap_factors:
        row = model.figure_position(indicator, where)
        left[row] = left.get(row, np.float64(1)) * np.where(quarters > 0, factor, 1.0)
    if draws.gaps is not None:
        for row in np.flatnonzero((draws.gaps != 1).any(-1)).tolist():
            left[row] = left.get(row, np.float64(1)) * np.where(quarters > 0, draws.gaps[row][:, None], 1.0)
    return left


def answer_shifts(
    model: EffectModel, left: Mapping[int, FloatArray], world: Future, draws: EffectDraws, quarters: FloatArray
) -> dict[int, FloatArray]:
    """How many logits the answers to each indicator move: column -> (T + 1,) or (d, T + 1).

    The gain in utility counts from today's figure. Expectations that rise lower the answers to every indicator.
    """
    shifts: dict[int, FloatArray] = {}
    for row, part in left.items():
        figure = model.figures[row]
        gain = utility(figure_values(figure, part), figure.anchors) - utility(figure.today, figure.anchors)
        visibility = figure.visibility * draws.visibility[..., None]
        shifts[model.columns[row]] = answer_shift(gain, visibility, model.settings.loss_aversion)
    drift = _drift(model, world, draws, quarters)
    if drift is not None:
        shifts = {column: shifts.get(column, 0.0) - drift for column in range(len(model.indicators))}
    return shifts


def _drift(model: EffectModel, world: Future, draws: EffectDraws, quarters: FloatArray) -> FloatArray | None:
    """By how many logits expectations have lowered answers, (T + 1,) or (d, T + 1); None where they stand still."""
    yearly = model.settings.expectation_drift + world.expectation_drift
    if draws.drift is not None:
        return np.multiply.outer(yearly + draws.drift, quarters / 4)
    return yearly * quarters / 4 if yearly else None


def shifted(memberships: FloatArray, shifts: Mapping[int, FloatArray], quarters: FloatArray) -> FloatArray:
    """Memberships (n, g) or (d, n, g) after the shifts: (T + 1, n, g) or (d, T + 1, n, g)."""
    lead = np.broadcast_shapes((*memberships.shape[:-2], len(quarters)), *(s.shape for s in shifts.values()))
    nodes, grades = memberships.shape[-2:]
    moved = np.empty((nodes, grades, *lead))  # the long axes last in memory, first for whoever reads
    moved = moved.transpose(*range(2, moved.ndim), 0, 1)
    moved[:] = memberships[..., None, :, :]
    for column, shift in shifts.items():
        moved[..., column, :] = shift_answers(memberships[..., None, column, :], shift)
    return moved


def index_path(
    baseline: Baseline,
    weights: FloatArray,
    memberships: FloatArray,
    shifts: Mapping[int, FloatArray],
    moved: FloatArray,
) -> FloatArray:
    """The index (T + 1,) or (d, T + 1) of weights (n,) or (d, n) and memberships that have moved.

    Where no answer moved it is the index of `memberships` (n, g) or (d, n, g), computed as the baseline is.
    """
    today = np.asarray(baseline.index(weights, memberships, baseline.scores))[..., None]
    if not shifts:
        return np.repeat(today, moved.shape[-3], axis=-1)
    path = baseline.index(weights if weights.ndim == 1 else weights[:, None], moved, baseline.scores)
    still = np.ones(moved.shape[-3], bool)
    for shift in shifts.values():
        still = still & (shift == 0)
    return np.where(still, today, path)
