"""What matters to customers: derived importance against stated, the map, the funnel, the quality of the questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.critical_to_satisfaction import FunnelGroup, critical_to_satisfaction
from satisfaction.drivers import NOTHING_DERIVED, Drivers, Method, survey_drivers
from satisfaction.funnel_steps import FunnelStep
from satisfaction.importance_performance import Crosshair, ImportancePerformance, importance_performance
from satisfaction.precision import Estimate, indicator_estimates
from satisfaction.questionnaire_quality import QuestionnaireQuality, questionnaire_quality
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.stated_importance import ImportanceGap, ImportanceShares, asked_importance, importance_gaps
from satisfaction.strata import stratify
from satisfaction.survey import SurveySummary
from studies.counted_answers import counted_answers
from studies.study import Study
from studies.weigh import weigh
from studies.weight_draws import sample_weights

Reading = Literal["derived", "panel", "customers"]
"""Whose word on importance: what drives satisfaction, what the panel says, what customers say."""

OVERALL = "overall"
"""The usual id of the question about satisfaction as a whole."""

PANEL_DRAWS = Draws(count=1000, varying=frozenset({"judgments"}))
"""Draws of the judgments behind the intervals of the panel's weights."""

RESAMPLES, SEED = 500, 20_260_101
"""Bootstrap resamples of the respondents, unless others are asked for."""


@dataclass(frozen=True, eq=False)
class Importance:
    """What matters, by whom it is said, and how it is judged.

    Parameters
    ----------
    outcome, outcomes
        The question whose drivers are derived, and all that could be chosen; empty where the survey asks none.
    derived
        What drives the outcome; None without one, or where the answers cannot tell: `why_not` says why.
    panel
        The panel's weights over the same indicators, with intervals where judgments vary.
    customers
        What customers say, where they were asked.
    performance
        Score of every indicator that somebody answered.
    respondents
        How many answers all this rests on.
    findings
        What is doubtful.
    why_not
        Why nothing was derived; None where it was.
    judged
        Whether anybody judged: without, the panel's weights are equal and say nothing.
    """

    outcome: str
    outcomes: tuple[str, ...]
    derived: Drivers | None
    panel: ImportanceShares
    customers: ImportanceShares | None
    performance: Mapping[str, Estimate]
    respondents: int
    findings: tuple[Finding, ...]
    why_not: Finding | None = None
    judged: bool = True

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Whose word there is; equal weights, which nobody gave, where there is none."""
        derived, customers = self.derived is not None, self.customers is not None
        there = {"derived": derived, "panel": self.judged or not (derived or customers), "customers": customers}
        return tuple(name for name in _READINGS if there[name])

    def shares(self, reading: Reading) -> ImportanceShares:
        """Importance in one reading, over the indicators that are judged."""
        if reading == "panel":
            return self.panel
        found = self.customers if reading == "customers" else _derived_shares(self.derived)
        if found is None:
            raise DecisionError("importance-reading-missing", reading=reading)
        return found

    def map(self, reading: Reading, crosshair: Crosshair = "means", line: float | None = None) -> ImportancePerformance:
        """The importance-performance map, with the importance of one reading."""
        shares = self.shares(reading)
        kept = [item for item in shares.items if item in self.performance]
        importance = shares.over(kept)
        certain = reading != "derived" or (self.derived is not None and self.derived.intervals is not None)
        judged = [self.performance[item] for item in kept]
        return importance_performance(
            kept,
            importance.values,
            np.array([each.value for each in judged]),
            importance_ends=np.stack([importance.low, importance.high], axis=1) if certain else None,
            performance_ends=np.array([_ends(each) for each in judged]),
            crosshair=crosshair,
            performance_line=line,
        )

    def gaps(self, reading: Reading) -> tuple[ImportanceGap, ...]:
        """What the panel (or customers) say against what drives satisfaction, item by item.

        None without drivers, or without their intervals, which tell a gap from chance. The panel's weights are shares
        and are compared as such; customers' answers are compared by rank.
        """
        if self.derived is None or self.derived.intervals is None or reading == "derived":
            return ()
        stated, derived = self.shares(reading), self.shares("derived")
        both = [item for item in stated.items if item in derived.items]
        return importance_gaps(stated.over(both), derived.over(both), "shares" if reading == "panel" else "ranks")


_READINGS: tuple[Reading, ...] = ("derived", "panel", "customers")


def importance(
    study: Study,
    survey: SurveySummary,
    *,
    outcome: str = "",
    method: Method | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Callable[[float], None] | None = None,
) -> Importance:
    """What matters to the customers of a study, from its panel and its survey.

    Parameters
    ----------
    outcome
        Key of the question about satisfaction as a whole; the usual one where empty.
    method
        How importance is shared out; Shapley up to 15 drivers and Johnson beyond unless told.
    resamples, seed
        Bootstrap behind the intervals; 0 for none.

    Raises
    ------
    DecisionError
        ``id-unknown`` for an outcome that is not asked; those of :func:`studies.counted_answers.counted_answers`.
    """
    asked, findings = counted_answers(study, survey)
    offered = outcomes_of(study, asked)
    if outcome and outcome not in offered:
        raise DecisionError("id-unknown", name=outcome, where="survey", suggestion=closest(outcome, offered))
    chosen = outcome or next(iter(offered), "")
    performance = _performance(study, asked)
    panel = _panel(study, tuple(performance))
    derived, why_not = None, Finding.of("outcome-not-asked")
    if chosen:
        try:
            derived = survey_drivers(
                asked, study.population, chosen, tuple(performance), representation=study.choices.representation,
                groups=clusters_of(study), method=method, resamples=resamples, seed=seed, progress=progress,
            )  # fmt: skip
        except DecisionError as problem:
            if problem.code not in NOTHING_DERIVED:
                raise
            why_not = _as_finding(problem, chosen)
    doubts = (why_not, *_alike(performance)) if derived is None else derived.findings
    customers, more = _asked_of_customers(study, asked, tuple(performance))
    return Importance(
        chosen, offered, derived, panel, customers, performance, asked.total, (*doubts, *findings, *more),
        why_not if derived is None else None, bool(study.ballots or study.overrides),
    )  # fmt: skip


def outcomes_of(study: Study, survey: SurveySummary) -> tuple[str, ...]:
    """Questions that importance can be derived for, that about satisfaction as a whole first."""
    read = survey.as_asked
    if read is None:
        return ()
    answered = read.answered.sum(0)
    there = {item for item, count in zip(read.indicators, answered.tolist(), strict=True) if count}
    parts = {*survey.indicators, *(study.questionnaire.indicators if study.questionnaire is not None else ())}
    # Read off the survey: a file may be read by another questionnaire than the study's own.
    kept = [item for item in read.indicators if item in there and "/" not in item and item not in parts]
    return tuple(sorted(kept, key=lambda item: item != OVERALL))


def clusters_of(study: Study) -> dict[str, tuple[str, ...]]:
    """Cluster -> its indicators."""
    found: dict[str, tuple[str, ...]] = {}
    for node in study.model.indicators:
        found[node.cluster] = (*found.get(node.cluster, ()), node.id)
    return found


def usual_steps(study: Study, survey: SurveySummary) -> tuple[FunnelStep, ...]:
    """The narrowings of the funnel where nobody chose others: who earns something, then who pays most.

    By value class where customers are classed (all but a class "loss", then A), else by tier, the smallest tier being
    the most valuable: all but the last, then the first.
    """
    known = {dimension.id: tuple(segment.id for segment in dimension.segments)
             for dimension in study.population.dimensions if dimension.id in survey.dimensions}  # fmt: skip
    for name in ("value", "tier"):
        segments = known.get(name, ())
        if len(segments) > 2:
            return FunnelStep(name, segments[:-1]), FunnelStep(name, segments[:1])
        if len(segments) == 2:
            return (FunnelStep(name, segments[:1]),)
    return ()


def funnel(
    study: Study,
    survey: SurveySummary,
    outcome: str,
    *,
    steps: Sequence[FunnelStep] | None = None,
    method: Method | None = None,
    resamples: int = 0,
    seed: int = SEED,
    progress: Callable[[float], None] | None = None,
) -> tuple[FunnelGroup, ...]:
    """Who is left after each narrowing, and what is critical for them: important and below the study's target.

    Parameters
    ----------
    steps
        The narrowings; those the study chose, else the usual ones, unless told. One of a dimension that the survey does
        not know is left out, with a finding of the first group.
    """
    asked, _ = counted_answers(study, survey)
    answers = respondent_answers(asked, study.population, study.choices.representation)
    items = tuple(item for item in asked.indicators if item in answers.items)
    scores = {item: _scores(study, answers, item) for item in items}
    wanted = steps if steps is not None else study.choices.funnel or usual_steps(study, asked)
    known = [step for step in wanted if step.dimension in asked.dimensions]
    first, *others = critical_to_satisfaction(
        answers, study.population, known, outcome, items, scores, study.choices.target, method=method,
        resamples=resamples, seed=seed, progress=progress,
    )  # fmt: skip
    unasked = [Finding.of("funnel-step-unasked", step.dimension) for step in wanted if step not in known]
    return replace(first, findings=(*unasked, *first.findings)), *others


def quality(study: Study, survey: SurveySummary) -> tuple[QuestionnaireQuality | None, tuple[Finding, ...]]:
    """Whether the questions on performance measure well together, by cluster and over all, and what is doubtful.

    None, and why, where no two of them were answered in different ways.
    """
    asked, _ = counted_answers(study, survey)
    try:
        found = questionnaire_quality(asked, asked.indicators, clusters_of(study))
    except DecisionError as problem:
        if problem.code != "quality-without-items":
            raise
        return None, (_as_finding(problem),)
    return found, found.findings


# ---------------------------------------------------------------------- parts


def _as_finding(problem: DecisionError, place: str = "") -> Finding:
    """Why a part cannot be computed, as a remark on the rest."""
    numbers = {name: fact for name, fact in problem.facts.items() if isinstance(fact, int)}
    return Finding.of(problem.code, place, **numbers)


def _alike(performance: Mapping[str, Estimate]) -> tuple[Finding, ...]:
    """That all answers to an indicator are the same, which nothing else says where nothing is derived."""
    return tuple(
        Finding.of("answers-all-alike", item, count=each.answers)
        for item, each in performance.items()
        if any(finding.code == "answers-all-alike" for finding in each.findings)
    )


def _performance(study: Study, asked: SurveySummary) -> Mapping[str, Estimate]:
    strata = stratify(asked, study.population, study.choices.representation)
    found = indicator_estimates(strata, study.scale)
    return {node: found[node] for node in study.model.indicator_ids if node in found}


def _panel(study: Study, indicators: tuple[str, ...]) -> ImportanceShares:
    """The panel's weights over some of the indicators, with 95 % intervals over draws of the judgments."""
    weights = weigh(study).weights
    drawn = sample_weights(study, PANEL_DRAWS).weights.values
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    low, high = np.minimum(low, weights.values), np.maximum(high, weights.values)
    return ImportanceShares(weights.elements, weights.values, low, high).over(indicators)


def _asked_of_customers(
    study: Study, asked: SurveySummary, indicators: tuple[str, ...]
) -> tuple[ImportanceShares | None, tuple[Finding, ...]]:
    """What customers say matters, over the indicators they were asked about; None below two of them."""
    read = asked.as_asked
    if read is None or not len(read.sample):
        return None, ()
    answered = dict(zip(read.indicators, read.answered.sum(0).tolist(), strict=True))
    kept = [item for item in indicators if answered.get(f"{item}/importance")]
    if len(kept) < 2:
        return None, ()
    answers = respondent_answers(asked, study.population, study.choices.representation)
    try:
        return asked_importance(answers, kept), ()
    except DecisionError as problem:
        if problem.code != "importance-unanswered":
            raise
        return None, (Finding.of("stated-importance-unusable", str(problem.facts["indicator"])),)


def _derived_shares(found: Drivers | None) -> ImportanceShares | None:
    if found is None:
        return None
    ends = found.intervals
    low, high = (found.shares, found.shares) if ends is None else (ends.low, ends.high)
    # A percentile interval of a part that cannot be negative may end beside its value.
    return ImportanceShares(found.items, found.shares, np.minimum(low, found.shares), np.maximum(high, found.shares))


def _ends(estimate: Estimate) -> tuple[float, float]:
    nothing = float("nan")
    return (
        nothing if estimate.low is None else estimate.low,
        nothing if estimate.high is None else estimate.high,
    )


def _scores(study: Study, answers: RespondentAnswers, item: str) -> FloatArray:
    """Score of each step of an item's scale, worst first: the grades' own, else between the worst and the best."""
    worst, best = answers.spans[answers.position(item)]
    steps = round(best - worst) + 1
    grades = np.array(study.scale.scores[::-1], np.float64)
    return grades if steps == len(grades) else np.linspace(grades[0], grades[-1], steps)
