"""What a segment counts for: its customers, what they pay, or as much as any other tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.representation import Counting
from satisfaction.respondents import Dimension, Population
from satisfaction.survey import Cell, SurveySummary

TIER = "tier"
"""The dimension whose segments count alike where tiers do."""


@dataclass(frozen=True)
class CountedDimension:
    """One dimension that answers are weighted by: the part of the whole that each of its segments counts for."""

    dimension: Dimension
    shares: Mapping[str, float]

    @property
    def id(self) -> str:
        """Id of the dimension."""
        return self.dimension.id


def counted_dimensions(
    survey: SurveySummary, population: Population, counting: Counting = "customers"
) -> tuple[CountedDimension, ...]:
    """The dimensions of the survey that say what their segments count for.

    For revenue those whose revenue is known count by it, the other ones by their customers; for tiers each tier counts
    alike, and the other dimensions by their customers.

    Raises
    ------
    DecisionError
        ``population-empty`` where no segment of a dimension counts for anything.
    """
    found = []
    for dimension in population.dimensions:
        sizes = _sizes(dimension, counting) if dimension.id in survey.dimensions else None
        if sizes is not None:
            total = sum(sizes.values())
            if not total > 0:
                raise DecisionError("population-empty", dimensions=dimension.id)
            found.append(CountedDimension(dimension, {name: size / total for name, size in sizes.items()}))
    return tuple(found)


def can_count(survey: SurveySummary, population: Population, counting: Counting) -> bool:
    """Whether the population knows what is to be counted for a dimension of the survey."""
    asked = [dimension for dimension in population.dimensions if dimension.id in survey.dimensions]
    if counting == "customers":
        return any(dimension.is_counted for dimension in asked)
    if counting == "revenue":
        return any(dimension.revenue for dimension in asked)
    return any(dimension.id == TIER and dimension.segments for dimension in asked)


def joint_shares(counted: Sequence[CountedDimension]) -> dict[Cell, float]:
    """What every combination of segments counts for: the product of the margins, summing to one."""
    combinations = product(*(each.shares.items() for each in counted))
    return {
        tuple(name for name, _ in combination): float(np.prod([share for _, share in combination]))
        for combination in combinations
    }


def joint_customers(counted: Sequence[CountedDimension]) -> dict[Cell, float]:
    """Customers of every combination: the product of the margins, on the total of the first dimension.

    Infinite for all where one of the dimensions does not know its customers.
    """
    if not counted or not all(each.dimension.is_counted and each.dimension.customers for each in counted):
        return dict.fromkeys(joint_shares(counted), np.inf)
    by_customers = [
        CountedDimension(d, {s.id: (s.customers or 0) / d.customers for s in d.segments})
        for d in (each.dimension for each in counted)
    ]
    total = by_customers[0].dimension.customers
    return {cell: total * share for cell, share in joint_shares(by_customers).items()}


def counting_findings(
    survey: SurveySummary, population: Population, counted: Sequence[CountedDimension], counting: Counting
) -> tuple[Finding, ...]:
    """What was assumed about the population."""
    missing = [d.id for d in population.weighting if d.id not in survey.dimensions]
    findings = [Finding.of("dimension-not-in-survey", name) for name in missing]
    if not counted:
        findings.append(Finding.of("answers-not-weighted"))
    elif not can_count(survey, population, counting):
        findings.append(Finding.of("revenue-unknown" if counting == "revenue" else "tiers-unknown"))
    totals = [each.dimension for each in counted if each.dimension.is_counted]
    findings += [
        Finding.of(
            "population-totals-differ",
            f"{totals[0].id}/{other.id}",
            first=totals[0].customers,
            second=other.customers,
        )
        for other in totals[1:]
        if other.customers != totals[0].customers
    ]
    return tuple(findings)


def _sizes(dimension: Dimension, counting: Counting) -> dict[str, float] | None:
    if counting == "tiers" and dimension.id == TIER and dimension.segments:
        return {segment.id: 1.0 for segment in dimension.segments}
    if counting == "revenue" and dimension.revenue:
        return {segment.id: float(segment.revenue or 0.0) for segment in dimension.segments}
    return {s.id: float(s.customers or 0) for s in dimension.segments} if dimension.is_counted else None
