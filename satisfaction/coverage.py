"""Do intervals hold the truth as often as they say? Simulated surveys of which the truth is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.scales import GradeScale
from satisfaction.precision import Estimate, index_estimate
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.representation import Representation
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.strata import stratify
from satisfaction.synthetic import SurveyGenerator, draw_survey, expected_shares
from satisfaction.tally import tally

if TYPE_CHECKING:
    import pyarrow as pa

TOGETHER = 25
"""Surveys that are drawn at once and then dealt out: drawing is what takes the time."""


@dataclass(frozen=True)
class World:
    """Customers of whom everything is known, and how they answer.

    Parameters
    ----------
    generator
        Of one survey; without straight-liners, whom its truth leaves out.
    silenced
        Pairs (district, share of its respondents who stay silent): non-response beside that of the generator.
    """

    generator: SurveyGenerator
    silenced: tuple[tuple[str, float], ...] = ()

    def truth(self, weights: FloatArray, scale: GradeScale, counting: str = "customers") -> float:
        """The index of all customers, or of what else is counted."""
        counted = replace(self.generator, population=_counted(self.generator.population, counting))
        return float(weights @ expected_shares(counted) @ np.array(scale.scores))

    def surveys(self, count: int, seed: int) -> Iterator[pa.Table]:
        """`count` surveys, the same for the same seed."""
        import pyarrow as pa

        many = replace(self.generator, invited=tuple((name, TOGETHER * n) for name, n in self.generator.invited))
        for block in range(-(-count // TOGETHER)):
            rng = np.random.default_rng([seed, block])
            table = draw_survey(many, seed + block)
            stays = np.ones(len(table))
            district = np.asarray(table["district"].to_numpy())
            for name, share in self.silenced:
                stays[district == name] = 1 - share
            kept = np.flatnonzero(rng.random(len(table)) < stays)
            dealt = rng.integers(0, TOGETHER, len(kept))
            for survey in range(min(TOGETHER, count - block * TOGETHER)):
                yield table.take(pa.array(kept[dealt == survey]))


@dataclass(frozen=True)
class Reading:
    """One way to read a survey: what is known of the customers, and how answers are weighted to them."""

    name: str
    population: Population
    representation: Representation


@dataclass(frozen=True)
class Coverage:
    """How often the interval of the index held the truth.

    Parameters
    ----------
    name, surveys
        The reading, and how many surveys were simulated.
    truth, mean
        The index of all customers, and the mean of the indices of the surveys.
    covered
        Share of the surveys whose interval holds the truth.
    spread, error
        Standard deviation of the indices, and the mean of their standard errors: alike where these are right.
    findings
        What the first survey says about itself.
    """

    name: str
    surveys: int
    truth: float
    mean: float
    covered: float
    spread: float
    error: float
    findings: tuple[Finding, ...]

    @property
    def bias(self) -> float:
        """How far the surveys are off on average."""
        return self.mean - self.truth


def coverage(
    world: World, readings: Sequence[Reading], weights: FloatArray, scale: GradeScale, surveys: int, seed: int
) -> tuple[Coverage, ...]:
    """The coverage of each reading over the same simulated surveys.

    Parameters
    ----------
    weights
        Of the generator's indicators, shape (n,), summing to one.
    """
    questionnaire = Questionnaire(
        items=tuple(Item(name, name, f"numeric-1-{len(scale.scores)}") for name in world.generator.indicators),
        segments=(SegmentColumn("district", "district"), SegmentColumn("tier", "tier")),
    )
    found: list[list[Estimate]] = [[] for _ in readings]
    said: list[tuple[Finding, ...]] = [() for _ in readings]
    for table in world.surveys(surveys, seed):
        summary = tally(table.to_batches(), questionnaire, scale, world.generator.population)
        for k, reading in enumerate(readings):
            strata = stratify(summary, reading.population, reading.representation)
            found[k].append(index_estimate(strata, weights, scale))
            said[k] = said[k] or strata.findings
    return tuple(
        _summed(reading, estimates, world.truth(weights, scale, reading.representation.counting), findings)
        for reading, estimates, findings in zip(readings, found, said, strict=True)
    )


def plentiful(population: Population, times: int = 1_000) -> Population:
    """The same population with so many more customers in the same proportions.

    The truth is that of the generator, which makes new customers for every survey; of sixty real ones, a census would
    leave no sampling error, and intervals would be right to be narrower than these simulations can tell.
    """
    return Population(
        tuple(
            replace(
                d,
                segments=tuple(
                    s if s.customers is None else replace(s, customers=times * s.customers) for s in d.segments
                ),
            )
            for d in population.dimensions
        )
    )


def _summed(reading: Reading, estimates: Sequence[Estimate], truth: float, findings: tuple[Finding, ...]) -> Coverage:
    values = np.array([each.value for each in estimates])
    held = [each.low is not None and each.high is not None and each.low <= truth <= each.high for each in estimates]
    errors = [each.standard_error or 0.0 for each in estimates]
    return Coverage(
        reading.name,
        len(estimates),
        truth,
        float(values.mean()),
        float(np.mean(held)),
        float(values.std(ddof=1)),
        float(np.mean(errors)),
        findings,
    )


def _counted(population: Population, counting: str) -> Population:
    """The same population with what is counted in the place of customers, for the expected shares."""

    def size(dimension: Dimension, segment: Segment) -> int:
        if counting == "tiers" and dimension.id == "tier":
            return 1
        if counting == "revenue" and dimension.revenue:
            return round(segment.revenue or 0)
        return segment.customers or 0

    return Population(
        tuple(
            replace(d, segments=tuple(replace(s, customers=size(d, s)) for s in d.segments))
            for d in population.dimensions
        )
    )
