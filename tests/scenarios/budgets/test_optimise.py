"""The whole way: model, finer levels, search; aims, goals, floors, whole units."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import SegmentFloor
from scenarios.settings import SimulationSettings
from scenarios.uncertainty import sample_effects
from tests.scenarios.budgets.questions import CREWS, CUTS, DESK, FIVE, GRID_LEVER, TEXTS, TOGETHER, question
from tests.scenarios.small import small_model


def test_no_plan_drawn_at_random_is_better() -> None:
    asked = question(400.0, interactions=TOGETHER)
    found = allocate(asked)
    drawn = np.random.default_rng(5).random((20_000, 5)) ** 3 * asked.ranges.most
    kept = drawn[asked.allowed(drawn)]
    assert len(kept) > 100
    assert found.worth >= asked.worth(kept).max()
    assert found.worth >= found.model_worth - 1e-9


def test_whole_units() -> None:
    levers = tuple(replace(each, whole=True, maximum=12.0) for each in (CREWS, TEXTS, GRID_LEVER))
    asked = question(150.0, levers)
    found = allocate(asked)
    every = np.stack(np.meshgrid(*[range(13)] * 3, indexing="ij"), -1).reshape(-1, 3).astype(float)
    assert all(amount == round(amount) for _, amount in found.plan)
    assert found.worth == pytest.approx(asked.worth(every[asked.allowed(every)]).max(), abs=1e-9)


def test_the_least_regret_is_no_larger_than_that_of_other_aims() -> None:
    regret = allocate(question(300.0, aim="regret"))
    asked = question(300.0, aim="futures")
    best = [allocate(replace(asked, values=replace(asked.values, futures=(replace(each, probability=1.0),)))).worth
            for each in asked.values.futures]  # fmt: skip
    expected = allocate(asked)
    other = np.array([[expected.amount(lever.id) for lever in FIVE]])
    assert -regret.worth <= (np.array(best) - asked.values.by_world(other)[0]).max() + 1e-6
    assert regret.worth <= 1e-6


@pytest.mark.parametrize("aim", ["p10", "cvar"])
def test_the_lower_tail_is_no_worse_than_that_of_the_expected_plan(aim) -> None:
    asked = question(300.0, aim=aim, draws=sample_effects(small_model(FIVE), Draws(count=60)))
    found = allocate(asked)
    plan = allocate(question(300.0))
    assert found.status == "searched"
    assert found.worth >= asked.worth(np.array([[plan.amount(lever.id) for lever in FIVE]]))[0] - 1e-6
    assert found.worth < found.index


def test_a_goal_out_of_reach() -> None:
    asked = question(200.0)
    found = allocate(asked, goal=0.99)
    assert [each.code for each in found.findings] == ["goal-unreachable"]
    assert found.worth == pytest.approx(allocate(asked).worth, abs=1e-6)


def test_a_goal_by_the_least_regret_is_reached_in_every_future() -> None:
    asked = question(None, aim="regret")
    goal = 0.7
    found = allocate(asked, goal=goal)
    row = np.array([[found.amount(lever.id) for lever in FIVE]])
    assert found.worth == pytest.approx(asked.values.by_world(row).min())
    assert found.worth >= goal - 1e-12
    assert "goal-in-every-future" in [each.code for each in found.findings]
    drawn = np.random.default_rng(6).random((20_000, 5)) ** 2 * asked.ranges.most
    kept = drawn[(asked.values.by_world(drawn) >= goal).all(-1) & asked.allowed(drawn)]
    assert len(kept) > 100
    assert found.cost <= asked.values.cost(kept).min()
    assert found.cost > allocate(question(None), goal=goal).cost  # one future alone asks for less


def test_a_goal_that_not_every_future_reaches() -> None:
    asked = question(60.0, aim="regret")
    found = allocate(asked, goal=0.99)
    assert "goal-unreachable" in [each.code for each in found.findings]
    drawn = np.random.default_rng(6).random((5_000, 5)) ** 3 * asked.ranges.most
    assert found.worth >= asked.values.by_world(drawn[asked.allowed(drawn)]).min(-1).max()


def test_a_goal_that_today_reaches_costs_nothing() -> None:
    assert allocate(question(None), goal=0.6).cost == 0.0


def test_what_cannot_be_asked() -> None:
    for make, code in (
        (lambda: allocate(question(9.0), goal=np.nan), "goal-not-a-number"),
        (lambda: allocate(question(None), goal=np.inf), "goal-not-a-number"),
        (lambda: allocate(question(9.0), goal=-np.inf), "goal-not-a-number"),
        (lambda: question(-1.0), "budget-negative"),
        (lambda: question(9.0, aim="p10"), "aim-without-draws"),
        (lambda: replace(question(9.0, aim="futures"), values=question(9.0).central), "aim-without-futures"),
    ):
        with pytest.raises(DecisionError) as refused:
            make()
        assert refused.value.code == code


def test_nobody_falls() -> None:
    """Texts help the company most, but a must-fund of cuts makes those fall who only see notices."""
    rules = BudgetRules(must_fund=(("cuts", 20.0),))
    free = question(200.0, (CREWS, TEXTS, CUTS), rules)
    seers = replace(free.values.baseline, weights=np.array([0.0, 1.0, 0.0]))
    kept = replace(free, floors=(SegmentFloor("district", "town", seers),))
    found = allocate(kept)
    amounts = np.array([[found.amount(name) for name in ("crews", "texts", "cuts")]])
    assert found.status == "proven"
    assert replace(free.central, baseline=seers).index(amounts)[0] >= seers.score - 1e-9
    assert found.worth <= allocate(free).worth + 1e-6
    poor = allocate(replace(kept, budget=0.5))
    assert "rule-floor" in [each.code for each in poor.conflicts]


def test_it_may_be_stopped() -> None:
    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        assert 0 <= share <= 1
        raise StoppedError

    with pytest.raises(StoppedError):
        allocate(question(200.0, (CREWS, DESK)), progress=stop)


def test_a_horizon_before_any_effect() -> None:
    asked = question(200.0, (CREWS,))
    short = small_model((CREWS,), settings=SimulationSettings(quarters=1))
    found = allocate(replace(asked, values=replace(asked.values, model=short)))
    assert found.plan == ()
