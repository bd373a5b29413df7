"""How customers are divided."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from scenarios.divisions import Division, division, places

DISTRICT = Division("district", ("north", "south", "empty"), (0.75, 0.25, 0.0))
TIER = Division("tier", ("large", "small"), (0.5, 0.5), {"large": {"outage": 2.0}, "small": {}})


def test_every_combination_with_customers_is_a_place() -> None:
    found = places((DISTRICT, TIER))
    assert [dict(place.segments) for place in found] == [
        {"district": district, "tier": tier} for district in ("north", "south") for tier in ("large", "small")
    ]
    assert [place.share for place in found] == [0.375, 0.375, 0.125, 0.125]


def test_own_figures() -> None:
    assert TIER.has_figures
    assert not DISTRICT.has_figures


def test_names_that_are_nowhere() -> None:
    assert division((DISTRICT, TIER), "tier", "x") is TIER
    assert DISTRICT.share("south", "x") == 0.25
    with pytest.raises(DecisionError, match="suggestion") as raised:
        division((DISTRICT, TIER), "teir", "scenarios/plan")
    assert raised.value.facts == {"name": "teir", "where": "scenarios/plan", "suggestion": "tier"}
    with pytest.raises(DecisionError) as raised:
        DISTRICT.share("sout", "scenarios/plan")
    assert raised.value.facts["suggestion"] == "south"
