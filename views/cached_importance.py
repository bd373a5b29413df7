"""What is computed once about what matters and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.critical_to_satisfaction import FunnelGroup
from satisfaction.questionnaire_quality import QuestionnaireQuality
from satisfaction.survey import SurveySummary
from studies.importance import Importance, funnel, importance, quality
from studies.study import Study
from views import cached, session
from views.components import waiting
from views.jobs import Job

FUNNEL_RESAMPLES = 200
"""Resamples of each group of the funnel."""


@dataclass(frozen=True, eq=False)
class Matters:
    """All that the page of what matters shows.

    Parameters
    ----------
    key
        Of everything it follows from.
    found, groups, quality
        What matters; the funnel, empty without an outcome; the questionnaire, None where it cannot be judged.
    doubts
        What is doubtful about the questionnaire.
    """

    key: str
    found: Importance
    groups: tuple[FunnelGroup, ...]
    quality: QuestionnaireQuality | None
    doubts: tuple[Finding, ...] = ()


def matters(outcome: str) -> Matters | None:
    """What matters by the survey that the index reads; None while it is worked out, and then the page says so.

    Parameters
    ----------
    outcome
        The question to explain; the usual one where empty.
    """
    study, survey = session.study(), session.survey()
    if survey is None:
        raise DecisionError("drivers-need-survey")
    read = (*cached.weighing_parts(study), study.scale, study.population, study.questionnaire, study.choices)
    key = f"{session.key_of(*read)}|{survey.digest()}|{outcome}"
    what = session.translate()("Resampling the respondents")
    return waiting.result(f"importance|{key}", what, lambda job: _worked_out(job, key, study, survey, outcome))


def _worked_out(job: Job[Matters], key: str, study: Study, survey: SurveySummary, outcome: str) -> Matters:
    found = importance(study, survey, outcome=outcome, progress=lambda share: job.advance(0.7 * share))
    groups: tuple[FunnelGroup, ...] = ()
    if found.derived is not None:
        groups = funnel(study, survey, found.outcome, resamples=FUNNEL_RESAMPLES,
                        progress=lambda share: job.advance(0.7 + 0.25 * share))  # fmt: skip
    return Matters(key, found, groups, *quality(study, survey))
