"""Geometric means of the rows."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.weighting.geometric_mean import geometric_mean, softmax
from tests.mcdm.judgments import reciprocal


def test_three_by_three() -> None:
    # wjladams/pyanp, tests/test_priority.py (test_pri_llsm)
    weights = geometric_mean(reciprocal(3, {(0, 1): 2, (0, 2): 4, (1, 2): 3}))
    assert weights.tolist() == pytest.approx([0.5584245, 0.3196183, 0.1219572], abs=1e-7)


def test_extreme_logarithms_do_not_overflow() -> None:
    assert softmax(np.array([1000.0, 1000.0, -1000.0])).tolist() == [0.5, 0.5, 0.0]
