"""From answers and figures to the satisfaction index: memberships, fuzzy evaluation, interval, indicators, segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

import numpy as np

from mcdm.catalogue import find
from mcdm.findings import Finding
from mcdm.fuzzy import Defuzzification, Factor, FuzzyEvaluation, Operator, factor_tree
from mcdm.fuzzy import evaluate as evaluate_fuzzy
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.index.fuzzy_comprehensive import fuzzy_comprehensive_by_levels
from satisfaction.memberships import Memberships, from_shares, measured, mixture
from satisfaction.precision import Estimate, errors_wide, index_estimate, indicator_estimates
from satisfaction.resampling import resampled_memberships
from satisfaction.segments import SegmentIndex, segment_indices
from satisfaction.strata import Strata, stratify
from satisfaction.survey import SurveySummary
from studies.counted_answers import counted_answers
from studies.segment_mixture import mixed_segments
from studies.study import Study

FUZZY = "fuzzy-comprehensive"
"""Name of the index that is composed by the study's own operator, level by level."""

FEWEST_DRAWN = 2
"""Drawing one respondent again and again would show no spread at all."""

ROUNDING = 1e-12
"""Indices of respondents drawn anew that differ by no more than this do not differ: no spread is no certainty."""

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
    """How one cluster is judged: its share of the weight, its grade shares (g,), their score and its interval."""

    cluster: str
    weight: float
    shares: FloatArray
    score: float
    low: float | None = None
    high: float | None = None


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
        The satisfaction index, by the method the study chose.
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


def measure(
    study: Study, weights: Weights, summary: SurveySummary | None = None, drawn: FloatArray | None = None
) -> Measurement:
    """The satisfaction index of a study: from a survey where one is given, else from its stated baseline.

    Parameters
    ----------
    drawn
        What :func:`resampled` gave for the same study and survey, where several indices are measured on them; an index
        that needs it draws it itself where it is left out.

    Raises
    ------
    DecisionError
        ``memberships-unknown`` where nothing is known about any indicator that weighs something; those of
        ``studies.counted_answers`` and of ``satisfaction.strata.stratify``.
    """
    asked, left_out = (None, ()) if summary is None else counted_answers(study, summary)
    strata = None if asked is None else stratify(asked, study.population, study.choices.representation)
    answers = _stated(study) if strata is None else _in_model_order(study, strata.memberships())
    # At a share of one the figures are not asked, so that they do not fill gaps of the survey unnoticed.
    memberships = answers if study.choices.survey_share == 1 else _mixed(study, answers)

    kept = memberships.renormalised(weights.values)
    fuzzy = _evaluate(study, kept, memberships.values)
    index, doubts = _index(study, asked, strata, kept, memberships, drawn)
    return Measurement(
        memberships,
        kept,
        fuzzy,
        index,
        _indicators(study, strata, memberships),
        _clusters(study, strata, kept, memberships.values),
        (*left_out, *memberships.findings, *fuzzy.findings, *doubts),
    )


def measured_weight(measured: Measurement, weights: Weights) -> float:
    """The share of the weight that the known indicators have: what the index speaks for, 0 to 1."""
    total = float(weights.values.sum())
    return float(weights.values[measured.memberships.known].sum()) / total if total > 0 else 0.0


def stated_over(study: Study, measured: Measurement) -> Study | None:
    """The study whose stated baseline is made of what was measured, so that the two indices can be compared.

    None where something was measured of which the study states nothing.
    """
    known = {node for node, is_known in zip(measured.memberships.indicators, measured.memberships.known, strict=True)
             if is_known}  # fmt: skip
    kept = tuple(each for each in study.baseline if each.indicator in known)
    figures = {figure.indicator for figure in study.figures} if study.choices.survey_share < 1 else set()
    if not kept or not known <= {each.indicator for each in kept} | figures:
        return None
    return study if len(kept) == len(study.baseline) else replace(study, baseline=kept)


def segments(
    study: Study, weights: Weights, summary: SurveySummary, dimensions: Sequence[str]
) -> tuple[SegmentIndex, ...]:
    """The index of every combination of segments of these dimensions that somebody answered for.

    Where the study mixes figures in, those of the segment itself are.
    """
    asked, _ = counted_answers(study, summary, beside=dimensions)
    at = {node: k for k, node in enumerate(weights.elements)}
    given = np.array([weights.values[at[indicator]] for indicator in asked.indicators])
    chosen = study.choices.representation
    scaled = given / given.sum()
    found = segment_indices(asked, study.population, scaled, study.scale, dimensions, representation=chosen)
    return mixed_segments(study, weights, found, dimensions)


def resampled(study: Study, summary: SurveySummary) -> FloatArray | None:
    """Memberships that other respondents would have given, (d, n, g); None where too few of them are kept."""
    asked, _ = counted_answers(study, summary)
    if len(asked.sample) < FEWEST_DRAWN:
        return None
    return resampled_memberships(asked, stratify(asked, study.population, study.choices.representation))


def drawn_memberships(
    study: Study, summary: SurveySummary, measured: Measurement, count: int, seed: int
) -> FloatArray | None:
    """Memberships of the whole model (d, n, g) had others been asked, d = `count`; None where respondents say nothing.

    Respondents are drawn with all their answers, so what one person says of many items stays together. Figures stay.
    """
    asked, _ = counted_answers(study, summary)
    if len(asked.sample) < FEWEST_DRAWN or study.choices.survey_share == 0:
        return None
    strata = stratify(asked, study.population, study.choices.representation)
    drawn = resampled_memberships(asked, strata, replicates=count, seed=seed)
    return _moved(study, strata, measured.memberships, drawn)


def index_of(study: Study, weights: FloatArray, memberships: FloatArray, scores: FloatArray) -> FloatArray:
    """The index function of a study: the index it chose, a fuzzy one by its operator over its levels.

    Leading axes broadcast. Scenarios read the same function, so a plan that changes nothing gives the baseline to the
    bit.
    """
    chosen = study.choices.index
    if chosen.method == FUZZY:
        return _fuzzy_index(study, weights, memberships, scores)
    index: FloatArray = find("index", chosen.method).bind(chosen.arguments)(weights, memberships, scores)
    return index


def is_weighted_average(study: Study) -> bool:
    """Whether the index is a weighted sum of mean scores, by whatever name: then its interval follows from moments."""
    chosen = study.choices.index
    if chosen.method == FUZZY:
        usual = chosen.arguments.get("defuzzification", "weighted-mean") == "weighted-mean"
        return usual and _operator(study) == "weighted-average"
    if chosen.method == "set-pair":
        steps = np.diff(study.scale.scores)
        equal = chosen.arguments.get("discrepancy", "equal-division") == "equal-division"
        return equal and bool(np.allclose(steps, steps[0]))
    return chosen.method == "weighted-average"


def _fuzzy_index(study: Study, weights: FloatArray, memberships: FloatArray, scores: FloatArray) -> FloatArray:
    chosen = study.choices.index.arguments if study.choices.index.method == FUZZY else {}
    how = cast(Defuzzification, chosen.get("defuzzification", "weighted-mean"))
    operator = _operator(study)
    return fuzzy_comprehensive_by_levels(
        study.model, weights, memberships, scores, operator=operator, defuzzification=how
    )


# ---------------------------------------------------------------------- memberships


def _stated(study: Study) -> Memberships:
    stated = {each.indicator: each.shares for each in study.baseline}
    nothing = (0.0,) * len(study.scale.grades)
    return from_shares(study.model.indicator_ids, [stated.get(node, nothing) for node in study.model.indicator_ids])


def _mixed(study: Study, answers: Memberships) -> Memberships:
    """What customers say mixed with what is measured, in the share the study chose."""
    figures = measured(study.model.indicator_ids, study.figures, len(study.scale.grades))
    return mixture(answers, figures, study.choices.survey_share)


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
    return replace(found, score=np.array(_fuzzy_index(study, weights, memberships, scores)))


def _index(
    study: Study,
    asked: SurveySummary | None,
    strata: Strata | None,
    weights: FloatArray,
    memberships: Memberships,
    drawn: FloatArray | None,
) -> tuple[SatisfactionIndex, tuple[Finding, ...]]:
    """The score with its interval, where respondents give one."""
    score = float(index_of(study, weights, memberships.values, np.array(study.scale.scores)))
    percent = study.scale.percent(score)
    if asked is None or strata is None or study.choices.survey_share == 0:
        stated = bool(study.baseline) and study.choices.survey_share > 0
        return SatisfactionIndex(score, percent, None, None, 0, "stated" if stated else "figures"), ()
    sampled, answered_for = _sampled(study, strata, weights)
    findings, below, above = (*strata.findings, *sampled.findings), None, None
    if is_weighted_average(study):
        if sampled.low is not None and sampled.high is not None:
            below = answered_for * (sampled.value - sampled.low)
            above = answered_for * (sampled.high - sampled.value)
    elif len(asked.sample) < FEWEST_DRAWN:
        findings = (*findings, Finding.of("interval-without-sample"))
    else:
        others = resampled_memberships(asked, strata) if drawn is None else drawn
        moved = _moved(study, strata, memberships, others)
        replicates = index_of(study, weights, moved, np.array(study.scale.scores))
        spread = float(replicates.std(ddof=1))
        if spread > ROUNDING:
            freedom = max(int((strata.whole.respondents - 1).sum()), 1)
            below = above = errors_wide(freedom, 0.95) * spread
        else:
            findings = (*findings, Finding.of("interval-without-spread"))
    if not is_weighted_average(study):
        findings = (*findings, Finding.of("segments-by-weighted-average"))
    low = None if below is None else max(score - below, study.scale.scores[-1])
    high = None if above is None else min(score + above, study.scale.scores[0])
    return SatisfactionIndex(score, percent, low, high, sampled.answers, "survey"), tuple(dict.fromkeys(findings))


def _moved(study: Study, strata: Strata, memberships: Memberships, drawn: FloatArray) -> FloatArray:
    """Memberships of the whole model, (d, n, g), where respondents are drawn anew and figures stay as they are."""
    figures, share = {figure.indicator for figure in study.figures}, study.choices.survey_share
    moved = np.broadcast_to(memberships.values, (len(drawn), *memberships.values.shape)).copy()
    said = strata.memberships()
    for column, node in enumerate(said.indicators):
        if said.known[column]:
            part = share if node in figures else 1.0
            moved[:, memberships.indicators.index(node)] += part * (drawn[:, column] - said.values[column])
    return np.maximum(moved, 0.0)


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
    """Score of each indicator. Of one with a figure only the survey's share varies with who answered.

    Figures are taken as exact, as in the index: what a year of outages says about the next is not in the interval.
    """
    scores = memberships.values @ np.array(study.scale.scores)
    sampled = indicator_estimates(strata, study.scale) if strata is not None else {}
    figures, share = {figure.indicator for figure in study.figures}, study.choices.survey_share
    return {
        node: sampled[node].as_part(float(scores[k]), share if node in figures else 1.0)
        if node in sampled
        else Estimate(float(scores[k]), None, None, None, 0.95, 0)
        for k, node in enumerate(memberships.indicators)
        if memberships.known[k]
    }


def _clusters(
    study: Study, strata: Strata | None, weights: FloatArray, memberships: FloatArray
) -> tuple[ClusterScore, ...]:
    """Grade shares of each cluster that holds nodes itself, by the weights inside it; its interval as of the index."""
    found = []
    for cluster in study.model.cluster_ids:
        inside = [k for k, node in enumerate(study.model.indicators) if node.cluster == cluster]
        total = float(weights[inside].sum())
        if inside and total > 0:
            shares = weights[inside] @ memberships[inside] / total
            score, part = float(shares @ np.array(study.scale.scores)), np.zeros(len(weights))
            part[inside] = weights[inside] / total
            said = Estimate(score, None, None, None, 0.95, 0)
            if strata is not None:
                sampled, answered_for = _sampled(study, strata, part)
                said = sampled.as_part(score, answered_for)
            found.append(ClusterScore(cluster, total, shares, score, said.low, said.high))
    return tuple(found)
