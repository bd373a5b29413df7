"""The importance-performance map: corners, lines, and what an interval leaves undecided."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.importance_performance import importance_performance

NAMES = ("weak", "strong", "slight", "overdone")
IMPORTANCE = np.array([0.4, 0.4, 0.1, 0.1])
PERFORMANCE = np.array([0.5, 0.9, 0.5, 0.9])


def test_four_corners_by_their_names() -> None:
    found = importance_performance(NAMES, IMPORTANCE, PERFORMANCE)
    assert found.lines == (pytest.approx(0.25), pytest.approx(0.7))
    assert found.quadrants == ("concentrate", "keep up", "low priority", "possible overkill")
    assert not found.settled.any(), "no interval says how sure a place is"


def test_an_interval_on_either_axis_leaves_a_place_undecided() -> None:
    wide = np.array([[0.2, 0.6], [0.35, 0.45], [0.05, 0.15], [0.05, 0.15]])
    performance = np.array([[0.4, 0.6], [0.6, 1.0], [0.4, 0.6], [0.8, 0.95]])
    found = importance_performance(NAMES, IMPORTANCE, PERFORMANCE, importance_ends=wide, performance_ends=performance)
    assert found.settled.tolist() == [False, False, True, True]
    assert not found.is_settled("weak")
    performance[3] = np.nan
    missing = importance_performance(NAMES, IMPORTANCE, PERFORMANCE, importance_ends=wide, performance_ends=performance)
    assert missing.settled.tolist() == [False, False, True, False]


def test_a_value_on_the_line_is_high() -> None:
    found = importance_performance(("a",), np.array([0.3]), np.array([0.6]))
    assert found.quadrants == ("keep up",)


def test_medians_and_a_target_move_the_lines() -> None:
    skewed = np.array([0.7, 0.1, 0.1, 0.1])
    assert importance_performance(NAMES, skewed, PERFORMANCE, crosshair="medians").lines[0] == pytest.approx(0.1)
    aimed = importance_performance(NAMES, IMPORTANCE, PERFORMANCE, performance_line=0.95)
    assert set(aimed.quadrants) == {"concentrate", "low priority"}


def test_corners_list_the_most_important_first() -> None:
    found = importance_performance(("a", "b", "c"), np.array([0.3, 0.5, 0.2]), np.array([0.1, 0.1, 0.9]))
    assert found.among("concentrate") == ("b",)
    assert found.among("low priority") == ("a",)


def test_nothing_and_unequal_lengths_are_refused() -> None:
    with pytest.raises(DecisionError, match="map-empty"):
        importance_performance((), np.empty(0), np.empty(0))
    with pytest.raises(DecisionError, match="map-wrong-shape"):
        importance_performance(NAMES, IMPORTANCE, PERFORMANCE[:2])


@pytest.mark.parametrize("value", [0.1, 0.7, 3.3, 2.15])
@pytest.mark.parametrize("count", [3, 6, 12])
def test_values_all_alike_stand_on_the_line_whatever_their_mean_rounds_to(value: float, count: int) -> None:
    alike = np.full(count, value)
    found = importance_performance([str(k) for k in range(count)], alike, alike)
    assert set(found.quadrants) == {"keep up"}
