"""Corrections by hand: siblings keep their proportions, with and without leading axes."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.model import ComparisonSet
from studies.overrides import corrections, overridden
from studies.study import WeightOverride

SET = ComparisonSet("goal", "decomposition", "goal", "", ("a", "b", "c"))
INFLUENCE = ComparisonSet("x<-A", "influence", "x", "A", ("a", "b", "c"))
HALF_A = (WeightOverride("a", 0.5),)


def test_only_the_division_of_an_element_is_corrected() -> None:
    assert corrections(SET, (*HALF_A, WeightOverride("z", 0.1))) == HALF_A
    assert corrections(INFLUENCE, HALF_A) == ()
    weights = np.array([0.2, 0.3, 0.5])
    assert overridden(INFLUENCE, weights, HALF_A) is weights


def test_siblings_keep_their_proportions() -> None:
    given = np.array([[0.2, 0.3, 0.5], [0.6, 0.1, 0.3]])
    changed = overridden(SET, given, HALF_A)
    assert changed == pytest.approx(np.array([[0.5, 0.1875, 0.3125], [0.5, 0.125, 0.375]]))


def test_siblings_without_weight_share_what_is_left() -> None:
    assert overridden(SET, np.array([1.0, 0, 0]), HALF_A) == pytest.approx([0.5, 0.25, 0.25])


def test_more_than_the_whole_is_scaled() -> None:
    both = (WeightOverride("a", 0.9), WeightOverride("b", 0.6))
    assert overridden(SET, np.array([0.2, 0.3, 0.5]), both) == pytest.approx([0.6, 0.4, 0.0])


def test_nothing_at_all_is_refused() -> None:
    nothing = tuple(WeightOverride(name, 0.0) for name in "abc")
    with pytest.raises(DecisionError, match="overrides-all-zero"):
        overridden(SET, np.array([0.2, 0.3, 0.5]), nothing)
