"""Laws of every weighting method in the catalogue: a new method is tested by being registered."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcdm.weighting  # noqa: F401  (registers the methods)
from mcdm.catalogue import Method, methods
from mcdm.comparisons.best_worst import BestWorst
from mcdm.comparisons.fuzzy_judgments import fuzzify
from mcdm.comparisons.matrix import IntArray
from mcdm.judgments import FloatArray
from tests.mcdm.judgments import consistent, noisy, thinned

METHODS = [pytest.param(method, id=name) for name, method in methods("weighting").items()]

OTHERWISE = {
    "extent-analysis": "gives degrees of possibility: with crisp judgments the strongest element gets everything",
    "rank-order-centroid": "reads only the order",
    "entropy": "reads values, not judgments",
    "critic": "reads values, not judgments",
}
"""Methods that do not give back the weights somebody had in mind, and why."""

EXACT = [each for each in METHODS if each.id not in OTHERWISE]

law = settings(derandomize=True, max_examples=25, deadline=None)
sizes = st.integers(1, 9)
seeds = st.integers(0, 10_000)

Answers = FloatArray | BestWorst


def judged(method: Method, weights: FloatArray, seed: int) -> Answers:
    """What somebody who knows the weights (k, n) answers where `method` asks."""
    n = weights.shape[-1]
    complete = consistent(weights)
    match method.accepts:
        case "ratings":
            return weights * 100
        case "complete-comparisons":
            return complete
        case "incomplete-comparisons":
            return thinned(complete, n * (n - 1) // 6, seed)
        case "fuzzy-comparisons":
            return fuzzify(complete, spread=0.0)
        case "best-worst":
            best, worst = int(weights[0].argmax()), int(weights[0].argmin())
            over, under = complete[:, best], complete[:, :, worst]
            return BestWorst(best, worst, np.maximum(over, 1.0), np.maximum(under, 1.0))
    raise AssertionError(f"no law knows how to answer {method.accepts}")


def uncertain(method: Method, count: int, n: int, seed: int) -> Answers:
    """Answers of `count` people who contradict themselves, or values that mean nothing."""
    generator = np.random.default_rng(seed)
    complete = noisy(count, n, 0.5, seed)
    match method.accepts:
        case "ratings":
            return generator.uniform(1, 100, (count, n))
        case "complete-comparisons":
            return complete
        case "incomplete-comparisons":
            return thinned(complete, n * (n - 1) // 6, seed)
        case "fuzzy-comparisons":
            return fuzzify(complete)
        case "decision-matrix":
            return generator.uniform(1, 100, (count, 7, n))
        case "best-worst":
            best, worst = generator.permutation(n)[[0, -1]].tolist()
            vectors = generator.uniform(1, 9, (2, count, n))
            vectors[0, :, best] = vectors[1, :, worst] = 1.0
            return BestWorst(best, worst, *vectors)
    raise AssertionError(f"no law knows how to answer {method.accepts}")


def relabelled(method: Method, answers: Answers, order: IntArray) -> Answers:
    """The same answers with the elements in another order."""
    if isinstance(answers, BestWorst):
        places = order.tolist()
        vectors = answers.best_to_others[:, order], answers.others_to_worst[:, order]
        return BestWorst(places.index(answers.best), places.index(answers.worst), *vectors)
    if method.accepts in ("ratings", "decision-matrix"):
        return answers[..., order]
    return answers[:, order][:, :, order]


def members(answers: Answers) -> list[Answers]:
    """The answers of each person."""
    if isinstance(answers, BestWorst):
        both = zip(answers.best_to_others, answers.others_to_worst, strict=True)
        return [BestWorst(answers.best, answers.worst, *vectors) for vectors in both]
    return list(answers)


def in_two_rows(answers: Answers) -> Answers:
    """The answers of four people as two rows of two."""
    if isinstance(answers, BestWorst):
        vectors = (each.reshape(2, 2, -1) for each in (answers.best_to_others, answers.others_to_worst))
        return BestWorst(answers.best, answers.worst, *vectors)
    return answers.reshape(2, 2, *answers.shape[1:])


def arrays(answers: Answers) -> list[FloatArray]:
    """The numbers that somebody answered."""
    return [answers.best_to_others, answers.others_to_worst] if isinstance(answers, BestWorst) else [answers]


def test_only_known_methods_are_let_off() -> None:
    assert set(OTHERWISE) <= {each.id for each in METHODS}


@pytest.mark.parametrize("method", EXACT)
@law
@given(n=sizes, seed=seeds)
def test_consistent_judgments_give_back_the_weights(method: Method, n: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(n), 3) + 1e-3
    ascending = np.sort(weights / weights.sum(-1, keepdims=True))
    weights = ascending[:, generator.permutation(n)]  # everybody has the same best and worst element
    np.testing.assert_allclose(method.call(judged(method, weights, seed)), weights, rtol=1e-10)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_relabelling_only_relabels(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 3, n, seed)
    order = np.random.default_rng(seed).permutation(n)
    np.testing.assert_allclose(
        method.call(relabelled(method, answers, order)), method.call(answers)[:, order], rtol=1e-9, atol=1e-15
    )


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_weights_are_positive_and_sum_to_one(method: Method, n: int, seed: int) -> None:
    weights = method.call(uncertain(method, 3, n, seed))
    assert weights.shape == (3, n)
    assert (weights >= 0).all() if method.name == "extent-analysis" else (weights > 0).all()
    np.testing.assert_allclose(weights.sum(-1), 1, rtol=1e-13)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_a_batch_is_its_members_one_by_one(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 4, n, seed)
    alone = np.stack([method.call(one) for one in members(answers)])
    np.testing.assert_allclose(method.call(answers), alone, rtol=1e-11)
    np.testing.assert_allclose(method.call(in_two_rows(answers)).reshape(4, n), alone, rtol=1e-11)


@pytest.mark.parametrize("method", METHODS)
@law
@given(n=sizes, seed=seeds)
def test_the_answers_are_left_as_they_are(method: Method, n: int, seed: int) -> None:
    answers = uncertain(method, 2, n, seed)
    before = [numbers.copy() for numbers in arrays(answers)]
    method.call(answers)
    assert all((numbers == was).all() for numbers, was in zip(arrays(answers), before, strict=True))
