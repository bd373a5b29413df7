"""Triangular judgments: what a crisp one becomes, and what is no triangle."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.fuzzy_judgments import centroid, check_triangles, fuzzify, is_range
from mcdm.errors import DecisionError
from tests.mcdm.judgments import reciprocal


@pytest.mark.parametrize(
    ("value", "triangle"),
    [
        (1, (1, 1, 1)),
        (2, (1, 2, 3)),
        (1.5, (1, 1.5, 2.5)),
        (3, (2, 3, 4)),
        (9, (8, 9, 9)),
        (12, (11, 12, 12)),
        (1 / 3, (1 / 4, 1 / 3, 1 / 2)),
        (1 / 9, (1 / 9, 1 / 9, 1 / 8)),
    ],
)
def test_a_crisp_judgment_is_one_step_wide(value: float, triangle: tuple[float, float, float]) -> None:
    found = fuzzify(reciprocal(2, {(0, 1): value}))
    assert found[0, 1] == pytest.approx(triangle)
    assert found[1, 0] == pytest.approx([1 / bound for bound in reversed(triangle)])
    assert found[0, 0].tolist() == [1, 1, 1]


def test_the_spread_is_a_choice_and_open_pairs_stay_open() -> None:
    judgments = reciprocal(3, {(0, 1): 4})
    assert fuzzify(judgments, spread=2)[0, 1].tolist() == [2, 4, 6]
    assert fuzzify(judgments, spread=0)[0, 1].tolist() == [4, 4, 4]
    assert (fuzzify(judgments)[0, 2] == 0).all()
    assert (fuzzify(judgments)[2, 1] == 0).all()


@pytest.mark.parametrize("spread", [-1, np.nan, np.inf])
def test_a_spread_is_a_number_of_at_least_zero(spread: float) -> None:
    with pytest.raises(DecisionError, match="spread-negative"):
        fuzzify(np.eye(2), spread)


def test_the_first_triangle_out_of_order_is_named() -> None:
    triangles = fuzzify(reciprocal(3, {(0, 1): 3, (0, 2): 5, (1, 2): 2}))
    triangles[1, 2] = (3, 2, 4)
    with pytest.raises(DecisionError) as caught:
        check_triangles(triangles)
    assert caught.value.code == "triangle-unordered"
    assert (caught.value.facts["row"], caught.value.facts["column"], caught.value.facts["low"]) == (2, 3, 3)


def test_rounded_bounds_are_used_as_given() -> None:
    triangles = fuzzify(reciprocal(2, {(0, 1): 3}), spread=0)
    triangles[0, 1, 0] *= 1 + 1e-12
    assert (check_triangles(triangles) == triangles).all()


@pytest.mark.parametrize("shape", [(3, 3), (2, 2, 2), (2, 3, 3), (0, 0, 3)])
def test_triangles_have_rows_columns_and_three_numbers(shape: tuple[int, ...]) -> None:
    with pytest.raises(DecisionError, match="triangles-wrong-shape"):
        check_triangles(np.ones(shape))


def test_ragged_triangles_are_refused() -> None:
    with pytest.raises(DecisionError, match="triangles-wrong-shape"):
        check_triangles([[[1, 1, 1], [1, 2]], [[1, 1, 1], [1, 1, 1]]])


def test_an_open_pair_is_only_allowed_where_it_is() -> None:
    triangles = fuzzify(reciprocal(3, {(0, 1): 3}))
    assert check_triangles(triangles, complete=False).shape == (3, 3, 3)
    with pytest.raises(DecisionError, match="matrix-not-positive"):
        check_triangles(triangles)


def test_ranges_and_their_centres() -> None:
    triangles = np.array([[2.0, 3.0, 4.0], [3.0, 3.0, 3.0]])
    assert is_range(triangles).tolist() == [True, False]
    assert centroid(triangles).tolist() == [3, 3]
