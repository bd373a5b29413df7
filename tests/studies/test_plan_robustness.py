"""Answers and costs that change the winner: simulated again with them, another scenario wins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.projection import Projection
from scenarios.shift import shift_answers
from studies.evaluate import evaluate, project
from studies.plan_robustness import answer_flips, cost_flips
from studies.study import IndicatorShares, Study
from tests.studies.choosing import demo, evaluated, town_hall


def shifted(study: Study, indicator: str, shift: float) -> Study:
    """The study whose answers to one indicator are moved by so many logits."""
    baseline = tuple(
        IndicatorShares(each.indicator, tuple(shift_answers(np.array(each.shares), np.array(shift)).tolist()))
        if each.indicator == indicator
        else each
        for each in study.baseline
    )
    return replace(study, baseline=baseline)


def best(study: Study) -> str:
    return max(project(study, evaluate(study)), key=lambda run: run.index[-1]).scenario


@pytest.mark.parametrize("study", [town_hall(), demo()], ids=["town-hall", "power-supply"])
def test_a_flip_is_a_flip_and_slightly_less_is_none(study: Study) -> None:
    flips = answer_flips(study, evaluated(study))
    assert flips
    assert [abs(flip.shift) for flip in flips] == sorted(abs(flip.shift) for flip in flips)
    for flip in flips[:4]:
        assert flip.winner == best(study)
        assert best(shifted(study, flip.indicator, flip.shift * 1.0005)) == flip.rival
        assert best(shifted(study, flip.indicator, flip.shift * 0.999)) == flip.winner


def test_scores_are_those_before_and_after() -> None:
    flip = answer_flips(demo(), evaluated(demo()))[0]
    assert (flip.indicator, flip.winner, flip.rival) == ("N61", "S3", "S4")
    scores = np.array(demo().scale.scores)
    moved = next(each for each in shifted(demo(), "N61", flip.shift).baseline if each.indicator == "N61")
    assert flip.needed == pytest.approx(float(np.array(moved.shares) @ scores))
    assert (flip.score, flip.needed) == (pytest.approx(0.696, abs=5e-4), pytest.approx(0.648, abs=5e-4))


def test_one_scenario_or_nothing_known_leaves_nothing_to_change() -> None:
    study = town_hall()
    assert answer_flips(study, evaluated(study), study.scenarios[:1]) == ()
    seen: list[float] = []
    answer_flips(study, evaluated(study), progress=seen.append)
    assert seen == sorted(seen)


def dearer(run: Projection, factor: float) -> Projection:
    return replace(run, cost=replace(run.cost, cash=run.cost.cash * factor, npv=run.cost.npv * factor))


def cheapest(runs: list[Projection]) -> str:
    return min((r for r in runs if r.cost_per_point and r.cost.npv), key=lambda r: r.cost_per_point or 0).scenario


def test_a_cost_that_changes_makes_another_scenario_the_best_buy() -> None:
    runs = list(project(demo(), evaluated(demo())))
    flips = cost_flips(runs)
    assert {flip.scenario for flip in flips} == {"S1", "S2", "S3", "S4"}
    for flip in flips:
        beyond, short = (
            [dearer(run, 1 + flip.part * k) if run.scenario == flip.scenario else run for run in runs]
            for k in (1.0001, 0.999)
        )
        assert cheapest(short) == flip.winner == "S3"
        assert cheapest(beyond) == flip.rival
    parts = [abs(flip.part) for flip in flips]
    assert parts == sorted(parts)
    assert flips[0].part == pytest.approx(-0.0081, abs=1e-4)


def test_free_or_fruitless_scenarios_are_no_buys() -> None:
    runs = project(demo(), evaluated(demo()))
    assert cost_flips(runs[:2]) == ()
