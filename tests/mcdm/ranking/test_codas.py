"""CODAS against the comparison of all pairs, and its known weakness."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.ranking import codas
from mcdm.ranking.codas import _leads
from tests.mcdm.ranking.questions import question


@pytest.mark.parametrize("threshold", [0.0, 0.02, 0.3, 1.0])
def test_runs_of_sorted_distances_are_the_comparison_of_all_pairs(threshold: float) -> None:
    generator = np.random.default_rng(3)
    euclidean, taxicab = generator.random(40).round(2), generator.random(40)
    if threshold:
        euclidean += generator.uniform(0, 1e-6, 40)  # away from the threshold itself, where rounding decides
    apart = euclidean[:, None] - euclidean
    expected = (apart + (abs(apart) >= threshold) * (taxicab[:, None] - taxicab)).sum(1)
    np.testing.assert_allclose(_leads(euclidean, taxicab, threshold), expected, atol=1e-12)


def test_codas_may_rank_an_alternative_below_one_that_it_dominates() -> None:
    """Its distance changes suddenly at .02: a known weakness, said in its description."""
    generator = np.random.default_rng(0)
    below = 0
    for _ in range(400):
        values = generator.uniform(1, 9, (6, 3))
        values[1] = values[0] * generator.uniform(0.97, 1, 3)
        ranks = codas(question(values, generator.dirichlet(np.ones(3)))).ranks
        below += int(ranks[0] > ranks[1])
    assert 0 < below < 20
