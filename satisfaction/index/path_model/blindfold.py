"""Whether a path model foretells answers that it was not shown: Stone and Geisser's Q squared by blindfolding."""

from __future__ import annotations

import numpy as np

from mcdm.judgments import FloatArray
from satisfaction.index.path_model.arrangement import Arrangement
from satisfaction.index.path_model.estimates import estimate
from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import Scheme, outer_weights

DISTANCES = (7, 9, 8, 11, 10, 5)
"""Every 7th answer is hidden; another distance where 7 divides the number of respondents."""


def q_squared(values: FloatArray, weights: FloatArray, arrangement: Arrangement, scheme: Scheme = "path") -> FloatArray:
    """Cross-validated redundancy of every reflective construct that something acts on, shape (k,); NaN for others.

    Above zero the paths foretell better than the mean of the item does.

    Parameters
    ----------
    values
        Complete answers, shape (m, p).
    weights
        Shape (m,).

    Notes
    -----
    Every d-th answer to a construct's items is hidden, the model is estimated from the rest (no value is put in the
    place of a hidden one: correlations are taken over what is left), and each hidden answer is foretold from the
    constructs that act on it: loading times the sum of paths times scores. After d rounds each answer was hidden once.

    References
    ----------
    Stone, M. (1974). Journal of the Royal Statistical Society B 36(2), 111-147. doi:10.1111/j.2517-6161.1974.tb00994.x
    Geisser, S. (1974). Biometrika 61(1), 101-107. doi:10.1093/biomet/61.1.101
    """
    found = np.full(len(arrangement.constructs), np.nan)
    for j in arrangement.targets:
        if not arrangement.formative[j]:
            found[j] = _of_construct(values, weights, arrangement, scheme, j)
    return found


def _of_construct(
    values: FloatArray, weights: FloatArray, arrangement: Arrangement, scheme: Scheme, construct: int
) -> float:
    people, inside = len(values), arrangement.inside(construct)
    distance = next(d for d in (*DISTANCES, people + 1) if people % d)
    numbered = np.arange(people)[:, None] + people * np.arange(len(inside))
    missed, spread = 0.0, 0.0
    for turn in range(distance):
        hidden = numbered % distance == turn
        if not hidden.any():
            continue
        shown = np.ones(values.shape, bool)
        shown[:, inside] = ~hidden
        left = moments(values, shown, weights)
        outer = outer_weights(left.correlations, arrangement, scheme)
        estimates = estimate(left.correlations, outer.values, arrangement)
        standard = (values - left.means) / np.where(left.deviations > 0, left.deviations, 1.0)
        foretold = standard @ (outer.values @ estimates.paths[:, construct])
        # Each item on its own scale of spread one, as the items of the model are.
        error = standard[:, inside] - foretold[:, None] * estimates.loadings[inside, construct]
        missed += float(weights @ np.where(hidden, error**2, 0.0).sum(1))
        spread += float(weights @ np.where(hidden, standard[:, inside] ** 2, 0.0).sum(1))
    return 1 - missed / spread if spread > 0 else float("nan")
