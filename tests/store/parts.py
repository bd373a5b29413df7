"""What tests of the store share."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Engine, insert

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.tally import tally
from store import schema
from store.database import writing
from store.repository import DatabaseRepository
from studies import edits
from studies.study import Study
from studies.study_shapes import SHAPES
from studies.workshop import Workshop
from tests.studies.parts import pairs, small_study

QUESTIONNAIRE = Questionnaire((Item("q1", "N1", "numeric-1-5"), Item("q2", "N2", "numeric-1-5")))


def refused(code: str) -> pytest.RaisesExc[DecisionError]:
    return pytest.RaisesExc(DecisionError, check=lambda error: error.code == code)


def with_note(study: Study, note: str) -> Study:
    return replace(study, note=Label(note))


def filled(engine: Engine, answers: Path) -> str:
    """A database with one of everything that belongs to a study, and a second study; gives the id of the first."""
    tokens = itertools.count(1)
    repository = DatabaseRepository(engine, tokens=lambda: f"{next(tokens):012d}-secret", answers=answers)
    study = small_study()
    new = repository.create(study, author="Li", message="first")
    repository.create(edits.rename_study(study, Label("Other")))
    repository.cast_ballot(new, "E2", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    repository.save(new, with_note(study, "second"), based_on=1, author="Wu", message="a note")
    repository.cast_ballot(new, "E2", "goal", pairs("C1 C2", ("C1", "C2", 7.0)))
    repository.withdraw_ballot(new, "E1", "goal")
    table = pa.table({"q1": [k % 5 + 1 for k in range(40)], "q2": [3] * 40})
    summary = tally(table.to_batches(), QUESTIONNAIRE, study.scale, study.population, key="test")
    repository.add_survey(new, "2026", summary, QUESTIONNAIRE, table.to_batches())
    repository.invite(new, "E1")
    repository.set_setting("language", "zh")
    newest = repository.newest_ballot(new)
    room = SHAPES.record(Workshop).write(Workshop(Label("Weighing"), ("goal",), ("E1", "E2")))
    row = {"id": "W1", "study": new, "code": "ABC234", "created": "2026-11-22", "expires": "2999-01-01"}
    with writing(engine) as connection:
        connection.execute(insert(schema.workshops).values(**row, document=json.dumps(room)))
        for kind, facts in (("joined", {"expert": "E1", "weight": 1.0}), ("round opened", {"newest_ballot": newest})):
            values = {"workshop": "W1", "at": "2026-11-22", "author": "", "kind": kind, "facts": json.dumps(facts)}
            connection.execute(insert(schema.workshop_events).values(values))
        knock = {"workshop": "W1", "token": "t", "name": "Zhang San", "at": "2026-11-22"}
        connection.execute(insert(schema.knocks).values(knock))
        remark = {"study": new, "place": "lever/L1", "text": "why?", "author": "Li", "at": "2026-11-22"}
        connection.execute(insert(schema.comments).values(remark))
        connection.execute(insert(schema.comments).values({**remark, "text": "because", "answers": 1}))
    return new
