"""The three indices to publish side by side: each customer counts alike, each yuan, each tier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mcdm.judgments import FloatArray
from mcdm.scales import GradeScale
from satisfaction.customer_counts import can_count
from satisfaction.precision import Estimate, index_estimate
from satisfaction.representation import Counting, Representation
from satisfaction.respondents import Population
from satisfaction.strata import stratify
from satisfaction.survey import SurveySummary

COUNTINGS: tuple[Counting, ...] = ("customers", "revenue", "tiers")


@dataclass(frozen=True)
class PublishedIndex:
    """One way of counting and the index it gives.

    Parameters
    ----------
    counting
        What a segment counts for.
    index
        With its interval and effective sample size; None where what is to be counted is not known.
    design_effect
        How many times more answers it takes than if all weighed alike; None as above.
    """

    counting: Counting
    index: Estimate | None
    design_effect: float | None


def published_indices(
    survey: SurveySummary,
    population: Population,
    weights: FloatArray,
    scale: GradeScale,
    representation: Representation,
    countings: Sequence[Counting] = COUNTINGS,
) -> tuple[PublishedIndex, ...]:
    """The weighted average index where customers, revenue, or tiers count alike.

    Where answers are not weighted at all, they are post-stratified here, for counting something is the point.

    Parameters
    ----------
    weights
        Of the survey's indicators, shape (n,).
    """
    method = "post-stratification" if representation.method == "none" else representation.method
    found = []
    for counting in countings:
        if not can_count(survey, population, counting):
            found.append(PublishedIndex(counting, None, None))
            continue
        strata = stratify(survey, population, replace(representation, method=method, counting=counting))
        estimate = index_estimate(strata, weights, scale)
        found.append(PublishedIndex(counting, estimate, strata.design_effect))
    return tuple(found)
