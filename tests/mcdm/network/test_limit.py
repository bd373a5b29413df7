"""The limit of a supermatrix on known numbers, on large networks and where mixing is slow."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.network.limit import CERTIFIED, cluster_priorities, limit, limit_columns

PRIMITIVE = np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]])
CYCLIC = np.array([[0, 0, 0.6, 0.3], [0, 0, 0.4, 0.7], [0.8, 0.25, 0, 0], [0.2, 0.75, 0, 0]])
REDUCIBLE = np.array([[0.2, 0.5, 0, 0], [0.8, 0.5, 0, 0], [0, 0, 0.9, 0.4], [0, 0, 0.1, 0.6]])


def stochastic(size: int, seed: int = 0) -> np.ndarray:
    """A random matrix with columns that sum to one."""
    matrix = np.random.default_rng(seed).random((size, size))
    return matrix / matrix.sum(0)


def nearly_decoupled(size: int, coupling: float) -> tuple[np.ndarray, np.ndarray]:
    """Two halves that hardly know of each other, and the exact stationary weights (symmetric moves are reversible)."""
    flows = np.random.default_rng(size).random((size, size))
    flows += flows.T
    half = size // 2
    flows[:half, half:] *= coupling
    flows[half:, :half] *= coupling
    return flows / flows.sum(0), flows.sum(0) / flows.sum()


def test_primitive() -> None:
    np.testing.assert_allclose(limit(PRIMITIVE).vector, [0.2915, 0.3946, 0.3139], atol=1e-4)


def test_cyclic_averages_where_powers_disagree() -> None:
    found = limit(CYCLIC)
    np.testing.assert_allclose(found.vector, [0.2246, 0.2754, 0.2485, 0.2515], atol=1e-4)
    even, odd = (np.linalg.matrix_power(CYCLIC, k)[:, 0] for k in (200, 201))
    assert np.abs(even - odd).max() > 0.2
    np.testing.assert_allclose(found.column(0), (even + odd) / 2, atol=1e-12)


def test_reducible_has_a_matrix_and_no_vector() -> None:
    found = limit(REDUCIBLE)
    assert found.vector is None
    expected = [[5 / 13, 5 / 13, 0, 0], [8 / 13, 8 / 13, 0, 0], [0, 0, 0.8, 0.8], [0, 0, 0.2, 0.2]]
    np.testing.assert_allclose(found.matrix(), expected, atol=1e-14)


def test_absorbing_elements_share_the_transient_ones() -> None:
    leads = np.array([[0.1, 0.3, 0, 0], [0.3, 0.3, 0, 0], [0.5, 0.3, 1, 0], [0.1, 0.1, 0, 1]])
    inside = np.linalg.inv(np.eye(2) - leads[:2, :2])
    np.testing.assert_allclose(limit(leads).shares, leads[2:, :2] @ inside, atol=1e-14)


def test_a_zero_column_keeps_its_mass() -> None:
    hierarchy = np.array(
        [[0, 0, 0, 0, 0], [0.6, 0, 0, 0, 0], [0.4, 0, 0, 0, 0], [0, 0.9, 0.2, 0, 0], [0, 0.1, 0.8, 0, 0]]
    )
    found = limit(hierarchy)
    np.testing.assert_allclose(found.column(0), [0, 0, 0, 0.62, 0.38], atol=1e-14)
    np.testing.assert_array_equal(found.column(3), [0, 0, 0, 1, 0])
    assert found.structure.kind == "hierarchy"


def test_lossy_columns_are_scaled_and_said() -> None:
    found = limit(PRIMITIVE * [1, 0.5, 2])
    np.testing.assert_allclose(found.vector, limit(PRIMITIVE).vector, atol=1e-15)
    assert [finding.code for finding in found.findings] == ["structure-primitive", "supermatrix-column-normalised"]


def test_one_element() -> None:
    assert limit([[0.0]]).vector == limit([[1.0]]).vector == limit([[0.3]]).vector == [1.0]


def test_clusters_are_scaled_to_one_and_an_empty_one_has_none() -> None:
    first, second = cluster_priorities(np.array([0.1, 0.3, 0.0]), [[0, 1], [2]])
    np.testing.assert_allclose(first, [0.25, 0.75])
    assert second is None


@pytest.mark.parametrize("size", [12, 120, 500])
@pytest.mark.parametrize("coupling", [1e-2, 1e-5, 1e-9, 1e-14])
def test_slow_mixing_keeps_its_digits(size: int, coupling: float) -> None:
    matrix, exact = nearly_decoupled(size, coupling)
    found = limit(matrix)
    assert found.error <= CERTIFIED
    # The input itself holds the moves between the halves to 16 digits, no more; elimination adds nothing to that.
    np.testing.assert_allclose(found.vector, exact, rtol=1e-10, atol=0)


@pytest.mark.parametrize("size", [3, 40, 300])
def test_large_cyclic_and_reducible(size: int) -> None:
    block = stochastic(size)
    turning = np.block([[np.zeros((size, size)), block], [stochastic(size, 1), np.zeros((size, size))]])
    found = limit(turning)
    assert found.structure.periods == (2,)
    np.testing.assert_allclose(turning @ found.vector, found.vector, atol=1e-14)
    np.testing.assert_allclose([found.vector[:size].sum(), found.vector[size:].sum()], [0.5, 0.5], atol=1e-14)
    both = np.zeros((3 * size, 3 * size))
    both[: 2 * size, : 2 * size], both[:, 2 * size :] = turning, stochastic(3 * size, 2)[:, 2 * size :]
    mixed = limit(both)
    assert len(mixed.structure.transient) == size
    np.testing.assert_allclose(mixed.column(3 * size - 1)[: 2 * size], found.vector, atol=1e-13)


@pytest.mark.parametrize("loss", [0.5, 1e-2, 1e-6, 1e-12])
def test_transient_elements_that_are_left_slowly(loss: float) -> None:
    size = 60
    matrix = np.zeros((size + 2, size + 2))
    matrix[0, 0] = matrix[1, 1] = 1
    matrix[2:, 2:] = stochastic(size) * (1 - loss)
    matrix[:2, 2:] = loss * np.array([[0.3], [0.7]])
    found = limit(matrix)
    assert found.error <= CERTIFIED
    np.testing.assert_allclose(found.shares, np.tile([[0.3], [0.7]], size), rtol=1e-11)


def test_weights_may_differ_by_more_than_a_number_can_hold() -> None:
    chain = np.diag(np.full(59, 1e-300), -1) + np.diag(np.ones(59), 1)
    chain[0, 0] = 1
    np.testing.assert_allclose(limit(chain).vector, np.eye(60)[0], atol=1e-15)
    with pytest.raises(DecisionError) as caught:  # draws are held at the same element, which suits only one of these
        limit_columns(np.stack([chain, chain[::-1, ::-1]]) + 1e-320, np.full(60, 1 / 60))
    assert caught.value.code == "limit-out-of-range"


def test_residual_and_error_are_those_of_the_full_matrix() -> None:
    matrix = np.zeros((9, 9))
    matrix[:3, :3], matrix[3:6, 3:6], matrix[:, 6:] = PRIMITIVE, np.roll(np.eye(3), 1, 0), stochastic(9)[:, 6:]
    found = limit(matrix)
    full = found.matrix()
    assert max(np.abs(matrix @ full - full).max(), np.abs(full @ matrix - full).max()) <= max(found.residual, 3e-16)
    assert found.residual < 1e-14
    with pytest.raises(ValueError, match="read-only"):
        found.weights[0] = 1


class TestSparse:
    """20,000 elements, kept sparse."""

    size = 20_000

    def scattered(self, size: int, seed: int = 1) -> sparse.csr_array:
        """Ten influences on every element, and a cycle through all, so that everything is connected."""
        rng = np.random.default_rng(seed)
        rows = np.concatenate([(np.arange(size) + 1) % size, rng.integers(0, size, 10 * size)])
        columns = np.concatenate([np.arange(size), np.repeat(np.arange(size), 10)])
        matrix = sparse.csr_array((rng.random(11 * size), (rows, columns)), shape=(size, size))
        return sparse.csr_array(matrix @ sparse.diags_array(1 / matrix.sum(0)))

    def test_well_mixed(self) -> None:
        matrix = self.scattered(self.size)
        found = limit(matrix)
        assert found.structure.kind == "primitive"
        assert found.error <= CERTIFIED
        np.testing.assert_allclose(matrix @ found.vector, found.vector, atol=1e-17, rtol=1e-12)

    def test_ring(self) -> None:
        rows = (np.arange(self.size) + 1) % self.size
        ring = sparse.csr_array((np.ones(self.size), (rows, np.arange(self.size))), shape=(self.size, self.size))
        found = limit(ring)
        assert found.structure.periods == (self.size,)
        np.testing.assert_allclose(found.vector, 1 / self.size, rtol=1e-12)

    def test_a_walk_along_a_line_mixes_slowly(self) -> None:
        size = self.size
        walk = sparse.diags_array([np.full(size - 1, 0.5), np.full(size - 1, 0.5)], offsets=[1, -1]).tocsr()
        found = limit(walk)
        exact = np.full(size, 1 / (size - 1))
        exact[[0, -1]] /= 2
        assert found.error <= CERTIFIED
        np.testing.assert_allclose(found.vector, exact, atol=1e-12)

    def test_two_closed_classes_and_what_leads_to_them(self) -> None:
        half = self.scattered(self.size // 2)
        matrix = sparse.block_diag([half, half], format="lil")
        matrix[:, 0] = 0
        matrix[1, 0] = 1  # element 0 stays in the first class
        matrix.resize(self.size + 1, self.size + 1)
        matrix[0, self.size], matrix[self.size - 1, self.size] = 0.25, 0.75
        found = limit(matrix.tocsr())
        assert found.vector is None
        assert found.error <= CERTIFIED
        np.testing.assert_allclose(found.shares[:, 0], [0.25, 0.75], atol=1e-14)
        start = np.zeros(self.size + 1)
        start[-1] = 1
        np.testing.assert_allclose(limit_columns(matrix.tocsr(), start), found.column(self.size), atol=1e-13)


class TestDraws:
    """(d, n, n) at once."""

    @pytest.mark.parametrize(
        "base", [PRIMITIVE, CYCLIC, REDUCIBLE, np.eye(4, k=-1)], ids=["one", "turn", "two", "none"]
    )
    def test_draws_that_share_a_structure(self, base: np.ndarray) -> None:
        rng = np.random.default_rng(5)
        draws = base * rng.uniform(0.5, 2, size=(7, *base.shape))
        start = rng.dirichlet(np.ones(len(base)), 7)
        together = limit_columns(draws, start)
        for draw, mass, found in zip(draws, start, together, strict=True):
            np.testing.assert_allclose(found, limit(draw).apply(mass), atol=1e-13)

    def test_draws_of_different_structure(self) -> None:
        draws = np.stack([CYCLIC, REDUCIBLE])
        found = limit_columns(draws, np.array([0.1, 0.2, 0.3, 0.4]))
        np.testing.assert_allclose(found[0], limit(CYCLIC).vector, atol=1e-14)
        np.testing.assert_allclose(found[1], limit(REDUCIBLE).apply(np.array([0.1, 0.2, 0.3, 0.4])), atol=1e-14)
