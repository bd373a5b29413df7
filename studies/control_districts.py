"""A plan that was spent in some districts only: what they gained beyond those where it was not."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.weights import Weights
from satisfaction.periods import read_period
from satisfaction.survey import SurveySummary
from scenarios.district_differences import Difference, DistrictIndex, difference_in_differences
from scenarios.scenario import Scenario
from studies.counted_answers import waves_of
from studies.looking_back import quarters_after
from studies.record import DecisionRecord
from studies.segments import INDEX, segment_table
from studies.study import Study


@dataclass(frozen=True)
class ControlledGain:
    """What the segments of one dimension gained in which a plan began, beyond the others."""

    dimension: str
    segments: tuple[str, ...]
    difference: Difference


def begun_in(scenario: Scenario, dimension: str) -> dict[str, int]:
    """Segment -> the first quarter in which a lever that is targeted by this dimension is held there."""
    found: dict[str, int] = {}
    for planned in scenario.plan:
        first = next((k + 1 for k, amount in enumerate(planned.amounts) if amount > 0), 0)
        if planned.dimension == dimension and first:
            for segment, part in planned.targets:
                if part > 0:
                    found[segment] = min(found.get(segment, first), first)
    return found


def controlled_gains(
    study: Study, weights: Weights, survey: SurveySummary, decision: DecisionRecord
) -> tuple[tuple[ControlledGain, ...], tuple[Finding, ...]]:
    """The difference in differences of every dimension that the decision's plan targets, from the waves of a survey.

    Nothing where the plan is spent everywhere; a finding where there is no district to compare with.
    """
    dimensions = {planned.dimension: 0 for planned in decision.scenario.plan if planned.dimension}
    after = {
        wave: quarters_after(decision.day, period) for wave in waves_of(study, survey) if (period := read_period(wave))
    }
    found, findings = [], []
    for name in dimensions:
        begun = begun_in(decision.scenario, name)
        try:
            if name not in survey.dimensions:
                raise DecisionError("district-without-control", districts=name)
            found.append(ControlledGain(name, tuple(begun), _difference(study, weights, survey, name, begun, after)))
        except DecisionError as error:
            if error.code != "district-without-control":
                raise
            findings.append(Finding.of("districts-not-compared", name))
    return tuple(found), tuple(findings)


def _difference(
    study: Study, weights: Weights, survey: SurveySummary, dimension: str, begun: dict[str, int], after: dict[str, int]
) -> Difference:
    table = segment_table(study, weights, survey, (dimension,), indicators=(INDEX,))
    seen = [
        DistrictIndex(row.segment[0], after[row.wave], row.estimate.value, row.estimate.standard_error)
        for row in table.rows
        if row.wave in after and row.segment[0] and row.estimate.standard_error is not None
    ]
    return difference_in_differences(seen, begun)
