"""A survey that was counted, back to what its columns are read for: its answers were kept, nothing is loaded anew."""

from __future__ import annotations

from pathlib import Path

from views import cached, session, surveys_together
from views.survey_intake import Intake


def can_open() -> bool:
    """Whether the index reads one survey alone whose answers were kept."""
    used = surveys_together.parts(session.working().survey_id)
    return len(used) == 1 and cached.repository().survey_answers(used[0]) is not None


def open_columns() -> None:
    """Show the columns of the survey in use; counting them puts the new reading in place of the last."""
    survey_id, repository = session.working().survey_id, cached.repository()
    answers = repository.survey_answers(survey_id) if can_open() else None
    if answers is not None and session.study_id() not in cached.intakes():
        entry = next(each for each in repository.surveys(session.study_id()) if each.id == survey_id)
        asked = repository.survey_questionnaire(survey_id)
        cached.intakes()[session.study_id()] = Intake.reopen(survey_id, Path(answers), entry.name, asked, repository)
    session.go("survey")
