"""Weighted means of questions that not everybody answered, and how sure they and what is made of them are.

Each mean is over those who answered (available cases); nothing is filled in. One person answers several questions, so
errors go up and down together: what each respondent adds to every mean is kept, and the error of a sum, a difference
or a ratio of means follows from that. Strata are not told apart, which makes intervals rather a little wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.precision import Estimate
from satisfaction.unanimity import unseen

ALIKE = 1e-12
"""A standard error below this part of what the answers could move shows no spread, but rounding."""


@dataclass(frozen=True, eq=False)
class AvailableMeans:
    """Weighted means of k columns.

    Parameters
    ----------
    values
        Means, shape (k,); 0 where nobody answered.
    answers
        How many answered each column, shape (k,).
    influence
        What each of m respondents adds to the error of every mean, shape (m, k).
    answered
        Who answered what, shape (m, k).
    shares
        What each respondent counts for in each mean, shape (m, k).
    ends
        The least and the largest that can be answered.
    """

    values: FloatArray
    answers: npt.NDArray[np.int64]
    influence: FloatArray
    answered: npt.NDArray[np.bool_]
    shares: FloatArray
    ends: tuple[float, float]

    def estimate(self, value: float, gradient: FloatArray, confidence: float = 0.95) -> Estimate:
        """A number made of the means, with its interval by the delta method.

        Parameters
        ----------
        value
            The number.
        gradient
            How much it moves with each mean, shape (k,).
        """
        involved = self.answered[:, gradient != 0].any(1)
        count = int(involved.sum())
        if count < 2:
            return Estimate(value, None, None, None, confidence, count)
        from scipy.special import stdtrit  # here, because only an interval needs it

        error = float(np.sqrt(count / (count - 1) * ((self.influence @ gradient) ** 2).sum()))
        if error <= ALIKE * (self.ends[1] - self.ends[0]) * float(abs(gradient).sum()):
            return self._alike(value, gradient, confidence, count)
        half = error * float(stdtrit(count - 1, (1 + confidence) / 2))
        return Estimate(value, value - half, value + half, error, confidence, count)

    def _alike(self, value: float, gradient: FloatArray, confidence: float, count: int) -> Estimate:
        """Where all answers are alike: as far as those who think otherwise and were not asked may move the number."""
        from scipy.special import ndtri

        steps = np.array([end - self.values for end in self.ends]) * gradient  # from every mean to both ends, (2, k)
        down, up = (self._unseen(np.maximum(way, 0.0).max(0), confidence) for way in (-steps, steps))
        error = max(down, up) / float(ndtri((1 + confidence) / 2))
        alike = (Finding.of("answers-all-alike", count=count),)
        return Estimate(value, value - down, value + up, error, confidence, count, alike)

    def _unseen(self, steps: FloatArray, confidence: float) -> float:
        moved = self.shares @ steps
        loads = moved[moved > 0]
        return unseen(loads, np.ones(loads.size), confidence)

    def combined(self, gradient: FloatArray, confidence: float = 0.95) -> Estimate:
        """A weighted sum of the means."""
        return self.estimate(float(self.values @ gradient), gradient, confidence)

    def ratio(self, above: FloatArray, below: FloatArray, confidence: float = 0.95) -> Estimate:
        """One weighted sum of the means over another, which must not be zero."""
        numerator, denominator = float(self.values @ above), float(self.values @ below)
        value = numerator / denominator
        return self.estimate(value, (above - value * below) / denominator, confidence)


def available_means(
    values: FloatArray,
    answered: npt.NDArray[np.bool_],
    weights: FloatArray,
    ends: tuple[float, float] = (0.0, 100.0),
) -> AvailableMeans:
    """Means of the columns of `values` (m, k) over those who `answered` (m, k), by the respondents' `weights` (m,).

    `ends` are the least and the largest that can be answered.
    """
    shares = weights[:, None] * answered
    total = shares.sum(0)
    shares = np.divide(shares, total, out=np.zeros(shares.shape), where=total > 0)
    means = (shares * values).sum(0)
    return AvailableMeans(means, answered.sum(0), shares * (values - means), answered, shares, ends)
