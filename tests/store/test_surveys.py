"""Surveys with their raw answers."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mcdm.labels import Label
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally
from store.repository import DatabaseRepository
from tests.store.parts import refused
from tests.studies.parts import small_study

STUDY = small_study()


QUESTIONNAIRE = Questionnaire((Item("q1", "N1", "numeric-1-5"), Item("q2", "N2", "numeric-1-5")))


def answers(count: int = 40) -> pa.Table:
    return pa.table({"q1": [k % 5 + 1 for k in range(count)], "q2": [None if k % 7 == 0 else 3 for k in range(count)]})


def summary() -> SurveySummary:
    return tally(answers().to_batches(), QUESTIONNAIRE, STUDY.scale, STUDY.population, key="test")


def test_surveys_are_kept_with_their_answers(repository: DatabaseRepository, tmp_path: Path) -> None:
    study = repository.create(STUDY)
    first = repository.add_survey(study, "2025", summary(), QUESTIONNAIRE)
    second = repository.add_survey(study, "2026", summary(), QUESTIONNAIRE, answers().to_batches())
    entries = repository.surveys(study)
    assert [(entry.id, entry.name, entry.has_answers) for entry in entries] == [
        (second, "2026", True),
        (first, "2025", False),
    ]
    assert entries[0].digest == summary().digest()
    assert repository.survey(second).equal(summary())
    assert repository.survey_questionnaire(second) == QUESTIONNAIRE
    assert pq.read_table(tmp_path / "answers" / f"{second}.parquet").equals(answers())
    copy = repository.duplicate(study, Label("Copy"))
    assert [entry.name for entry in repository.surveys(copy)] == ["2026", "2025"]
    repository.remove_survey(second)
    assert [entry.id for entry in repository.surveys(study)] == [first]
    with refused("survey-unknown"):
        repository.survey(second)
    assert len(repository.surveys(copy)) == 2


def test_answers_cut_short_leave_nothing_behind(repository: DatabaseRepository, tmp_path: Path) -> None:
    study = repository.create(STUDY)

    def broken():
        yield from answers().to_batches()
        raise OSError("cut")

    with pytest.raises(OSError, match="cut"):
        repository.add_survey(study, "cut", summary(), QUESTIONNAIRE, broken())
    assert repository.surveys(study) == ()
    assert list((tmp_path / "answers").iterdir()) == []
