"""Moving money between levers."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.budgets.exchange_search import SearchSpace, exchange, rounded

PRICES = np.array([1.0, 2.0, 4.0])


def space(whole: tuple[bool, ...] = (False, False, False), **more) -> SearchSpace:
    """Diminishing returns: the best plan of a budget of 30 has equal marginal worth for money."""
    return SearchSpace(
        worth=lambda x: np.log1p(x).sum(-1),
        allowed=lambda x: (x @ PRICES <= 30 * (1 + 1e-9)) & (x >= 0).all(-1),
        cost=lambda x: x @ PRICES,
        most=np.array([30.0, 15.0, 7.5]),
        unit_costs=PRICES,
        whole=np.array(whole),
        slack=lambda x: 30 - x @ PRICES,
        **more,
    )


def test_it_ends_where_every_price_is_worth_the_same() -> None:
    best, worth = exchange(space(), np.zeros(3))
    exact = 37 / 3 / PRICES - 1  # 1 / (1 + x) in proportion to the price, all 30 spent
    assert best == pytest.approx(exact, abs=1e-3)
    assert worth == pytest.approx(np.log1p(exact).sum(), abs=1e-8)


def test_whole_units_stay_whole() -> None:
    best, worth = exchange(space((True, True, True)), np.zeros(3))
    assert best.tolist() == np.round(best).tolist()
    every = np.stack(np.meshgrid(range(31), range(16), range(8), indexing="ij"), -1).reshape(-1, 3)
    top = space().worth(every[space().allowed(every)]).max()
    assert worth == pytest.approx(top, abs=1e-9)


def test_a_quick_worth_screens() -> None:
    found, worth = exchange(space(screen=lambda plan: lambda x: np.log1p(x).sum(-1)), np.zeros(3))
    assert worth == pytest.approx(exchange(space(), np.zeros(3))[1], abs=1e-6)
    assert space().allowed(found[None])[0]


def test_a_start_that_breaks_a_rule_goes_nowhere() -> None:
    start = np.array([30.0, 15.0, 0.0])
    best, worth = exchange(space(), start)
    assert best is start
    assert worth == -np.inf


def test_amounts_are_rounded_only_as_far_as_rules_allow() -> None:
    plan = np.array([3.14159265358979, 2.71828182845, 0.0])
    assert rounded(space(), plan).tolist() == [3.1415, 2.7184, 0.0]  # the best last digits make up for what is cut off
    least = space()
    must = SearchSpace(least.worth, lambda x: x[:, 0] >= 3.14159, *(getattr(least, n) for n in
                       ("cost", "most", "unit_costs", "whole", "slack")))  # fmt: skip
    assert rounded(must, plan)[0] == 3.1416
