"""A counted survey, read again from the answers that were kept: after a correction, beside the pages."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from exchange.survey_files import open_survey, tally_file
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales, plain
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_draft import QuestionnaireDraft
from store.repository import DatabaseRepository
from studies.study import Study
from views.jobs import Job
from views.survey_intake import COUNTING, Intake


def recount(
    survey_id: str,
    answers: Path,
    name: str,
    asked: Questionnaire,
    study: Study,
    to: DatabaseRepository,
    workers: Executor,
) -> Intake:
    """Count the kept answers of a survey by another questionnaire; what it said before stays until that is done."""

    def work(job: Job[str]) -> str:
        counted = tally_file(
            answers,
            asked,
            study.scale,
            study.population,
            name=name,
            progress=lambda rows, share: job.report(COUNTING, share, rows),
            cancelled=job.cancelled,
        )
        to.recount_survey(survey_id, counted.survey, asked)
        return survey_id

    file = open_survey(answers, name=name)
    intake = Intake(file, (), QuestionnaireDraft.of(file.columns, asked), again=True)
    intake.job = Job.start(workers, work, COUNTING)
    return intake


def corrections(asked: Questionnaire, study: Study) -> tuple[tuple[str, str, int], ...]:
    """What answers were said to mean beside what the usual scales know: (scale, text, step or MISSING)."""
    usual = built_in_scales(study.scale)
    found = []
    for own in asked.scales:
        known = usual[own.id].reading if own.id in usual else {}
        found += [(own.id, text, step) for text, step in own.answers if plain(text) not in known]
        found += [(own.id, text, MISSING) for text in own.missing if known.get(plain(text)) != MISSING]
    return tuple(found)


def without_correction(asked: Questionnaire, scale_id: str, text: str, study: Study) -> Questionnaire:
    """The questionnaire as it read a text before anybody said what it means."""
    usual = built_in_scales(study.scale).get(scale_id)
    before = tuple(pair for pair in (usual.answers if usual else ()) if plain(pair[0]) == plain(text))

    def undone(own: AnswerScale) -> AnswerScale:
        answers = tuple(pair for pair in own.answers if plain(pair[0]) != plain(text))
        missing = tuple(each for each in own.missing if plain(each) != plain(text))
        return replace(own, answers=(*answers, *before), missing=missing)

    return replace(asked, scales=tuple(undone(own) if own.id == scale_id else own for own in asked.scales))
