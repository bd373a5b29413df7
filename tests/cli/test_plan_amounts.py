"""Amounts of a plan as they are typed."""

from __future__ import annotations

import pytest

from cli.plan_amounts import read_plan
from mcdm.errors import DecisionError
from scenarios.scenario import PlannedAmount


def test_plain_and_targeted_amounts() -> None:
    found = read_plan(["L1=3600", " L4@district:D4=20", "L4@district:D5=5", "L2 = 1.5", "L4@district:D4=15"])
    assert found == (
        PlannedAmount("L1", (3600.0,)),
        PlannedAmount("L4", (40.0,), "district", (("D4", 0.875), ("D5", 0.125))),
        PlannedAmount("L2", (1.5,)),
    )


def test_nothing_spent_anywhere_is_no_target() -> None:
    assert read_plan(["L4@district:D4=0"]) == (PlannedAmount("L4", (0.0,)),)


def test_a_lever_spent_here_and_everywhere_is_planned_twice() -> None:
    assert [each.lever for each in read_plan(["L1=1", "L1@district:D4=1"])] == ["L1", "L1"]


@pytest.mark.parametrize("text", ["L1", "L1=", "L1=many", "L1@D4=3", "L1@district:=3", "L1@:D4=3", "L1@=3", "=x", "=3"])
def test_unreadable(text: str) -> None:
    with pytest.raises(DecisionError) as raised:
        read_plan([text])
    assert raised.value.code == "plan-unreadable"


@pytest.mark.parametrize("text", ["L1=-3", "L1=nan", "L1@district:D4=-3", "L1@district:D4=nan", "L1@district:D4=inf"])
def test_negative_or_no_number(text: str) -> None:
    with pytest.raises(DecisionError) as raised:
        read_plan([text])
    assert raised.value.code == "amount-negative"
