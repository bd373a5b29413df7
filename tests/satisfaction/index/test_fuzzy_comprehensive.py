"""The index by every operator: the score of the evaluation, and the weighted average by default."""

import numpy as np
import pytest

from mcdm.catalogue import find, methods
from mcdm.fuzzy import OPERATORS, Factor, compose, evaluate
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Node
from satisfaction.index.fuzzy_comprehensive import fuzzy_comprehensive, fuzzy_comprehensive_by_levels
from satisfaction.index.weighted_average import weighted_average

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
RNG = np.random.default_rng(5)
WEIGHTS, MEMBERSHIPS = RNG.dirichlet(np.ones(7), 3), RNG.dirichlet(np.ones(5), (3, 4, 7))
CLUSTERS = tuple(Cluster(name, Label()) for name in "ABC")
MODEL = CriteriaModel(Label(), tuple(Node(f"n{i}", Label(), "AABBBCC"[i]) for i in range(7)), CLUSTERS)


def test_both_are_in_the_catalogue_with_their_parameters():
    assert set(methods("index")) >= {"weighted-average", "fuzzy-comprehensive"}
    names = [parameter.name for parameter in find("index", "fuzzy-comprehensive").parameters]
    assert names == ["operator", "defuzzification"]


def test_they_agree_by_default_with_each_other_and_with_composition():
    weights = WEIGHTS[:, None]
    index = weighted_average(weights, MEMBERSHIPS, SCORES)
    assert index.shape == (3, 4)
    assert (fuzzy_comprehensive(weights, MEMBERSHIPS, SCORES) == index).all()
    assert compose(weights, MEMBERSHIPS) @ SCORES == pytest.approx(index)
    assert weighted_average(WEIGHTS[0], MEMBERSHIPS, SCORES)[0] == pytest.approx(index[0])
    assert fuzzy_comprehensive_by_levels(MODEL, weights, MEMBERSHIPS, SCORES) == pytest.approx(index)


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("defuzzification", ["weighted-mean", "power-mean", "maximum-membership"])
def test_the_index_is_the_score_of_the_evaluation(operator, defuzzification):
    choice = {"operator": operator, "defuzzification": defuzzification}
    expected = evaluate(Factor(WEIGHTS[0], MEMBERSHIPS[0]), SCORES, **choice).score
    assert fuzzy_comprehensive(WEIGHTS[0], MEMBERSHIPS[0], SCORES, **choice) == pytest.approx(expected)
    by_levels = fuzzy_comprehensive_by_levels(MODEL, WEIGHTS[0], MEMBERSHIPS[0], SCORES, **choice)
    assert by_levels.shape == (4,)
    if operator == "weighted-average":
        assert by_levels == pytest.approx(expected)
