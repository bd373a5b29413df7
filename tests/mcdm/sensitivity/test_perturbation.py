"""Supermatrices in which one number moves."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.network.supermatrix import weighted_supermatrix
from mcdm.sensitivity.perturbation import RESTING, with_cluster_entry, with_entry, with_row, with_share

THREE = np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]])


def test_the_others_keep_their_proportions() -> None:
    found = with_share([0.5, 0.3, 0.2], 0, [0.0, 0.5, 0.75])
    np.testing.assert_allclose(found, [[0, 0.6, 0.4], [0.5, 0.3, 0.2], [0.75, 0.15, 0.1]])


def test_who_held_everything_spreads_it_equally() -> None:
    np.testing.assert_allclose(with_share([0, 1, 0], 1, 0.4), [[0.3, 0.4, 0.3]])


def test_the_total_is_kept() -> None:
    np.testing.assert_allclose(with_share([2, 1, 1], 0, 0.25), [[1, 1.5, 1.5]])


def test_a_change_may_stay_inside_a_block() -> None:
    found = with_share([0.3, 0.1, 0.4, 0.2], 0, [0.5], inside=[0, 1])
    np.testing.assert_allclose(found, [[0.2, 0.2, 0.4, 0.2]])


def test_one_entry_moves_its_column_only() -> None:
    (found,) = with_entry(THREE, 0, 1, [0.8])
    np.testing.assert_allclose(found[:, 1], [0.8, 0, 0.2])
    np.testing.assert_allclose(found[:, [0, 2]], THREE[:, [0, 2]])
    np.testing.assert_allclose(with_entry(sparse.csr_array(THREE), 0, 1, [0.8])[0], found)


def test_cluster_weights_are_kept_inside_a_block() -> None:
    unweighted = np.array([[0.7, 0.4, 0.6, 0.5], [0.3, 0.6, 0.4, 0.5], [0.2, 0.9, 0.5, 0], [0.8, 0.1, 0.5, 0]])
    clusters = [0, 0, 1, 1]
    weighted = weighted_supermatrix(unweighted, clusters, [[0.4, 0.7], [0.6, 0.3]])
    (found,) = with_entry(weighted, 2, 0, [0.5], block=[2, 3])
    np.testing.assert_allclose(found[:2, 0], weighted[:2, 0])
    np.testing.assert_allclose(found[2:, 0], [0.3, 0.3])


def test_a_cluster_entry_moves_every_column_of_the_cluster() -> None:
    unweighted = np.array([[0.7, 0.4, 0.6, 0.5], [0.3, 0.6, 0.4, 0.5], [0.2, 0.9, 0.5, 0], [0.8, 0.1, 0.5, 0]])
    clusters, weights = [0, 0, 1, 1], np.array([[0.4, 0.7], [0.6, 0.3]])
    found = with_cluster_entry(unweighted, clusters, weights, 0, 0, [0.4, 0.9])
    np.testing.assert_allclose(found[0], weighted_supermatrix(unweighted, clusters, weights))
    np.testing.assert_allclose(found[1], weighted_supermatrix(unweighted, clusters, [[0.9, 0.7], [0.1, 0.3]]))


def test_the_published_row_adjustment() -> None:
    """The tutorial of pyanp (row_adjust, p0 = .5), rounded to four digits there."""
    matrix = [[0.5, 0.1, 0, 0], [0.2, 0.6, 0, 0], [0.1, 0.05, 0.75, 0.1], [0.2, 0.25, 0.25, 0.9]]
    expected = [[0.1, 0.02, 0, 0], [0.36, 0.6533, 0, 0], [0.18, 0.0544, 0.75, 0.1], [0.36, 0.2722, 0.25, 0.9]]
    np.testing.assert_allclose(with_row(matrix, 0, [0.1])[0], expected, atol=5e-5)


def test_a_row_at_rest_is_the_matrix_itself() -> None:
    np.testing.assert_allclose(with_row(THREE, 1, [RESTING])[0], THREE, rtol=1e-15)


def test_entries_of_nothing_and_everything_stay() -> None:
    matrix = np.array([[1.0, 0.0, 0.5], [0.0, 0.4, 0.5], [0.0, 0.6, 0.0]])
    for found in with_row(matrix, 0, [0, 0.2, 0.8, 1]):
        np.testing.assert_allclose(found[:, :2], matrix[:, :2])
        np.testing.assert_allclose(found.sum(0), 1)


def test_an_unscaled_matrix_keeps_its_column_sums() -> None:
    np.testing.assert_allclose(with_row(3 * THREE, 0, [0.2, 0.9]), 3 * with_row(THREE, 0, [0.2, 0.9]))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: with_share([1, 1], 2, 0.5), "element-out-of-range"),
        (lambda: with_share([1, 1], 0, 1.1), "sensitivity-value-out-of-range"),
        (lambda: with_share([1, 1], 0, np.nan), "sensitivity-value-out-of-range"),
        (lambda: with_share([1], 0, 0.5), "sensitivity-nothing-to-share"),
        (lambda: with_share([1, 1, 0], 2, 0.5, inside=[0, 1]), "sensitivity-nothing-to-share"),
        (lambda: with_share([0, 1, 0], 0, 0.5, inside=[0, 2]), "sensitivity-nothing-to-share"),
        (lambda: with_row(THREE, 3, 0.5), "element-out-of-range"),
        (lambda: with_row(THREE, 0, -0.1), "sensitivity-value-out-of-range"),
        (lambda: with_entry(THREE, 0, 3, 0.5), "element-out-of-range"),
    ],
)
def test_what_cannot_be_moved(make, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        make()
    assert caught.value.code == code
