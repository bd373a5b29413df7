"""The parts that a plan is simulated in: all customers at once, or place by place where it is targeted.

In a place that holds a share of the customers, an amount x spent there acts as x / share does where it is spent
everywhere: the same per customer. So an even spread equals the lever that is not targeted. What happens in the places
is added up by customers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure
from scenarios.baseline import Baseline
from scenarios.chain import Ramps, lever_ramps, planned
from scenarios.divisions import Place, division, places
from scenarios.effect_model import EffectModel
from scenarios.figures import beyond_attainable
from scenarios.scenario import PlannedAmount, Scenario

ROUNDING = 1e-9
"""Part by which an amount may lie beyond a maximum: an even spread divides and multiplies again."""


@dataclass(frozen=True, eq=False)
class Part:
    """Customers who are simulated together.

    Parameters
    ----------
    place
        Who they are; no segments for all customers.
    model
        The effect model with their operating figures of today.
    baseline
        Weights and index of the study, with their answers.
    ramps
        How far levers have come where they are, position -> (T + 1,).
    amounts
        What the levers act as where they are, shape (levers of the plan, T).
    """

    place: Place
    model: EffectModel
    baseline: Baseline
    ramps: Ramps
    amounts: FloatArray


EVERYBODY = Place((), 1.0)


def parts_of(
    model: EffectModel,
    scenario: Scenario,
    baseline: Baseline,
    dimensions: Sequence[str] = (),
    answers: Mapping[str, FloatArray] | None = None,
) -> tuple[Part, ...]:
    """The parts in which a plan is simulated: one for all customers, unless it is targeted or a dimension is asked for.

    Parameters
    ----------
    dimensions
        Dimensions to tell apart beside those that the plan targets.
    answers
        Segment of the first of them -> its own memberships of today, shape (n, g); the company's where it has none.

    Raises
    ------
    DecisionError
        ``id-unknown`` (a lever, dimension or segment), ``lever-beyond-maximum``, ``target-without-customers``.
    """
    where = f"scenarios/{scenario.id}"
    used, amounts = planned(model, scenario)
    wanted = tuple(dict.fromkeys((*dimensions, *(each.dimension for each in scenario.plan if each.dimension))))
    if not wanted:
        return (Part(EVERYBODY, model, baseline, lever_ramps(model, used, amounts), amounts),)
    divisions = [division(model.divisions, name, where) for name in wanted]
    _check_targets(model, scenario, where)
    plan = {each.lever: each for each in scenario.plan}
    chosen = [plan[model.levers[row].id] for row in used]
    found = []
    told_apart = places(divisions)
    for place in told_apart if dimensions else _alike(model, chosen, told_apart, where):
        factors = np.array([_factor(model, each, dict(place.segments), where) for each in chosen])
        held = amounts * factors.reshape(-1, 1)
        own = None if answers is None else answers.get(dict(place.segments).get(next(iter(dimensions), ""), ""))
        found.append(
            Part(
                place,
                replace(model, figures=_figures(model, place)),
                baseline if own is None else replace(baseline, memberships=own, drawn_memberships=None),
                lever_ramps(model, used, held),
                held,
            )
        )
    return tuple(found)


def _alike(
    model: EffectModel, chosen: Sequence[PlannedAmount], told_apart: Sequence[Place], where: str
) -> tuple[Place, ...]:
    """The places with those together that start from the same figures and get the same: what they become is the same.

    Segments that get more than their fair share stay apart, so that each can be named.
    """
    together: dict[object, Place] = {}
    for place in told_apart:
        inside = dict(place.segments)
        factors = tuple(_factor(model, each, inside, where) for each in chosen)
        named = tuple(inside[each.dimension] for each, factor in zip(chosen, factors, strict=True) if factor > 1)
        same = (_figures(model, place), factors, named)
        first = together.get(same)
        together[same] = place if first is None else replace(first, share=first.share + place.share)
    return tuple(together.values())


def _check_targets(model: EffectModel, scenario: Scenario, where: str) -> None:
    """``target-without-customers`` where money is spent in a segment that holds nobody."""
    for each in scenario.plan:
        for segment, part in each.targets:
            if part > 0 and not division(model.divisions, each.dimension, where).share(segment, where) > 0:
                raise DecisionError("target-without-customers", lever=each.lever, segment=segment)


def _factor(model: EffectModel, planned: PlannedAmount, place: Mapping[str, str], where: str) -> float:
    """What an amount of the company acts as in a place, as a multiple of it."""
    if not planned.dimension:
        return 1.0
    segment = place[planned.dimension]
    share = division(model.divisions, planned.dimension, where).share(segment, where)
    return dict(planned.targets).get(segment, 0.0) / share


def _figures(model: EffectModel, place: Place) -> tuple[OperatingFigure, ...]:
    """The operating figures with the place's own values of today; the first of its dimensions that has one tells it."""
    own: dict[str, float] = {}
    for dimension, segment in reversed(place.segments):
        own |= division(model.divisions, dimension, "divisions").figures.get(segment, {})
    return tuple(replace(each, today=own[each.indicator]) if each.indicator in own else each for each in model.figures)


# ---------------------------------------------------------------------- adding up


def added_up(values: Sequence[FloatArray], parts: Sequence[Part]) -> FloatArray:
    """Values (...) of the parts, added up by their customers; where all are the same, that value to the bit."""
    if len(values) == 1:
        return values[0]
    first = np.asarray(values[0])
    shares = np.array([part.place.share for part in parts])
    return first + np.tensordot(shares / shares.sum(), np.asarray(values) - first, 1)


def counted_alike(model: EffectModel, scenario: Scenario) -> tuple[Finding, ...]:
    """That nobody counted the customers of the places a plan is spent in."""
    targeted = dict.fromkeys(each.dimension for each in scenario.plan if each.dimension and each.peak > 0)
    where = f"scenarios/{scenario.id}"
    uncounted = [name for name in targeted if not division(model.divisions, name, where).is_counted]
    return tuple(Finding.of("places-counted-alike", name) for name in uncounted)


def own_beyond_attainable(model: EffectModel, parts: Sequence[Part]) -> tuple[Finding, ...]:
    """Where the own figure of a place is better than what was called attainable, so that nothing moves it there."""
    found: dict[Finding, None] = {}
    for part in parts:
        for company, own in zip(model.figures, part.model.figures, strict=True):
            for dimension, segment in part.place.segments if own != company else ():
                if own.indicator in division(model.divisions, dimension, "divisions").figures.get(segment, {}):
                    found |= dict.fromkeys(beyond_attainable(own, f"{own.indicator}/{segment}"))
    return tuple(found)


def beyond_maximum(model: EffectModel, scenario: Scenario, parts: Sequence[Part]) -> tuple[Finding, ...]:
    """Where a place gets more of a lever than its fair share of the maximum: the curve is read beyond its range."""
    used, _ = planned(model, scenario)
    largest: dict[tuple[str, str], Finding] = {}
    targeted = {each.lever: each.dimension for each in scenario.plan if each.dimension}
    for part in parts:
        for row, amounts in zip(used, part.amounts, strict=True):
            lever = model.levers[row]
            peak, place = float(amounts.max()), dict(part.place.segments)
            if lever.id in targeted and peak > lever.maximum * (1 + ROUNDING):
                segment = place[targeted[lever.id]]
                largest[lever.id, segment] = Finding.of(
                    "target-beyond-maximum", f"{lever.id}/{segment}", times=peak / lever.maximum
                )
    return tuple(largest.values())
