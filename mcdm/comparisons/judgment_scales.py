"""Judgment scales: what ratio is meant by "moderately", "strongly", "extremely" more important.

An expert answers in the nine steps of the fundamental scale. A scale turns the step x into the ratio that is computed
with; it may be chosen after the answers were given. All are increasing, leave 1 (equal) alone, and turn the inverse of
a step into the inverse of its ratio. A 0, which marks an open pair, stays 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Annotated

import numpy as np

from mcdm.catalogue import Bounds, method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray, IncompleteComparisons
from mcdm.scales import LARGEST_RATIO, SAATY_MAXIMUM


@method("judgment-scale", "linear")
def linear(judgments: IncompleteComparisons) -> FloatArray:
    """The step itself: nine times as important at most.

    References
    ----------
    Saaty 1977, A scaling method for priorities in hierarchical structures, doi:10.1016/0022-2496(77)90033-5.
    """
    return _mapped(judgments, lambda x: x)


@method("judgment-scale", "power")
def power(judgments: IncompleteComparisons, *, exponent: Annotated[float, Bounds(1, 4)] = 2.0) -> FloatArray:
    """The step raised to a power, x^2: strong words count far more.

    References
    ----------
    Harker and Vargas 1987, The theory of ratio scale estimation, doi:10.1287/mnsc.33.11.1383.
    """
    return _mapped(judgments, lambda x: x**exponent)


@method("judgment-scale", "root")
def root(judgments: IncompleteComparisons, *, degree: Annotated[float, Bounds(1, 4)] = 2.0) -> FloatArray:
    """The root of the step, its square root: strong words count less.

    References
    ----------
    Harker and Vargas 1987, The theory of ratio scale estimation, doi:10.1287/mnsc.33.11.1383.
    """
    return _mapped(judgments, lambda x: x ** (1 / degree))


@method("judgment-scale", "geometric")
def geometric(judgments: IncompleteComparisons, *, base: Annotated[float, Bounds(1.01, 4)] = 2.0) -> FloatArray:
    """Every step multiplies the ratio by the same number: 2^(x - 1).

    References
    ----------
    Lootsma 1993, Scale sensitivity in the multiplicative AHP and SMART, doi:10.1002/mcda.4020020205.
    """
    return _mapped(judgments, lambda x: np.exp(np.minimum((x - 1) * math.log(base), 700.0)))


@method("judgment-scale", "logarithmic")
def logarithmic(judgments: IncompleteComparisons, *, base: Annotated[float, Bounds(1.1, 10)] = 2.0) -> FloatArray:
    """The logarithm of the step, log2(x + 1): each further step adds less.

    With another base a it is log_a(x + a - 1).

    References
    ----------
    Ishizaka, Balkenborg and Kaplan 2011, Influence of aggregation and measurement scale on ranking a compromise
    alternative in AHP, doi:10.1057/jors.2010.23.
    """
    return _mapped(judgments, lambda x: np.log(x + base - 1) / math.log(base))


@method("judgment-scale", "inverse-linear")
def inverse_linear(judgments: IncompleteComparisons) -> FloatArray:
    """9 / (10 - x): small steps differ little, the last ones much.

    References
    ----------
    Ma and Zheng 1991, 9/9-9/1 scale method of AHP, 2nd International Symposium on the AHP, Pittsburgh.
    """
    return _mapped(judgments, lambda x: SAATY_MAXIMUM / (SAATY_MAXIMUM + 1 - x), SAATY_MAXIMUM)


@method("judgment-scale", "balanced")
def balanced(judgments: IncompleteComparisons) -> FloatArray:
    """Each step moves the weight within a pair by the same amount, .05: (9 + x) / (11 - x).

    References
    ----------
    Salo and Hämäläinen 1997, On the measurement of preferences in the analytic hierarchy process,
    doi:10.1002/(SICI)1099-1360(199711)6:6<309::AID-MCDA163>3.0.CO;2-2.
    """
    return _balanced(judgments, 2)


@method("judgment-scale", "generalised-balanced")
def generalised_balanced(judgments: IncompleteComparisons) -> FloatArray:
    """Each step moves the weight among all n elements by the same amount: (9 + (n - 1) x) / (9 + n - x).

    An element that is x times as important as each of n - 1 equal others has the weight c / (c + n - 1); c is chosen
    such that this is linear in x. For two elements it is the balanced scale. n is the size of the matrix.

    References
    ----------
    Goepel 2019, Comparison of judgment scales of the analytical hierarchy process: a new approach,
    doi:10.1142/S0219622019500044.
    """
    numbers = np.asarray(judgments, dtype=np.float64)
    if numbers.ndim < 2 or numbers.shape[-1] != numbers.shape[-2]:
        raise DecisionError("matrix-not-square", shape=" x ".join(map(str, numbers.shape)))
    return _balanced(numbers, max(numbers.shape[-1], 2))


@method("judgment-scale", "asymptotical")
def asymptotical(judgments: IncompleteComparisons) -> FloatArray:
    """Ratios grow without limit towards a horizon just beyond nine: exp(artanh(sqrt(3) (x - 1) / 14)).

    The horizon, 1 + 14 / sqrt(3), is chosen such that the ratio of nine is the square of that of eight.

    References
    ----------
    Donegan, Dodd and McMaster 1992, A new approach to AHP decision-making, The Statistician 41, 295-302.
    """
    return _mapped(judgments, lambda x: np.exp(np.arctanh(math.sqrt(3) * (x - 1) / 14)), SAATY_MAXIMUM)


def _balanced(judgments: FloatArray, n: int) -> FloatArray:
    return _mapped(judgments, lambda x: (SAATY_MAXIMUM + (n - 1) * x) / (SAATY_MAXIMUM + n - x), SAATY_MAXIMUM)


def _mapped(
    judgments: FloatArray, ratio_of: Callable[[FloatArray], FloatArray], largest: float = LARGEST_RATIO
) -> FloatArray:
    """`ratio_of` for steps of one and more, its inverse for the inverse steps, 0 for open pairs.

    Raises
    ------
    DecisionError
        ``judgment-not-a-number``, ``judgment-beyond-scale`` for a step above `largest`, ``judgment-too-large`` for a
        ratio that cannot be computed with.
    """
    numbers = np.asarray(judgments, dtype=np.float64)
    usable = np.isfinite(numbers) & (numbers >= 0)
    if not usable.all():
        raise DecisionError("judgment-not-a-number", value=str(numbers[~usable][0]), where="")
    given = numbers > 0
    steps = np.where(given, numbers, 1.0)
    weaker = steps < 1
    steps = np.where(weaker, 1 / steps, steps)
    if steps.size and steps.max() > largest * (1 + 1e-9):
        raise DecisionError("judgment-beyond-scale", value=float(steps.max()), limit=largest)
    ratios = ratio_of(np.minimum(steps, largest))
    if ratios.size and ratios.max() > LARGEST_RATIO:
        raise DecisionError("judgment-too-large", value=float(ratios.max()), where="", limit=LARGEST_RATIO)
    return np.where(given, np.where(weaker, 1 / ratios, ratios), 0.0)
