"""What is doubtful about a plan, although it can be computed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.effect_model import EffectModel
from scenarios.figures import beyond_attainable, is_outside_anchors
from scenarios.levers import Lever
from scenarios.overload import unrelieved
from scenarios.scenario import Scenario

FLAT = 1e-3
"""A lever whose maximum reaches less than this part of its attainable effect has no effect to speak of."""


def findings_of(
    model: EffectModel, scenario: Scenario, used: tuple[int, ...], amounts: FloatArray, figures: FloatArray, npv: float
) -> tuple[Finding, ...]:
    """Findings of a projected scenario.

    Parameters
    ----------
    used
        Positions of the levers of the plan.
    amounts
        Shape (levers of the plan, T): how much of them.
    figures
        Shape (T + 1, m): the operating figures of the central run.
    npv
        Net present value of the plan.
    """
    levers = [
        finding
        for row, held in zip(used, amounts, strict=True)
        for finding in (
            *_of_lever(model, row),
            *_of_working(model, scenario, row, used),
            *_of_amount(model.levers[row], float(held.max())),
        )
    ]
    return (
        *levers,
        *_of_figures(model, figures),
        *_of_budget(model, scenario, npv),
        *_of_settings(model),
        *model.findings,
    )


def _of_lever(model: EffectModel, row: int) -> Iterator[Finding]:
    lever, quarters = model.levers[row], model.settings.quarters
    if lever.assumed or not lever.source.in_language("en"):
        yield Finding.of("lever-assumed", lever.id)
    void = [effect.indicator for effect in lever.effects if effect.low == effect.high == 0]
    if void:
        yield Finding.of("effect-of-nothing", lever.id, names=", ".join(void))
    most = float(model.responses[row](np.array(lever.maximum)))
    if most < FLAT:
        yield Finding.of("response-flat", lever.id, maximum=lever.maximum, share=most)
    life = lever.cost.life
    if lever.cost.capital > 0 and life is not None and 4 * life > quarters:
        yield Finding.of("asset-outlives-horizon", lever.id, life=life, years=quarters / 4)


def _of_working(model: EffectModel, scenario: Scenario, row: int, used: tuple[int, ...]) -> Iterator[Finding]:
    """That a lever of a plan does nothing in it: nothing at all, or not before the run ends."""
    lever, quarters = model.levers[row], model.settings.quarters
    together = any(
        row in pair[:2] and {*pair[:2]} <= {*used} and strength for *pair, _, strength in model.pairs
    )  # what it does by way of another lever is an effect too
    relieves = any(name == lever.id and part for each in model.settings.overloads for name, part in each.relief)
    if not (lever.effects or together or relieves):
        yield Finding.of("lever-without-effect", lever.id)
        return
    planned = next(each for each in scenario.plan if each.lever == lever.id)
    delay = planned.start + lever.timing.delay
    if delay >= quarters:
        yield Finding.of("lever-after-horizon", lever.id, delay=delay, quarters=quarters)


def _of_amount(lever: Lever, amount: float) -> Iterator[Finding]:
    """That a plan goes beyond the amounts that experts were asked about."""
    asked = max((answer.amount for answer in lever.answers), default=amount)
    if amount > asked:
        yield Finding.of("amount-beyond-answers", lever.id, amount=amount, asked=asked)


def _of_settings(model: EffectModel) -> Iterator[Finding]:
    """What is assumed to change by itself, and to spill over, whatever the plan."""
    settings = model.settings
    for indicator, growth in settings.gap_growth:
        if growth:
            yield Finding.of("gap-growth-assumed", indicator, growth=growth)
    for overload in settings.overloads:
        end = overload.workload * (1 + overload.growth) ** (settings.quarters / 4)
        times = float(unrelieved(overload, settings.quarters)[-1])
        yield Finding.of("overload-assumed", overload.indicator, today=overload.workload, end=end, times=times)
    if settings.expectation_drift:
        yield Finding.of("expectation-drift-assumed", drift=settings.expectation_drift)
    if settings.spillover and model.spread is None:
        yield Finding.of("spillover-without-influences")
    elif settings.spillover and settings.amplifying:
        yield Finding.of("spillover-amplifies", part=settings.spillover)
    elif settings.spillover:
        yield Finding.of("spillover-assumed", part=settings.spillover)


def _of_figures(model: EffectModel, figures: FloatArray) -> Iterator[Finding]:
    for each in model.figures:
        yield from beyond_attainable(each, each.indicator)
    for figure, today, last in zip(model.figures, figures[0].tolist(), figures[-1].tolist(), strict=True):
        if last != today and is_outside_anchors(figure, last):
            bound = min(figure.anchors, key=lambda anchor: abs(anchor - last))
            yield Finding.of("figure-outside-anchors", figure.indicator, value=last, anchor=bound)


def _of_budget(model: EffectModel, scenario: Scenario, npv: float) -> Iterator[Finding]:
    budget = model.settings.budget
    if 0 < budget < npv:
        yield Finding.of("scenario-over-budget", scenario.id, npv=npv, budget=budget)
