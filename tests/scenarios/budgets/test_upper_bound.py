"""An upper bound for all amounts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.optimise import Effort, allocate
from scenarios.budgets.upper_bound import upper_bound
from tests.scenarios.budgets.questions import CREWS, GRID_LEVER, TEXTS, question
from tests.scenarios.budgets.test_level_model import least_indicator


@pytest.mark.parametrize("aim", ["expected", "futures"])
def test_it_comes_down_to_the_best_plan(aim) -> None:
    asked = question(200.0, (CREWS, TEXTS, GRID_LEVER), aim=aim)
    rough, close = (allocate(asked, effort=Effort(cuts=cuts)) for cuts in (1, 14))
    assert close.worth <= close.bound <= rough.bound
    assert close.bound - close.worth < 2e-3


def test_no_bound_where_the_index_is_no_sum() -> None:
    asked = question(200.0, (CREWS,))
    baseline = replace(asked.values.baseline, index=least_indicator)
    other = replace(asked, values=replace(asked.values, baseline=baseline))
    assert upper_bound(other, np.zeros(1), 0.5) is None
