"""Plans: amounts over the quarters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.scenario import PlannedAmount, Scenario

NAN = float("nan")


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("amount-negative", lambda: PlannedAmount("a", ())),
        ("amount-negative", lambda: PlannedAmount("a", (1, -1))),
        ("amount-negative", lambda: PlannedAmount("a", (NAN,))),
        ("plan-lever-repeated", lambda: Scenario("s", Label(), (PlannedAmount("a", (1,)), PlannedAmount("a", (2,))))),
    ],
)
def test_refused(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(DecisionError) as raised:
        make()
    assert raised.value.code == code


def test_the_last_amount_is_held_and_the_rest_cut() -> None:
    assert PlannedAmount("a", (2,)).over(3) == (2, 2, 2)
    assert PlannedAmount("a", (1, 2)).over(4) == (1, 2, 2, 2)
    assert PlannedAmount("a", (1, 2, 3)).over(2) == (1, 2)


def test_amount_of_a_lever() -> None:
    scenario = Scenario("s", Label(), (PlannedAmount("a", (1, 3, 2)),))
    assert scenario.amount("a") == 3
    assert scenario.amount("b") == 0
