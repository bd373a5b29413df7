"""Budgets of the demo: one plan, the preview of a frontier, and the proven one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from scenarios.budgets.spending import Spending
from store.examples import load_example
from studies.evaluate import evaluate
from studies.spend import allocate, budgets, frontier, points_of, preview, question

Options = dict[str, Any]
Work = Callable[[], object]


def _asked() -> Spending:
    study = load_example("power-supply")
    return question(study, evaluate(study))


def budget(options: Options) -> Work:
    asked = _asked()
    return lambda: np.array([allocate(asked).index])


def frontier_preview(options: Options) -> Work:
    asked = _asked()
    steps = budgets(asked, options["budgets"])
    return lambda: np.array([point.index for point in preview(asked, steps)])


def frontier_proven(options: Options) -> Work:
    asked = _asked()
    steps = budgets(asked, options["budgets"])
    return lambda: np.array([point.index for point in points_of(frontier(asked, steps))])
