"""Laws of every weighting method in the catalogue: a new method is tested by being registered."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcdm.weighting  # noqa: F401  (registers the methods)
from mcdm.catalogue import Method, methods
from mcdm.judgments import FloatArray
from tests.mcdm.judgments import consistent, noisy, thinned

METHODS = [pytest.param(method, id=name) for name, method in methods("weighting").items()]

law = settings(derandomize=True, max_examples=25, deadline=None)
sizes = st.integers(1, 9)
seeds = st.integers(0, 10_000)


def judged(method: Method, weights: FloatArray, seed: int) -> FloatArray:
    """What somebody who knows the weights (k, n) answers where `method` asks."""
    if method.accepts == "ratings":
        return weights * 100
    complete = consistent(weights)
    n = weights.shape[-1]
    return complete if method.accepts == "complete-comparisons" else thinned(complete, n * (n - 1) // 6, seed)


def uncertain(method: Method, count: int, n: int, seed: int) -> FloatArray:
    """Answers of `count` people who contradict themselves."""
    if method.accepts == "ratings":
        return np.random.default_rng(seed).uniform(1, 100, (count, n))
    complete = noisy(count, n, 0.5, seed)
    return complete if method.accepts == "complete-comparisons" else thinned(complete, n * (n - 1) // 6, seed)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_consistent_judgments_give_back_the_weights(method: Method, n: int, seed: int) -> None:
    weights = np.random.default_rng(seed).dirichlet(np.ones(n), 3) + 1e-3
    weights /= weights.sum(-1, keepdims=True)
    np.testing.assert_allclose(method.call(judged(method, weights, seed)), weights, rtol=1e-10)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_relabelling_only_relabels(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 3, n, seed)
    order = np.random.default_rng(seed).permutation(n)
    relabelled = answers[:, order] if answers.ndim == 2 else answers[:, order][:, :, order]
    np.testing.assert_allclose(method.call(relabelled), method.call(answers)[:, order], rtol=1e-9)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_weights_are_positive_and_sum_to_one(method: Method, n: int, seed: int) -> None:
    weights = method.call(uncertain(method, 3, n, seed))
    assert weights.shape == (3, n)
    assert (weights > 0).all()
    np.testing.assert_allclose(weights.sum(-1), 1, rtol=1e-13)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_a_batch_is_its_members_one_by_one(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 4, n, seed)
    alone = np.stack([method.call(one) for one in answers])
    np.testing.assert_allclose(method.call(answers), alone, rtol=1e-11)
    folded = method.call(answers.reshape(2, 2, *answers.shape[1:]))
    np.testing.assert_allclose(folded.reshape(4, n), alone, rtol=1e-11)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_the_answers_are_left_as_they_are(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 2, n, seed)
    before = answers.copy()
    method.call(answers)
    assert (answers == before).all()
