"""The demo of ``../shared`` as scenario values, read here independently of the built-in example."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mcdm.choice import Choice
from mcdm.labels import Label
from satisfaction.index.weighted_average import weighted_average
from satisfaction.indicators import OperatingFigure
from scenarios.baseline import Baseline
from scenarios.effect_model import EffectModel, prepare
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Interaction, Lever, Timing
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings


@dataclass(frozen=True, eq=False)
class Demo:
    model: EffectModel
    baseline: Baseline
    scenarios: dict[str, Scenario]
    futures: dict[str, Future]
    expected: dict[str, Any]


def read_demo(shared: Path, weights: str = "damped_rho05") -> Demo:
    told = json.loads((shared / "demo" / "demo_model.json").read_text(encoding="utf-8"))
    indicators = [each["id"] for each in told["indicators"]]
    model = prepare(
        indicators,
        [_figure(each) for each in told["indicators"]],
        [_lever(each) for each in told["levers"]],
        [Interaction(each["a"], each["b"], each["kpi"], each["gamma"]) for each in told["interactions"]],
        _settings(told["simulation"]),
    )
    rounded = np.array([told["expected_results"]["weights"][weights][name] for name in indicators])
    baseline = Baseline(
        rounded / rounded.sum(),
        np.array([each["baseline_distribution"] for each in told["indicators"]]),
        np.array([grade["score"] for grade in told["grades"]]),
        weighted_average,
    )
    scenarios = {each["id"]: _scenario(each) for each in told["scenarios"]}
    futures = {each["id"]: _future(each) for each in told["futures"]}
    return Demo(model, baseline, scenarios, futures, told["expected_results"])


def _label(name: Any) -> Label:
    return Label(name["en"], name["zh"]) if isinstance(name, dict) else Label(name)


def _figure(told: Any) -> OperatingFigure:
    kpi = told["kpi"]
    return OperatingFigure(
        told["id"],
        _label(kpi["name"]),
        Label(kpi["unit"]),
        kpi["baseline"],
        kpi["ideal"],
        tuple(kpi["anchors_best_to_worst"]),
        kpi["beta"],
    )


def _lever(told: Any) -> Lever:
    timing, cost = told["dynamics_quarters"], told["cost_10k_yuan"]
    return Lever(
        told["id"],
        _label(told["name"]),
        Label(told["unit"]),
        told["max"],
        _curve(told["curve"]),
        Timing(timing["delay"], timing["tau_up"], timing["tau_dn"]),
        Cost(cost["fixed"], cost["capex_per_unit"], cost["opex_per_unit_year"]),
        tuple(Effect(name, *shares) for name, shares in told["effects_gap_share_pert"].items()),
        Label(told["source"]),
        "assumption" in told["source"],
    )


def _curve(told: Any) -> Choice:
    match told["type"]:
        case "exp":
            return Choice.of("exponential", scale=told["kappa"])
        case "hill":
            return Choice.of("hill", half=told["kappa"], exponent=told["n"])
        case "linear_cap":
            return Choice.of("linear-to-cap", cap=told["cap"])
        case "scurve":
            return Choice.of("s-curve", midpoint=told["x0"], steepness=told["b"])
    raise ValueError(told["type"])


def _settings(told: Any) -> SimulationSettings:
    scale = told["beta_scale"]
    return SimulationSettings(
        quarters=told["quarters"],
        discount_rate=told["discount_rate_year"],
        loss_aversion=told["loss_aversion"],
        visibility_scale=(scale["low"], scale["mode"], scale["high"]),
        budget=told["budget_npv_10k_yuan"],
    )


def _scenario(told: Any) -> Scenario:
    plan = tuple(PlannedAmount(lever, (amount,)) for lever, amount in told["plan"].items())
    return Scenario(told["id"], _label(told["name"]), plan)


def _future(told: Any) -> Future:
    change = told["change"]
    return Future(
        told["id"],
        _label(told["name"]),
        told["probability"],
        tuple(change.get("gap", {}).items()),
        tuple(change.get("eff", {}).items()),
        change.get("expect", 0.0),
    )
