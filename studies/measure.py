"""From answers and figures to the satisfaction index: memberships, fuzzy evaluation, interval, indicators, segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.fuzzy import Factor, FuzzyEvaluation, Operator, factor_tree
from mcdm.fuzzy import evaluate as evaluate_fuzzy
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.index.fuzzy_comprehensive import fuzzy_comprehensive_by_levels
from satisfaction.memberships import Memberships, from_shares, measured, mixture
from satisfaction.precision import Estimate, index_estimate, indicator_estimates
from satisfaction.segments import SegmentIndex, segment_indices
from satisfaction.strata import Strata, stratify
from satisfaction.survey import SurveySummary
from studies.study import Study

Source = Literal["survey", "stated", "figures"]
"""What the memberships rest on: a tallied survey, the study's stated baseline, or operating figures alone."""


@dataclass(frozen=True, eq=False)
class SatisfactionIndex:
    """The one number, with what it rests on.

    Parameters
    ----------
    score, percent
        On the scale of the grade scores, and on 0-100.
    low, high
        95 % interval of the score from sampling respondents; None where no survey gives one.
    answers
        How many respondents it rests on; 0 without a survey, or where figures alone count.
    source
        What the memberships rest on.
    """

    score: float
    percent: float
    low: float | None
    high: float | None
    answers: int
    source: Source


@dataclass(frozen=True, eq=False)
class ClusterScore:
    """How one cluster is judged: its share of the weight, its grade shares (g,) and their score."""

    cluster: str
    weight: float
    shares: FloatArray
    score: float


@dataclass(frozen=True, eq=False)
class Measurement:
    """Everything that follows from the weights, the answers and the figures.

    Parameters
    ----------
    memberships
        Of the n nodes in g grades, values (n, g); a row of zeros where nothing is known.
    weights
        Weights over the indicators that are known, shape (n,), summing to one.
    fuzzy
        B and what it says.
    index
        The satisfaction index.
    indicators
        Score and interval of every known indicator.
    clusters
        How each cluster with indicators is judged, in the order of the model.
    findings
        What is doubtful.
    """

    memberships: Memberships
    weights: FloatArray
    fuzzy: FuzzyEvaluation
    index: SatisfactionIndex
    indicators: Mapping[str, Estimate]
    clusters: tuple[ClusterScore, ...]
    findings: tuple[Finding, ...]


def measure(study: Study, weights: Weights, summary: SurveySummary | None = None) -> Measurement:
    """The satisfaction index of a study: from a survey where one is given, else from its stated baseline.

    Raises
    ------
    DecisionError
        ``memberships-unknown`` where nothing is known about any indicator that weighs something;
        ``survey-of-other-grades`` for a survey that was tallied with another number of grades; those of
        ``satisfaction.strata.stratify``.
    """
    strata = None if summary is None else stratify(_asked(study, summary), study.population)
    answers = _stated(study) if strata is None else _in_model_order(study, strata.memberships())
    # At a share of one the figures are not asked, so that they do not fill gaps of the survey unnoticed.
    memberships = answers if study.choices.survey_share == 1 else _mixed(study, answers)

    kept = memberships.renormalised(weights.values)
    fuzzy = _evaluate(study, kept, memberships.values)
    index, doubts = _index(study, strata, kept, float(fuzzy.score))
    return Measurement(
        memberships,
        kept,
        fuzzy,
        index,
        _indicators(study, strata, memberships),
        _clusters(study, kept, memberships.values),
        (*memberships.findings, *fuzzy.findings, *doubts, *_left_out(study, summary)),
    )


def segments(
    study: Study, weights: Weights, summary: SurveySummary, dimensions: Sequence[str]
) -> tuple[SegmentIndex, ...]:
    """The index of every combination of segments of these dimensions that somebody answered for."""
    asked, at = _asked(study, summary), {node: k for k, node in enumerate(weights.elements)}
    given = np.array([weights.values[at[indicator]] for indicator in asked.indicators])
    return segment_indices(asked, study.population, given / given.sum(), study.scale, dimensions)


def index_of(study: Study, weights: FloatArray, memberships: FloatArray, scores: FloatArray) -> FloatArray:
    """The index function of a study: its operator over its levels; leading axes broadcast.

    Scenarios read the same function, so a plan that changes nothing gives the baseline to the bit.
    """
    return fuzzy_comprehensive_by_levels(study.model, weights, memberships, scores, operator=_operator(study))


# ---------------------------------------------------------------------- memberships


def _stated(study: Study) -> Memberships:
    stated = {each.indicator: each.shares for each in study.baseline}
    nothing = (0.0,) * len(study.scale.grades)
    return from_shares(study.model.indicator_ids, [stated.get(node, nothing) for node in study.model.indicator_ids])


def _mixed(study: Study, answers: Memberships) -> Memberships:
    """What customers say mixed with what is measured, in the share the study chose."""
    figures = measured(study.model.indicator_ids, study.figures, len(study.scale.grades))
    return mixture(answers, figures, study.choices.survey_share)


def _asked(study: Study, summary: SurveySummary) -> SurveySummary:
    """The survey over the indicators that the model still has."""
    if summary.grades != len(study.scale.grades):
        raise DecisionError("survey-of-other-grades", given=summary.grades, expected=len(study.scale.grades))
    known = [indicator for indicator in summary.indicators if indicator in study.model.indicator_ids]
    if not known:
        raise DecisionError("memberships-unknown", count=len(study.model.indicators))
    return summary if len(known) == len(summary.indicators) else summary.over(known)


def _left_out(study: Study, summary: SurveySummary | None) -> tuple[Finding, ...]:
    """That a survey asked about indicators which were removed since."""
    gone = len(set(summary.indicators) - set(study.model.indicator_ids)) if summary is not None else 0
    return (Finding.of("survey-asks-about-removed", count=gone),) if gone else ()


def _in_model_order(study: Study, surveyed: Memberships) -> Memberships:
    """Memberships of a survey for all nodes of the model; zeros for those it did not ask about."""
    at = {indicator: k for k, indicator in enumerate(surveyed.indicators)}
    values = np.zeros((len(study.model.indicators), len(study.scale.grades)))
    for row, node in enumerate(study.model.indicator_ids):
        if node in at:
            values[row] = surveyed.values[at[node]]
    silent = [node for node in study.model.indicator_ids if node not in at]
    asked = tuple(Finding.of("indicator-not-surveyed", node) for node in silent)
    return Memberships(study.model.indicator_ids, values, (*surveyed.findings, *asked))


# ---------------------------------------------------------------------- evaluation


def _operator(study: Study) -> Operator:
    return cast(Operator, study.choices.composition.method)


def _evaluate(study: Study, weights: FloatArray, memberships: FloatArray) -> FuzzyEvaluation:
    operator = _operator(study)
    one_level = operator == "weighted-average"  # its levels make no difference, and rounding none either
    factor = Factor(weights, memberships, "goal") if one_level else factor_tree(study.model, weights, memberships)
    scores = np.array(study.scale.scores)
    found = evaluate_fuzzy(factor, scores, operator=operator, confidence=study.choices.confidence_level)
    # Scenarios read the index function; the baseline takes its last digit from there too.
    return replace(found, score=np.array(index_of(study, weights, memberships, scores)))


def _index(
    study: Study, strata: Strata | None, weights: FloatArray, score: float
) -> tuple[SatisfactionIndex, tuple[Finding, ...]]:
    """The score with its interval, where respondents give one."""
    percent = study.scale.percent(score)
    if strata is None or study.choices.survey_share == 0:
        stated = bool(study.baseline) and study.choices.survey_share > 0
        return SatisfactionIndex(score, percent, None, None, 0, "stated" if stated else "figures"), ()
    sampled, answered_for = _sampled(study, strata, weights)
    findings, low, high = (*strata.findings, *sampled.findings), None, None
    if sampled.low is not None and sampled.high is not None:
        if _operator(study) == "weighted-average":
            low = max(score - answered_for * (sampled.value - sampled.low), study.scale.scores[-1])
            high = min(score + answered_for * (sampled.high - sampled.value), study.scale.scores[0])
        else:
            findings = (*findings, Finding.of("interval-only-for-weighted-average", operator=_operator(study)))
    if _operator(study) != "weighted-average" or study.choices.survey_share != 1:
        findings = (*findings, Finding.of("segments-by-weighted-average"))
    return SatisfactionIndex(score, percent, low, high, sampled.answers, "survey"), tuple(dict.fromkeys(findings))


def _sampled(study: Study, strata: Strata, weights: FloatArray) -> tuple[Estimate, float]:
    """What respondents alone say, and the share of the index that they answer for.

    Figures are taken as exact. Where an indicator has one, respondents answer for the survey's share of it, else for
    all of it.
    """
    figures, share = {figure.indicator for figure in study.figures}, study.choices.survey_share
    at = {node: k for k, node in enumerate(study.model.indicator_ids)}
    parts = np.array(
        [
            weights[at[indicator]] * (share if indicator in figures else 1.0) * bool(answered)
            for indicator, answered in zip(strata.survey.indicators, strata.survey.answered.sum(0), strict=True)
        ]
    )
    total = float(parts.sum())
    if not total > 0:  # whatever weighs anything was measured, not asked
        return Estimate(0.0, None, None, None, 0.95, 0), 0.0
    return index_estimate(strata, parts / total, study.scale), total


def _indicators(study: Study, strata: Strata | None, memberships: Memberships) -> dict[str, Estimate]:
    scores = memberships.values @ np.array(study.scale.scores)
    sampled = indicator_estimates(strata, study.scale) if strata is not None else {}
    whole = study.choices.survey_share == 1
    return {
        node: sampled[node]
        if whole and node in sampled
        else Estimate(float(scores[k]), None, None, None, 0.95, sampled[node].answers if node in sampled else 0)
        for k, node in enumerate(memberships.indicators)
        if memberships.known[k]
    }


def _clusters(study: Study, weights: FloatArray, memberships: FloatArray) -> tuple[ClusterScore, ...]:
    """Grade shares of each cluster that holds nodes itself, by the weights inside it."""
    found = []
    for cluster in study.model.cluster_ids:
        inside = [k for k, node in enumerate(study.model.indicators) if node.cluster == cluster]
        total = float(weights[inside].sum())
        if inside and total > 0:
            shares = weights[inside] @ memberships[inside] / total
            found.append(ClusterScore(cluster, total, shares, float(shares @ np.array(study.scale.scores))))
    return tuple(found)
