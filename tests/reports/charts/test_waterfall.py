"""The waterfall: steps that lead from today to the plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.charts.waterfall import Step, steps_of, waterfall
from studies.evaluate import explain
from tests.studies.deciding import DEMO, measured

EN, SCORE = translator("en"), IndexDisplay()
NAMES = {lever.id: lever.label.en for lever in DEMO.levers}


def rows(figure, layer: int) -> list[dict]:
    drawn = figure.chart.to_dict()
    part = drawn["layer"][layer]["data"]
    return part.get("values") or drawn["datasets"][part["name"]]


def test_the_steps_of_the_demo_lead_to_its_end() -> None:
    found = explain(DEMO, measured(), DEMO.scenario("S4"))
    steps = steps_of(found, NAMES, frozenset({"L4"}), EN)
    assert [step.name for step in steps][:2] == ["Staff training", "Proactive outage & restoration notice"]
    assert steps[0].kind == "assumed"
    assert sum(step.gain for step in steps) == pytest.approx(found.gain[-1])
    figure = waterfall(steps, start=found.today, display=SCORE, t=EN, last_quarter=12, low=0.72, high=0.743)
    bars = rows(figure, 1)
    assert bars[-1]["to"] == pytest.approx(found.index[-1])
    assert figure.takeaway == "Staff training contributes most, +.013 of +.047 in all."
    assert [row["text"] for row in rows(figure, 7)] == [".687", ".734"]


def test_what_the_world_does_is_its_own_bar_before_the_levers() -> None:
    storm = next(future for future in DEMO.futures if future.id == "F2")
    found = explain(DEMO, measured(), DEMO.scenario("S4"), future=storm)
    steps = steps_of(found, NAMES, frozenset(), EN)
    assert (steps[0].name, steps[0].kind) == ("Rising expectations", "world")
    assert found.today + sum(step.gain for step in steps) == pytest.approx(found.index[-1])
    figure = waterfall(steps, start=found.today, display=SCORE, t=EN, last_quarter=12)
    assert rows(figure, 1)[0]["tone"] == "world"
    assert "without it the index changes by −.023" in figure.takeaway


def test_small_steps_are_drawn_as_one_and_errors_as_rules() -> None:
    steps = [Step("A", 0.02, "lever", 0.001), Step("B", -0.01), *(Step(f"s{k}", 4e-5) for k in range(5))]
    figure = waterfall(steps, start=0.6, display=SCORE, t=EN, last_quarter=8)
    bars = rows(figure, 1)
    assert [bar["name"] for bar in bars] == ["A", "B", "All others"]
    assert bars[-1]["to"] == pytest.approx(0.6102)
    assert [bar["tone"] for bar in bars] == ["good", "bad", "good"]
    (ruled,) = rows(figure, 3)
    assert ruled["high"] - ruled["low"] == pytest.approx(2 * 1.96 * 0.001)


def test_a_plan_without_effect_says_so() -> None:
    assert waterfall([], start=0.6, display=SCORE, t=EN, last_quarter=8).takeaway == "No lever changes the index."
    found = explain(DEMO, measured(), DEMO.scenario("S4"), against=DEMO.scenario("S3"))
    assert all(step.kind != "world" for step in steps_of(replace(found, drift=np.ones(13)), NAMES, frozenset(), EN))
