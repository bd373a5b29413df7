"""What is doubtful about a plan, although it can be computed."""

from __future__ import annotations

from collections.abc import Iterator

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from scenarios.effect_model import EffectModel
from scenarios.figures import is_outside_anchors
from scenarios.levers import Lever
from scenarios.scenario import Scenario


def findings_of(
    model: EffectModel, scenario: Scenario, used: tuple[int, ...], figures: FloatArray, npv: float
) -> tuple[Finding, ...]:
    """Findings of a projected scenario.

    Parameters
    ----------
    used
        Positions of the levers of the plan.
    figures
        Shape (T + 1, m): the operating figures of the central run.
    npv
        Net present value of the plan.
    """
    levers = [finding for row in used for finding in _of_lever(model.levers[row], model.settings.quarters)]
    return (*levers, *_of_figures(model, figures), *_of_budget(model, scenario, npv))


def _of_lever(lever: Lever, quarters: int) -> Iterator[Finding]:
    if lever.assumed or not lever.source.in_language("en"):
        yield Finding.of("lever-assumed", lever.id)
    if not lever.effects:
        yield Finding.of("lever-without-effect", lever.id)
    elif lever.timing.delay >= quarters:
        yield Finding.of("lever-after-horizon", lever.id, delay=lever.timing.delay, quarters=quarters)


def _of_figures(model: EffectModel, figures: FloatArray) -> Iterator[Finding]:
    for figure, today, last in zip(model.figures, figures[0].tolist(), figures[-1].tolist(), strict=True):
        if last != today and is_outside_anchors(figure, last):
            bound = min(figure.anchors, key=lambda anchor: abs(anchor - last))
            yield Finding.of("figure-outside-anchors", figure.indicator, value=last, anchor=bound)


def _of_budget(model: EffectModel, scenario: Scenario, npv: float) -> Iterator[Finding]:
    budget = model.settings.budget
    if 0 < budget < npv:
        yield Finding.of("scenario-over-budget", scenario.id, npv=npv, budget=budget)
