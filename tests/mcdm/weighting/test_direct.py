"""Points given directly."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting.direct import direct


def test_points_are_scaled_to_one() -> None:
    assert direct(np.array([[50, 30, 20], [0, 1, 3]])).tolist() == [[0.5, 0.3, 0.2], [0, 0.25, 0.75]]


@pytest.mark.parametrize("points", [[1, -1, 3], [0, 0], [1, np.nan], [np.inf, 1], []])
def test_unusable_points_are_refused(points: list[float]) -> None:
    with pytest.raises(DecisionError, match="ratings-not-positive"):
        direct(np.array(points))
