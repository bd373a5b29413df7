"""Laws of every ranking method in the catalogue: a new method is tested by being registered."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcdm.ranking  # noqa: F401  (registers the methods)
from mcdm.catalogue import Method, methods
from mcdm.judgments import FloatArray
from mcdm.ranking import DecisionMatrix, Ranking
from tests.mcdm.ranking.questions import drawn

METHODS = [pytest.param(method, id=name) for name, method in methods("ranking").items()]

MAY_RANK_BELOW_DOMINATED = {"codas"}
"""CODAS changes its distance where two alternatives come within .02 of each other, so it cannot promise dominance."""

law = settings(derandomize=True, max_examples=20, deadline=None)
sizes = st.integers(3, 8)
criteria = st.integers(1, 5)
seeds = st.integers(0, 10_000)


def ranked(method: Method, matrix: DecisionMatrix, values: FloatArray) -> Ranking:
    """The ranking of other values on the same criteria."""
    found = method.call(DecisionMatrix(matrix.alternatives, matrix.criteria, values, matrix.objectives, matrix.weights))
    assert isinstance(found, Ranking)
    return found


def sound(method: Method, matrix: DecisionMatrix) -> DecisionMatrix:
    """A question the method can answer: CoCoSo divides by the score of one who is last everywhere."""
    if method.name != "cocoso":
        return matrix
    m = len(matrix.values)
    return DecisionMatrix(
        matrix.alternatives,
        (*matrix.criteria, "ascending", "descending"),
        np.column_stack([matrix.values, np.arange(1, m + 1), np.arange(m, 0, -1)]),
        (*matrix.objectives, 1, 1),
        np.append(matrix.weights, [0.1, 0.1]),
    )


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_relabelling_only_relabels(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    order = np.random.default_rng(seed).permutation(m)
    before = ranked(method, matrix, matrix.values)
    after = ranked(method, matrix, matrix.values[order])
    np.testing.assert_allclose(after.scores, before.scores[order], rtol=1e-9, atol=1e-11)
    assert after.ranks.tolist() == before.ranks[order].tolist()


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_criteria_may_stand_in_any_order(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    columns = np.random.default_rng(seed).permutation(len(matrix.criteria))
    turned = DecisionMatrix(
        matrix.alternatives,
        tuple(matrix.criteria[column] for column in columns),
        matrix.values[:, columns],
        tuple(matrix.objectives[column] for column in columns),
        matrix.weights[columns],
    )
    np.testing.assert_allclose(method.call(turned).scores, method.call(matrix).scores, rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_no_unit_matters(method: Method, m: int, n: int, seed: int) -> None:
    """Kilometres or metres: every column may be multiplied by a positive number."""
    matrix = sound(method, drawn(m, n, seed))
    factors = np.exp(np.random.default_rng(seed).normal(0, 3, len(matrix.criteria)))
    before, after = ranked(method, matrix, matrix.values), ranked(method, matrix, matrix.values * factors)
    np.testing.assert_allclose(after.scores, before.scores, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_a_dominated_alternative_is_never_above_its_dominator(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    values = matrix.values.copy()
    generator = np.random.default_rng(seed)
    worse = generator.uniform(0.8, 1.0, values.shape[1])
    values[1] = np.where(matrix.directions > 0, values[0] * worse, values[0] / worse)
    ranks = ranked(method, matrix, values).ranks
    assert ranks[0] <= ranks[1] or method.name in MAY_RANK_BELOW_DOMINATED


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_best_everywhere_is_first(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    values = matrix.values.copy()
    values[2] = np.where(matrix.directions > 0, 20, 0.1)
    assert ranked(method, matrix, values).winners == (matrix.alternatives[2],)


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_equals_share_a_rank(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    values = matrix.values.copy()
    values[1] = values[0]
    ranks = ranked(method, matrix, values).ranks
    assert ranks[0] == ranks[1]


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_a_criterion_without_range_changes_no_rank(method: Method, m: int, n: int, seed: int) -> None:
    matrix = sound(method, drawn(m, n, seed))
    longer = DecisionMatrix(
        matrix.alternatives,
        (*matrix.criteria, "same"),
        np.column_stack([matrix.values, np.full(m, 3.0)]),
        (*matrix.objectives, 1),
        np.append(matrix.weights * 0.6, 0.4),
    )
    after = method.call(longer)
    assert after.ranks.tolist() == method.call(matrix).ranks.tolist()
    assert longer.without_range[-1:] == ("same",)
    assert after.findings


@pytest.mark.parametrize("method", METHODS)
@law
@given(m=sizes, n=criteria, seed=seeds)
def test_a_batch_is_its_members_one_by_one(method: Method, m: int, n: int, seed: int) -> None:
    matrices = [sound(method, drawn(m, n, seed + k)) for k in range(3)]
    objectives, names, columns = matrices[0].objectives, matrices[0].alternatives, matrices[0].criteria
    values, weights = (np.stack([getattr(one, part) for one in matrices]) for part in ("values", "weights"))
    batch = method.call(DecisionMatrix(names, columns, values, objectives, weights))
    weighed = method.call(DecisionMatrix(names, columns, values[0], objectives, weights))
    assert batch.scores.shape == batch.ranks.shape == weighed.scores.shape == (3, m)
    for k in range(3):
        alone = method.call(DecisionMatrix(names, columns, values[k], objectives, weights[k]))
        np.testing.assert_allclose(batch.scores[k], alone.scores, rtol=1e-12, atol=1e-14)
        assert batch.ranks[k].tolist() == alone.ranks.tolist()


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_a_reference(method: Method) -> None:
    assert method.reference
    assert method.summary.endswith(".")
