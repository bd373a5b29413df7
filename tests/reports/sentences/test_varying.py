"""What varies, what dominates, and what knowing it is worth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.draws import SOURCES, Draws
from mcdm.findings import Finding
from reports.charts.scales import IndexDisplay
from reports.sentences import varying as say
from reports.sentences.reader import Reader
from scenarios.information import InformationValue, Worth
from store.examples import load_example
from studies.evaluate import compare, evaluate, project
from studies.plan_uncertainty import EVERYTHING, plan_uncertainty

STUDY = load_example("power-supply")
BY = Reader(STUDY, IndexDisplay(), translator("en"))


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(STUDY)


@pytest.fixture(scope="module")
def shares(evaluation):
    draws = replace(EVERYTHING, count=256)
    return plan_uncertainty(STUDY, evaluation, draws).shares([STUDY.scenario("S3"), STUDY.scenario("S4")])


def test_the_bars_are_the_end_of_the_first_and_its_lead_on_the_next(shares) -> None:
    bars = say.spreads(shares, ("S3", "S4"), {"S3": "Channels", "S4": "Balanced"}, BY)
    assert [bar.title for bar in bars] == ["Where Channels ends", "How far Channels ends above Balanced"]
    assert max(bars[0].parts, key=lambda name: bars[0].parts[name]) == "how the world turns out"
    assert len(say.spreads(shares, ("S4",), {"S4": "Balanced"}, BY)) == 1


def test_the_title_names_what_dominates(shares) -> None:
    assert say.headline(shares, "S3", BY.t) == "What is unsure is mostly how the world turns out"
    assert "hangs most on how the world turns out" in say.told_dominant(shares, ("S3", "S4"), BY)


def information(value: float) -> InformationValue:
    expected = np.array([0.72, 0.73])
    worth = Worth("effects", value, value / 10)
    return InformationValue(("S3", "S4"), "S4", expected, np.array([0.4, 0.6]), replace(worth, group=""), (worth,))


def test_money_is_priced_at_what_the_best_scenario_pays(evaluation) -> None:
    comparison = compare(STUDY, project(STUDY, evaluation, Draws(count=20)))
    best = comparison.projection(comparison.leaders[0])
    said = say.worth(information(0.001), comparison, BY)
    assert f"about {best.cost.npv / best.gain * 0.001 / 100:.1f}m yuan" in said
    assert said.endswith("The money is what Channel expansion pays for as much of the index.")
    assert "money" not in say.worth(information(0.0), comparison, BY)


def test_what_cannot_vary_is_said_and_nothing_else() -> None:
    said = say.cannot_vary([Finding.of("survey-not-drawn"), Finding.of("levers-assumed")], BY.t)
    assert said == "No survey is loaded, so its sampling error is not in the ranges."
    assert say.cannot_vary([], BY.t) == ""
    assert set(say.NAMES) == set(SOURCES)
