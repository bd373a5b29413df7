"""The graph of answered pairs as an electrical network: how surely the answers determine every ratio.

A judgment is a resistor of 1 ohm between two elements. If logarithms of judgments err independently with variance
sigma^2, log least squares determines the logarithm of w_i / w_j with variance sigma^2 R_ij, R_ij being the resistance
between i and j. 1 - R_ij is the share of an answered pair that the other answers check: 0 for a bridge.

References
----------
Bozóki, Fülöp and Rónyai 2010, On optimal completion of incomplete pairwise comparison matrices,
doi:10.1016/j.mcm.2010.02.047 (log least squares as L y = b).
"""

from __future__ import annotations

import numpy as np

from mcdm.comparisons.matrix import BoolArray
from mcdm.judgments import FloatArray


def laplacian(links: BoolArray) -> FloatArray:
    """L of graphs (..., n, n): how many pairs each element is in, less 1 for every pair."""
    between = links.astype(np.float64)
    return np.asarray(between.sum(-1)[..., None] * np.eye(links.shape[-1]) - between)


def is_linked(links: BoolArray) -> BoolArray:
    """Which elements are linked, directly or through others: shape (..., n, n), True on the diagonal."""
    n = links.shape[-1]
    linked = (links | np.eye(n, dtype=bool)).astype(np.float32)
    for _ in range((n - 1).bit_length()):  # each squaring doubles the length of the paths
        linked = (linked @ linked > 0).astype(np.float32)
    return np.asarray(linked > 0)


def uncertainty(links: BoolArray) -> FloatArray:
    """L+, the covariance (..., n, n) of the log weights for judgments with variance 1.

    Within each component of the graph the log weights are centred at 0; between components the answers say nothing,
    and the entries are 0.
    """
    linked = is_linked(links)
    together = linked / linked.sum(-1, keepdims=True)
    # L is singular along each component's constant vector, and adding its projector makes it invertible.
    return np.asarray(np.linalg.inv(laplacian(links) + together) - together)


def resistances(covariance: FloatArray) -> FloatArray:
    """R_ij = C_ii + C_jj - 2 C_ij of covariances (..., n, n), never negative."""
    variance = np.einsum("...ii->...i", covariance)
    return np.asarray(np.maximum(variance[..., :, None] + variance[..., None, :] - 2 * covariance, 0.0))


def joined(covariance: FloatArray, i: int, j: int) -> FloatArray:
    """L+ (n, n) after one more answer, between i and j of the same component (Sherman and Morrison 1950)."""
    column = covariance[:, i] - covariance[:, j]
    return np.asarray(covariance - np.outer(column, column) / (1 + column[i] - column[j]))


def reductions(covariance: FloatArray) -> FloatArray:
    """By how much the trace of L+ (..., n, n) falls with one more answer between i and j, shape (..., n, n).

    |L+ (e_i - e_j)|^2 / (1 + R_ij). Meaningful where i and j are in the same component.
    """
    return np.asarray(resistances(covariance @ covariance) / (1 + resistances(covariance)))
