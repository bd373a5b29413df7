"""The start of a walk that ends: proportions of high powers by brute force, and roots with the same say."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.judgments import FloatArray
from mcdm.network.persistence import persistent_start
from mcdm.network.supermatrix import limit_weights

FADING = np.array([[0, 0.5, 0.3, 0], [0.6, 0, 0.3, 0], [0.2, 0.3, 0, 0], [0.2, 0.2, 0.4, 0]])
"""Three elements with feedback, and a sink."""

EQUAL = np.full(4, 0.25)


def by_powers(matrix: FloatArray, start: FloatArray, steps: int = 3000) -> FloatArray:
    for _ in range(steps):
        start = matrix @ start
        start = start / start.sum()
    return start


def test_proportions_of_high_powers() -> None:
    found = persistent_start(FADING, EQUAL)
    np.testing.assert_allclose(found, by_powers(FADING, EQUAL), atol=1e-11)


def test_returning_sinks_to_it_changes_nothing() -> None:
    found = persistent_start(FADING, EQUAL)
    np.testing.assert_allclose(limit_weights(FADING, found), found, atol=1e-11)
    assert np.abs(limit_weights(FADING, EQUAL) - found).max() > 0.001


def test_draws() -> None:
    other = FADING.copy()
    other[:, 0] = [0, 0.2, 0.2, 0.6]
    both = persistent_start(np.array([FADING, other]), EQUAL)
    np.testing.assert_allclose(both[0], persistent_start(FADING, EQUAL), atol=1e-12)
    np.testing.assert_allclose(both[1], by_powers(other, EQUAL), atol=1e-11)


@pytest.mark.parametrize(
    "matrix",
    [
        np.array([[0, 0, 0], [0.5, 0, 0], [0.5, 1, 0]]),
        np.array([[0, 0.5, 1], [0.5, 0, 0], [0.5, 0.5, 0]]),
        np.array([[0, 0, 0], [0.5, 1, 0], [0.5, 0, 0]]),
    ],
    ids=["no feedback", "no sink", "a class that lasts beside a sink"],
)
def test_elsewhere_the_start_stays(matrix: FloatArray) -> None:
    start = np.array([1.0, 0, 0])
    assert persistent_start(matrix, start).tolist() == start.tolist()


def test_an_element_that_influences_itself_persists() -> None:
    matrix = np.array([[0.5, 0.0], [0.5, 0.0]])
    np.testing.assert_allclose(persistent_start(matrix, [1.0, 0.0]), [0.5, 0.5], atol=1e-11)


def test_two_parts_that_fade_as_slowly() -> None:
    """Both keep their share of the start; periods do not matter."""
    turn = np.array([[0, 0.5], [1.0, 0]])
    matrix = np.zeros((5, 5))
    matrix[:2, :2], matrix[2:4, 2:4], matrix[4, [1, 3]] = turn, turn, 0.5
    found = persistent_start(matrix, np.array([0.3, 0, 0.7, 0, 0]))
    assert found[:2].sum() / found[2:4].sum() == pytest.approx(3 / 7)


def test_roots_have_the_same_say_however_long_their_walks() -> None:
    """One root leads to the sinks at once, the other by way of an element between."""
    matrix = np.zeros((5, 5))
    matrix[[3, 4], 0] = 0.8, 0.2
    matrix[2, 1] = 1.0
    matrix[[3, 4], 2] = 0.3, 0.7
    start = np.array([0.5, 0.5, 0, 0, 0])
    found = persistent_start(matrix, start)
    np.testing.assert_allclose(found, [2 / 3, 1 / 3, 0, 0, 0])
    ranked = limit_weights(matrix, found)[3:]
    first, second = np.array([0.8, 0.2]), np.array([0.3, 0.7]) / 2
    np.testing.assert_allclose(ranked / ranked.sum(), (first + second) / (first + second).sum())
