"""What a good numpy programmer writes for rankings and acceptability, without checks, findings or ties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import inputs

Options = dict[str, Any]
Work = Callable[[], object]


def promethee(options: Options) -> Work:
    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])
    gains = values * objectives

    def work() -> object:
        flow = np.zeros(len(gains))
        for column, weight in zip(gains.T, weights, strict=True):
            ascending = np.sort(column)
            less, not_more = (np.searchsorted(ascending, column, side=side) for side in ("left", "right"))
            flow += weight * (less + not_more - len(column))
        return _ranks(flow / (len(gains) - 1))

    return work


def topsis(options: Options) -> Work:
    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])

    def work() -> object:
        scaled = values * (weights * objectives / np.sqrt(np.square(values).sum(0)))
        to_best = np.sqrt(np.square(scaled - scaled.max(0)).sum(1))
        to_worst = np.sqrt(np.square(scaled - scaled.min(0)).sum(1))
        return _ranks(to_worst / (to_best + to_worst))

    return work


def vikor(options: Options) -> Work:
    values, weights, objectives = inputs.decisions(options["alternatives"], options["criteria"])

    def work() -> object:
        gains = values * objectives
        terms = (gains.max(0) - gains) * (weights / np.ptp(gains, axis=0))
        group, largest = terms.sum(1), terms.max(1)
        return _ranks(-(group - group.min()) / np.ptp(group) - (largest - largest.min()) / np.ptp(largest))

    return work


def dirichlet(options: Options) -> Work:
    """The random numbers of SMAA alone."""
    generator = np.random.default_rng(1)
    return lambda: generator.dirichlet(np.ones(options["criteria"]), options["draws"])


def smaa(options: Options) -> Work:
    table = inputs.utilities(options["scenarios"], options["criteria"])
    generator = np.random.default_rng(1)
    m = len(table)

    def work() -> object:
        weights = generator.dirichlet(np.ones(options["criteria"]), options["draws"])
        ranks = np.argsort(np.argsort(-(weights @ table.T), axis=1), axis=1)
        by_rank = np.array([np.bincount(ranks[:, i], minlength=m) for i in range(m)]) / len(weights)
        first = np.eye(m)[ranks.argmin(1)]
        return by_rank, first.T @ weights / first.sum(0)[:, None]

    return work


def _ranks(scores: np.ndarray) -> np.ndarray:
    ranks = np.empty(len(scores), int)
    ranks[np.argsort(-scores)] = np.arange(1, len(scores) + 1)
    return ranks
