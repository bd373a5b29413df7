"""The best-worst method: two vectors of judgments, weights that fit them, and how far they contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from mcdm.catalogue import Accepts
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import BestWorstComparisons, FloatArray
from mcdm.scales import LARGEST_RATIO

CONSISTENCY_INDEX = (0.0, 0.44, 1.0, 1.63, 2.30, 3.0, 3.73, 4.47, 5.23)
"""Largest possible xi of the nonlinear model for best over worst = 1 ... 9, as Rezaei 2015 prints it."""

INPUT_BASED_THRESHOLDS: Mapping[int, tuple[float, ...]] = {
    3: (0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667),
    4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
    5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
    6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
    7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
    8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
    9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
}
"""Best over worst -> largest acceptable input-based ratio for 3 ... 9 elements (Liang, Brunelli and Rezaei 2020)."""


@dataclass(frozen=True, eq=False)
class BestWorst:
    """The answers of one expert, or of many with the same best and worst, to the best-worst questions about n elements.

    Parameters
    ----------
    best, worst
        Positions of the most and the least important element; they differ unless there is only one.
    best_to_others
        Read-only, shape (..., n): how many times the best is more important than each; 1 at the best itself.
    others_to_worst
        Read-only, shape (..., n): how many times each is more important than the worst; 1 at the worst itself. Best
        over worst stands in both vectors; where the two values differ, both count.

    Raises
    ------
    DecisionError
        ``best-worst-position``, ``best-worst-wrong-length``, ``best-worst-value``, ``best-worst-of-itself``.

    References
    ----------
    Rezaei 2015, Best-worst multi-criteria decision-making method, doi:10.1016/j.omega.2014.11.009.
    """

    best: int
    worst: int
    best_to_others: FloatArray
    others_to_worst: FloatArray

    def __post_init__(self) -> None:
        best, worst = _vector(self.best_to_others), _vector(self.others_to_worst)
        if best.shape != worst.shape or not best.size:
            raise DecisionError("best-worst-wrong-length", best=best.shape[-1], worst=worst.shape[-1])
        n = best.shape[-1]
        if not (0 <= self.best < n and 0 <= self.worst < n) or (self.best == self.worst and n > 1):
            raise DecisionError("best-worst-position", best=self.best + 1, worst=self.worst + 1, elements=n)
        for vector, itself in ((best, self.best), (worst, self.worst)):
            wrong = ~((vector >= 1) & (vector <= LARGEST_RATIO))
            if wrong.any():
                place = tuple(np.argwhere(wrong)[0])
                raise DecisionError("best-worst-value", element=int(place[-1]) + 1, value=str(vector[place]))
            if (vector[..., itself] != 1).any():
                raise DecisionError("best-worst-of-itself", element=itself + 1, value=float(vector[..., itself].max()))
            vector.flags.writeable = False
        object.__setattr__(self, "best_to_others", best)
        object.__setattr__(self, "others_to_worst", worst)

    @classmethod
    def of(cls, answers: BestWorstComparisons) -> BestWorst:
        """A complete ballot as numbers; ``best-worst-incomplete`` names the elements that lack an answer."""
        over = dict(answers.best_to_others) | {answers.best: 1.0}
        under = dict(answers.others_to_worst) | {answers.worst: 1.0}
        whole = over.get(answers.worst, under.get(answers.best))
        if whole is not None:
            over, under = {answers.worst: whole} | over, {answers.best: whole} | under
        missing = [element for element in answers.elements if element not in over or element not in under]
        if missing:
            raise DecisionError("best-worst-incomplete", elements=", ".join(missing), count=len(missing))
        return cls(
            answers.elements.index(answers.best),
            answers.elements.index(answers.worst),
            np.array([over[element] for element in answers.elements]),
            np.array([under[element] for element in answers.elements]),
        )

    @property
    def size(self) -> int:
        """The number of elements, n."""
        return int(self.best_to_others.shape[-1])

    @property
    def best_over_worst(self) -> FloatArray:
        """How many times the best is more important than the worst, shape (...), as said of the best."""
        return np.asarray(self.best_to_others[..., self.worst])


BestWorstAnswers = Annotated[BestWorst, Accepts("best-worst")]
"""What a best-worst method accepts."""


@dataclass(frozen=True, eq=False)
class BestWorstSolution:
    """Weights that fit best-worst answers as well as any can.

    Parameters
    ----------
    weights
        Shape (..., n), each row sums to one.
    xi
        Shape (...): the largest deviation from an answer, which no other weights undercut.
    low, high
        Shape (..., n): the smallest and largest weight among all optimal solutions.
    """

    weights: FloatArray
    xi: FloatArray
    low: FloatArray
    high: FloatArray


def consistency_index(best_over_worst: FloatArray | float) -> FloatArray:
    """The largest possible xi of the nonlinear model: as printed for 1 ... 9, else its exact value.

    With a = best over worst it is the smaller root of xi^2 - (1 + 2a) xi + a^2 - a = 0 (Rezaei 2015).
    """
    ratio = np.asarray(best_over_worst, dtype=np.float64)
    exact = ((2 * ratio + 1) - np.sqrt(8 * ratio + 1)) / 2
    printed = (ratio == np.round(ratio)) & (ratio <= len(CONSISTENCY_INDEX))
    return np.where(printed, np.asarray(CONSISTENCY_INDEX)[np.where(printed, ratio, 1).astype(np.intp) - 1], exact)


def best_worst_ratio(xi: FloatArray | float, index: FloatArray | float) -> FloatArray:
    """Consistency ratio of the nonlinear model, xi / consistency index.

    Zero where nothing contradicts; infinite where best and worst are equally important and other answers say otherwise.
    """
    deviation, largest = np.broadcast_arrays(np.asarray(xi, np.float64), np.asarray(index, np.float64))
    beyond = np.where(deviation > 0, np.inf, 0.0)
    return np.where(largest > 0, deviation / np.where(largest > 0, largest, 1.0), beyond)


def input_based_ratio(answers: BestWorst) -> FloatArray:
    """How far the answers contradict each other, from the answers alone: shape (...).

    The largest |a_Bj a_jW - a_BW| / (a_BW^2 - a_BW) over the elements j, and 0 where a_BW is one. Unlike xi it is known
    while the expert still answers, and says which element to reconsider.

    References
    ----------
    Liang, Brunelli and Rezaei 2020, Consistency issues in the best worst method: measurements and thresholds,
    doi:10.1016/j.omega.2019.102175.
    """
    return np.asarray(input_based_ratios(answers).max(-1))


def input_based_ratios(answers: BestWorst) -> FloatArray:
    """The contribution of every element to :func:`input_based_ratio`, shape (..., n)."""
    whole = answers.best_over_worst[..., None]
    gap = np.abs(answers.best_to_others * answers.others_to_worst - whole)
    return np.where(whole > 1, gap / np.where(whole > 1, whole**2 - whole, 1.0), 0.0)


def input_based_threshold(elements: int, best_over_worst: float) -> float | None:
    """The published limit of the input-based ratio, None where none was published (fewer than 3 of either)."""
    row = INPUT_BASED_THRESHOLDS.get(int(best_over_worst)) if best_over_worst == int(best_over_worst) else None
    return row[elements - 3] if row is not None and 3 <= elements <= 9 else None


def contradiction(answers: BestWorst, elements: tuple[str, ...], place: str = "") -> tuple[Finding, ...]:
    """``best-worst-contradicting`` where the answers of one expert exceed the published threshold."""
    ratios, whole = input_based_ratios(answers), float(answers.best_over_worst)
    threshold = input_based_threshold(answers.size, whole)
    if threshold is None or ratios.max() <= threshold:
        return ()
    worst = int(ratios.argmax())
    product = float(answers.best_to_others[worst] * answers.others_to_worst[worst])
    return (
        Finding.of(
            "best-worst-contradicting",
            place,
            ratio=float(ratios.max()),
            threshold=threshold,
            element=elements[worst],
            product=product,
            given=whole,
        ),
    )


def _vector(values: object) -> NDArray[np.float64]:
    try:
        return np.atleast_1d(np.array(values, dtype=np.float64))
    except (TypeError, ValueError):
        raise DecisionError("best-worst-value", element=1, value=str(values)) from None
