"""The completion with the smallest principal eigenvalue."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting.eigenvector import principal_eigenvector
from mcdm.weighting.incomplete_lambda_max import complete, incomplete_lambda_max
from tests.mcdm.judgments import BOZOKI, noisy, reciprocal, thinned


def test_bozoki_fulop_ronyai_2010() -> None:
    found = complete(np.asarray(BOZOKI))
    assert found.matrix[2, 3] == pytest.approx(0.730297106886979, abs=1e-6)  # as printed by ahpy's iteration
    assert found.weights.tolist() == pytest.approx([0.3738, 0.392, 0.0985, 0.1357], abs=6e-5)
    assert (found.lambda_max - 4) / 3 / 0.8286 == pytest.approx(0.0372, abs=6e-5)


def test_given_judgments_stay_and_the_others_are_reciprocal() -> None:
    given = thinned(noisy(30, 6, 0.6, 4), 5, 5)
    found = complete(given)
    answered = given > 0
    assert (found.matrix[answered] == given[answered]).all()
    assert found.matrix * found.matrix.swapaxes(-1, -2) == pytest.approx(np.ones(given.shape), abs=1e-12)
    assert (found.lambda_max == principal_eigenvector(found.matrix).lambda_max).all()


@pytest.mark.parametrize("spread", [0.3, 1.0, 3.0])  # the last contradicts itself beyond any use
def test_no_missing_judgment_can_be_moved_to_advantage(spread: float) -> None:
    given = thinned(noisy(20, 6, spread, 6), 6, 7)
    found = complete(given)
    place, row, column = np.nonzero((given == 0) & np.triu(np.ones((6, 6), dtype=bool)))
    for k, i, j in zip(place, row, column, strict=True):
        for factor in (0.999, 1.001):
            moved = found.matrix[k].copy()
            moved[i, j] *= factor
            moved[j, i] /= factor
            assert principal_eigenvector(moved).lambda_max >= found.lambda_max[k] * (1 - 1e-14)


def test_a_batch_with_different_patterns_is_its_members_one_by_one() -> None:
    given = np.concatenate([thinned(noisy(5, 5, 0.5, 8), missing, missing) for missing in range(7)])
    alone = np.stack([incomplete_lambda_max(one) for one in given])
    assert incomplete_lambda_max(given.reshape(5, 7, 5, 5)).reshape(-1, 5) == pytest.approx(alone, abs=1e-13)


def test_a_tree_of_answers_is_completed_without_a_contradiction() -> None:
    found = complete(reciprocal(4, {(0, 1): 2, (1, 2): 3, (1, 3): 0.5}))
    assert found.lambda_max == pytest.approx(4, abs=1e-12)
    assert found.matrix[0, 2] == pytest.approx(6)


def test_a_large_set_may_miss_thousands_of_pairs() -> None:
    elements, spread = 120, 0.4
    generator = np.random.default_rng(3)
    chain = {(k, k + 1): float(np.exp(generator.normal(0, spread))) for k in range(elements - 1)}
    more = {(k, k + 7): float(np.exp(generator.normal(0, spread))) for k in range(0, elements - 7, 3)}
    given = reciprocal(elements, {**chain, **more})
    found = complete(given)
    right, left = found.weights, principal_eigenvector(found.matrix.T).weights
    pull = found.matrix * left[:, None] * right[None, :]  # the derivative of lambda_max, up to a factor
    missing = given == 0
    assert np.abs((pull - pull.T)[missing]).max() < 1e-12 * pull.sum()


def test_disconnected_judgments_have_no_completion() -> None:
    with pytest.raises(DecisionError, match="comparisons-disconnected"):
        complete(reciprocal(4, {(0, 1): 2, (2, 3): 3}))
