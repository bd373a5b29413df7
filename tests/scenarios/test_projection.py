"""A projection is read-only, and its band is as wide as its draws."""

from __future__ import annotations

import pytest

from scenarios.simulate import simulate
from tests.scenarios.small import plan, small_baseline, small_model

BASELINE, MODEL = small_baseline(), small_model()
BOTH = plan(crews=20, texts=15)


def test_results_cannot_be_changed() -> None:
    projection = simulate(MODEL, BOTH, BASELINE)
    for values in (projection.index, projection.draws_index, projection.figures, projection.shares):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1


def test_without_draws_the_band_is_the_central_run() -> None:
    projection = simulate(MODEL, BOTH, BASELINE)
    assert not projection.is_uncertain
    assert (projection.low == projection.index).all()


def test_cost_per_point() -> None:
    assert simulate(MODEL, plan(), BASELINE).cost_per_point is None
    projection = simulate(MODEL, BOTH, BASELINE)
    assert projection.gain == projection.index[-1] - projection.index[0] > 0
    assert projection.cost_per_point == pytest.approx(projection.cost.npv / (100 * projection.gain))
