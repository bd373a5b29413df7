"""Lohmöller's algorithm: weights that make each construct of its items, found from correlations alone.

The classical text moves scores of respondents back and forth. Every step needs only their correlations, which follow
from those of the items; so the algorithm runs on matrices of p x p, and on thousands of resamples side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from mcdm.judgments import FloatArray
from satisfaction.index.path_model.arrangement import Arrangement, pseudo_inverse, regress

Scheme = Literal["path", "centroid", "factorial"]
"""How a construct sees its neighbours: by regression and correlation, by the sign of the correlation, or by it."""

SCHEMES: tuple[Scheme, ...] = ("path", "centroid", "factorial")
TOLERANCE = 1e-7
MOST_ITERATIONS = 300


@dataclass(frozen=True, eq=False)
class OuterWeights:
    """What the algorithm found.

    Parameters
    ----------
    values
        Weights of the standardised items for scores of variance one, zero outside the blocks, shape (..., p, k).
    iterations
        How many were needed, shape (...).
    converged
        Whether the last change was below the tolerance, shape (...).
    """

    values: FloatArray
    iterations: npt.NDArray[np.intp]
    converged: npt.NDArray[np.bool_]


def outer_weights(
    correlations: FloatArray,
    arrangement: Arrangement,
    scheme: Scheme = "path",
    *,
    tolerance: float = TOLERANCE,
    most: int = MOST_ITERATIONS,
) -> OuterWeights:
    """The outer weights of a path model.

    Parameters
    ----------
    correlations
        Of the items, shape (..., p, p).
    arrangement
        Which item shows which construct and what acts on what.
    scheme
        The inner scheme.
    tolerance, most
        Stop where no weight changes by more than `tolerance`, or after `most` iterations.

    Returns
    -------
    OuterWeights
        With the sign that makes the loadings of a construct sum to a positive number.

    Notes
    -----
    Weights start equal. In turn, each construct is seen from its neighbours (*inner* estimate: under the path scheme
    those that act on it by their regression coefficients, those it acts on by their correlations), and the weights of
    its items follow from how they go with that estimate: their correlations where it shows in them (mode A), their
    regression coefficients where they make it up (mode B). A construct without neighbours keeps its equal weights.

    References
    ----------
    Lohmöller, J.-B. (1989). Latent Variable Path Modeling with Partial Least Squares. Physica, chapter 2.
    doi:10.1007/978-3-642-52512-4
    Tenenhaus, M., Esposito Vinzi, V., Chatelin, Y.-M. & Lauro, C. (2005). PLS path modeling. Computational Statistics &
    Data Analysis 48(1), 159-205. doi:10.1016/j.csda.2004.03.005
    """
    shape, (p, k) = correlations.shape[:-2], arrangement.belongs.shape
    given = correlations.reshape(-1, p, p)
    inverses = _inverses(given, arrangement)
    weights = _scaled(np.broadcast_to(arrangement.belongs.astype(np.float64), (len(given), p, k)), given)
    iterations = np.zeros(len(given), np.intp)
    active = np.arange(len(given))
    for turn in range(1, most + 1):
        r, now = given[active], weights[active]
        seen = r @ now @ _inner(np.matrix_transpose(now) @ r @ now, arrangement, scheme)
        new = _scaled(_outer(seen, arrangement, {j: each[active] for j, each in inverses.items()}), r, now)
        moved = np.abs(new - now).max(axis=(-2, -1), initial=0.0)
        weights[active], iterations[active] = new, turn
        active = active[moved >= tolerance]
        if not active.size:
            break
    converged = np.ones(len(given), bool)
    converged[active] = False
    turned = _signed(weights, given, arrangement).reshape(*shape, p, k)
    return OuterWeights(turned, iterations.reshape(shape), converged.reshape(shape))


def _inner(correlations: FloatArray, arrangement: Arrangement, scheme: Scheme) -> FloatArray:
    """How much of construct i stands in the estimate of construct j, shape (..., k, k)."""
    neighbours = arrangement.acts | arrangement.acts.T
    if scheme == "centroid":
        return np.where(neighbours, np.sign(correlations), 0.0)
    if scheme == "factorial":
        return np.where(neighbours, correlations, 0.0)
    weights = np.where(arrangement.acts.T, correlations, 0.0)  # those that j acts on, by correlation
    for j in arrangement.targets:
        sources = arrangement.acting_on(j)
        weights[..., sources, j] = regress(correlations, sources, j)
    return weights


def _outer(seen: FloatArray, arrangement: Arrangement, inverses: dict[int, FloatArray]) -> FloatArray:
    """Weights of the items from their correlations with the inner estimates, before scaling."""
    weights = np.where(arrangement.belongs, seen, 0.0)
    for j, inverse in inverses.items():
        inside = arrangement.inside(j)
        weights[..., inside, j] = np.vecdot(inverse, seen[..., None, inside, j])
    return weights


def _inverses(correlations: FloatArray, arrangement: Arrangement) -> dict[int, FloatArray]:
    """The inverse correlations inside each block of mode B."""
    found = {}
    for j in np.flatnonzero(arrangement.formative):
        inside = arrangement.inside(int(j))
        found[int(j)] = pseudo_inverse(correlations[:, inside[:, None], inside])
    return found


def _scaled(weights: FloatArray, correlations: FloatArray, kept: FloatArray | None = None) -> FloatArray:
    """Weights that give scores of variance one; those of a construct that nothing moves stay as they were."""
    variances = np.einsum("...pk,...pk->...k", weights, correlations @ weights)[..., None, :]
    scaled: FloatArray = weights / np.sqrt(np.where(variances > 0, variances, 1.0))
    return scaled if kept is None else np.where(variances > 1e-24, scaled, kept)


def _signed(weights: FloatArray, correlations: FloatArray, arrangement: Arrangement) -> FloatArray:
    """The weights turned so that the loadings of each construct sum to a positive number."""
    loadings = np.where(arrangement.belongs, correlations @ weights, 0.0)
    return np.asarray(weights * np.where(loadings.sum(-2, keepdims=True) < 0, -1.0, 1.0), np.float64)
