"""Any indicator in any segment in any wave as one table, and whom the answers behind it stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.nonresponse import ResponseRate, early_and_late, overall_rate, response_rates
from satisfaction.precision import Estimate, index_estimate, weighted_estimates
from satisfaction.published_indices import PublishedIndex, published_indices
from satisfaction.sample_size import SampleSize, more_answers
from satisfaction.segments import segment_indices
from satisfaction.strata import WAVE, Strata, stratify, stratify_by
from satisfaction.survey import Cell, SurveySummary
from satisfaction.thinness import is_thin
from satisfaction.trend import Change, WaveAnswers, change, paired_covariances, with_false_discoveries
from studies.counted_answers import counted_answers, waves_of
from studies.study import Study

INDEX = ""
"""The row of the index itself among those of the indicators."""

MARGIN = 0.01
"""How exactly the index should be known: answers are counted that are missing for it."""


@dataclass(frozen=True)
class SegmentRow:
    """One indicator, or the index, of one segment in one wave.

    Parameters
    ----------
    indicator
        Its id; empty for the index.
    segment
        Ids, one for each dimension of the table; empty for all customers.
    wave
        Which wave; empty where the survey tells none apart.
    estimate
        Value, interval, answers and effective sample size, on the scale of the grade scores.
    customers
        How many customers the segment has; None where they are not counted.
    thin
        Whether too few answered to rank it.
    change
        Since the wave before; None in the first wave.
    """

    indicator: str
    segment: Cell
    wave: str
    estimate: Estimate
    customers: int | None
    thin: bool
    change: Change | None = None


@dataclass(frozen=True, eq=False)
class SegmentTable:
    """Rows of every segment, wave by wave, the index before the indicators.

    Parameters
    ----------
    dimensions
        What divides the customers; empty for all of them together.
    waves
        The waves of the rows, earliest first.
    rows
        The numbers.
    findings
        What is doubtful about all of them.
    """

    dimensions: tuple[str, ...]
    waves: tuple[str, ...]
    rows: tuple[SegmentRow, ...]
    findings: tuple[Finding, ...]

    def of(self, indicator: str = INDEX, wave: str | None = None) -> tuple[SegmentRow, ...]:
        """The rows of one indicator (of the index unless told), in one wave where one is named."""
        return tuple(row for row in self.rows if row.indicator == indicator and wave in (None, row.wave))


def segment_table(
    study: Study,
    weights: Weights,
    survey: SurveySummary,
    by: Sequence[str] = (),
    *,
    waves: Sequence[str] = (),
    indicators: Sequence[str] | None = None,
) -> SegmentTable:
    """Value, interval, sample size and change of the index and of every indicator, by segment and wave.

    The index here is the weighted average of what customers answered. Changes are those since the wave before, and are
    flagged where they stand among all changes of the table.

    Parameters
    ----------
    by
        Dimensions that divide the customers; ``()`` for all together.
    waves
        Which waves are shown; all unless told. Changes always look at the wave before.
    indicators
        Which are shown, the index as ``""``; the index and all of them unless told.

    Raises
    ------
    DecisionError
        ``id-unknown`` (an indicator or wave), and those of `studies.counted_answers` and
        `satisfaction.strata.stratify_by`.
    """
    asked, findings = counted_answers(study, survey, beside=(WAVE,))
    there = waves_of(study, asked) or ("",)
    shown, loads = _rows_of(asked, _given(asked, weights), indicators)
    for name in waves:
        if name not in there:
            raise DecisionError("id-unknown", name=name, where=WAVE, suggestion=closest(name, there))
    wanted = tuple(wave for wave in there if not waves or wave in waves)
    rows: list[SegmentRow] = []
    before: dict[Cell, tuple[WaveAnswers, dict[str, Estimate]]] = {}
    for wave in there:
        part = asked.select(WAVE, wave) if wave else asked
        present = {}
        for segment, strata in _stratified(study, part, by).items():
            answers, found = WaveAnswers(part, strata, tuple(by), segment), _estimates(study, strata, shown, loads)
            if found:
                present[segment] = answers, found
                changes = _changes(study, before.get(segment), (answers, found), shown, loads)
                rows += _rows(segment, wave, strata, found, changes) if wave in wanted else []
                findings = (*findings, *strata.findings, *_alike(segment, found))
        before = present
    flagged = with_false_discoveries([row.change for row in rows])
    rows = [replace(row, change=each) for row, each in zip(rows, flagged, strict=True)]
    return SegmentTable(tuple(by), wanted, tuple(rows), latest(findings))


def latest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each finding about a place once, as it was said last: of several waves, the latest speaks."""
    return tuple({(each.code, each.place): each for each in findings}.values())


# ---------------------------------------------------------------------- whom the answers stand for


@dataclass(frozen=True, eq=False)
class StandsFor:
    """Whom the answers that the index reads stand for.

    Parameters
    ----------
    published
        The index with customers, revenue and tiers counted alike.
    respondents, effective
        How many answered, and how many equally weighted answers would be as good.
    response
        The response rate of the survey; None where nobody entered how many were asked.
    rates
        Response rates by segment.
    missing
        Pairs (dimension, segment) -> answers that are still missing for an index within ``MARGIN``; all customers
        under ``("", "")``.
    late
        Late answers less early ones; None where the survey does not tell them apart.
    findings
        What was assumed, and what no weighting can see.
    """

    published: tuple[PublishedIndex, ...]
    respondents: int
    effective: float
    response: ResponseRate | None
    rates: tuple[ResponseRate, ...]
    missing: dict[tuple[str, str], SampleSize]
    late: Change | None
    findings: tuple[Finding, ...]


def stands_for(study: Study, weights: Weights, survey: SurveySummary, margin: float = MARGIN) -> StandsFor:
    """Whom the answers of the study's wave stand for, how well, and what is missing."""
    asked, findings = counted_answers(study, survey)
    given, chosen = _given(asked, weights), study.choices.representation
    strata = stratify(asked, study.population, chosen)
    overall = overall_rate(asked, study.population)
    late = _late(study, asked, given)
    apart = late is not None and late.verdict in ("risen", "fallen")
    said = (Finding.of("late-answers-differ", difference=abs(late.value)),) if late is not None and apart else ()
    return StandsFor(
        published_indices(asked, study.population, given, study.scale, chosen),
        strata.respondents,
        strata.effective_respondents,
        overall,
        response_rates(asked, study.population),
        _missing(study, asked, given, margin, overall),
        late,
        latest((*findings, *strata.findings, *index_estimate(strata, given, study.scale).findings, *said)),
    )


def _missing(
    study: Study, asked: SurveySummary, given: FloatArray, margin: float, overall: ResponseRate | None
) -> dict[tuple[str, str], SampleSize]:
    """Answers still missing for an index within `margin`: of all customers, and of each segment of each dimension."""
    rates = {(rate.dimension, rate.segment): rate.rate for rate in response_rates(asked, study.population)}
    usual = overall.rate if overall is not None and overall.rate > 0 else 1.0
    known = [d.id for d in study.population.dimensions if d.id in asked.dimensions and d.id not in (WAVE, "role")]
    found = {}
    for name in ("", *known):
        by = (name,) if name else ()
        each = segment_indices(
            asked, study.population, given, study.scale, by, representation=study.choices.representation
        )
        for row in each:
            place = (name, row.segment[0] if name else "")
            rate = rates.get(place) or usual
            needed = more_answers(row.index, margin, customers=row.customers or np.inf, response_rate=min(rate, 1.0))
            if needed is not None:
                found[place] = needed
    return found


def _late(study: Study, asked: SurveySummary, given: FloatArray) -> Change | None:
    name = early_and_late(asked)
    if not name:
        return None
    found = segment_indices(
        asked, study.population, given, study.scale, (name,), representation=study.choices.representation
    )
    index = {row.segment[0]: row.index for row in found}
    return change(index["early"], index["late"]) if {"early", "late"} <= index.keys() else None


# ---------------------------------------------------------------------- rows


def _given(asked: SurveySummary, weights: Weights) -> FloatArray:
    """Weights of the survey's indicators, scaled to one, shape (n,)."""
    at = {node: k for k, node in enumerate(weights.elements)}
    given = np.array([weights.values[at[indicator]] for indicator in asked.indicators])
    total = float(given.sum())
    return given / total if total > 0 else np.full(len(given), 1 / len(given))


def _rows_of(
    asked: SurveySummary, given: FloatArray, indicators: Sequence[str] | None
) -> tuple[tuple[str, ...], FloatArray]:
    """What is shown, and how each is summed from the items: ids, and loads (k, n)."""
    every = {INDEX: given, **dict(zip(asked.indicators, np.eye(len(asked.indicators)), strict=True))}
    shown = tuple(every) if indicators is None else tuple(indicators)
    for name in shown:
        if name not in every:
            raise DecisionError("id-unknown", name=name, where="survey", suggestion=closest(name, asked.indicators))
    return shown, np.array([every[name] for name in shown]).reshape(len(shown), len(given))


def _stratified(study: Study, part: SurveySummary, by: Sequence[str]) -> dict[Cell, Strata]:
    return stratify_by(part, study.population, by, study.choices.representation) if part.total else {}


def _estimates(study: Study, strata: Strata, shown: Sequence[str], loads: FloatArray) -> dict[str, Estimate]:
    """Estimates of what is shown, where somebody answered for it."""
    answered = strata.survey.answered.sum(0)
    kept = [k for k in range(len(shown)) if (loads[k] * answered).sum() > 0]
    if not kept:
        return {}
    effective = strata.effective_answers
    found = {}
    for k, each in zip(kept, weighted_estimates(strata, loads[kept], study.scale, 0.95), strict=True):
        item = None if shown[k] == INDEX else int(loads[k].argmax())
        found[shown[k]] = replace(
            each,
            answers=each.answers if item is None else int(answered[item]),
            effective=strata.effective_respondents if item is None else float(effective[item]),
        )
    return found


def _alike(segment: Cell, found: dict[str, Estimate]) -> tuple[Finding, ...]:
    """That the answers of a segment show no spread: said once, of the index where it is so of the whole."""
    for name, estimate in found.items():
        for finding in estimate.findings:
            if finding.code == "answers-all-alike":
                return (replace(finding, place="/".join(filter(None, (*segment, name)))),)
    return ()


def _changes(
    study: Study,
    before: tuple[WaveAnswers, dict[str, Estimate]] | None,
    after: tuple[WaveAnswers, dict[str, Estimate]],
    shown: Sequence[str],
    loads: FloatArray,
) -> dict[str, Change]:
    if before is None:
        return {}
    covariances, paired = paired_covariances(before[0], after[0], loads, study.scale)
    return {
        name: change(before[1][name], after[1][name], float(covariances[k]), paired)
        for k, name in enumerate(shown)
        if name in before[1] and name in after[1]
    }


def _rows(
    segment: Cell, wave: str, strata: Strata, found: dict[str, Estimate], changes: dict[str, Change]
) -> list[SegmentRow]:
    customers = round(strata.population) if np.isfinite(strata.population) else None
    return [
        SegmentRow(
            name,
            segment,
            wave,
            estimate,
            customers,
            is_thin(estimate.answers),
            changes.get(name),
        )
        for name, estimate in found.items()
    ]
