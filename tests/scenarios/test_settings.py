"""Settings of a run name what is out of range."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.errors import DecisionError
from scenarios.overload import Overload
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
        ("settings-out-of-range", lambda: SimulationSettings(spillover=0.95)),
        ("settings-out-of-range", lambda: SimulationSettings(gap_growth=(("N11", NAN),))),
        ("id-taken", lambda: SimulationSettings(gap_growth=(("N11", 0.1), ("N11", 0.2)))),
        ("id-taken", lambda: SimulationSettings(overloads=(Overload("N34"), Overload("N34", 0.8)))),
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


def test_what_is_gone_leaves_the_settings() -> None:
    overloads = (Overload("N34", relief=(("L5", 0.2), ("L6", 0.1))), Overload("N41"))
    settings = SimulationSettings(gap_growth=(("N11", 0.03), ("N34", 0.01)), overloads=overloads)
    kept = settings.over({"N34"}, {"L6"})
    assert kept == SimulationSettings(gap_growth=(("N34", 0.01),), overloads=(Overload("N34", relief=(("L6", 0.1),)),))
    assert settings.over({"N11", "N34", "N41"}, {"L5", "L6"}) == settings
