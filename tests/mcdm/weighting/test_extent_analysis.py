"""Chang's extent analysis, and the elements it leaves without weight."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.fuzzy_judgments import fuzzify
from mcdm.weighting import extent_analysis, synthetic_extents, zero_weights
from mcdm.weighting.extent_analysis import possibility
from tests.mcdm.judgments import noisy, reciprocal


def test_degrees_of_two_triangles_by_hand() -> None:
    extents = np.array([[0.2, 0.4, 0.7], [0.1, 0.3, 0.5]])
    assert possibility(extents) == pytest.approx(np.array([[1, 1], [(0.2 - 0.5) / ((0.3 - 0.5) - (0.4 - 0.2)), 1]]))


def test_triangles_that_do_not_overlap_have_no_degree() -> None:
    assert possibility(np.array([[0.5, 0.6, 0.7], [0.1, 0.2, 0.3]]))[1, 0] == 0


def test_triangles_that_only_touch_have_no_degree() -> None:
    assert possibility(np.array([[0.3, 0.3, 0.3], [0.1, 0.3, 0.3], [0.1, 0.2, 0.3]]))[2] == pytest.approx([0, 2 / 3, 1])


def test_crisp_judgments_give_everything_to_the_strongest() -> None:
    judgments = reciprocal(3, {(0, 1): 2, (0, 2): 4, (1, 2): 2})
    assert extent_analysis(fuzzify(judgments, 0)).tolist() == [1, 0, 0]


def test_equal_elements_share() -> None:
    assert extent_analysis(fuzzify(np.ones((3, 3)))) == pytest.approx([1 / 3] * 3)


def test_extents_are_parts_of_the_whole() -> None:
    middle = synthetic_extents(fuzzify(noisy(4, 5, 0.4, 1)))[..., 1]
    np.testing.assert_allclose(middle.sum(-1), 1)


def test_elements_without_weight_are_named_once_for_each_set() -> None:
    weights = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.4, 0.3, 0.3]])
    first, second = zero_weights(weights, ("a", "b", "c"), ("E1/goal", "E2/goal", "E3/goal"))
    assert (first.code, first.place) == ("extent-analysis-zero-weight", "E1/goal")
    assert (first.details["elements"], first.details["count"]) == ("b, c", 2)
    assert (second.place, second.details["elements"]) == ("E2/goal", "c")
    assert len(zero_weights(np.stack([weights[0]] * 50), ("a", "b", "c"))) == 1
