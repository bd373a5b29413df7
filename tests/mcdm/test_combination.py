"""Experts' weights and objective weights as one."""

from __future__ import annotations

import numpy as np
import pytest

import mcdm.combination as combination
from mcdm.catalogue import find, methods
from mcdm.errors import DecisionError

EXPERT, VALUES = np.array([0.5, 0.3, 0.2]), np.array([0.1, 0.3, 0.6])


def test_the_three_ways() -> None:
    assert combination.additive(EXPERT, VALUES) == pytest.approx([0.3, 0.3, 0.4])
    assert combination.multiplicative(EXPERT, VALUES) == pytest.approx(np.array([0.05, 0.09, 0.12]) / 0.26)
    roots = np.sqrt([0.05, 0.09, 0.12])
    assert combination.geometric(EXPERT, VALUES) == pytest.approx(roots / roots.sum())


@pytest.mark.parametrize("name", ["additive", "geometric"])
def test_the_share_runs_from_the_values_to_the_experts(name: str) -> None:
    combine = find("combination", name)
    assert combine.bind({"share": 1.0})(EXPERT, VALUES) == pytest.approx(EXPERT)
    assert combine.bind({"share": 0.0})(EXPERT, VALUES) == pytest.approx(VALUES)
    with pytest.raises(DecisionError, match="parameter-out-of-range"):
        combine.bind({"share": 1.1})


@pytest.mark.parametrize("name", list(methods("combination")))
def test_what_both_say_stands_and_many_are_combined_one_by_one(name: str) -> None:
    combine = find("combination", name).function
    if name != "multiplicative":
        assert combine(EXPERT, EXPERT) == pytest.approx(EXPERT)
    many = np.random.default_rng(1).dirichlet(np.ones(3), 4)
    found = combine(many, VALUES)
    assert found == pytest.approx(np.stack([combine(one, VALUES) for one in many]))
    assert found.sum(-1) == pytest.approx(np.ones(4))


def test_a_uniform_side_leaves_the_product_to_the_other() -> None:
    assert combination.multiplicative(EXPERT, np.full(3, 1 / 3)) == pytest.approx(EXPERT)


@pytest.mark.parametrize("name", ["multiplicative", "geometric"])
def test_nothing_in_common_has_no_product(name: str) -> None:
    with pytest.raises(DecisionError, match="combination-nothing-shared"):
        find("combination", name).function(np.array([1.0, 0.0]), np.array([0.0, 1.0]))


def test_weights_of_other_elements_are_refused() -> None:
    with pytest.raises(DecisionError, match="combination-wrong-length"):
        combination.additive(EXPERT, np.array([0.5, 0.5]))


@pytest.mark.parametrize("weights", [[0.5, 0.4, 0.2], [1.2, -0.1, -0.1], [np.nan, 0.5, 0.5]])
def test_what_are_no_weights_is_refused(weights: list[float]) -> None:
    with pytest.raises(DecisionError, match="combination-not-weights"):
        combination.additive(EXPERT, np.array(weights))
