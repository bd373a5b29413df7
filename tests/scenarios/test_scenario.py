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
        ("target-part-negative", lambda: PlannedAmount("a", (1,), "district", (("D1", 1.4), ("D2", -0.4)))),
        ("targets-not-parts", lambda: PlannedAmount("a", (1,), "district", (("D1", 0.4),))),
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


@pytest.mark.parametrize(
    ("amounts", "window"),
    [
        ((5,), (1, 12)),
        ((0, 0, 5), (3, 12)),
        ((5, 5, 0), (1, 2)),
        ((0, 5, 5, 0), (2, 3)),
        ((0, *(5,) * 20), (2, 12)),
        ((1, 2), None),
        ((5, 0, 5, 0), None),
        ((0,), None),
    ],
)
def test_the_quarters_in_which_one_amount_is_held(amounts: tuple[float, ...], window: tuple[int, int] | None) -> None:
    assert PlannedAmount("a", amounts).window(12) == window


def test_an_amount_is_held_from_one_quarter_to_another() -> None:
    planned = PlannedAmount("a", (5.0,), "tier", (("large", 1.0),))
    assert planned.during(3, 4, 12).over(12) == (0, 0, 5, 5, *(0,) * 8)
    assert planned.during(3, 12, 12).amounts == (0, 0, 5)
    assert planned.during(1, 12, 12) == planned
    assert planned.during(12, 12, 12).window(12) == (12, 12)


def test_another_peak_keeps_when_and_where() -> None:
    planned = PlannedAmount("a", (0.0, 2.0, 4.0), "tier", (("large", 1.0),))
    assert planned.up_to(6.0) == PlannedAmount("a", (0.0, 3.0, 6.0), "tier", (("large", 1.0),))
    assert planned.up_to(0.0).peak == 0
    assert PlannedAmount("a", (0.0, 0.0)).up_to(3.0).amounts == (3.0,)
