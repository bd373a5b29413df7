"""Laws of fuzzy evaluation: every composition operator, every index of the catalogue, every anchor."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import satisfaction.index  # noqa: F401  (registers the indices)
from mcdm.catalogue import Method, methods
from mcdm.fuzzy import compose_levels, confidence_grade, effectiveness_of_maximum, entropy, factor_tree
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Node
from satisfaction.memberships import anchored, utility

OPERATORS = [pytest.param(method, id=name) for name, method in methods("composition").items()]
INDICES = [pytest.param(method, id=name) for name, method in methods("index").items()]

law = settings(derandomize=True, max_examples=25, deadline=None)
sizes = st.integers(1, 9)
grades = st.integers(2, 7)
seeds = st.integers(0, 10_000)


def case(n: int, g: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """Weights (n,) and memberships (n, g)."""
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.ones(n)), rng.dirichlet(np.full(g, 0.7), n)


@pytest.mark.parametrize("operator", OPERATORS)
@law
@given(sizes, grades, seeds)
def test_relabelling_factors_and_grades_only_relabels(operator: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(n), rng.permutation(g)
    moved = operator.function(weights[rows], memberships[rows][:, columns])
    np.testing.assert_allclose(moved, operator.function(weights, memberships)[columns], atol=1e-14)


@pytest.mark.parametrize("operator", OPERATORS)
@law
@given(sizes, grades, seeds)
def test_composition_stays_between_nothing_and_everything(operator: Method, n: int, g: int, seed: int) -> None:
    composed = operator.function(*case(n, g, seed))
    assert composed.shape == (g,)
    assert (composed >= 0).all()
    assert (composed <= 1 + 1e-12).all()
    assert composed.sum() > 0


@pytest.mark.parametrize("operator", OPERATORS)
@law
@given(sizes, grades, seeds)
def test_more_membership_never_lowers_a_grade(operator: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    raised = np.minimum(1, memberships + np.random.default_rng(seed).uniform(0, 0.3, (n, g)))
    assert (operator.function(weights, raised) >= operator.function(weights, memberships) - 1e-14).all()


@pytest.mark.parametrize("operator", OPERATORS)
@law
@given(grades, seeds)
def test_a_single_factor_keeps_its_memberships(operator: Method, g: int, seed: int) -> None:
    weights, memberships = case(1, g, seed)
    np.testing.assert_allclose(operator.function(weights, memberships), memberships[0], atol=1e-15)


@law
@given(st.integers(2, 9), grades, seeds)
def test_the_weighted_average_does_not_see_levels(n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    clusters = tuple(Cluster(f"c{k}", Label()) for k in range(2))
    model = CriteriaModel(Label(), tuple(Node(f"n{i}", Label(), f"c{i % 2}") for i in range(n)), clusters)
    composed = compose_levels(factor_tree(model, weights, memberships))
    np.testing.assert_allclose(composed, weights @ memberships, atol=1e-14)


@pytest.mark.parametrize("index", INDICES)
@law
@given(sizes, grades, seeds)
def test_an_index_lies_within_the_scores_and_follows_their_line(index: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    scores = np.linspace(1.0, 0.2, g)
    value = float(index.function(weights, memberships, scores))
    assert 0.2 - 1e-12 <= value <= 1 + 1e-12
    assert float(index.function(weights, memberships, 3 * scores + 7)) == pytest.approx(3 * value + 7)


@pytest.mark.parametrize("index", INDICES)
@law
@given(sizes, grades, seeds)
def test_a_better_answer_never_lowers_an_index(index: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    scores, better = np.linspace(1.0, 0.2, g), memberships.copy()
    i = seed % n
    better[i, 0] += better[i, -1]
    better[i, -1] = 0
    assert index.function(weights, better, scores) >= index.function(weights, memberships, scores) - 1e-12


@pytest.mark.parametrize("index", INDICES)
@law
@given(sizes, grades, seeds)
def test_unanimous_answers_are_the_index(index: Method, n: int, g: int, seed: int) -> None:
    weights, _ = case(n, g, seed)
    scores = np.linspace(1.0, 0.2, g)
    unanimous = np.tile(np.eye(g)[seed % g], (n, 1))
    assert float(index.function(weights, unanimous, scores)) == pytest.approx(scores[seed % g])


@pytest.mark.parametrize("index", INDICES)
@law
@given(sizes, grades, seeds)
def test_an_index_does_not_see_the_order_of_indicators(index: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    order, scores = np.random.default_rng(seed).permutation(n), np.linspace(1.0, 0.2, g)
    moved = index.function(weights[order], memberships[order], scores)
    assert float(moved) == pytest.approx(float(index.function(weights, memberships, scores)))


@pytest.mark.parametrize("index", INDICES)
@law
@given(sizes, st.integers(2, 6), seeds)
def test_every_parameter_of_an_index_keeps_it_within_the_scores(index: Method, n: int, g: int, seed: int) -> None:
    weights, memberships = case(n, g, seed)
    scores = np.linspace(1.0, 0.2, g)
    for parameter in index.parameters:
        for value in parameter.choices:
            found = index.bind({parameter.name: value})(weights, memberships, scores)
            assert 0.2 - 1e-12 <= float(found) <= 1 + 1e-12


@law
@given(grades, seeds, st.floats(0.05, 20))
def test_what_composed_memberships_say_does_not_depend_on_their_sum(g: int, seed: int, factor: float) -> None:
    _, (composed,) = case(1, g, seed)
    for says in (entropy, effectiveness_of_maximum):
        assert float(says(factor * composed)) == pytest.approx(float(says(composed)), rel=1e-9)
    assert 0 <= confidence_grade(factor * composed) == confidence_grade(composed) < g
    assert 0 <= entropy(composed) <= 1 + 1e-12
    assert effectiveness_of_maximum(composed) >= 0


@law
@given(grades, seeds, st.booleans(), st.lists(st.floats(-50, 150), min_size=1, max_size=20))
def test_anchored_memberships_share_one_between_neighbours(
    g: int, seed: int, falling: bool, values: list[float]
) -> None:
    anchors = np.sort(np.random.default_rng(seed).uniform(0, 100, g) + np.arange(g))
    anchors = anchors[::-1] if falling else anchors
    memberships = anchored(values, anchors.tolist())
    np.testing.assert_allclose(memberships.sum(1), 1, atol=1e-12)
    assert ((memberships >= 0) & (memberships <= 1 + 1e-12)).all()
    assert ((memberships > 0).sum(1) <= 2).all()
    rising = utility(np.sort(values), anchors.tolist())
    assert (np.diff(rising if falling else -rising) >= 0).all()
