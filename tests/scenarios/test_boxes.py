"""Boxes of futures in which a plan fails: planted ones are found, chance is not told as a pattern."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.boxes import Boxes, discover

RNG = np.random.default_rng(7)
POINTS = RNG.random((1000, 5))


def test_a_planted_box_is_found_and_nothing_else_is_restricted() -> None:
    failed = (POINTS[:, 1] > 0.6) & (POINTS[:, 3] < 0.4)
    found = discover(POINTS, failed)
    (box,) = found.boxes
    assert [each.column for each in box.restrictions] == [1, 3]
    first, second = box.restrictions
    assert first.high is None
    assert first.low == pytest.approx(0.6, abs=0.03)
    assert second.low is None
    assert second.high == pytest.approx(0.4, abs=0.03)
    assert box.density > 0.95
    assert box.coverage > 0.9
    assert first.low_p is not None
    assert first.low_p < 1e-6


def test_what_a_box_says_of_itself_can_be_counted() -> None:
    failed = (POINTS[:, 0] > 0.7) & (RNG.random(1000) < 0.8)
    for box in discover(POINTS, failed).boxes[:1]:
        inside = np.ones(1000, bool)
        for each in box.restrictions:
            inside &= POINTS[:, each.column] >= (-np.inf if each.low is None else each.low)
            inside &= POINTS[:, each.column] <= (np.inf if each.high is None else each.high)
        assert (box.cases, box.failures) == (inside.sum(), (failed & inside).sum())
        assert box.mass == inside.mean()
        assert box.density == failed[inside].mean()
        assert box.coverage == pytest.approx(failed[inside].sum() / failed.sum())


def test_two_separate_corners_are_two_boxes() -> None:
    failed = ((POINTS[:, 0] > 0.75) & (POINTS[:, 1] > 0.6)) | ((POINTS[:, 0] < 0.25) & (POINTS[:, 2] < 0.4))
    found = discover(POINTS, failed)
    assert len(found.boxes) == 2
    assert found.coverage > 0.8
    assert {each.column for box in found.boxes for each in box.restrictions} >= {0, 1, 2}


def test_failures_by_chance_hold_no_dense_box() -> None:
    told = [discover(POINTS, np.random.default_rng(seed).random(1000) < 0.3).boxes for seed in range(10)]
    assert max((box.density * box.coverage for boxes in told for box in boxes), default=0.0) < 0.15


@pytest.mark.parametrize("failed", [np.zeros(1000, bool), np.ones(1000, bool)])
def test_all_alike_leaves_nothing_to_tell(failed: np.ndarray) -> None:
    found = discover(POINTS, failed)
    assert isinstance(found, Boxes)
    assert found.boxes == ()
    assert found.share == failed.mean()


def test_the_way_to_the_box_gains_density_and_loses_coverage() -> None:
    steps = discover(POINTS, (POINTS[:, 1] > 0.6) & (POINTS[:, 3] < 0.4)).trajectory
    assert steps[0] == pytest.approx([1.0, steps[0, 1], 1.0, 0.0])
    assert (np.diff(steps[:10, 1]) > 0).all()
    assert (np.diff(steps[:10, 0]) <= 0).all()


def test_points_and_failures_must_belong_together() -> None:
    with pytest.raises(DecisionError, match="boxes-of-different-count"):
        discover(POINTS, np.zeros(3, bool))
