"""How much of what is explained each driver explains: Shapley (LMG) and Johnson's weights, from correlations alone.

Everything here is a function of the correlations R of the p drivers and r of the drivers with the outcome. Leading axes
are resamples. A driver that others determine, such as a column that stands twice, adds nothing after them: that is what
the pseudo-inverse says too, so nothing here fails on singular correlations.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

EXACT_DRIVERS = 15
"""Up to so many drivers all subsets are counted; beyond, orders are sampled."""

SAMPLED_ORDERS = 2000
"""Orders that stand for all p! of them."""

SPENT = 1e-10
"""A driver of which less than this share of variance is its own adds nothing."""


def standardised_coefficients(among: FloatArray, outcome: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least-squares coefficients of standardised drivers, and the share of variance they explain together.

    Parameters
    ----------
    among
        Correlations between the drivers, shape (..., p, p).
    outcome
        Correlations of the drivers with the outcome, shape (..., p).

    Returns
    -------
    tuple
        Coefficients (..., p), of smallest norm where the correlations are singular; R squared (...).
    """
    values, vectors = np.linalg.eigh(among)
    inverse = np.where(values > SPENT * among.shape[-1], 1 / np.maximum(values, SPENT), 0.0)
    along = (np.swapaxes(vectors, -1, -2) @ outcome[..., None])[..., 0]
    coefficients = (vectors @ (inverse * along)[..., None])[..., 0]
    return np.asarray(coefficients, np.float64), np.asarray((inverse * along**2).sum(-1), np.float64)


def explained_by_subsets(among: FloatArray, outcome: FloatArray, groups: Sequence[Sequence[int]] = ()) -> FloatArray:
    """R squared of every subset of the drivers, or of every union of groups of them.

    Parameters
    ----------
    among, outcome
        Correlations (..., p, p) and (..., p).
    groups
        Positions of the drivers of each of the k groups; each driver its own group where empty.

    Returns
    -------
    numpy.ndarray
        Shape (..., 2**k): the subset of number s holds group i where bit k - 1 - i of s is set.

    Notes
    -----
    The conditional covariance of what is left, given what was taken in, halves its variables as it doubles its subsets:
    each group is either dropped or swept in, so no subset is solved from the beginning.
    """
    parted = tuple(tuple(group) for group in groups) or tuple((i,) for i in range(outcome.shape[-1]))
    order = [i for group in parted for i in group]
    lead = outcome.shape[:-1]
    p = len(order)
    given = np.empty((*lead, 1, p + 1, p + 1))  # subsets before the last two axes; the outcome is the last variable
    given[..., 0, :p, :p] = among[..., order, :][..., :, order]
    given[..., 0, :p, p] = given[..., 0, p, :p] = outcome[..., order]
    given[..., 0, p, p] = 1.0
    for group in parted:
        dropped = given[..., len(group) :, len(group) :]
        for _ in group:
            given = _swept(given)
        given = np.stack([dropped, given], axis=-3).reshape(*lead, -1, *dropped.shape[-2:])
    return np.asarray(1.0 - given[..., 0, 0], np.float64)


def _swept(given: FloatArray) -> FloatArray:
    """Conditional covariances of all but the first variable, given the first as well."""
    own, with_others = given[..., :1, :1], given[..., 1:, :1]
    inverse = np.where(own > SPENT, 1 / np.maximum(own, SPENT), 0.0)
    return np.asarray(given[..., 1:, 1:] - with_others * inverse * np.swapaxes(with_others, -1, -2), np.float64)


def shapley_importance(among: FloatArray, outcome: FloatArray, groups: Sequence[Sequence[int]] = ()) -> FloatArray:
    """The R squared that each driver (or group) adds, averaged over all orders in which they can be taken in.

    Parameters
    ----------
    among, outcome, groups
        As :func:`explained_by_subsets`; at most 15 players.

    Returns
    -------
    numpy.ndarray
        Shape (..., k), none negative, summing to R squared.

    Raises
    ------
    DecisionError
        ``too-many-drivers``: beyond 15, :func:`sampled_shapley_importance` samples orders.

    References
    ----------
    Lindeman, R. H., Merenda, P. F., Gold, R. Z. (1980). Introduction to Bivariate and Multivariate Analysis (LMG).
    Groemping, U. (2007). The American Statistician 61(2), 139-147. https://doi.org/10.1198/000313007X188252
    """
    players = len(groups) or outcome.shape[-1]
    if players > EXACT_DRIVERS:
        raise DecisionError("too-many-drivers", count=players, limit=EXACT_DRIVERS)
    explained = explained_by_subsets(among, outcome, groups)
    sizes = np.array([number.bit_count() for number in range(2**players)])
    weight = np.array([1 / (players * math.comb(players - 1, size)) for size in range(players)])
    parts = np.empty((*outcome.shape[:-1], players))
    for i in range(players):
        halves = explained.reshape(*outcome.shape[:-1], 2**i, 2, 2 ** (players - 1 - i))
        others = sizes.reshape(2**i, 2, -1)[:, 0]  # how many joined before, in the subsets without i
        parts[..., i] = ((halves[..., 1, :] - halves[..., 0, :]) * weight[others]).sum((-2, -1))
    return np.maximum(parts, 0.0)


def sampled_shapley_importance(
    among: FloatArray, outcome: FloatArray, *, orders: int = SAMPLED_ORDERS, seed: int = 0
) -> FloatArray:
    """The same averaged over sampled orders.

    Each order is turned round (the first to the end, p times) and reversed, so that every driver stands in every place
    equally often: that cancels most of what sampling would add.

    Parameters
    ----------
    among, outcome
        Correlations (p, p) and (p,), of one sample only.
    orders
        How many, at least, with those made of others.

    Returns
    -------
    numpy.ndarray
        Shape (p,), summing to R squared exactly.

    References
    ----------
    Castro, J., Gomez, D., Tejada, J. (2009). Computers & Operations Research 36(5), 1726-1730.
    https://doi.org/10.1016/j.cor.2008.04.004
    """
    p = outcome.shape[-1]
    drawn = np.random.default_rng(seed).permuted(np.tile(np.arange(p), (-(-orders // (2 * p)), 1)), axis=1)
    turned = np.concatenate([np.roll(drawn, place, axis=1) for place in range(p)])
    taken = np.concatenate([turned, turned[:, ::-1]])
    added = _added_in_order(among, outcome, taken)
    parts = np.zeros(p)
    np.add.at(parts, taken, added)
    return parts / len(taken)


def _added_in_order(among: FloatArray, outcome: FloatArray, orders: np.ndarray) -> FloatArray:
    """The R squared that each adds after those before it, shape of `orders` (k, p)."""
    whole = np.empty((len(outcome) + 1,) * 2)
    whole[:-1, :-1], whole[:-1, -1], whole[-1, :-1], whole[-1, -1] = among, outcome, outcome, 1.0
    every = np.concatenate([orders, np.full((len(orders), 1), len(outcome))], axis=1)
    given = whole[every[:, :, None], every[:, None, :]]
    left = [given[:, -1, -1]]
    for _ in range(len(outcome)):
        given = _swept(given)
        left.append(given[:, -1, -1])
    return np.asarray(-np.diff(np.stack(left, axis=1), axis=1), np.float64)


def johnson_importance(among: FloatArray, outcome: FloatArray) -> FloatArray:
    """Johnson's relative weights: explained by the nearest uncorrelated drivers, led back to the drivers themselves.

    With R = V D V', L = V sqrt(D) V' and b = L^-1 r, the weight of driver i is the sum of L_ik^2 b_k^2.

    Parameters
    ----------
    among, outcome
        Correlations (..., p, p) and (..., p).

    Returns
    -------
    numpy.ndarray
        Shape (..., p), none negative, summing to R squared. Close to Shapley's, and quick for many drivers.

    References
    ----------
    Johnson, J. W. (2000). Multivariate Behavioral Research 35(1), 1-19. https://doi.org/10.1207/S15327906MBR3501_1
    """
    values, vectors = np.linalg.eigh(among)
    roots = np.sqrt(np.maximum(values, 0.0))
    inverse = np.where(values > SPENT * among.shape[-1], 1 / np.maximum(roots, math.sqrt(SPENT)), 0.0)
    transposed = np.swapaxes(vectors, -1, -2)
    root = (vectors * roots[..., None, :]) @ transposed
    along = (transposed @ outcome[..., None])[..., 0] * inverse
    coefficients = (vectors @ along[..., None])[..., 0]
    return np.asarray(((root**2) @ (coefficients**2)[..., None])[..., 0], np.float64)
