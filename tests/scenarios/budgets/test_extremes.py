"""The smallest and the largest numbers: refused in one sentence at the door, or computed without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.budgets.frontier import marginal_values, preview
from scenarios.budgets.optimise import Effort, allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from scenarios.budgets.spending import Spending
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Interaction, Lever, Timing
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from tests.scenarios.budgets.questions import CREWS, DESK, GRID_LEVER, TEXTS, question
from tests.scenarios.small import small_baseline, small_model

EXTREMES = (5e-324, 1e-307, 1e-100, 1e-20, 1e-9, 0.0, 0.5, 1.0, 1e9, 1e15, 1e30, 1e100, 1e307, -1e-307, -1e15)
QUICK = Effort(levels=4, finer=0, starts=1, cuts=1)
THREE = (CREWS, TEXTS, replace(DESK, department="hall"))

Make = Callable[[float], Spending]


def _with(**changed: object) -> Lever:
    return replace(CREWS, **changed)  # type: ignore[arg-type]


def _levers(*levers: Lever, **more: object) -> Spending:
    return question(90.0, (*levers, TEXTS), **more)  # type: ignore[arg-type]


def _settings(**changed: object) -> Spending:
    asked = question(90.0, THREE)
    model = replace(asked.values.model, settings=SimulationSettings(**changed))  # type: ignore[arg-type]
    return replace(asked, values=replace(asked.values, model=model))


def _future(**changed: object) -> Spending:
    asked = question(90.0, THREE, aim="futures")
    worlds = (asked.values.futures[0], Future("odd", Label(), 0.4, **changed))  # type: ignore[arg-type]
    return replace(asked, values=replace(asked.values, futures=worlds))


def _rules(budget: float | None = 90.0, **rules: object) -> Spending:
    return question(budget, THREE, BudgetRules(**rules))  # type: ignore[arg-type]


PLACES: dict[str, Make] = {
    "maximum": lambda x: _levers(_with(maximum=x)),
    "maximum, whole": lambda x: _levers(_with(maximum=x, whole=True)),
    "maximum, hill": lambda x: _levers(replace(GRID_LEVER, maximum=x)),
    "maximum, s-curve": lambda x: _levers(replace(DESK, maximum=x)),
    "fixed": lambda x: _levers(_with(cost=Cost(fixed=x, operating=2.0))),
    "capital": lambda x: _levers(_with(cost=Cost(capital=x))),
    "operating": lambda x: _levers(_with(cost=Cost(operating=x, capital=1.0))),
    "life": lambda x: _levers(_with(cost=Cost(capital=1.0, life=x))),
    "factor low": lambda x: _levers(_with(cost=Cost(capital=1.0, factor=(x, 1.0, 2.0)))),
    "factor likely": lambda x: _levers(_with(cost=Cost(capital=1.0, factor=(0.0, x, max(x, 2.0))))),
    "factor all": lambda x: _levers(_with(cost=Cost(capital=1.0, factor=(x, x, x)))),
    "factor high": lambda x: _levers(_with(cost=Cost(capital=1.0, factor=(0.0, 0.0, x)))),
    "ramp up": lambda x: _levers(_with(timing=Timing(ramp_up=x))),
    "ramp down": lambda x: _levers(_with(timing=Timing(ramp_down=x))),
    "effect low": lambda x: _levers(_with(effects=(Effect("outage", min(x, 0.5), 0.5, 0.6),))),
    "effect high": lambda x: _levers(_with(effects=(Effect("outage", 0.0, 0.0, x),))),
    "effect all": lambda x: _levers(_with(effects=(Effect("outage", x, x, x),))),
    "emissions": lambda x: _levers(_with(avoided_emissions=x)),
    "scale": lambda x: _levers(_with(response=Choice.of("exponential", scale=x))),
    "half": lambda x: _levers(_with(response=Choice.of("hill", half=x, exponent=2.0))),
    "exponent": lambda x: _levers(_with(response=Choice.of("hill", half=3.0, exponent=x))),
    "midpoint": lambda x: _levers(_with(response=Choice.of("s-curve", midpoint=x, steepness=1.0))),
    "steepness": lambda x: _levers(_with(response=Choice.of("s-curve", midpoint=3.0, steepness=x))),
    "cap": lambda x: _levers(_with(response=Choice.of("linear-to-cap", cap=x))),
    "interaction": lambda x: question(90.0, THREE, interactions=(Interaction("crews", "texts", "outage", x),)),
    "least": lambda x: _rules(limits=(AmountLimit("crews", x),)),
    "most": lambda x: _rules(limits=(AmountLimit("crews", 0.0, x),)),
    "most, any sum": lambda x: _rules(None, limits=(AmountLimit("crews", 0.0, x),)),
    "least and most": lambda x: _rules(limits=(AmountLimit("crews", x, x),)),
    "most of what is needed": lambda x: _rules(
        limits=(AmountLimit("crews", 0.0, x),), prerequisites=(Prerequisite("texts", "crews"),)
    ),
    "must fund": lambda x: _rules(must_fund=(("crews", x),)),
    "must fund and most": lambda x: _rules(must_fund=(("crews", x),), limits=(AmountLimit("crews", 0.0, x),)),
    "pool": lambda x: _rules(pools=(DepartmentPool("hall", x),)),
    "year": lambda x: _rules(yearly=(x, 1e9)),
    "budget": _rules,
    "discount rate": lambda x: _settings(discount_rate=x),
    "loss aversion": lambda x: _settings(loss_aversion=x),
    "visibility": lambda x: _settings(visibility_scale=(0.0, x, max(x, 1.0))),
    "drift": lambda x: _settings(expectation_drift=x),
    "growth": lambda x: _settings(gap_growth=(("outage", x),)),
    "future's gap": lambda x: _future(gap_factors=(("outage", x),)),
    "future's effect": lambda x: _future(effect_factors=(("crews", x),)),
    "future's drift": lambda x: _future(expectation_drift=x),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.filterwarnings("error")
def test_extremes_of(place: str) -> None:
    accepted = 0
    for extreme in EXTREMES:
        try:
            asked = PLACES[place](extreme)
        except DecisionError:
            continue
        accepted += 1
        _is_answered(asked, f"{place} = {extreme}")
    assert accepted


def _is_answered(asked: Spending, told: str) -> None:
    found = allocate(asked, effort=QUICK)
    if found.is_feasible:
        numbers = [found.index, found.worth, found.cost, found.avoided, *found.cash, *(x for _, x in found.plan)]
        assert np.isfinite(np.array(numbers, float)).all(), told
        row = np.array([[found.amount(lever.id) for lever in asked.values.model.levers]])
        assert asked.allowed(row)[0], told
        assert np.isfinite([each.gain for each in marginal_values(asked, found)]).all(), told
    else:
        assert found.conflicts, told
    for point in preview(asked, (0.0, 50.0, 100.0)):
        assert np.isfinite([point.index, point.cost]).all(), told
    model = asked.values.model
    drawn = sample_effects(model, Draws(count=8))
    plan = found.scenario()
    run = simulate(model, plan, small_baseline(), future=asked.values.worlds[0], draws=drawn)
    assert np.isfinite(run.index).all(), told


def test_the_places_are_those_of_a_small_study() -> None:
    assert small_model(THREE).levers == THREE
