"""Plans against explored futures, and when they fail."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.exploration import FutureRange
from store.examples import load_example
from studies.evaluate import evaluate
from studies.plan_futures import default_ranges, explore_futures, when_below, when_worse

STUDY = load_example("power-supply")
EVALUATION = evaluate(STUDY)
EXPLORED = explore_futures(STUDY, EVALUATION)


def test_five_hundred_futures_of_every_plan() -> None:
    assert EXPLORED.values.shape == (5, 500)
    assert EXPLORED.ranges == default_ranges(STUDY)
    assert EXPLORED.scenarios[int(EXPLORED.regret.max(-1).argmin())] == "S4"


def test_when_a_plan_falls_below_a_threshold() -> None:
    found = when_below(EXPLORED, "S3", 0.71)
    assert not found.holds
    (box,) = found.boxes.boxes
    kinds = [EXPLORED.ranges[each.column].kind for each in box.restrictions]
    assert kinds == ["drift", "visibility"]
    drift = box.restrictions[0]
    assert drift.low is not None
    assert drift.high is None
    assert box.density > 0.8
    assert box.coverage > 0.6


def test_a_plan_that_mostly_fails_is_told_by_when_it_holds() -> None:
    found = when_worse(EXPLORED, "S3", "S4")
    assert found.failing > 0.5
    assert found.holds
    assert np.isclose(found.boxes.share, 1 - found.failing)


@pytest.mark.parametrize(("threshold", "code"), [(0.3, "never-fails"), (0.99, "always-fails")])
def test_all_alike_is_a_finding(threshold: float, code: str) -> None:
    found = when_below(EXPLORED, "S3", threshold)
    assert [finding.code for finding in found.findings] == [code]
    assert found.boxes.boxes == ()


def test_ranges_of_ones_own_and_none() -> None:
    own = explore_futures(STUDY, EVALUATION, STUDY.scenarios[:1], (FutureRange("drift", "", 0, 0.1),), 50)
    assert own.values.shape == (1, 50)
    still = replace(STUDY, futures=(), settings=replace(STUDY.settings, visibility_scale=(1.0, 1.0, 1.0)))
    with pytest.raises(DecisionError, match="ranges-empty"):
        explore_futures(still, EVALUATION)
