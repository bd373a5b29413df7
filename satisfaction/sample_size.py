"""How many answers are needed: for a share, for the index, and how many are still missing in a segment."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError
from satisfaction.precision import Estimate, errors_wide


@dataclass(frozen=True)
class SampleSize:
    """How many answers a result needs.

    Parameters
    ----------
    answers
        Answers needed, not rounded.
    invitations
        How many must be asked for that, at the response rate given.
    """

    answers: float
    invitations: float

    @property
    def rounded(self) -> int:
        """Answers to the nearest one, as the textbooks print them."""
        return round(self.answers)


def answers_for_share(
    margin: float,
    share: float = 0.5,
    confidence: float = 0.95,
    *,
    customers: float = math.inf,
    design_effect: float = 1.0,
    response_rate: float = 1.0,
) -> SampleSize:
    """Answers that tell a share of customers with this margin; see :func:`answers_for_mean`.

    Raises
    ------
    DecisionError
        ``sample-size-out-of-range``.
    """
    if not 0 < share < 1:
        raise DecisionError("sample-size-out-of-range", name="share", value=share)
    return answers_for_mean(
        margin,
        math.sqrt(share * (1 - share)),
        confidence,
        customers=customers,
        design_effect=design_effect,
        response_rate=response_rate,
    )


def answers_for_mean(
    margin: float,
    deviation: float,
    confidence: float = 0.95,
    *,
    customers: float = math.inf,
    design_effect: float = 1.0,
    response_rate: float = 1.0,
) -> SampleSize:
    """Answers that tell a mean, such as the index, with this margin.

    Parameters
    ----------
    margin
        Half the width of the interval.
    deviation
        Standard deviation of what a respondent contributes: of the own index of each.
    customers
        How many there are in all; where answers are a good part of them, fewer are enough.
    design_effect
        How many times more answers are needed because they weigh differently.
    response_rate
        Share of those asked who answer.

    Raises
    ------
    DecisionError
        ``sample-size-out-of-range``.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 4. Wiley. ISBN 978-0-471-16240-7.
    """
    _check("margin", margin, math.inf)
    _check("response rate", response_rate, 1.0)
    _check("design effect", design_effect, math.inf)
    _check("customers", customers, math.inf)
    if not (math.isfinite(deviation) and deviation >= 0):
        raise DecisionError("sample-size-out-of-range", name="deviation", value=deviation)
    needed = (errors_wide(math.inf, confidence) * deviation / margin) ** 2
    corrected = needed / (1 + (needed - 1) / customers) if needed > 1 else needed
    answers = min(corrected * design_effect, customers)
    return SampleSize(answers, answers / response_rate)


def more_answers(
    estimate: Estimate, margin: float, *, customers: float = math.inf, response_rate: float = 1.0
) -> SampleSize | None:
    """How many more answers a segment needs for this margin, if they come as those so far did; None without interval.

    The standard error says how much one answer tells, its weight and the spread of the answers included.
    """
    if estimate.standard_error is None or not estimate.answers:
        return None
    uncounted = 1 - estimate.answers / customers if customers > estimate.answers else 1.0
    deviation = estimate.standard_error * math.sqrt(estimate.answers / uncounted)
    needed = answers_for_mean(
        margin, deviation, estimate.confidence, customers=max(customers, estimate.answers), response_rate=response_rate
    )
    more = max(math.ceil(needed.answers - 1e-9) - estimate.answers, 0)
    return SampleSize(float(more), more / response_rate)


def _check(name: str, value: float, most: float) -> None:
    if not 0 < value <= most:
        raise DecisionError("sample-size-out-of-range", name=name, value=value)
