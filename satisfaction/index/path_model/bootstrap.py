"""How sure a path model is: the same model over resamples of the respondents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.index.acsi import unstandardised
from satisfaction.index.path_model.arrangement import Arrangement
from satisfaction.index.path_model.estimates import estimate, measurement_quality
from satisfaction.index.path_model.moments import Moments, moments
from satisfaction.index.path_model.outer_weights import Scheme, outer_weights

Advance = Callable[[float], None]
"""Told the share of the work that is done, 0 to 1; whoever wants the work to stop raises there."""

TOGETHER = 64
"""Resamples that are counted at a time."""

DEFAULT_DRAWS = Draws(count=1000, varying=frozenset({"survey"}))
FEWEST_RESAMPLES = 20


@dataclass(frozen=True, eq=False)
class Resamples:
    """What d resamples give; those in which the algorithm did not converge are left out.

    Parameters
    ----------
    paths, total
        Direct and total effects, shape (d, k, k).
    r_squared
        Shape (d, k).
    loadings
        Of each item on its own construct, shape (d, p).
    weights
        Outer weights of each item, shape (d, p).
    htmt
        Shape (d, k, k).
    scores
        Of the constructs on 0 to 100, shape (d, k).
    drawn
        How many were drawn.
    """

    paths: FloatArray
    total: FloatArray
    r_squared: FloatArray
    loadings: FloatArray
    weights: FloatArray
    htmt: FloatArray
    scores: FloatArray
    drawn: int

    def __len__(self) -> int:
        """How many converged (d)."""
        return len(self.paths)

    @classmethod
    def joined(cls, parts: Sequence[Resamples]) -> Resamples:
        """Several as one."""
        arrays = [each.name for each in fields(cls) if each.name != "drawn"]
        found = {name: np.concatenate([getattr(part, name) for part in parts]) for name in arrays}
        return cls(**found, drawn=sum(part.drawn for part in parts))


def interval(resamples: FloatArray, confidence: float = 0.95) -> tuple[FloatArray, FloatArray]:
    """Percentile interval along the first axis: (low, high)."""
    tail = 50 * (1 - confidence)
    low, high = np.percentile(resamples, (tail, 100 - tail), axis=0)
    return np.asarray(low), np.asarray(high)


def p_values(resamples: FloatArray) -> FloatArray:
    """Two-sided: twice the share of resamples on the other side of zero, never below 1 / d."""
    below, above = (resamples <= 0).mean(0), (resamples >= 0).mean(0)
    return np.asarray(np.clip(2 * np.minimum(below, above), 1 / len(resamples), 1.0), np.float64)


def resample(
    values: FloatArray,
    answered: npt.NDArray[np.bool_],
    weights: FloatArray,
    spans: FloatArray,
    arrangement: Arrangement,
    original: FloatArray,
    scheme: Scheme = "path",
    draws: Draws = DEFAULT_DRAWS,
    advance: Advance | None = None,
) -> Resamples:
    """Estimate the model again on `draws.count` resamples of respondents, drawn with replacement.

    Parameters
    ----------
    values, answered, weights
        As for :func:`satisfaction.index.path_model.moments.moments`; respondents keep their weights.
    spans
        Worst and best number of every item, shape (p, 2).
    original
        Loadings of the items on their constructs in the whole sample, shape (p,): each construct of a resample is
        turned the same way round (construct-level sign alignment).
    advance
        Told how far the work is; it may raise to stop it.

    Raises
    ------
    DecisionError
        ``bootstrap-too-few-resamples``; ``bootstrap-without-convergence`` where hardly any resample converged.

    References
    ----------
    Streukens, S. & Leroi-Werelds, S. (2016). Bootstrapping and PLS-SEM. European Management Journal 34(6), 618-632.
    doi:10.1016/j.emj.2016.06.003
    """
    if draws.count < FEWEST_RESAMPLES:
        raise DecisionError("bootstrap-too-few-resamples", count=draws.count, fewest=FEWEST_RESAMPLES)
    random, people, parts, done = draws.generator("path-model"), len(values), [], 0
    while done < draws.count:
        size = min(TOGETHER, draws.count - done)
        drawn = random.integers(people, size=(size, people)) + people * np.arange(size)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=size * people).reshape(size, people).astype(np.float64)
        parts.append(_estimated(moments(values, answered, weights, counts), spans, arrangement, original, scheme))
        done += size
        if advance is not None:
            advance(done / draws.count)
    found = Resamples.joined(parts)
    if len(found) < max(FEWEST_RESAMPLES, draws.count / 2):
        raise DecisionError("bootstrap-without-convergence", count=draws.count, converged=len(found))
    return found


def _estimated(
    found: Moments, spans: FloatArray, arrangement: Arrangement, original: FloatArray, scheme: Scheme
) -> Resamples:
    """The model on a few resamples."""
    outer = outer_weights(found.correlations, arrangement, scheme)
    kept = outer.converged
    correlations, weights = found.correlations[kept], outer.values[kept]
    weights = aligned(correlations, weights, original, arrangement)
    estimates = estimate(correlations, weights, arrangement)
    quality = measurement_quality(correlations, weights, estimates.loadings, arrangement)
    return Resamples(
        paths=estimates.paths,
        total=estimates.total,
        r_squared=estimates.r_squared,
        loadings=own(estimates.loadings, arrangement),
        weights=own(weights, arrangement),
        htmt=quality.htmt,
        scores=construct_scores(found.means[kept], found.deviations[kept], weights, spans, arrangement),
        drawn=len(kept),
    )


def aligned(
    correlations: FloatArray, weights: FloatArray, original: FloatArray, arrangement: Arrangement
) -> FloatArray:
    """The weights with each construct turned as in the whole sample."""
    loadings = np.where(arrangement.belongs, correlations @ weights, 0.0)
    agreement = (loadings * original[:, None]).sum(-2, keepdims=True)
    return np.asarray(weights * np.where(agreement < 0, -1.0, 1.0), np.float64)


def own(table: FloatArray, arrangement: Arrangement) -> FloatArray:
    """Of a table (..., p, k), each item's number on its own construct: (..., p)."""
    return np.asarray(table[..., np.arange(len(arrangement.block)), arrangement.block], np.float64)


def construct_scores(
    means: FloatArray, deviations: FloatArray, weights: FloatArray, spans: FloatArray, arrangement: Arrangement
) -> FloatArray:
    """Where each construct stands between its worst and its best answer, 0 to 100, shape (..., k).

    Weighted means of the answers by unstandardised outer weights, as in the index of the ECSI; items on other scales
    are brought to 0 to 100 first.
    """
    worst, best = spans.T
    percent, spread = 100 * (means - worst) / (best - worst), deviations * np.abs(100 / (best - worst))
    scores = np.zeros((*percent.shape[:-1], len(arrangement.constructs)))
    for j in range(len(arrangement.constructs)):
        inside = arrangement.inside(j)
        share = unstandardised(weights[..., inside, j], spread[..., inside])
        scores[..., j] = np.vecdot(percent[..., inside], share)
    return scores
