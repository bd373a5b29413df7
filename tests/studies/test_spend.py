"""Budgets of a study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.budgets.rules import AmountLimit, BudgetRules
from store.examples import load_example
from studies.evaluate import evaluate, project
from studies.spend import (
    allocate,
    budgets,
    doubts,
    frontier,
    kept_as,
    points_of,
    preview,
    question,
    strongest_rival,
)


@pytest.fixture(scope="module")
def demo():
    study = load_example("power-supply")
    return study, evaluate(study)


def test_the_studys_own_budget(demo) -> None:
    study, evaluation = demo
    asked = question(study, evaluation)
    assert asked.budget == study.settings.budget == 6000
    found = allocate(asked)
    (projected,) = project(study, evaluation, scenarios=(found.scenario(),))
    assert projected.index[-1] == pytest.approx(found.index, abs=1e-12)
    assert projected.cost.npv == pytest.approx(found.cost)
    assert found.cost <= 6000
    assert found.index > max(each.index[-1] for each in project(study, evaluation))


def test_a_budget_of_nothing_is_not_no_budget(demo) -> None:
    study, evaluation = demo
    assert question(study, evaluation, budget=0.0).budget == 0
    unset = replace(study, settings=replace(study.settings, budget=0.0))
    assert question(unset, evaluation).budget is None


def test_the_budgets_of_a_frontier(demo) -> None:
    study, evaluation = demo
    asked = question(study, evaluation)
    assert budgets(asked, 5) == (0, 3000, 6000, 9000, 12000)
    assert budgets(asked, 2, top=100) == (0, 100)
    points = preview(asked, budgets(asked, 4))
    proven = points_of(frontier(asked, budgets(asked, 4)))
    assert [each.budget for each in points] == [each.budget for each in proven]
    assert all(best.index >= fast.index - 1e-6 for best, fast in zip(proven, points, strict=True))


def test_what_is_doubtful(demo) -> None:
    study, evaluation = demo
    rules = BudgetRules(yearly=(3000.0,) * 5, floors=(study.population.dimensions[0].id,))
    ruled = replace(study, rules=rules)
    asked = question(ruled, evaluation)
    assert len(asked.floors) == 1
    codes = [each.code for each in doubts(ruled, asked, allocate(asked), None)]
    assert codes == ["floors-by-company", "yearly-beyond-horizon"]
    most = next(lever.maximum for lever in study.levers if lever.id == "L2")
    limited = replace(study, rules=BudgetRules(limits=(AmountLimit("L2", most + 1),)))
    asked = question(limited, evaluation)
    (found,) = doubts(limited, asked, allocate(asked), None)
    assert (found.code, found.place) == ("limit-beyond-maximum", "L2")


def test_a_plan_is_recognised_after_it_was_saved(demo) -> None:
    study, evaluation = demo
    plan = allocate(question(study, evaluation, budget=1000.0)).scenario("S9")
    assert kept_as(study, plan) is None
    assert kept_as(replace(study, scenarios=(*study.scenarios, plan)), replace(plan, id="S10")) is plan


def test_the_strongest_rival_costs_no_more_unless_it_is_beaten_all_the_same(demo) -> None:
    study, evaluation = demo
    best = allocate(question(study, evaluation, budget=1000.0))
    assert best.worth is not None
    worths = {"cheap": 0.5, "cheaper": 0.4, "dear": 0.99}
    assert strongest_rival(best, worths, {"cheap": 1000.0, "cheaper": 10.0, "dear": 5000.0}) == "cheap"
    dear = dict.fromkeys(worths, 5000.0)
    assert strongest_rival(best, worths, dear) == "", "the best of the dearer ones is worth more"
    assert strongest_rival(best, {"dear": best.worth - 0.001}, {"dear": 5000.0}) == "dear"
    assert strongest_rival(best, {}, {}) == ""
