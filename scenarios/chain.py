"""The chain that every simulation runs through: ramps > gaps > utility > shifts of answers > index.

One chain serves the central run, many draws and many plans: whatever differs between them has a leading axis, or none.
The index of the shifted answers is computed by the very function that gave the baseline, and a quarter in which nothing
moved keeps the baseline itself, so the empty scenario equals it to the bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel
from scenarios.figures import close_gaps
from scenarios.futures import Future
from scenarios.overload import relieved, unrelieved, worsening
from scenarios.scenario import Scenario
from scenarios.shift import answer_shift, shift_answers
from scenarios.spillover import spilled
from scenarios.timing import ramp
from scenarios.uncertainty import EffectDraws, changed_effects

AS_IT_IS = Future("", Label(), 1.0)
"""The world without any change from outside."""

AT_ONCE = 16_384
"""Numbers that are worked on together: few enough for the cache, many enough that a call costs nothing beside them."""

Ramps = Mapping[int, FloatArray]
"""Position of a lever -> how far it has come, (T + 1,) or (d, T + 1)."""


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

    A future multiplies effects by lever, and gaps from quarter 1 on. Gaps may also grow by themselves, year by year,
    and where a load outgrows capacity.
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
    for indicator, growth in model.settings.gap_growth:
        row = model.figure_position(indicator, "settings/gap_growth")
        left[row] = left.get(row, np.float64(1)) * (1 + growth) ** (quarters / 4)
    for row, times in _overloaded(model, ramps, quarters).items():
        left[row] = left.get(row, np.float64(1)) * times
    return left


def _overloaded(model: EffectModel, ramps: Ramps, quarters: FloatArray) -> dict[int, FloatArray]:
    """How many times its gap an overloaded figure has, position -> (T + 1,) or (d, T + 1).

    A backlog remembers: where levers relieve it, every quarter from 0 on must be among `quarters`.

    Raises
    ------
    DecisionError
        ``overload-needs-every-quarter``.
    """
    found = {}
    named = {model.levers[row].id: come for row, come in ramps.items()}
    at = np.asarray(quarters, int)
    for overload in model.settings.overloads:
        row = model.figure_position(overload.indicator, "settings/overloads")
        if not any(lever in named for lever, _ in overload.relief):
            found[row] = unrelieved(overload, int(at.max()))[at]
            continue
        left = relieved(overload, named)
        if left.shape[-1] != len(at) or not np.array_equal(at, np.arange(len(at))):
            raise DecisionError("overload-needs-every-quarter", indicator=overload.indicator)
        found[row] = worsening(overload, left, len(at) - 1)
    return found


def answer_shifts(
    model: EffectModel, left: Mapping[int, FloatArray], world: Future, draws: EffectDraws, quarters: FloatArray
) -> dict[int, FloatArray]:
    """How many logits the answers to each indicator move: column -> (T + 1,) or (d, T + 1).

    The gain in utility counts from today's figure. What figures do to answers may pass on to other answers; then
    expectations that rise lower all of them alike.
    """
    shifts: dict[int, FloatArray] = {}
    for some in side_by_side(left):
        gain = model.gains.of([row for row, _ in some], np.stack(np.broadcast_arrays(*(part for _, part in some))))
        known = model.gains.visibility[[row for row, _ in some]]
        visibility = np.multiply.outer(known, draws.visibility)[..., None]
        visibility = visibility.reshape(len(some), *[1] * (gain.ndim - visibility.ndim), *visibility.shape[1:])
        if visibility.ndim > gain.ndim:
            gain = gain[:, None]
        shift = answer_shift(gain, visibility, model.settings.loss_aversion)
        shifts.update(zip([model.columns[row] for row, _ in some], shift, strict=True))
    if model.spread is not None:
        shifts = spilled(shifts, model.spread)
    drift = _drift(model, world, draws, quarters)
    if drift is not None:
        shifts = {column: shifts.get(column, 0.0) - drift for column in range(len(model.indicators))}
    return shifts


def side_by_side(values: Mapping[int, FloatArray]) -> Iterator[list[tuple[int, FloatArray]]]:
    """Positions and their values, so many at a time as are computed at once without leaving the cache."""
    items = list(values.items())
    size = max(map(np.size, values.values()), default=1)
    step = max(1, AT_ONCE // max(size, 1))
    return (items[k : k + step] for k in range(0, len(items), step))


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
    for some in side_by_side(shifts):
        columns = [column for column, _ in some]
        logits = np.stack(np.broadcast_arrays(*(shift for _, shift in some)))
        logits = logits.transpose(*range(1, logits.ndim), 0)
        moved[..., columns, :] = shift_answers(memberships[..., None, columns, :], logits)
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
        if not still.any():
            return np.asarray(path)
    return np.where(still, today, path)
