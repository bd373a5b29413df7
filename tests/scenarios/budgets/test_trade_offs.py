"""Several aims at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.trade_offs import chebyshev, knee, not_dominated, trade_offs
from tests.scenarios.budgets.questions import CREWS, GRID_LEVER, TEXTS, question

BUDGETS = (0.0, 150.0, 300.0, 600.0)


def test_the_front_of_index_and_cost() -> None:
    found = trade_offs(question(None), BUDGETS)
    assert found.criteria == ("index", "cost")
    assert not_dominated(found.values, found.directions).all()
    assert (np.diff(found.values, axis=0) > 0).all()
    assert found.nearest(np.array([1.0, 0.0])) == len(found.plans) - 1
    assert found.nearest(np.array([0.0, 1.0])) == 0
    assert found.ranking(np.array([1.0, 0.0])).order[0] == str(len(found.plans) - 1)
    assert trade_offs(question(None), (0.0,)).ranking(np.ones(2)) is None


def test_emissions_are_a_third_aim() -> None:
    levers = (CREWS, TEXTS, replace(GRID_LEVER, avoided_emissions=5.0))
    found = trade_offs(question(None, levers), BUDGETS)
    assert found.criteria == ("index", "cost", "avoided")
    assert not_dominated(found.values, found.directions).all()
    index_only = trade_offs(question(None, (CREWS, TEXTS, GRID_LEVER)), BUDGETS)
    assert len(found.plans) > len(index_only.plans)


def test_the_knee() -> None:
    assert knee(np.array([0, 1, 2, 10.0]), np.array([0, 5, 8, 9.0])) == 2
    assert knee(np.array([0, 1.0]), np.array([0, 1.0])) == 0


def test_distances_to_the_best_of_everything() -> None:
    values = np.array([[1.0, 10.0], [0.0, 0.0], [0.8, 4.0]])
    found = chebyshev(values, np.array([1, -1]), np.array([0.5, 0.5]))
    assert found == pytest.approx([0.5 + 5e-5, 0.5 + 5e-5, 0.2 + 3e-5])
