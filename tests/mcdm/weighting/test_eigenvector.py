"""The principal eigenvector: published priorities, precision, and judgments that contradict each other badly."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import SAATY_VALUES
from mcdm.weighting.eigenvector import BLOCK, eigenvector, perron_pair, principal_eigenvector
from tests.mcdm.judgments import SAATY_CITY, noisy, reciprocal


def test_drinks_saaty_2008() -> None:
    upper = (
        {(0, 1): "1/2", (0, 2): 1, (0, 3): "1/2", (0, 4): 3, (0, 5): "1/3", (0, 6): 9}
        | {(1, 2): 1, (1, 3): 1, (1, 4): 5, (1, 5): "1/2", (1, 6): 9}
        | {(2, 3): "1/2", (2, 4): 3, (2, 5): "1/3", (2, 6): 9, (3, 4): 4, (3, 5): "1/2", (3, 6): 9}
        | {(4, 5): "1/9", (4, 6): 3, (5, 6): 9}
    )
    weights = eigenvector(reciprocal(7, upper))
    # the relative consumption of drinks in the United States, Saaty 2008 as in ahpy's tests
    assert weights.tolist() == pytest.approx([0.1164, 0.1775, 0.1288, 0.1896, 0.0418, 0.3268, 0.0191], abs=6e-5)


def test_city_saaty_2004() -> None:
    weights = eigenvector(np.asarray(SAATY_CITY))
    assert weights.tolist() == pytest.approx([0.1522, 0.4335, 0.0716, 0.305, 0.0378], abs=6e-5)


@pytest.mark.parametrize("n", [1, 2, 3, 9, 30])
def test_the_pair_satisfies_its_equation_for_random_judgments(n: int) -> None:
    row, column = np.triu_indices(n, 1)
    values = np.random.default_rng(n).choice(SAATY_VALUES, (300, len(row)))
    matrix = np.ones((300, n, n))
    matrix[:, row, column], matrix[:, column, row] = values, 1 / values
    pair = principal_eigenvector(matrix)
    residual = np.matvec(matrix, pair.weights) - pair.lambda_max[:, None] * pair.weights
    assert np.abs(residual).max() < 1e-13 * n
    assert pair.weights.sum(-1) == pytest.approx(np.ones(300), abs=1e-14)


@pytest.mark.parametrize("size", [9.0, 1e3, 1e6, 1e12])
def test_a_circle_of_preferences_ends_in_equal_weights(size: float) -> None:
    circle = reciprocal(3, {(0, 1): size, (1, 2): size, (2, 0): size})
    pair = principal_eigenvector(circle)
    assert pair.weights.tolist() == pytest.approx([1 / 3] * 3, abs=1e-13)
    assert pair.lambda_max == pytest.approx(1 + size + 1 / size, rel=1e-14)


def test_a_narrow_enclosure_of_the_eigenvalue_is_not_enough() -> None:
    # a path of four: its eigenvalues differ by 1e-12 only, its eigenvector is sin(k pi / 5)
    path = np.eye(4) + 1e-12 * (np.eye(4, k=1) + np.eye(4, k=-1))
    expected = np.sin(np.arange(1, 5) * np.pi / 5)
    assert perron_pair(path).weights == pytest.approx(expected / expected.sum(), abs=1e-4)


def test_matrices_that_squaring_cannot_separate_go_to_lapack() -> None:
    split = np.diag([3.0, 3.0, 1.0])  # reducible: no method of powers finds one vector
    pair = perron_pair(np.stack([split, np.ones((3, 3))]))
    assert pair.lambda_max.tolist() == pytest.approx([3, 3])
    assert pair.weights[1].tolist() == pytest.approx([1 / 3] * 3)
    assert pair.weights.sum(-1).tolist() == pytest.approx([1, 1])


def test_blocks_do_not_show() -> None:
    matrix = noisy(BLOCK // 16 + 7, 4, 0.5, 5)
    weights = eigenvector(matrix)
    assert (weights[-9:] == eigenvector(matrix[-9:])).all()
    assert eigenvector(matrix[:6].reshape(2, 3, 4, 4)).shape == (2, 3, 4)
    assert eigenvector(np.empty((0, 4, 4))).shape == (0, 4)


def test_a_missing_judgment_is_refused() -> None:
    with pytest.raises(DecisionError, match="matrix-not-positive"):
        eigenvector(reciprocal(3, {(0, 1): 2, (1, 2): 2}))
