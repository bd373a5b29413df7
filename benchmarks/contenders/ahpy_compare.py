"""AHPy 2.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import inputs


def complete(options: dict[str, Any]) -> Callable[[], object]:
    return _compare(options, 0.0)


def incomplete(options: dict[str, Any]) -> Callable[[], object]:
    return _compare(options, 1 / 3)


def _compare(options: dict[str, Any], missing: float) -> Callable[[], object]:
    import ahpy

    count, n = max(1, int(options["experts"] * options["part"])), options["elements"]
    matrices = inputs.experts(count, n, missing=missing)
    rows, columns = np.triu_indices(n, 1)
    experts = [
        {
            (str(i), str(j)): float(matrix[i, j])
            for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
            if matrix[i, j] > 0
        }
        for matrix in matrices
    ]

    def one(comparisons: dict[tuple[str, str], float]) -> object:
        compare = ahpy.Compare("expert", comparisons, random_index="saaty")
        return compare.local_weights, compare.consistency_ratio

    return lambda: [one(comparisons) for comparisons in experts]
