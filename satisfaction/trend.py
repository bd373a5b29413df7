"""What has changed from wave to wave, and what cannot be told from chance.

Two waves of strangers are independent samples. Where the same respondents answered in both (their ids repeat), what
they say goes along with what they said before: the covariance narrows the interval of the change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.scales import GradeScale
from satisfaction.precision import Estimate, errors_wide
from satisfaction.strata import Strata
from satisfaction.survey import SurveySummary

Verdict = Literal["risen", "fallen", "not-distinguishable", "unknown"]

FALSE_DISCOVERIES = 0.05
"""Among the changes of a table that are called real, at most this part is expected to be chance."""


@dataclass(frozen=True)
class Change:
    """How an estimate moved from one wave to another.

    Parameters
    ----------
    value
        After minus before, on the scale of the grade scores.
    low, high, standard_error
        Its interval; None where one of the waves has none.
    p_value
        How often chance alone gives a change at least as large; None as above.
    verdict
        Whether the interval leaves zero out, and on which side; "unknown" without an interval.
    confidence
        Of the interval.
    paired
        How many respondents of both waves are the same, as far as their ids tell.
    stands
        Whether it is called real among all changes of its table; None where it stands alone.
    """

    value: float
    low: float | None
    high: float | None
    standard_error: float | None
    p_value: float | None
    verdict: Verdict
    confidence: float = 0.95
    paired: int = 0
    stands: bool | None = None


def change(before: Estimate, after: Estimate, covariance: float = 0.0, paired: int = 0) -> Change:
    """The change between two estimates, with Welch's interval.

    Parameters
    ----------
    covariance
        Of the two estimates, where the same respondents answered; zero for independent samples. Where they are the
        same but nobody knows who is who, leaving it out makes the interval too wide, never too narrow, as long as
        those who were satisfied tend to stay so.
    paired
        How many they are.

    References
    ----------
    Welch, B. L. (1947). The generalization of Student's problem when several different population variances are
    involved. Biometrika 34, 28-35. doi:10.1093/biomet/34.1-2.28
    """
    value, confidence = after.value - before.value, after.confidence
    if before.standard_error is None or after.standard_error is None:
        return Change(value, None, None, None, None, "unknown", confidence, paired)
    own = np.array([before.standard_error, after.standard_error]) ** 2
    error = math.sqrt(max(float(own.sum()) - 2 * covariance, 0.0))
    spread = float((own**2 / np.array([before.freedom, after.freedom])).sum())
    freedom = float(own.sum()) ** 2 / spread if spread > 0 else math.inf
    half = error * errors_wide(freedom, confidence)
    low, high = value - half, value + half
    verdict: Verdict = "risen" if low > 0 else "fallen" if high < 0 else "not-distinguishable"
    return Change(value, low, high, error, _p_value(value, error, freedom), verdict, confidence, paired)


def with_false_discoveries(
    changes: Sequence[Change | None], rate: float = FALSE_DISCOVERIES
) -> tuple[Change | None, ...]:
    """The changes of a table, each with whether it stands among so many comparisons (Benjamini and Hochberg).

    Of those that stand, at most `rate` are expected to be chance, however many are looked at.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society
    B 57, 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x
    """
    tested = [each.p_value for each in changes if each is not None and each.p_value is not None]
    stands = iter(discoveries(np.array(tested, np.float64), rate).tolist())
    return tuple(
        replace(each, stands=next(stands)) if each is not None and each.p_value is not None else each
        for each in changes
    )


def discoveries(p_values: FloatArray, rate: float = FALSE_DISCOVERIES) -> np.ndarray:
    """Which of m tests are discoveries at this false discovery rate: booleans, shape (m,)."""
    m = len(p_values)
    order = np.argsort(p_values)
    below = p_values[order] <= rate * np.arange(1, m + 1) / max(m, 1)
    found = np.zeros(m, bool)
    if below.any():
        found[order[: int(np.flatnonzero(below)[-1]) + 1]] = True
    return found


@dataclass(frozen=True, eq=False)
class WaveAnswers:
    """One segment in one wave: the answers of the wave, and the strata of the segment."""

    survey: SurveySummary
    strata: Strata
    by: tuple[str, ...] = ()
    segment: tuple[str, ...] = ()

    def influences(self, weights: FloatArray, scale: GradeScale) -> tuple[np.ndarray, FloatArray]:
        """Keys of the sampled respondents of the segment, and how far each of them moves each weighted mean: (m, k)."""
        sample, strata = self.survey.sample, self.strata
        stratum_of = {key: h for h, key in enumerate(strata.keys)}
        axes = [self.survey.dimensions.index(name) for name in strata.dimensions]
        own = [self.survey.dimensions.index(name) for name in self.by]
        place = np.array(
            [
                stratum_of.get(tuple(cell[a] for a in axes), -1) if tuple(cell[a] for a in own) == self.segment else -1
                for cell in self.survey.cells
            ],
            np.intp,
        )
        h = place[sample.cells] if len(place) else np.empty(0, np.intp)
        inside = h >= 0
        h, grades = h[inside], sample.grades[inside].astype(np.intp)
        scores, answered = np.array(scale.scores), strata.survey.answered
        means = np.divide(
            strata.survey.grade_counts @ scores, answered, out=np.zeros(answered.shape), where=answered > 0
        )
        load = np.divide(strata.item_weights, answered, out=np.zeros(answered.shape), where=answered > 0)
        moved = np.where(grades >= 0, (scores[grades] - means[h]) * load[h], 0.0)
        return sample.hashes[inside], moved @ weights.T


def paired_covariances(
    before: WaveAnswers, after: WaveAnswers, weights: FloatArray, scale: GradeScale
) -> tuple[FloatArray, int]:
    """Covariance of weighted means of two waves from the respondents who answered in both, and how many they are.

    From the keyed sample: somebody who is in it in one wave is so in the other, since the key is the same.

    Parameters
    ----------
    weights
        One row for each weighted mean, shape (k, n).

    Returns
    -------
    covariances, paired
        Shape (k,); zeros where nobody answered twice.
    """
    nobody = np.zeros(len(weights)), 0
    if not np.intersect1d(before.survey.sample.hashes, after.survey.sample.hashes).size:
        return nobody
    (first, mine), (second, theirs) = (each.influences(weights, scale) for each in (before, after))
    _, here, there = np.intersect1d(first, second, return_indices=True)
    if not here.size:
        return nobody
    kept = len(before.survey.sample) + len(after.survey.sample)
    part = kept / max(before.survey.total + after.survey.total, kept)
    return (mine[here] * theirs[there]).sum(0) / part, round(here.size / part)


def _p_value(value: float, error: float, freedom: float) -> float:
    from scipy.special import ndtr, stdtr

    if not error > 0:
        return 1.0 if value == 0 else 0.0
    tail = -abs(value) / error
    return 2 * float(stdtr(freedom, tail) if math.isfinite(freedom) else ndtr(tail))
