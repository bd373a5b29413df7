"""A study small enough to follow by hand: two figures, one of which is better when higher, and three levers."""

from __future__ import annotations

import numpy as np

from mcdm.choice import Choice
from mcdm.labels import Label
from satisfaction.index.weighted_average import weighted_average
from satisfaction.indicators import OperatingFigure
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel, prepare
from scenarios.levers import Cost, Effect, Interaction, Lever, Timing
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings

INDICATORS = ("outage", "notice", "staff")
FIGURES = (
    OperatingFigure("outage", Label(), Label("h"), 9.6, 0.5, (1, 4, 8.76, 17.5, 30), 2.0),
    OperatingFigure("notice", Label(), Label("%"), 54, 98, (95, 85, 70, 50, 30), 3.0),
)
SETTINGS = SimulationSettings(quarters=8, visibility_scale=(0.6, 1.0, 1.3))


def lever(
    name: str,
    *effects: Effect,
    maximum: float = 100.0,
    response: Choice | None = None,
    timing: Timing | None = None,
    cost: Cost | None = None,
    source: str = "measured",
    assumed: bool = False,
) -> Lever:
    curve = response or Choice.of("exponential", scale=10.0)
    when = timing or Timing(delay=1, ramp_up=2, ramp_down=4)
    return Lever(name, Label(), Label("teams"), maximum, curve, when, cost or Cost(), effects, Label(source), assumed)


LEVERS = (
    lever("crews", Effect("outage", 0.3, 0.45, 0.55), cost=Cost(fixed=5, capital=10, operating=4)),
    lever("texts", Effect("notice", 0.6, 0.8, 0.9), Effect("outage", 0.05, 0.1, 0.1), cost=Cost(operating=2)),
    lever("cuts", Effect("notice", -0.5, -0.3, -0.1)),
)


def small_model(
    levers: tuple[Lever, ...] = LEVERS,
    interactions: tuple[Interaction, ...] = (),
    settings: SimulationSettings = SETTINGS,
    figures: tuple[OperatingFigure, ...] = FIGURES,
) -> EffectModel:
    return prepare(INDICATORS, figures, levers, interactions, settings)


def small_baseline(**drawn: np.ndarray) -> Baseline:
    memberships = np.array([[0.14, 0.36, 0.28, 0.15, 0.07], [0.3, 0.3, 0.2, 0.1, 0.1], [0.0, 0.5, 0.5, 0.0, 0.0]])
    scores = np.array([1, 0.8, 0.6, 0.4, 0.2])
    return Baseline(np.array([0.5, 0.3, 0.2]), memberships, scores, weighted_average, **drawn)


def plan(name: str = "plan", **amounts: float | tuple[float, ...]) -> Scenario:
    held = {each: amount if isinstance(amount, tuple) else (amount,) for each, amount in amounts.items()}
    return Scenario(name, Label(), tuple(PlannedAmount(each, amount) for each, amount in held.items()))
