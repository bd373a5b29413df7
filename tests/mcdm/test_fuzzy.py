"""What the evaluation says at its edges, and what it refuses."""

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.fuzzy import (
    OPERATORS,
    Factor,
    compose,
    compose_levels,
    confidence_grade,
    defuzzify,
    effectiveness_of_maximum,
    effectiveness_verdict,
    entropy,
    evaluate,
    factor_tree,
)
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Node

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])


def model(*nodes: tuple[str, str]) -> CriteriaModel:
    clusters = (Cluster("A", Label()), Cluster("B", Label()), Cluster("B1", Label(), "B"))
    return CriteriaModel(Label("goal"), tuple(Node(node, Label(), cluster) for node, cluster in nodes), clusters)


THREE_LEVELS = model(("a1", "A"), ("x", "goal"), ("b1", "B1"), ("b2", "B1"), ("a2", "A"), ("b", "B"))


def test_one_grade_holding_everything_is_infinitely_effective_and_not_fuzzy():
    certain = np.array([0.0, 1.0, 0.0])
    assert effectiveness_of_maximum(certain) == math.inf
    assert effectiveness_verdict(math.inf) == "very-effective"
    assert entropy(certain) == 0


def test_equal_grades_are_invalid_for_maximum_membership_and_fully_fuzzy():
    equal = np.full(5, 0.2)
    assert effectiveness_verdict(float(effectiveness_of_maximum(equal))) == "invalid"
    assert entropy(equal) == pytest.approx(1)


@pytest.mark.parametrize(("alpha", "word"), [(1.0, "very-effective"), (0.5, "fairly-effective"), (0.3475, "low")])
def test_verdicts(alpha, word):
    assert effectiveness_verdict(alpha) == word


def test_a_tie_goes_to_the_better_grade():
    assert evaluate(Factor(np.ones(1), np.array([[0.4, 0.4, 0.2]])), SCORES[:3]).max_membership_grade == 0


def test_confidence_of_exactly_the_sum_is_reached():
    assert confidence_grade(np.array([0.1, 0.2, 0.3, 0.4]), 0.6) == 2
    assert confidence_grade(np.array([0.1, 0.2, 0.3, 0.4]), 1.0) == 3


@pytest.mark.parametrize("confidence", [0.0, 1.01, math.nan])
def test_a_confidence_outside_its_range_is_refused(confidence):
    with pytest.raises(DecisionError, match="confidence-out-of-range"):
        confidence_grade(np.full(3, 1 / 3), confidence)


def test_power_mean_lets_the_large_grades_speak_louder():
    composed = np.array([0.1895, 0.3565, 0.2815, 0.1, 0.0725])
    assert defuzzify(composed, SCORES, "power-mean") == pytest.approx((composed**2 @ SCORES) / (composed**2).sum())


def test_a_tree_of_clusters_gives_the_flat_weighted_average():
    weights, memberships = np.array([0.1, 0.3, 0.2, 0.1, 0.2, 0.1]), np.random.default_rng(1).dirichlet(np.ones(5), 6)
    tree = factor_tree(THREE_LEVELS, weights, memberships)
    assert [factor.name for factor in tree.walk()] == ["goal", "A", "B", "B1", "b", "x"]
    assert tree.weights == pytest.approx([0.3, 0.4, 0.3])
    assert compose_levels(tree) == pytest.approx(weights @ memberships)


def test_levels_matter_for_the_other_operators():
    weights, memberships = np.array([0.1, 0.3, 0.2, 0.1, 0.2, 0.1]), np.random.default_rng(1).dirichlet(np.ones(5), 6)
    tree = factor_tree(THREE_LEVELS, weights, memberships)
    by_hand_b1 = np.minimum(np.array([[2 / 3], [1 / 3]]), memberships[[2, 3]]).max(0)
    by_hand_b = np.maximum(np.minimum(0.75, by_hand_b1), np.minimum(0.25, memberships[5]))
    by_hand_a = np.minimum(np.array([[1 / 3], [2 / 3]]), memberships[[0, 4]]).max(0)
    by_hand = np.stack([np.minimum(0.3, by_hand_a), np.minimum(0.4, by_hand_b), np.minimum(0.3, memberships[1])])
    assert compose_levels(tree, "min-max") == pytest.approx(by_hand.max(0))


@pytest.mark.parametrize("operator", OPERATORS)
def test_a_cluster_of_no_weight_changes_nothing(operator):
    memberships = np.random.default_rng(2).dirichlet(np.ones(5), 6)
    weights = np.array([0.6, 0.0, 0.0, 0.0, 0.4, 0.0])
    only = compose_levels(Factor(np.ones(1), (Factor(weights[[0, 4]], memberships[[0, 4]]),)), operator)
    assert compose_levels(factor_tree(THREE_LEVELS, weights, memberships), operator) == pytest.approx(only)


@pytest.mark.parametrize("operator", OPERATORS)
def test_many_draws_are_each_draw(operator):
    rng = np.random.default_rng(3)
    weights, memberships = rng.dirichlet(np.ones(6), (4, 1)), rng.dirichlet(np.ones(5), (4, 3, 6))
    batch = evaluate(factor_tree(THREE_LEVELS, weights, memberships), SCORES, operator=operator)
    for d in range(4):
        for t in range(3):
            one = evaluate(factor_tree(THREE_LEVELS, weights[d, 0], memberships[d, t]), SCORES, operator=operator)
            for name in ("B", "score", "max_membership_grade", "effectiveness", "confidence_grade", "entropy"):
                assert getattr(batch, name)[d, t] == pytest.approx(getattr(one, name), abs=1e-12)


def test_information_loss_is_said_where_many_factors_meet():
    weights, memberships = np.full(6, 1 / 6), np.random.default_rng(4).dirichlet(np.ones(5), 6)
    (finding,) = evaluate(Factor(weights, memberships, "goal"), SCORES, operator="min-max").findings
    assert (finding.code, finding.place, finding.details["factors"]) == ("information-loss", "goal", 6)
    assert not evaluate(Factor(weights, memberships), SCORES).findings
    assert not evaluate(factor_tree(THREE_LEVELS, weights, memberships), SCORES, operator="min-max").findings


def test_an_unknown_operator_gets_a_suggestion():
    with pytest.raises(DecisionError, match="method-unknown") as caught:
        compose(np.ones(1), np.ones((1, 2)), "min-mox")
    assert caught.value.facts["suggestion"] == "min-max"


@pytest.mark.parametrize(
    ("weights", "memberships", "code"),
    [
        (np.ones(2), np.ones((3, 2)), "factor-wrong-shape"),
        (np.ones(2), np.ones(2), "factor-wrong-shape"),
        (np.ones(0), np.ones((0, 2)), "factor-wrong-shape"),
        (np.array([1.0, math.nan]), np.ones((2, 2)), "factor-not-a-number"),
        (np.ones(2), np.array([[1.0, -0.1], [0, 0]]), "factor-not-a-number"),
    ],
)
def test_malformed_factors_are_refused(weights, memberships, code):
    with pytest.raises(DecisionError, match=code):
        Factor(weights, memberships)


def test_nothing_to_evaluate_and_wrong_grades_are_refused():
    with pytest.raises(DecisionError, match="evaluation-empty"):
        evaluate(Factor(np.ones(1), np.zeros((1, 5))), SCORES)
    with pytest.raises(DecisionError, match="evaluation-wrong-grades"):
        evaluate(Factor(np.ones(1), np.ones((1, 4)) / 4), SCORES)
