"""From the first layout to workshops and teams, with everything that was there."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from mcdm.labels import Label
from store import schema
from store.database import connect, reading, writing
from store.repository import DatabaseRepository
from studies import edits
from tests.store.earlier import DELETED, STUDY, SURVEY, TOKEN, write_earlier
from tests.store.parts import with_note
from tests.studies.parts import pairs, small_study

SMALL = small_study()


def test_everything_that_was_there_is_there(address: str) -> None:
    write_earlier(address)
    engine = connect(address)
    repository = DatabaseRepository(engine)
    answered = edits.withdraw_ballot(SMALL, "E1", "goal")
    answered = edits.cast_ballot(answered, "E2", "goal", pairs("C1 C2", ("C1", "C2", 7.0)))
    assert repository.open(STUDY).study == with_note(answered, "second")
    assert repository.open_version(STUDY, 1) == edits.cast_ballot(
        SMALL, "E2", "goal", pairs("C1 C2", ("C1", "C2", 5.0))
    )
    assert [(each.number, each.author, each.message) for each in repository.history(STUDY)] == [
        (2, "Wu", "a note"),
        (1, "Li", "first"),
    ]
    assert [each.action for each in repository.audit(STUDY)] == [
        "survey loaded",
        "invited",
        "ballot withdrawn",
        "ballot cast",
        "saved",
        "ballot cast",
        "created",
    ]
    assert repository.draft_study(STUDY, author="Li") == with_note(SMALL, "unsaved")
    assert (repository.invitation(TOKEN).study, repository.invitation(TOKEN).expert) == (STUDY, "E1")
    assert repository.survey(SURVEY).total == 40
    assert [each.id for each in repository.list(deleted=True)] == [DELETED]
    assert (repository.setting("language"), repository.mappings()[0].name) == ("zh", "ours")


def test_work_goes_on_in_it(address: str) -> None:
    write_earlier(address)
    engine = connect(address)
    repository = DatabaseRepository(engine)
    newest = repository.newest_ballot(STUDY)
    repository.cast_ballot(STUDY, "E1", "goal", pairs("C1 C2", ("C1", "C2", 3.0)))
    assert repository.newest_ballot(STUDY) > newest
    assert repository.rename(STUDY, Label("Renamed")) == 3
    with writing(engine) as connection:
        room = {"id": "W1", "study": STUDY, "code": "ABC", "document": "{}", "created": "", "expires": ""}
        connection.execute(insert(schema.workshops).values(room))
    with pytest.raises(IntegrityError, match="only grows"), writing(engine) as connection:
        connection.execute(schema.audit.delete())
    with reading(engine) as connection:
        assert set(connection.scalars(select(schema.audit.c.version).where(schema.audit.c.id <= 7))) == {None}
