"""The lower tail and two quick looks at it."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from scenarios.budgets.lower_tail import lower_tail
from scenarios.budgets.optimise import allocate
from scenarios.uncertainty import sample_effects
from tests.scenarios.budgets.questions import FIVE, question
from tests.scenarios.small import small_model

DRAWS = sample_effects(small_model(FIVE), Draws(count=60))


def test_the_lower_tail() -> None:
    drawn = np.array([np.arange(100.0), np.arange(100.0)[::-1]])
    assert lower_tail(drawn, "cvar") == pytest.approx([4.5, 4.5])
    assert lower_tail(drawn, "p10") == pytest.approx([9.9, 9.9])
    drawn = np.random.default_rng(1).random((7, 33))
    assert lower_tail(drawn, "p10") == pytest.approx(np.quantile(drawn, 0.1, axis=-1))
    assert lower_tail(drawn[:, :1], "p10") == pytest.approx(drawn[:, 0])


@pytest.mark.parametrize("aim", ["p10", "cvar"])
def test_quick_looks_are_true_at_the_plan_and_near_it(aim: str) -> None:
    tail = question(300.0, aim=aim, draws=DRAWS).tail
    assert tail is not None
    plan, most = np.array([4.0, 6.0, 0.0, 3.0, 0.0]), question(300.0).ranges.most
    near = np.clip(plan + 1e-3 * most * np.random.default_rng(2).normal(size=(40, 5)), 0, most)
    assert tail.near(plan, most)(plan[None]) == pytest.approx(tail.of(plan[None]), abs=1e-12)
    assert tail.near(plan, most)(near) == pytest.approx(tail.of(near), abs=3e-5)
    if aim == "cvar":
        assert tail.smooth(plan)(plan[None]) == pytest.approx(tail.of(plan[None]))
        assert (tail.smooth(plan)(near) >= tail.of(near) - 1e-12).all()


@pytest.mark.parametrize("aim", ["p10", "cvar"])
def test_no_exchange_of_money_near_the_plan_lifts_the_tail(aim: str) -> None:
    asked = question(300.0, aim=aim, draws=DRAWS)
    found = allocate(asked)
    best = np.array([found.amount(lever.id) for lever in FIVE])
    generator = np.random.default_rng(3)
    for scale in (1e-1, 1e-2, 1e-3):
        near = np.clip(best + scale * asked.ranges.most * generator.normal(size=(2_000, 5)), 0, asked.ranges.most)
        near *= np.minimum(300.0 / np.maximum(asked.values.cost(near), 1e-9), 1.0)[:, None]
        kept = near[asked.allowed(near)]
        assert len(kept) > 50
        assert asked.worth(kept).max() <= found.worth + 3e-6
