"""Shapley values: what each player adds to a value, on the average over all orders in which they may come."""

from __future__ import annotations

from collections.abc import Callable
from math import factorial

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray

EXACT_PLAYERS = 12
"""Up to this many players every coalition is valued; beyond it, orders are sampled."""

ORDERS = 500

BoolMatrix = NDArray[np.bool_]
Value = Callable[[BoolMatrix], FloatArray]
"""From coalitions (c, k) to what they are worth, (c, ...): several values at once share their runs."""


def shapley(
    value: Value, count: int, generator: np.random.Generator | None = None
) -> tuple[FloatArray, FloatArray | None]:
    """Shares (k, ...) of the players, which sum to ``value(all) - value(none)``, and their standard errors.

    Exact for up to twelve players, without errors. Beyond that the mean over 500 random orders: the shares sum to the
    whole as exactly, and each has the standard error of its mean.

    References
    ----------
    Shapley 1953, A value for n-person games, doi:10.1515/9781400881970-018. Castro, Gomez & Tejada 2009, Polynomial
    calculation of the Shapley value based on sampling, doi:10.1016/j.cor.2008.04.004.
    """
    if count <= EXACT_PLAYERS:
        return _exact(value, count), None
    return _sampled(value, count, generator or np.random.default_rng(0))


def _exact(value: Value, count: int) -> FloatArray:
    members = np.arange(2**count)
    coalitions = (members[:, None] >> np.arange(count)) & 1 == 1
    worth, sizes = value(coalitions), coalitions.sum(-1)
    weight = np.array([factorial(s) * factorial(count - 1 - s) / factorial(count) for s in range(count)])
    shares = np.empty((count, *worth.shape[1:]))
    for player in range(count):
        without = members[~coalitions[:, player]]
        added = worth[without | 1 << player] - worth[without]
        shares[player] = np.tensordot(weight[sizes[without]], added, 1)
    return shares


def _sampled(value: Value, count: int, generator: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    orders = np.argsort(generator.random((ORDERS, count)), axis=-1)
    place = np.argsort(orders, axis=-1)
    prefixes = place[:, None, :] < np.arange(count + 1)[:, None]  # (orders, length of prefix, player)
    worth = value(prefixes.reshape(-1, count))
    steps = np.diff(worth.reshape(ORDERS, count + 1, *worth.shape[1:]), axis=1)
    added = np.take_along_axis(steps, place.reshape(ORDERS, count, *[1] * (steps.ndim - 2)), axis=1)
    return added.mean(0), added.std(0, ddof=1) / np.sqrt(ORDERS)
