"""Correlations between the items of a survey: weighted to the customers, each pair from those who answered both.

A survey summary keeps what pairs of items need (counts, sums, squares, products), so that correlations rest on
everybody who answered, not on a sample. Resampling needs single respondents; the same numbers come from their answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.typing import NDArray

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.representation import USUAL, Representation
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.respondents import Population
from satisfaction.strata import stratify
from satisfaction.survey import SurveySummary

CONSTANT = 1e-12
"""Variance, in steps of the scale, below which an item tells nobody from another."""

SINGULAR = 1e-10
"""Eigenvalue, for each item, below which some items follow from others."""

RESAMPLES_AT_ONCE = 100
RESPONDENTS_AT_ONCE = 4096


@dataclass(frozen=True, eq=False)
class Correlations:
    """How n items go together.

    Parameters
    ----------
    items
        Their keys.
    values
        Correlations, shape (..., n, n), ones on the diagonal: means and spreads of a pair are those of the respondents
        who answered both. 0 where a pair has none: nobody answered both, or all who did answered one of them alike.
    deviations
        Standard deviation of each item among all who answered it, on the steps it was asked on, shape (..., n).
    counts
        How many answered both of a pair, shape (n, n).
    told
        Whether a pair has a correlation, shape (..., n, n).
    """

    items: tuple[str, ...]
    values: FloatArray
    deviations: FloatArray
    counts: NDArray[np.int64]
    told: NDArray[np.bool_]

    def __post_init__(self) -> None:
        for array in (self.values, self.deviations, self.counts, self.told):
            array.flags.writeable = False

    def over(self, items: Sequence[str]) -> Correlations:
        """The same of some of the items, in this order."""
        at = [self.items.index(item) for item in items]
        values, told = self.values[..., at, :][..., :, at], self.told[..., at, :][..., :, at]
        return Correlations(tuple(items), values, self.deviations[..., at], self.counts[np.ix_(at, at)], told)

    @property
    def varying(self) -> tuple[str, ...]:
        """The items whose answers differ."""
        return tuple(item for item, one in zip(self.items, self.deviations > 0, strict=True) if one)

    def silent(self) -> tuple[Finding, ...]:
        """Items left out of everything that reads correlations: nobody answered them, or all alike."""
        found = []
        for item, answers, deviation in zip(self.items, np.diagonal(self.counts), self.deviations, strict=True):
            if not answers:
                found.append(Finding.of("item-unanswered", item))
            elif not deviation > 0:
                found.append(Finding.of("item-constant", item, count=int(answers)))
        return tuple(found)

    def doubts(self) -> tuple[Finding, ...]:
        """That answers tell nothing about pairs, or that some items follow from others."""
        found, apart = [], int((~self.told[np.triu_indices(len(self.items), 1)]).sum())
        if apart:
            found.append(Finding.of("pairs-never-together", count=apart))
        found.extend(doubts_of_roots(np.linalg.eigvalsh(self.values)))
        return tuple(found)


def doubts_of_roots(roots: npt.NDArray[np.floating[Any]]) -> tuple[Finding, ...]:
    """What is doubtful about correlations with these eigenvalues: below zero they contradict each other."""
    count, least = len(roots), SINGULAR * len(roots)
    if roots.min() < -least:
        return (Finding.of("correlations-contradictory", count=count),)
    rank = int((roots > least).sum())
    return (Finding.of("correlations-singular", count=count, rank=rank),) if rank < count else ()


def survey_correlations(
    survey: SurveySummary, population: Population, items: Sequence[str] = (), representation: Representation = USUAL
) -> Correlations:
    """Correlations of everybody who answered, each counted for the customers he or she stands for.

    Parameters
    ----------
    survey
        Items are read as they were asked where the survey keeps that; it must keep moments, see :func:`has_moments`.
    population
        Whom respondents stand for; the empty population counts all alike.
    items
        Keys; all of the survey where empty.
    representation
        How respondents are weighted to the customers.

    Raises
    ------
    DecisionError
        Those of :func:`satisfaction.strata.stratify`.
    """
    read = survey.as_asked or survey
    strata = stratify(read.over(tuple(items)) if items else read, population, representation)
    asked = strata.survey
    each = strata.weights / asked.respondents  # what one respondent of a stratum stands for
    pairs = (asked.pair_counts, asked.pair_sums, asked.pair_squares, asked.pair_products)
    found = _correlated(*(np.einsum("h,hij->ij", each, sums) for sums in pairs))
    return Correlations(asked.indicators, found.values, found.deviations, asked.pair_counts.sum(0), found.told)


def has_moments(survey: SurveySummary) -> bool:
    """Whether a survey keeps what correlations need."""
    read = survey.as_asked or survey
    counts, squares, products = (
        np.diagonal(pairs, axis1=1, axis2=2) for pairs in (read.pair_counts, read.pair_squares, read.pair_products)
    )
    return bool((counts == read.answered).all() and (squares == products).all())


def respondent_correlations(answers: RespondentAnswers, weights: FloatArray | None = None) -> Correlations:
    """The same from the answers of single respondents.

    Parameters
    ----------
    answers
        Of m respondents to n items.
    weights
        Other weights, shape (..., m), such as those of resamples; the respondents' own by default.
    """
    given = answers.weights if weights is None else weights
    flat = given.reshape(-1, given.shape[-1])
    answered = answers.answered.astype(np.float64)
    # Around the middle of the scale, so that sums of squares do not cancel.
    points = np.where(answers.answered, answers.values - answers.spans.mean(1), 0.0)
    n = len(answers.items)
    sums = [np.zeros((len(flat), n, n)) for _ in range(4)]
    for start, end in pairwise([*range(0, len(points), RESPONDENTS_AT_ONCE), len(points)]):
        there, of, part = answered[start:end], points[start:end], flat[:, start:end]
        pairs = ((there, there), (of, there), (of**2, there), (of, of))
        for total, (left, right) in zip(sums, pairs, strict=True):
            products = (left[:, :, None] * right[:, None, :]).reshape(end - start, n * n)
            total += (part @ products).reshape(-1, n, n)
    found, lead = _correlated(*sums), given.shape[:-1]
    counts = answers.answered.T.astype(np.int64) @ answers.answered.astype(np.int64)
    return Correlations(
        answers.items,
        found.values.reshape(*lead, n, n),
        found.deviations.reshape(*lead, n),
        counts,
        found.told.reshape(*lead, n, n),
    )


def resampled(
    answers: RespondentAnswers, count: int, seed: int, progress: Callable[[float], None] | None = None
) -> Iterator[Correlations]:
    """Correlations of bootstrap resamples of the respondents, in batches with the resamples as leading axis.

    Parameters
    ----------
    count, seed
        How many resamples; the same seed gives the same ones on every machine.
    progress
        Told the share that is done.

    References
    ----------
    Efron, B. (1979). Annals of Statistics 7(1), 1-26. https://doi.org/10.1214/aos/1176344552
    """
    rng, m = np.random.default_rng(seed), len(answers)
    for start in range(0, count, RESAMPLES_AT_ONCE):
        size = min(RESAMPLES_AT_ONCE, count - start)
        times = np.stack([np.bincount(rng.integers(0, m, m), minlength=m) for _ in range(size)])
        yield respondent_correlations(answers, answers.weights * times)
        if progress is not None:
            progress((start + size) / count)


class _Correlated(NamedTuple):
    values: FloatArray
    deviations: FloatArray
    told: NDArray[np.bool_]


def _correlated(counts: FloatArray, sums: FloatArray, squares: FloatArray, products: FloatArray) -> _Correlated:
    """Correlations of pairs among those who answered both, from the weighted moments (..., n, n) of these."""
    divisor = np.where(counts > 0, counts, 1.0)
    means = sums / divisor  # [i, j]: mean of i among those who answered both
    variances = squares / divisor - means**2
    varies = variances > CONSTANT * np.maximum(1.0, means**2)
    spreads = np.where(varies, np.sqrt(np.maximum(variances, 0.0)), 0.0)
    covariances = products / divisor - means * np.swapaxes(means, -1, -2)
    scale = spreads * np.swapaxes(spreads, -1, -2)
    told = (counts > 0) & (scale > 0)
    values = np.divide(covariances, scale, out=np.zeros(covariances.shape), where=told)
    np.einsum("...ii->...i", values)[:] = 1.0
    deviations = np.array(np.diagonal(spreads, axis1=-2, axis2=-1))
    return _Correlated(_consistent(np.clip(values, -1.0, 1.0)), deviations, told)


def _consistent(values: FloatArray) -> FloatArray:
    """The same correlations, where gaps in the answers made them contradict each other the nearest that do not.

    Negative eigenvalues become zero and the diagonal one again: Rebonato and Jaeckel's spectral method.

    References
    ----------
    Rebonato, R., Jaeckel, P. (2000). Journal of Risk 2(2), 17-27. https://doi.org/10.21314/JOR.2000.023
    """
    try:
        np.linalg.cholesky(values + 1e-10 * np.eye(values.shape[-1]))
        return values  # many times quicker than eigenvalues, and nearly always so
    except np.linalg.LinAlgError:
        eigenvalues, vectors = np.linalg.eigh(values)
    broken = eigenvalues[..., 0] < -1e-10
    repaired = (vectors * np.maximum(eigenvalues, 0.0)[..., None, :]) @ np.swapaxes(vectors, -1, -2)
    scale = np.sqrt(np.diagonal(repaired, axis1=-2, axis2=-1))
    repaired = repaired / (scale[..., :, None] * scale[..., None, :])
    np.einsum("...ii->...i", repaired)[:] = 1.0
    return np.asarray(np.where(broken[..., None, None], repaired, values), np.float64)
