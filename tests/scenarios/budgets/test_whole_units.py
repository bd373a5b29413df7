"""Whole units are freed, then fixed one lever after the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.settle import settle
from scenarios.budgets.whole_units import settle_whole
from tests.scenarios.budgets.questions import FIVE, question

YEARS = BudgetRules(yearly=(330.0, 40.0))
LEVERS = tuple(replace(each, whole=each.id in ("crews", "grid")) for each in FIVE)


def test_single_units_are_found_that_need_other_amounts_to_change() -> None:
    asked = question(400.0, LEVERS, YEARS)
    start = np.array([1.0, 18.0, 0.0, 0.0, 0.0])
    assert asked.allowed(start[None])[0]
    found, worth = settle_whole(asked.space, start)
    assert asked.allowed(found[None])[0]
    assert found[[0, 3]].tolist() == np.round(found[[0, 3]]).tolist()
    assert worth == pytest.approx(asked.worth(found[None])[0], abs=1e-15)
    kept = settle(asked.space, start)[1]
    assert worth > kept + 1e-6


def test_without_whole_units_it_is_settling() -> None:
    asked = question(400.0, FIVE, YEARS)
    start = np.array([1.0, 18.0, 0.0, 0.0, 0.0])
    assert settle_whole(asked.space, start)[1] == settle(asked.space, start)[1]
