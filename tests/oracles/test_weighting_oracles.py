"""Weighting against independent programs: LAPACK, scipy's optimiser and least squares, pymcdm."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from mcdm.comparisons.consistency import consistency_ratio
from mcdm.judgments import FloatArray
from mcdm.panel.consensus import kendall_w
from mcdm.scales import SAATY_VALUES
from mcdm.weighting import complete, harker_eigenpair, incomplete_least_squares, principal_eigenvector
from tests.mcdm.judgments import noisy, thinned


def lapack(matrix: FloatArray) -> tuple[FloatArray, float]:
    """Principal eigenvector and eigenvalue by numpy.linalg.eig."""
    values, vectors = np.linalg.eig(matrix)
    first = values.real.argmax()
    weights = np.abs(vectors[:, first].real)
    return weights / weights.sum(), float(values[first].real)


@pytest.mark.parametrize("n", [3, 4, 7, 9, 15, 30])
@pytest.mark.parametrize("spread", [0.2, 2.0, 5.0])
def test_eigenvector_against_lapack(n: int, spread: float) -> None:
    matrix = noisy(60, n, spread, n)
    pair = principal_eigenvector(matrix)
    for k, one in enumerate(matrix):
        weights, value = lapack(one)
        np.testing.assert_allclose(pair.weights[k], weights, atol=1e-12)
        assert pair.lambda_max[k] == pytest.approx(value, rel=1e-12)


def test_harker_against_lapack() -> None:
    given = thinned(noisy(40, 7, 0.7, 1), 9, 2)
    pair = harker_eigenpair(given)
    for k, one in enumerate(given):
        weights, value = lapack(one + np.diag((one == 0).sum(1)))
        np.testing.assert_allclose(pair.weights[k], weights, atol=1e-12)
        assert pair.lambda_max[k] == pytest.approx(value, rel=1e-12)


def test_a_long_chain_of_answers_converges_slowly_and_still_exactly() -> None:
    chain = np.eye(30)
    step = np.arange(29)
    chain[step, step + 1], chain[step + 1, step] = 2.0, 0.5
    chain[0, 29] = chain[29, 0] = 1.0  # contradicts the chain
    pair = harker_eigenpair(chain)
    weights, value = lapack(chain + np.diag((chain == 0).sum(1)))
    np.testing.assert_allclose(pair.weights, weights, atol=1e-12)
    assert pair.lambda_max == pytest.approx(value, rel=1e-13)


def test_least_squares_against_lstsq_on_every_answer() -> None:
    given = thinned(noisy(40, 8, 0.8, 3), 12, 4)
    found = incomplete_least_squares(given)
    for one, weights in zip(given, found, strict=True):
        row, column = np.nonzero(np.triu(one, 1))
        design = np.zeros((len(row) + 1, 8))
        design[np.arange(len(row)), row], design[np.arange(len(row)), column] = 1, -1
        design[-1] = 1  # the logarithms sum to zero
        logarithms = np.linalg.lstsq(design, np.append(np.log(one[row, column]), 0), rcond=None)[0]
        np.testing.assert_allclose(weights, np.exp(logarithms) / np.exp(logarithms).sum(), rtol=1e-11)


@pytest.mark.parametrize(("n", "missing", "spread"), [(4, 2, 0.5), (6, 5, 1.0), (7, 10, 2.0)])
def test_completion_against_scipy_optimize(n: int, missing: int, spread: float) -> None:
    for given in thinned(noisy(4, n, spread, n), missing, 5):
        row, column = np.nonzero(np.triu(given == 0, 1))

        def value(
            logarithms: FloatArray, given: FloatArray = given, row: FloatArray = row, column: FloatArray = column
        ) -> float:
            full = given.copy()
            full[row, column], full[column, row] = np.exp(logarithms), np.exp(-logarithms)
            return float(np.linalg.eigvals(full).real.max())

        best = minimize(value, np.zeros(len(row)), method="BFGS", options={"gtol": 1e-9})
        found = complete(given)
        assert found.lambda_max <= best.fun * (1 + 1e-12)
        assert found.lambda_max == pytest.approx(best.fun, rel=1e-8)
        np.testing.assert_allclose(np.log(found.matrix[row, column]), best.x, atol=1e-4)


def test_eigenvector_and_ratio_against_pymcdm() -> None:
    from pymcdm.weights.subjective import AHP

    scale = np.asarray(SAATY_VALUES)
    raw = noisy(5, 6, 0.4, 9)
    for matrix in raw:
        snapped = scale[np.abs(np.log(matrix)[..., None] - np.log(scale)).argmin(-1)]
        snapped = np.triu(snapped, 1) + np.tril(1 / snapped.T, -1) + np.eye(6)
        peer = AHP(matrix=snapped)
        pair = principal_eigenvector(snapped)
        np.testing.assert_allclose(pair.weights, peer(), atol=1e-12)
        # pymcdm's random index for n = 6 is 1.2358, ours by default 1.24
        assert consistency_ratio(pair.lambda_max, 6) * 1.24 / 1.2358 == pytest.approx(peer.get_cr(), rel=1e-9)


def test_kendall_w_against_friedman_s_statistic() -> None:
    from scipy.stats import friedmanchisquare

    scores = np.random.default_rng(1).integers(1, 6, (7, 5)).astype(float)  # with ties
    statistic = friedmanchisquare(*scores.T).statistic
    assert kendall_w(scores).coefficient == pytest.approx(statistic / (7 * 4))
