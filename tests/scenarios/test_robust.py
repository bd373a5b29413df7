"""Tables of scenarios against futures. The choices by expectation, regret and worst case are in tests/golden."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.futures import Future
from scenarios.robust import FutureTable, tabulate
from scenarios.simulate import simulate
from tests.scenarios.small import plan, small_baseline, small_model

BASELINE, MODEL = small_baseline(), small_model()
PLANS = (plan("nothing"), plan("crews", crews=10), plan("both", crews=10, texts=5), plan("cuts", cuts=3))


def test_a_future_that_was_not_projected() -> None:
    futures = (Future("calm", Label(), 0.6), Future("storm", Label(), 0.4, (("outage", 1.5),)))
    complete = [simulate(MODEL, each, BASELINE, future=future) for each in PLANS for future in futures]
    table = tabulate(complete, futures)
    assert table.values.shape == (4, 2)
    assert table.values[:, 0] == pytest.approx([simulate(MODEL, each, BASELINE).index[-1] for each in PLANS])
    assert (table.regret.min(0) == 0).all()
    with pytest.raises(DecisionError, match="future-not-projected"):
        tabulate(complete[:-1], futures)
    with pytest.raises(DecisionError, match="futures-not-a-distribution"):
        tabulate(complete, futures[:1])


def test_quantiles_and_choices() -> None:
    values = np.array([[0.687, 0.640, 0.700], [0.735, 0.690, 0.722], [0.722, 0.705, 0.730], [0.740, 0.660, 0.735]])
    table = FutureTable(("0", "1", "2", "3"), ("a", "b", "c"), values, np.array([0.5, 0.3, 0.2]))
    assert table.choices(0.5, 0.7) == {
        "expected": ("1",), "maximin": ("2",), "minimax_regret": ("1",), "hurwicz": ("2",), "satisficing": ("2",)
    }  # fmt: skip
    assert table.quantile(0.1) == pytest.approx(table.worst)
    assert table.quantile(0.5) == pytest.approx([0.687, 0.722, 0.722, 0.735])
    assert table.choices(1.0)["hurwicz"] == ("3",)
    assert table.choices(0.5, 0.9)["satisficing"] == (), "nobody reaches it"
    assert table.choices(0.5, 0.6)["satisficing"] == ("0", "1", "2", "3"), "everybody does"
