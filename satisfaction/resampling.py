"""Resampled answers: what the memberships would have been with other respondents, for indices that are no average.

The variance of a weighted average follows from the moments of the survey. A minimum, a maximum or a ratio has none, so
respondents are drawn anew within each stratum (bootstrap), from the keyed sample where the survey is larger than it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.strata import Strata
from satisfaction.survey import SurveySummary

REPLICATES, SEED = 400, 20_260_101
"""How often respondents are drawn, and the seed: the same survey always has the same interval."""

_AT_ONCE = 4_000_000
"""How many times a respondent may be counted at once: few large products of matrices, and little memory."""


def resampled_memberships(
    survey: SurveySummary, strata: Strata, *, replicates: int = REPLICATES, seed: int = SEED
) -> FloatArray:
    """Memberships of d resampled surveys, shape (d, n, g); rows sum to one, zeros where nobody answered.

    Parameters
    ----------
    survey
        With its sample of respondents, over the items of the strata.
    strata
        The same survey by strata: their weights hold for every replicate.

    Raises
    ------
    DecisionError
        ``survey-without-sample``.

    Notes
    -----
    From a stratum of n respondents n - 1 are drawn, which makes the variance of a mean unbiased; in one with a single
    respondent anybody may stand in for him. A stratum whose customers nearly all answered varies less by the square
    root of the share that did not.

    References
    ----------
    McCarthy, P. J., Snowden, C. B. (1985). The Bootstrap and Finite Population Sampling. Vital and Health Statistics
    2(95). National Center for Health Statistics.
    """
    sample = survey.sample
    if not len(sample):
        raise DecisionError("survey-without-sample", total=survey.total)
    stratum = _stratum_of_each(survey, strata)
    onehot = _onehot(sample.grades, survey.grades)
    whole = strata.survey
    observed = _shares(whole.grade_counts.astype(np.float64))
    item_weights = strata.item_weights[:, :, None]
    total = np.broadcast_to((item_weights * observed).sum(0), (replicates, *observed.shape[1:])).copy()
    rng = np.random.default_rng(seed)
    for h, count in enumerate(whole.respondents.tolist()):
        members = np.flatnonzero(stratum == h)
        drawn_from = members if members.size > 1 else np.flatnonzero(stratum >= 0)
        if not drawn_from.size:
            continue
        silent = max(1.0 - count / float(strata.customers[h]), 0.0) if np.isfinite(strata.customers[h]) else 1.0
        part = onehot[drawn_from]
        centre = _shares(part.sum(0).reshape(observed.shape[1:]))
        step = max(_AT_ONCE // len(part), 1)
        for start in range(0, replicates, step):
            size = min(step, replicates - start)
            moved = _drawn(part, max(count - 1, 1), size, rng, centre) - centre
            total[start : start + size] += np.sqrt(silent) * item_weights[h] * moved
    # Where the sample is a part of the survey its shares are not quite the survey's: a share may end a hair below zero.
    return _shares(np.maximum(total, 0.0))


def _drawn(
    onehot: npt.NDArray[np.float32], draws: int, replicates: int, rng: np.random.Generator, centre: FloatArray
) -> FloatArray:
    """Grade shares (d, n, g) of `draws` respondents drawn with replacement, d times; the centre where none answered."""
    times = rng.multinomial(draws, np.full(len(onehot), 1 / len(onehot)), replicates).astype(np.float32)
    counts = (times @ onehot).astype(np.float64).reshape(replicates, *centre.shape)
    answered = counts.sum(-1, keepdims=True) > 0
    return np.where(answered, _shares(counts), centre)


def _stratum_of_each(survey: SurveySummary, strata: Strata) -> npt.NDArray[np.intp]:
    """Stratum of each respondent of the sample, shape (m,); -1 for those who are in none."""
    axes = [survey.dimensions.index(name) for name in strata.dimensions]
    at = {key: h for h, key in enumerate(strata.keys)}
    of_cell = np.array([at.get(tuple(cell[axis] for axis in axes), -1) for cell in survey.cells], np.intp)
    return of_cell[survey.sample.cells]


def _onehot(grades: npt.NDArray[np.int8], count: int) -> npt.NDArray[np.float32]:
    """Answers (m, n) as ones in columns (m, n * count)."""
    chosen = grades[:, :, None] == np.arange(count, dtype=np.int8)
    return np.ascontiguousarray(chosen.reshape(len(grades), -1), np.float32)


def _shares(counts: FloatArray) -> FloatArray:
    total = counts.sum(-1, keepdims=True)
    scaled: FloatArray = np.divide(counts, total, out=np.zeros(counts.shape), where=total > 0)
    return scaled
