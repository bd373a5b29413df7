"""Chang's extent analysis of fuzzy comparisons: for comparison with published studies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.fuzzy_judgments import check_triangles
from mcdm.findings import Finding
from mcdm.judgments import FloatArray, FuzzyComparisons
from mcdm.weights import normalise


@method("weighting", "extent-analysis")
def extent_analysis(triangles: FuzzyComparisons) -> FloatArray:
    """How possible it is that an element is at least as large as every other, scaled to one.

    The result is not an estimate of the weights that the judgments express (Wang, Luo and Hua 2008,
    doi:10.1016/j.ejor.2007.01.050): it can leave an element that was judged important without any weight, and with
    crisp judgments it gives everything to the strongest. :func:`zero_weights` says where that happens.

    Parameters
    ----------
    triangles
        Complete fuzzy comparisons (..., n, n, 3).

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one; some may be zero.

    Raises
    ------
    DecisionError
        Those of :func:`mcdm.comparisons.fuzzy_judgments.check_triangles`.

    References
    ----------
    Chang 1996, Applications of the extent analysis method on fuzzy AHP, doi:10.1016/0377-2217(95)00300-2.
    """
    return normalise(possibility(synthetic_extents(triangles)).min(-1))


def synthetic_extents(triangles: FloatArray) -> FloatArray:
    """Row sums over the sum of all: (l / sum of u, m / sum of m, u / sum of l), shape (..., n, 3)."""
    sums = check_triangles(triangles).sum(-2)
    return np.asarray(sums / sums.sum(-2, keepdims=True)[..., ::-1])


def possibility(extents: FloatArray) -> FloatArray:
    """Degrees (..., n, n) to which triangle i of (..., n, 3) is at least as large as triangle k: 1 on the diagonal."""
    low, middle, high = np.moveaxis(extents, -1, 0)
    own_middle, own_high = middle[..., :, None], high[..., :, None]
    other_low, other_middle = low[..., None, :], middle[..., None, :]
    overlap = own_high - other_low
    distance = overlap + other_middle - own_middle
    crossing = overlap / np.where(distance > 0, distance, 1.0)
    return np.where(own_middle >= other_middle, 1.0, np.where(overlap > 0, crossing, 0.0))


def zero_weights(weights: FloatArray, elements: Sequence[str], places: Sequence[str] = ()) -> tuple[Finding, ...]:
    """A finding ``extent-analysis-zero-weight`` for every set of weights (..., n) in which elements count nothing.

    `places` names the sets in the order of the leading axes.
    """
    flat = weights.reshape(-1, weights.shape[-1])
    called = tuple(places) or ("",) * len(flat)
    found = (
        Finding.of(
            "extent-analysis-zero-weight",
            place,
            elements=", ".join(elements[k] for k in np.flatnonzero(one == 0).tolist()),
            count=int(np.count_nonzero(one == 0)),
        )
        for place, one in zip(called, flat, strict=True)
        if (one == 0).any()
    )
    return tuple(dict.fromkeys(found))
