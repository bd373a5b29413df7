"""Levers refuse what means nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from scenarios.levers import Cost, Effect, Interaction, Timing
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
        ("method-unknown", lambda: replace(lever("a"), response=Choice("exponentiel"))),
        ("parameter-unknown", lambda: replace(lever("a"), response=Choice("exponential", (("skale", 3.0),)))),
        ("effect-repeated", lambda: lever("a", Effect("i", 0, 0, 0), Effect("i", 0, 0, 0))),
        ("interaction-out-of-range", lambda: Interaction("a", "a", "i", 0.1)),
        ("interaction-out-of-range", lambda: Interaction("a", "b", "i", 1.0)),
        ("cost-negative", lambda: Cost(fixed=-1)),
        ("cost-negative", lambda: Cost(capital=NAN)),
        ("cost-too-large", lambda: Cost(capital=1e305)),
        ("cost-factor-out-of-range", lambda: Cost(factor=(1, 1, 1e300))),
        ("maximum-out-of-range", lambda: lever("a", maximum=1e300)),
        ("maximum-out-of-range", lambda: lever("a", maximum=1e-300)),
        ("emissions-not-a-number", lambda: replace(lever("a"), avoided_emissions=1e300)),
        ("life-not-positive", lambda: Cost(life=0.0)),
    ],
)
def test_refused(code: str, make: Callable[[], object]) -> None:
    with pytest.raises(DecisionError) as raised:
        make()
    assert raised.value.code == code
