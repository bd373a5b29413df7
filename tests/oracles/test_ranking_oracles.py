"""Rankings and acceptability against programs written otherwise: plain loops, and pymcdm where it is right."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from mcdm.ranking import (
    DecisionMatrix,
    codas,
    copras,
    moora,
    promethee_ii,
    topsis,
    vikor,
    weighted_product,
    weighted_sum,
)
from mcdm.sensitivity.stability import smaa
from mcdm.sensitivity.weight_space import WeightSpace
from tests.mcdm.ranking.questions import drawn, question

SEEDS = range(8)


def by_pymcdm(name: str, matrix: DecisionMatrix, *arguments: Any) -> FloatArray:
    from pymcdm import methods

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it warns of alternatives that are dominated
        work = getattr(methods, name)(*arguments)
        return np.asarray(work(matrix.values, matrix.weights, matrix.directions))


@pytest.mark.parametrize("seed", SEEDS)
def test_pymcdm_gives_the_same_scores(seed: int) -> None:
    from pymcdm import normalizations

    matrix = drawn(9, 5, seed)
    minmax = topsis(matrix, normalisation="minmax").scores
    for ours, theirs in (
        (topsis(matrix).scores, by_pymcdm("TOPSIS", matrix, normalizations.vector_normalization)),
        (minmax, by_pymcdm("TOPSIS", matrix)),
        (codas(matrix).scores, by_pymcdm("CODAS", matrix)),
        (vikor(matrix).scores, by_pymcdm("VIKOR", matrix)),
        (promethee_ii(matrix).scores, by_pymcdm("PROMETHEE_II", matrix, "usual")),
        (weighted_sum(matrix, scaling="sum").scores, by_pymcdm("WSM", matrix)),
        (weighted_sum(matrix).scores, by_pymcdm("WSM", matrix, normalizations.minmax_normalization)),
        (weighted_product(matrix).scores, by_pymcdm("WPM", matrix, normalizations.linear_normalization)),
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-13)
    if -1 in matrix.objectives:
        np.testing.assert_allclose(moora(matrix).scores, by_pymcdm("MOORA", matrix), rtol=1e-11)


@pytest.mark.parametrize("seed", SEEDS)
def test_copras_by_loops(seed: int) -> None:
    matrix = drawn(7, 4, seed)
    m, n = matrix.values.shape
    benefit, cost = [0.0] * m, [0.0] * m
    for j in range(n):
        total = sum(matrix.values[i, j] for i in range(m))
        for i in range(m):
            share = matrix.weights[j] * matrix.values[i, j] / total
            if matrix.objectives[j] == 1:
                benefit[i] += share
            else:
                cost[i] += share
    if -1 in matrix.objectives:
        least = min(cost)
        whole = sum(least / own for own in cost)
        significance = [b + least * sum(cost) / (c * whole) for b, c in zip(benefit, cost, strict=True)]
    else:
        significance = benefit
    expected = [value / max(significance) for value in significance]
    np.testing.assert_allclose(copras(matrix).scores, expected, rtol=1e-12)


def test_copras_of_pymcdm_puts_the_dearest_first() -> None:
    """Why COPRAS is computed here: pymcdm 1.4.0 adds costs as if they were benefits. Should this fail, use pymcdm."""
    prices = question([[5, 10], [5, 20], [5, 40]], [0.5, 0.5], (1, -1))
    assert by_pymcdm("COPRAS", prices).argmax() == 2
    assert copras(prices).winners == ("A",)


@pytest.mark.parametrize("uncertain", [False, True])
def test_smaa_by_loops(uncertain: bool) -> None:
    generator = np.random.default_rng(3)
    m, n, count = 4, 3, 5000
    utilities = generator.random((7, m, n)) if uncertain else generator.random((m, n))
    space, draws = WeightSpace(("x", "y", "z")), Draws(seed=5, count=count)
    found = smaa(utilities, space, draws)
    weights = all_weights(space, draws)
    by_rank, beaten = np.zeros((m, m)), np.zeros((m, m))
    supporters: list[list[FloatArray]] = [[] for _ in range(m)]
    for t, weighting in enumerate(weights):
        table = utilities[t % 7] if uncertain else utilities
        scores = [sum(weighting[j] * table[i, j] for j in range(n)) for i in range(m)]
        for i in range(m):
            place = sum(scores[k] > scores[i] for k in range(m))
            by_rank[i, place] += 1
            for k in range(m):
                beaten[i, k] += scores[i] > scores[k]
            if place == 0:
                supporters[i].append(weighting)
    np.testing.assert_allclose(found.acceptability.by_rank, by_rank / count, atol=2 / count)
    np.testing.assert_allclose(found.acceptability.pairwise, beaten / count, atol=2 / count)
    for i, group in enumerate(supporters):
        if not group:
            assert not found.central_weights[i].any()
            assert found.confidence[i] == 0
            continue
        central = np.mean(group, axis=0)
        np.testing.assert_allclose(found.central_weights[i], central, atol=1e-3)
        tables = utilities if uncertain else utilities[None]
        first = np.mean([(table @ central).argmax() == i for table in tables])
        assert found.confidence[i] == pytest.approx(first)


def all_weights(space: WeightSpace, draws: Draws) -> FloatArray:
    """The weightings that SMAA draws, block by block."""
    from mcdm.sensitivity.stability import BLOCK

    generator = draws.generator("weights")
    return np.concatenate(
        [space.sample(min(BLOCK, draws.count - start), generator) for start in range(0, draws.count, BLOCK)]
    )
