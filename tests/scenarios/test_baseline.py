"""The baseline checks its shapes and the counts of its draws."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from scenarios.baseline import Baseline, common_count
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from tests.scenarios.small import plan, small_baseline, small_model

BASELINE, MODEL = small_baseline(), small_model()
DRAWS = Draws(seed=7, count=40)
BOTH = plan(crews=20, texts=15)


def test_baseline_of_another_shape() -> None:
    with pytest.raises(DecisionError, match="baseline-wrong-shape"):
        Baseline(np.ones(3) / 3, np.ones((2, 5)) / 5, BASELINE.scores, BASELINE.index)
    small = Baseline(np.ones(1), np.ones((1, 5)) / 5, BASELINE.scores, BASELINE.index)
    with pytest.raises(DecisionError, match="baseline-wrong-shape"):
        simulate(MODEL, plan(), small)


def test_counts_of_draws_must_agree() -> None:
    weights = np.full((3, 3), 1 / 3)
    with pytest.raises(DecisionError, match="draws-of-different-count"):
        simulate(MODEL, BOTH, small_baseline(drawn_weights=weights), draws=sample_effects(MODEL, DRAWS))


def test_drawn_parts_of_another_shape() -> None:
    with pytest.raises(DecisionError, match="drawn_weights"):
        small_baseline(drawn_weights=np.full((4, 2), 0.5))
    with pytest.raises(DecisionError, match="drawn_memberships"):
        small_baseline(drawn_memberships=np.full((4, 3, 4), 0.25))
    with pytest.raises(DecisionError, match="draws-of-different-count"):
        small_baseline(drawn_weights=np.full((4, 3), 1 / 3), drawn_memberships=np.full((5, 3, 5), 0.2))


def test_common_count() -> None:
    assert common_count(None, np.zeros(4), np.zeros((4, 2))) == 4
    assert common_count(None) is None
