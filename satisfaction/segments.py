"""The index of every segment: district, customer tier, district x tier, channel ..."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.scales import GradeScale
from satisfaction.memberships import Memberships
from satisfaction.precision import Estimate, index_estimate
from satisfaction.representation import USUAL, Representation
from satisfaction.respondents import Population
from satisfaction.strata import stratify_by
from satisfaction.survey import Cell, SurveySummary
from satisfaction.thinness import thinness


@dataclass(frozen=True, eq=False)
class SegmentIndex:
    """The index of one segment, or of one combination of segments.

    Parameters
    ----------
    segment
        Ids, one for each dimension asked for.
    customers
        How many customers it has, to the nearest one; None where they are not counted.
    index
        The index on the scale of the grade scores, with its interval and how many answered.
    memberships
        Share of its customers in each grade, per indicator: values (n, g).
    findings
        What is doubtful, thin samples first.
    """

    segment: Cell
    customers: int | None
    index: Estimate
    memberships: Memberships
    findings: tuple[Finding, ...] = ()


def segment_indices(
    survey: SurveySummary,
    population: Population,
    weights: FloatArray,
    scale: GradeScale,
    dimensions: Sequence[str] = ("district", "tier"),
    confidence: float = 0.95,
    representation: Representation = USUAL,
) -> tuple[SegmentIndex, ...]:
    """The weighted average index of every combination of segments that somebody answered for.

    Parameters
    ----------
    weights
        Of the survey's indicators, shape (n,). Where a segment left an indicator unanswered, the others share its
        weight; where it answered none that weighs anything, it is not in the result.
    dimensions
        One or more dimensions of the survey, e.g. ``("district",)`` or ``("district", "tier")``.
    representation
        How answers are weighted to the customers.

    Raises
    ------
    DecisionError
        As `satisfaction.strata.stratify_by` and `satisfaction.precision.index_estimate`.
    """
    found = []
    for segment, strata in stratify_by(survey, population, dimensions, representation).items():
        memberships = strata.memberships()
        if (memberships.known & (weights > 0)).any():
            index = index_estimate(strata, weights, scale, confidence)
            findings = (*thinness("/".join(segment), strata.respondents), *index.findings)
            customers = round(strata.population) if np.isfinite(strata.population) else None
            found.append(SegmentIndex(segment, customers, index, memberships, findings))
    return tuple(found)
