"""Every index of satisfaction on the same data: what each says, how surely, or why it cannot say anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.fuzzy import OPERATORS, FuzzyEvaluation
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.available_cases import available_means
from satisfaction.index.acsi import acsi_score
from satisfaction.index.set_pair import SetPairAnalysis, analyse
from satisfaction.kano import KanoFeatures, kano_features
from satisfaction.precision import Estimate
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.role_scores import RoleScores, role_scores, strata_by_role
from satisfaction.servqual import ServiceGaps, service_gaps
from satisfaction.survey import SurveySummary
from studies.counted_answers import about_indicators, counted_answers, in_wave, of_customers
from studies.index_agreement import Agreement, agree_on_clusters, agree_on_indicators
from studies.measure import FUZZY, NORMAL_95, Measurement, SatisfactionIndex, measure, resampled
from studies.structural import ACSI_QUESTIONS, EstimatedStructure, estimate_structure
from studies.study import Study

AVERAGE, SET_PAIR, ROLES, ACSI, STRUCTURE, SERVQUAL, KANO = (
    "weighted-average",
    "set-pair",
    "role-weighted",
    "acsi",
    "structural",
    "servqual",
    "kano",
)
"""Names of the indices beside the fuzzy one; in studies, in JSON, and as texts on screen."""

FILLED = 0.99
"""Above this entropy all grades of B are as good as equal."""

RESAMPLES = Draws(count=200, varying=frozenset({"survey"}))
"""How often the structural model is estimated anew for the interval of its index; its own page draws more."""

Detail = (
    FuzzyEvaluation
    | RoleScores
    | SetPairAnalysis
    | ServiceGaps
    | KanoFeatures
    | EstimatedStructure
    | Mapping[str, Estimate]
    | None
)
"""What an index is made of."""

Reason = Finding | DecisionError
"""Why an index cannot be told."""


@dataclass(frozen=True, eq=False)
class IndexReading:
    """One index.

    Parameters
    ----------
    name
        Of the index; a fuzzy one is told apart by its `operator`.
    operator
        How a fuzzy index is composed; empty for others.
    used
        Whether it is the index of the study.
    percent
        On 0-100, with its 95 % interval; None where it is on no such scale (Kano), or absent.
    own
        On its own scale: a score, a connection degree, a gap; None where it has no single number.
    band
        Ends on 0-100 of what its assumptions leave open, which is not a matter of sampling; set pairs only.
    answers
        How many respondents it rests on; 0 without a survey.
    sampled
        Whether these are a random sample of a larger survey.
    detail
        What it is made of.
    absent
        Why it cannot be told; None where it can.
    findings
        What is doubtful about it.
    """

    name: str
    operator: str = ""
    used: bool = False
    percent: Estimate | None = None
    own: Estimate | None = None
    band: tuple[float, float] | None = None
    answers: int = 0
    sampled: bool = False
    detail: Detail = None
    absent: Reason | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it fills every grade alike, whatever customers answer: an operator that has too many factors."""
        return isinstance(self.detail, FuzzyEvaluation) and float(self.detail.entropy) > FILLED

    @property
    def key(self) -> str:
        """Its name, with the operator where there is one."""
        return f"{self.name}/{self.operator}" if self.operator else self.name


@dataclass(frozen=True, eq=False)
class Indices:
    """All indices side by side.

    Parameters
    ----------
    readings
        One an index, those that cannot be told included, in the order they are shown.
    indicators, clusters
        Where they agree on what is weak, and where they part.
    measurement
        The study's own index.
    findings
        What is doubtful about the data that all of them read.
    """

    readings: tuple[IndexReading, ...]
    indicators: Agreement
    clusters: Agreement
    measurement: Measurement
    findings: tuple[Finding, ...]

    @property
    def known(self) -> tuple[IndexReading, ...]:
        """Those that can be told."""
        return tuple(each for each in self.readings if each.absent is None)

    @property
    def comparable(self) -> tuple[IndexReading, ...]:
        """Those with a place on 0-100 that answers can move."""
        return tuple(each for each in self.known if each.percent is not None and not each.says_nothing)

    @property
    def saturated(self) -> tuple[IndexReading, ...]:
        """Those that say the same whatever customers answer."""
        return tuple(each for each in self.known if each.says_nothing)

    @property
    def used(self) -> IndexReading:
        """The index of the study."""
        return next((each for each in self.readings if each.used), self.readings[0])

    @property
    def apart(self) -> tuple[IndexReading, ...]:
        """Those further from the study's index than the sampling errors of both, the furthest first."""
        used = self.used.percent
        far = [each for each in self.comparable if used and each.percent and _apart(used, each.percent)]
        return tuple(sorted(far, key=lambda each: -_distance(used, each.percent)))

    def of(self, key: str) -> IndexReading:
        """The reading with this key."""
        return next(each for each in self.readings if each.key == key)


def indices(study: Study, weights: Weights, summary: SurveySummary | None = None) -> Indices:
    """All indices on one survey, its current wave, or on the stated baseline where there is none.

    Raises
    ------
    DecisionError
        As ``studies.measure.measure``: where nothing at all is measured.
    """
    grades = None if summary is None else _grades_alone(study, summary)
    drawn = None if grades is None else resampled(study, grades)
    measurement = measure(study, weights, summary, drawn)

    def by(index: Choice, operator: Choice | None = None) -> Measurement:
        chosen = replace(study.choices, index=index, composition=operator or study.choices.composition)
        return measure(replace(study, choices=chosen), weights, grades, drawn)

    answers = _answers(study, summary)
    roles = _told(ROLES, lambda: _roles(study, weights, summary))
    servqual = _told(SERVQUAL, lambda: _servqual(answers, weights))
    readings = (
        *(_fuzzy(study, operator, by) for operator in OPERATORS),
        _average(study, by),
        _set_pair(study, by),
        roles,
        _told(ACSI, lambda: _acsi(answers)),
        _told(STRUCTURE, lambda: _structure(study, summary)),
        servqual,
        _told(KANO, lambda: _kano(answers)),
    )
    mixed = roles.detail.memberships if isinstance(roles.detail, RoleScores) else None
    gaps = servqual.detail if isinstance(servqual.detail, ServiceGaps) else None
    return Indices(
        readings,
        agree_on_indicators(study, measurement, _in_model_order(study, summary, mixed), gaps),
        agree_on_clusters(study, measurement, _in_model_order(study, summary, mixed), gaps),
        measurement,
        measurement.findings,
    )


# ---------------------------------------------------------------------- from grade shares


def _grades_alone(study: Study, summary: SurveySummary) -> SurveySummary:
    """The answers that the index reads, as grades, divided only by what they are weighted by: quicker to read often."""
    asked, _ = counted_answers(study, summary)
    weighting = {dimension.id for dimension in study.population.weighting}
    kept = [name for name in asked.dimensions if name in weighting]
    return replace(asked, as_asked=None, spans=()).collapse(kept)


Measuring = Callable[..., Measurement]
"""Measures the study by another index, and another operator where one is named."""


def _fuzzy(study: Study, operator: str, by: Measuring) -> IndexReading:
    """The fuzzy index by one operator; the study's own way of reading one number from B holds for all of them."""
    own = study.choices.index.method == FUZZY
    found = by(study.choices.index if own else Choice(FUZZY), Choice(operator))
    reading = _of_scores(study, FUZZY, found.index, found.fuzzy)
    used = own and study.choices.composition.method == operator
    return replace(reading, operator=operator, used=used, findings=found.fuzzy.findings)


def _average(study: Study, by: Measuring) -> IndexReading:
    reading = _of_scores(study, AVERAGE, by(Choice(AVERAGE)).index, None)
    return replace(reading, used=study.choices.index.method == AVERAGE)


def _set_pair(study: Study, by: Measuring) -> IndexReading:
    used = study.choices.index.method == SET_PAIR
    found = by(study.choices.index if used else Choice(SET_PAIR))
    pair = analyse(found.weights @ found.memberships.values)
    reading = _of_scores(study, SET_PAIR, found.index, pair)
    percent = reading.percent
    degree = None if percent is None else _scaled(percent, lambda at: at / 50 - 1, 1 / 50)
    return replace(reading, used=used, own=degree, band=(50 * (pair.low + 1), 50 * (pair.high + 1)))


def _of_scores(study: Study, name: str, index: SatisfactionIndex, detail: Detail) -> IndexReading:
    half = None if index.low is None or index.high is None else (index.high - index.low) / 2
    error = None if half is None else half / NORMAL_95
    score = Estimate(index.score, index.low, index.high, error, 0.95, index.answers)
    return IndexReading(name, percent=score.percent(study.scale), own=score, answers=index.answers, detail=detail)


# ---------------------------------------------------------------------- from respondents


def _told(name: str, tell: Callable[[], IndexReading]) -> IndexReading:
    """An index, or why it cannot be told."""
    try:
        return tell()
    except DecisionError as error:
        return IndexReading(name, absent=error)


def _answers(study: Study, summary: SurveySummary | None) -> RespondentAnswers | Reason:
    """The customers of the current wave one by one, or why there are none."""
    if summary is None:
        return Finding.of("index-needs-survey")
    try:
        wave, _ = in_wave(study, summary)
        customers, _ = of_customers(wave)
        return respondent_answers(customers, study.population, study.choices.representation)
    except DecisionError as error:
        return error


def _roles(study: Study, weights: Weights, summary: SurveySummary | None) -> IndexReading:
    if summary is None:
        return IndexReading(ROLES, absent=Finding.of("index-needs-survey"))
    asked, _ = about_indicators(study, summary)
    asked, _ = in_wave(study, asked)
    if ROLE not in asked.dimensions:
        return IndexReading(ROLES, absent=Finding.of("index-needs-roles"))
    strata = strata_by_role(asked, study.population, study.choices.representation)
    if len(strata) < 2:
        return IndexReading(ROLES, absent=Finding.of("index-needs-roles"))
    found = role_scores(
        strata, _asked_weights(weights, asked), study.scale, study.choices.role_weights, study.choices.target
    )
    return IndexReading(
        ROLES,
        percent=found.score.percent(study.scale),
        own=found.score,
        answers=found.score.answers,
        detail=found,
        findings=found.findings,
    )


def _asked_weights(weights: Weights, asked: SurveySummary) -> FloatArray:
    at = {node: k for k, node in enumerate(weights.elements)}
    given = np.array([weights.values[at[indicator]] for indicator in asked.indicators])
    scaled: FloatArray = given / given.sum()
    return scaled


def _acsi(answers: RespondentAnswers | Reason) -> IndexReading:
    """The three questions of the ACSI, each as far from the worst to the best answer, all alike."""
    if not isinstance(answers, RespondentAnswers):
        return IndexReading(ACSI, absent=answers)
    asked = [question for question in ACSI_QUESTIONS if question in answers.items]
    chosen = answers.over(asked)
    asked = [question for k, question in enumerate(asked) if chosen.answered[:, k].any()]
    if not asked:
        return IndexReading(ACSI, absent=Finding.of("index-needs-overall"))
    chosen = answers.over(asked)
    means = available_means(chosen.percent() * chosen.answered, chosen.answered, chosen.weights)
    score = float(acsi_score(means.values, worst=0.0, best=100.0))
    found = means.estimate(score, np.full(len(asked), 1 / len(asked)))
    parts = {question: means.combined(row) for question, row in zip(asked, np.eye(len(asked)), strict=True)}
    missing = len(ACSI_QUESTIONS) - len(asked)
    findings = (Finding.of("acsi-of-fewer-questions", asked=len(asked)),) if missing else ()
    return IndexReading(
        ACSI,
        percent=_within(found),
        own=_within(found),
        answers=found.answers,
        sampled=answers.sampled,
        detail=parts,
        findings=(*findings, *found.findings, *_sampled(answers)),
    )


def _structure(study: Study, summary: SurveySummary | None) -> IndexReading:
    """Satisfaction of the structural model, weighted as the model found."""
    if summary is None:
        return IndexReading(STRUCTURE, absent=Finding.of("index-needs-survey"))
    found = estimate_structure(study, summary, draws=RESAMPLES)
    answers = found.model.respondents
    index = found.index
    half = None if index.low is None or index.high is None else (index.high - index.low) / 2
    score = Estimate(index.value, index.low, index.high, None if half is None else half / NORMAL_95, 0.95, answers)
    return IndexReading(
        STRUCTURE, percent=score, own=score, answers=answers, detail=found, findings=found.model.findings
    )


def _servqual(answers: RespondentAnswers | Reason, weights: Weights) -> IndexReading:
    if not isinstance(answers, RespondentAnswers):
        return IndexReading(SERVQUAL, absent=answers)
    found = service_gaps(answers, weights.as_dict())
    if found is None:
        return IndexReading(SERVQUAL, absent=Finding.of("index-needs-expectations"))
    return IndexReading(
        SERVQUAL,
        percent=_within(found.perceived),
        own=found.gap,
        answers=found.respondents,
        sampled=found.sampled,
        detail=found,
        findings=found.findings,
    )


def _kano(answers: RespondentAnswers | Reason) -> IndexReading:
    if not isinstance(answers, RespondentAnswers):
        return IndexReading(KANO, absent=answers)
    found = kano_features(answers)
    if found is None:
        return IndexReading(KANO, absent=Finding.of("index-needs-kano-pairs"))
    return IndexReading(KANO, answers=found.respondents, sampled=found.sampled, detail=found, findings=found.findings)


def _sampled(answers: RespondentAnswers) -> tuple[Finding, ...]:
    if not answers.sampled:
        return ()
    return (Finding.of("from-a-sample", sample=len(answers), total=answers.respondents),)


# ---------------------------------------------------------------------- numbers


def _in_model_order(study: Study, summary: SurveySummary | None, memberships: FloatArray | None) -> FloatArray | None:
    """Memberships over the survey's indicators as rows of the model; zeros where nothing was asked."""
    if summary is None or memberships is None:
        return None
    asked, _ = about_indicators(study, summary)
    rows = np.zeros((len(study.model.indicators), memberships.shape[-1]))
    for indicator, row in zip(asked.indicators, memberships, strict=True):
        rows[study.model.indicator_ids.index(indicator)] = row
    return rows


def _within(found: Estimate) -> Estimate:
    """An estimate on 0-100 with its interval inside."""
    if found.low is None or found.high is None:
        return found
    return replace(found, low=max(found.low, 0.0), high=min(found.high, 100.0))


def _scaled(found: Estimate, to: Callable[[float], float], width: float) -> Estimate:
    low, high = (None if end is None else to(end) for end in (found.low, found.high))
    error = None if found.standard_error is None else found.standard_error * width
    return replace(found, value=to(found.value), low=low, high=high, standard_error=error)


def _half(found: Estimate) -> float:
    return 0.0 if found.low is None or found.high is None else (found.high - found.low) / 2


def _distance(first: Estimate | None, second: Estimate | None) -> float:
    return abs(first.value - second.value) if first and second else 0.0


def _apart(first: Estimate, second: Estimate) -> bool:
    """Whether two indices differ by more than their sampling errors together, and by half a point of 100."""
    return _distance(first, second) > max(float(np.hypot(_half(first), _half(second))), 0.5)
