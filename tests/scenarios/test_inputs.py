"""Levers, plans, futures and settings refuse what means nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.futures import Future, check_probabilities
from scenarios.levers import Effect, Interaction, Timing
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from tests.scenarios.small import lever

NAN = float("nan")


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("timing-out-of-range", lambda: Timing(delay=-1)),
        ("timing-out-of-range", lambda: Timing(ramp_up=0)),
        ("timing-out-of-range", lambda: Timing(ramp_down=NAN)),
        ("effect-out-of-range", lambda: Effect("i", 0.3, 0.2, 0.4)),
        ("effect-out-of-range", lambda: Effect("i", 0.3, 0.4, 0.96)),
        ("effect-out-of-range", lambda: Effect("i", NAN, 0.4, 0.5)),
        ("lever-without-range", lambda: lever("a", maximum=0)),
        ("effect-repeated", lambda: lever("a", Effect("i", 0, 0, 0), Effect("i", 0, 0, 0))),
        ("interaction-out-of-range", lambda: Interaction("a", "a", "i", 0.1)),
        ("interaction-out-of-range", lambda: Interaction("a", "b", "i", 1.0)),
        ("amount-negative", lambda: PlannedAmount("a", ())),
        ("amount-negative", lambda: PlannedAmount("a", (1, -1))),
        ("amount-negative", lambda: PlannedAmount("a", (NAN,))),
        ("plan-lever-repeated", lambda: Scenario("s", Label(), (PlannedAmount("a", (1,)), PlannedAmount("a", (2,))))),
        ("future-out-of-range", lambda: Future("f", Label(), 1.1)),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, gap_factors=(("i", -1),))),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, effect_factors=(("a", NAN),))),
        ("future-out-of-range", lambda: Future("f", Label(), 0.5, expectation_drift=NAN)),
        ("settings-out-of-range", lambda: SimulationSettings(quarters=0)),
        ("settings-out-of-range", lambda: SimulationSettings(visibility_scale=(1.0, 0.9, 1.3))),
        ("settings-out-of-range", lambda: SimulationSettings(visibility_scale=(0.6, 1.0, 0.9))),
        ("settings-out-of-range", lambda: SimulationSettings(tie_margin=0.5)),
        ("settings-out-of-range", lambda: SimulationSettings(discount_rate=NAN)),
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


def test_probabilities_sum_to_one() -> None:
    check_probabilities(())
    check_probabilities((Future("a", Label(), 0.4), Future("b", Label(), 0.6)))
    with pytest.raises(DecisionError, match="futures-not-a-distribution"):
        check_probabilities((Future("a", Label(), 0.4),))


def test_amount_of_a_lever() -> None:
    scenario = Scenario("s", Label(), (PlannedAmount("a", (1, 3, 2)),))
    assert scenario.amount("a") == 3
    assert scenario.amount("b") == 0
