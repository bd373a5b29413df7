"""Settings of a run name what is out of range."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.errors import DecisionError
from scenarios.settings import SimulationSettings

NAN = float("nan")


@pytest.mark.parametrize(
    ("code", "make"),
    [
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


def test_the_error_names_the_setting() -> None:
    with pytest.raises(DecisionError) as raised:
        SimulationSettings(loss_aversion=0)
    assert raised.value.facts == {"name": "loss_aversion", "value": 0, "low": 0.01, "high": 100}
