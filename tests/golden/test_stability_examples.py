"""Three alternatives under uncertain weights: judgments known but noisy, and weights not known at all."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.sensitivity.stability import rank_acceptability, smaa, weight_intervals
from mcdm.sensitivity.weight_space import WeightSpace
from mcdm.weighting import geometric_mean

PERFORMANCE = np.array([[0.70, 0.60, 0.55], [0.62, 0.70, 0.60], [0.60, 0.62, 0.75]])
FIRST, SECOND = (0, 0, 1), (1, 2, 2)


def test_noisy_judgments_leave_the_first_first() -> None:
    """Judgments 2, 4, 2 with lognormal noise of .25: first .90, second .10, third 0 of the draws."""
    noise = np.random.default_rng(0).normal(size=(2000, 3))
    judged = np.ones((2000, 3, 3))
    judged[:, FIRST, SECOND] = np.array([2, 4, 2]) * np.exp(0.25 * noise)
    judged[:, SECOND, FIRST] = 1 / judged[:, FIRST, SECOND]
    weights = geometric_mean(judged)
    found = rank_acceptability(weights @ PERFORMANCE.T)
    assert found.first == pytest.approx([0.9035, 0.0965, 0.0], abs=1e-12)
    intervals = weight_intervals(weights)
    assert intervals.mean == pytest.approx([0.5691, 0.2876, 0.1433], abs=5e-5)
    assert intervals.low == pytest.approx([0.4982, 0.2291, 0.1100], abs=5e-5)
    assert intervals.high == pytest.approx([0.6395, 0.3530, 0.1819], abs=5e-5)


def test_unknown_weights_make_the_third_first() -> None:
    """SMAA: .193, .290, .517 of all weightings, so that the weights decide."""
    found = smaa(PERFORMANCE, WeightSpace(("N1", "N2", "N3")), Draws(count=100_000))
    assert found.acceptability.first == pytest.approx([0.193, 0.290, 0.517], abs=0.005)
    assert found.acceptability.by_rank.sum(1) == pytest.approx([1, 1, 1])
    assert found.central_weights[0] == pytest.approx([0.7052, 0.1694, 0.1254], abs=0.005)
    assert found.confidence.tolist() == [1, 1, 1]
