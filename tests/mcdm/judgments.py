"""Judgments for tests: consistent, noisy and incomplete comparison matrices."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_VALUES

SAATY_CITY = [  # Saaty 2004, choosing a city: culture, family, housing, jobs, transportation
    [1, 1 / 5, 3, 1 / 2, 5],
    [5, 1, 7, 1, 7],
    [1 / 3, 1 / 7, 1, 1 / 4, 3],
    [2, 1, 4, 1, 7],
    [1 / 5, 1 / 7, 1 / 3, 1 / 7, 1],
]
BOZOKI = [[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, 0], [1 / 2, 1 / 4, 0, 1]]
"""Bozóki, Fülöp and Rónyai 2010: one of six judgments is missing."""


def reciprocal(n: int, upper: dict[tuple[int, int], float | str]) -> FloatArray:
    """The matrix of these judgments; 0 for the others."""
    matrix = np.eye(n)
    for (i, j), value in upper.items():
        matrix[i, j], matrix[j, i] = float(Fraction(value)), float(1 / Fraction(value))
    return matrix


def consistent(weights: FloatArray) -> FloatArray:
    """The judgments (..., n, n) of somebody who knows the weights (..., n)."""
    return weights[..., :, None] / weights[..., None, :]


def noisy(count: int, n: int, spread: float, seed: int) -> FloatArray:
    """Reciprocal judgments (count, n, n) around random weights with log-normal errors."""
    generator = np.random.default_rng(seed)
    errors = np.triu(generator.normal(0, spread, (count, n, n)), 1)
    return consistent(np.exp(generator.normal(0, 0.8, (count, n)))) * np.exp(errors - errors.swapaxes(-1, -2))


def on_scale(matrix: FloatArray) -> FloatArray:
    """The same judgments (..., n, n), each the nearest of the seventeen values of the fundamental scale."""
    scale = np.log(SAATY_VALUES)
    nearest = np.abs(np.log(np.triu(matrix, 1) + np.tri(matrix.shape[-1]))[..., None] - scale).argmin(-1)
    upper = np.triu(np.asarray(SAATY_VALUES)[nearest], 1)
    lower = np.triu(1 / np.asarray(SAATY_VALUES)[nearest], 1).swapaxes(-1, -2)
    return upper + lower + np.eye(matrix.shape[-1])


def thinned(matrix: FloatArray, missing: int, seed: int) -> FloatArray:
    """The judgments (count, n, n) with as many pairs left out of each; neighbours in a random order stay linked."""
    generator = np.random.default_rng(seed)
    left = matrix.copy()
    n = matrix.shape[-1]
    for judgments in left:
        order = generator.permutation(n)
        kept = {frozenset(pair) for pair in pairwise(order.tolist())}
        free = [(i, j) for i in range(n) for j in range(i) if frozenset((i, j)) not in kept]
        for k in generator.permutation(len(free))[:missing]:
            i, j = free[k]
            judgments[i, j] = judgments[j, i] = 0.0
    return left
