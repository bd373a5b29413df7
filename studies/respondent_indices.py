"""The indices that read single respondents: roles, the ACSI score, the structural model, SERVQUAL and Kano."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.available_cases import available_means
from satisfaction.index.acsi import acsi_score
from satisfaction.kano import kano_features
from satisfaction.precision import NORMAL_95, Estimate
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.role_scores import role_scores, strata_by_role
from satisfaction.servqual import service_gaps
from satisfaction.survey import SurveySummary
from studies.counted_answers import about_indicators, in_wave, of_customers
from studies.index_readings import ACSI, KANO, ROLES, SERVQUAL, STRUCTURE, IndexReading, Reason
from studies.structural import ACSI_QUESTIONS, estimate_structure
from studies.study import Study

RESAMPLES = Draws(count=200, varying=frozenset({"survey"}))
"""How often the structural model is estimated anew for the interval of its index; its own page draws more."""


def answers_one_by_one(study: Study, summary: SurveySummary | None) -> RespondentAnswers | Reason:
    """The customers of the current wave one by one, or why there are none."""
    if summary is None:
        return Finding.of("index-needs-survey")
    try:
        wave, _ = in_wave(study, summary)
        customers, _ = of_customers(wave)
        return respondent_answers(customers, study.population, study.choices.representation)
    except DecisionError as error:
        return error


def by_roles(study: Study, weights: Weights, summary: SurveySummary | None) -> IndexReading:
    """What customers, experts and staff say together, by the weights of the study."""
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


def by_acsi(answers: RespondentAnswers | Reason) -> IndexReading:
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


def by_structure(study: Study, summary: SurveySummary | None) -> IndexReading:
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


def by_servqual(answers: RespondentAnswers | Reason, weights: Weights) -> IndexReading:
    """What is perceived where expectations were asked too; its own number is the gap."""
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


def by_kano(answers: RespondentAnswers | Reason) -> IndexReading:
    """What each service means to customers; no number on 0-100."""
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


def _within(found: Estimate) -> Estimate:
    """An estimate on 0-100 with its interval inside."""
    if found.low is None or found.high is None:
        return found
    return replace(found, low=max(found.low, 0.0), high=min(found.high, 100.0))
