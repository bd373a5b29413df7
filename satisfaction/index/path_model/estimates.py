"""What follows from the outer weights: paths, effects, explained variance, and how well the constructs are measured.

Everything is a function of the correlations of the items, so one call serves the estimate and all its resamples.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray
from satisfaction.index.path_model.arrangement import FLAT, Arrangement, pseudo_inverse, regress


@dataclass(frozen=True, eq=False)
class PathEstimates:
    """The structural part: what acts on what, and how strongly.

    Parameters
    ----------
    loadings
        Correlations of all items with all constructs (cross-loadings), shape (..., p, k).
    correlations
        Of the constructs, shape (..., k, k).
    paths
        Effect of construct i on construct j in standard deviations, shape (..., k, k).
    total
        Direct and indirect effects together, shape (..., k, k).
    r_squared
        Explained variance, shape (..., k); 0 where nothing acts on a construct.
    f_squared
        What construct j loses where i does not act on it, in shares of what stays unexplained, shape (..., k, k).
    vif
        Variance inflation of i among those that act on j, shape (..., k, k); infinite where they are collinear.
    """

    loadings: FloatArray
    correlations: FloatArray
    paths: FloatArray
    total: FloatArray
    r_squared: FloatArray
    f_squared: FloatArray
    vif: FloatArray

    @property
    def indirect(self) -> FloatArray:
        """The effects that go through other constructs, shape (..., k, k)."""
        return self.total - self.paths

    def adjusted_r_squared(self, arrangement: Arrangement, respondents: int) -> FloatArray:
        """1 - (1 - R2)(n - 1)/(n - s - 1) with s constructs acting, shape (..., k)."""
        sources = arrangement.acts.sum(0)
        left = np.maximum(respondents - sources - 1, 1)
        adjusted = 1 - (1 - self.r_squared) * (respondents - 1) / left
        return np.where(sources > 0, adjusted, 0.0)


def estimate(correlations: FloatArray, weights: FloatArray, arrangement: Arrangement) -> PathEstimates:
    """The paths of constructs with these outer weights.

    Parameters
    ----------
    correlations
        Of the items, shape (..., p, p).
    weights
        Outer weights, shape (..., p, k).

    References
    ----------
    Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd ed. (f squared).
    doi:10.4324/9780203771587
    """
    loadings = correlations @ weights
    between = np.matrix_transpose(weights) @ loadings
    k = between.shape[-1]
    paths, vif = np.zeros(between.shape), np.zeros(between.shape)
    r_squared = np.zeros(between.shape[:-1])
    for j in arrangement.targets:
        sources = arrangement.acting_on(j)
        paths[..., sources, j] = regress(between, sources, j)
        among = between[..., sources[:, None], sources]
        flat = np.linalg.eigvalsh(among)[..., 0] < FLAT
        inflation = np.diagonal(pseudo_inverse(among), axis1=-2, axis2=-1)
        vif[..., sources, j] = np.where(flat[..., None], np.inf, inflation)
        r_squared[..., j] = np.clip(np.vecdot(paths[..., sources, j], between[..., sources, j]), 0.0, 1.0)
    left = np.maximum(1 - r_squared, FLAT)[..., None, :]
    lost = np.divide(paths**2, vif, out=np.zeros(paths.shape), where=vif > 0)
    return PathEstimates(
        loadings, between, paths, total_effects(paths, arrangement.order), r_squared, lost / left, vif[..., :k, :k]
    )


def total_effects(paths: FloatArray, order: tuple[int, ...]) -> FloatArray:
    """Effects along all ways from i to j: direct and through others, shape (..., k, k).

    `order` lists the constructs, each after everything that acts on it, so one pass suffices.
    """
    total = np.array(paths, np.float64)
    for place, j in enumerate(order):
        for between in order[:place]:
            total[..., :, j] += total[..., :, between] * paths[..., between, j, None]
    return total


@dataclass(frozen=True, eq=False)
class MeasurementQuality:
    """How well the items show their constructs; NaN where a measure does not apply, and a screen shows a dash.

    One item is its construct: its reliability cannot be told. A formative construct need not be of one piece.

    Parameters
    ----------
    ave
        Average variance extracted, shape (..., k).
    composite_reliability
        rho_c, shape (..., k).
    rho_a
        Dijkstra and Henseler's, shape (..., k).
    alpha
        Cronbach's, of the standardised items, shape (..., k).
    htmt
        Heterotrait-monotrait ratio of correlations, symmetric, shape (..., k, k).
    """

    ave: FloatArray
    composite_reliability: FloatArray
    rho_a: FloatArray
    alpha: FloatArray
    htmt: FloatArray

    def fornell_larcker(self, correlations: FloatArray) -> FloatArray:
        """The root of the AVE on the diagonal, correlations of the constructs beside it, shape (..., k, k)."""
        table = np.array(correlations, np.float64)
        at = np.arange(table.shape[-1])
        table[..., at, at] = np.sqrt(self.ave)
        return table


def measurement_quality(
    correlations: FloatArray, weights: FloatArray, loadings: FloatArray, arrangement: Arrangement
) -> MeasurementQuality:
    """Convergent validity, reliability and discriminant validity of the constructs.

    References
    ----------
    Fornell, C. & Larcker, D. F. (1981). Journal of Marketing Research 18(1), 39-50. doi:10.2307/3151312
    Dijkstra, T. K. & Henseler, J. (2015). MIS Quarterly 39(2), 297-316. doi:10.25300/MISQ/2015/39.2.02
    Henseler, J., Ringle, C. M. & Sarstedt, M. (2015). Journal of the Academy of Marketing Science 43, 115-135 (HTMT),
    with absolute correlations as in Ringle, C. M., Sarstedt, M., Sinkovics, N. & Sinkovics, R. R. (2023). Data in Brief
    48, 109074. doi:10.1016/j.dib.2023.109074
    """
    belongs, sizes = arrangement.belongs, arrangement.sizes
    several = (sizes > 1) & ~arrangement.formative
    own = np.where(belongs, loadings, 0.0)
    squares, sums = (own**2).sum(-2), own.sum(-2)
    within = belongs.T.astype(np.float64) @ correlations @ belongs.astype(np.float64)
    mean_inside = (np.diagonal(within, axis1=-2, axis2=-1) - sizes) / np.maximum(sizes * (sizes - 1), 1)

    def kept(values: FloatArray) -> FloatArray:
        return np.where(several, values, np.nan)

    return MeasurementQuality(
        ave=kept(squares / sizes),
        composite_reliability=kept(sums**2 / (sums**2 + sizes - squares)),
        rho_a=kept(_rho_a(correlations, weights, arrangement)),
        alpha=kept(_ratio(sizes * mean_inside, 1 + (sizes - 1) * mean_inside)),
        htmt=_htmt(correlations, arrangement),
    )


def _rho_a(correlations: FloatArray, weights: FloatArray, arrangement: Arrangement) -> FloatArray:
    own = np.where(arrangement.belongs, weights, 0.0)
    squares = (own**2).sum(-2)
    # Sums over different items of one block: everything minus the diagonal.
    items = np.einsum("...pk,...pq,...qk->...k", own, correlations, own) - squares
    products = squares**2 - (own**4).sum(-2)
    return np.asarray(squares**2 * _ratio(items, products), np.float64)


def _htmt(correlations: FloatArray, arrangement: Arrangement) -> FloatArray:
    belongs, sizes = arrangement.belongs.astype(np.float64), arrangement.sizes
    sums = belongs.T @ np.abs(correlations) @ belongs
    inside = np.diagonal(sums, axis1=-2, axis2=-1) - sizes
    mono = np.where(sizes > 1, inside / np.maximum(sizes * (sizes - 1), 1), 1.0)
    hetero = sums / np.outer(sizes, sizes)
    ratio = _ratio(hetero, np.sqrt(mono[..., :, None] * mono[..., None, :]))
    at = np.arange(len(sizes))
    formed = arrangement.formative
    ratio[..., formed[:, None] | formed[None, :]] = np.nan
    ratio[..., at, at] = np.nan
    return ratio


@dataclass(frozen=True)
class ModelFit:
    """The model as a whole.

    Parameters
    ----------
    goodness_of_fit
        Root of mean communality times mean R2: descriptive only, it does not tell a good model from a bad one.
    srmr
        Root mean square of what the paths leave of the correlations between items of different constructs.
    """

    goodness_of_fit: float
    srmr: float


def model_fit(correlations: FloatArray, estimates: PathEstimates, arrangement: Arrangement) -> ModelFit:
    """GoF and SRMR (of the composite model: items of one construct may correlate as they do).

    References
    ----------
    Tenenhaus, M. et al. (2005). doi:10.1016/j.csda.2004.03.005 (GoF; blocks of one item are left out).
    Henseler, J. et al. (2014). Organizational Research Methods 17(2), 182-209 (SRMR). doi:10.1177/1094428114526928
    """
    own = np.where(arrangement.belongs, estimates.loadings, 0.0)
    counted = (arrangement.sizes > 1)[arrangement.block]
    communality = float(np.mean((own.sum(-1) ** 2)[counted])) if counted.any() else 1.0
    explained = float(np.mean(estimates.r_squared[list(arrangement.targets)]))
    implied = own @ _implied(estimates, arrangement) @ own.T
    apart = arrangement.block[:, None] != arrangement.block[None, :]
    left = np.where(apart, correlations - implied, 0.0)
    p = len(left)
    return ModelFit(float(np.sqrt(communality * explained)), float(np.sqrt((left**2).sum() / (p * (p + 1)))))


def _implied(estimates: PathEstimates, arrangement: Arrangement) -> FloatArray:
    """The correlations of the constructs that the paths imply, shape (k, k); those nothing acts on correlate freely."""
    found = np.eye(len(arrangement.constructs))
    free = [j for j in arrangement.order if not arrangement.acts[:, j].any()]
    found[np.ix_(free, free)] = estimates.correlations[np.ix_(free, free)]
    known = list(free)
    for j in arrangement.targets:
        found[j, known] = found[known, j] = found[np.ix_(known, list(range(len(found))))] @ estimates.paths[:, j]
        known.append(j)
    return found


def _ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    """A quotient, NaN where there is nothing to divide by."""
    shape = np.broadcast(above, below).shape
    found: FloatArray = np.divide(above, below, out=np.full(shape, np.nan), where=np.abs(below) > 1e-12)
    return found
