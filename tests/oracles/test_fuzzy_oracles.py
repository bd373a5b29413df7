"""Fuzzy evaluation against independent programs: scikit-fuzzy, numpy's interpolation, scipy's entropy."""

from __future__ import annotations

import numpy as np
import pytest
import skfuzzy
from scipy.stats import entropy as shannon

from mcdm.fuzzy import compose, entropy
from satisfaction.memberships import anchored

RNG = np.random.default_rng(20261121)
CASES = [(RNG.dirichlet(np.ones(n)), RNG.dirichlet(np.ones(g), n)) for n in (1, 3, 8, 28) for g in (2, 4, 5, 7)]


@pytest.mark.parametrize(("weights", "memberships"), CASES)
def test_min_max_is_scikit_fuzzys_max_min_composition(weights, memberships) -> None:
    composed = skfuzzy.maxmin_composition(weights[None, :], memberships)
    np.testing.assert_allclose(compose(weights, memberships, "min-max"), composed[0], rtol=0, atol=0)


@pytest.mark.parametrize(("weights", "memberships"), CASES)
def test_product_max_is_scikit_fuzzys_max_product_composition(weights, memberships) -> None:
    composed = skfuzzy.maxprod_composition(weights[None, :], memberships)
    np.testing.assert_allclose(compose(weights, memberships, "product-max"), composed[0], rtol=1e-15)


@pytest.mark.parametrize(("weights", "memberships"), CASES)
def test_min_bounded_sum_is_a_chain_of_scikit_fuzzys_bounded_sums(weights, memberships) -> None:
    grades = np.arange(memberships.shape[1])
    total = np.zeros(len(grades))
    for weight, row in zip(weights, memberships, strict=True):
        _, smaller = skfuzzy.fuzzy_and(grades, np.full(len(grades), weight), grades, row)
        total = np.minimum(1, total + smaller)
    np.testing.assert_allclose(compose(weights, memberships, "min-bounded-sum"), total, atol=1e-15)


@pytest.mark.parametrize(("weights", "memberships"), CASES)
def test_entropy_is_shannons(weights, memberships) -> None:
    composed = compose(weights, memberships)
    assert entropy(composed) == pytest.approx(shannon(composed, base=len(composed)), abs=1e-12)


@pytest.mark.parametrize("anchors", [(1, 4, 8.76, 17.5, 30), (99.8, 98.5, 97.5, 96.5, 95), (0, 1)])
def test_memberships_are_numpys_interpolation_of_the_identity(anchors) -> None:
    values = np.concatenate([RNG.uniform(min(anchors) - 5, max(anchors) + 5, 500), anchors])
    order = np.argsort(anchors)
    corners, identity = np.array(anchors)[order], np.eye(len(anchors))[order]
    interpolated = np.stack([np.interp(values, corners, column) for column in identity.T], 1)
    np.testing.assert_allclose(anchored(values, anchors), interpolated, atol=1e-12)
