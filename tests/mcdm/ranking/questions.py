"""Decision matrices for tests."""

from __future__ import annotations

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.ranking import DecisionMatrix


def question(
    values: FloatArray | list[list[float]],
    weights: FloatArray | list[float] | None = None,
    objectives: tuple[int, ...] | None = None,
) -> DecisionMatrix:
    """Alternatives A, B, C ... on criteria c0, c1 ...; equal weights and benefits where none are given."""
    numbers = np.array(values, dtype=float)
    m, n = numbers.shape[-2:]
    shares = np.full(n, 1 / n) if weights is None else np.array(weights, dtype=float)
    names = tuple(chr(ord("A") + k) if m <= 26 else f"A{k}" for k in range(m))
    return DecisionMatrix(names, tuple(f"c{j}" for j in range(n)), numbers, objectives or (1,) * n, shares)


def drawn(m: int, n: int, seed: int) -> DecisionMatrix:
    """A random question: positive values, some rounded so that ties occur, some costs."""
    generator = np.random.default_rng(seed)
    values = generator.uniform(1, 9, (m, n))
    values[:, ::2] = values[:, ::2].round()
    objectives = tuple(int(sign) for sign in generator.choice([-1, 1], n))
    return question(values, generator.dirichlet(np.ones(n)) + 0.01, objectives)
