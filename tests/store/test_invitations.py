"""Personal links: what they open, and when they open nothing any more."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, text

from store.database import reading
from store.repository import DatabaseRepository
from store.rooms import LINK_LASTS, DatabaseRooms
from store.times import later
from studies.repository import Invitation
from tests.store.parts import refused
from tests.store.workshop_parts import DEMO, plan
from tests.studies.parts import small_study

STUDY = small_study()
AT = "2026-11-21T12:00:00.000000+00:00"


def test_a_personal_link_opens_one_ballot(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    token = repository.invite(study, "E1")
    assert repository.invitation(token) == Invitation(study, "E1")
    with reading(repository.engine) as connection:
        kept = connection.execute(text("SELECT token FROM invitations")).scalars().all()
    assert token not in kept
    repository.revoke(study, "E2")
    assert repository.invitation(token).expert == "E1"
    repository.revoke(study, "E1")
    for wrong in (token, "", "guess"):
        with refused("invitation-unknown"):
            repository.invitation(wrong)
    with refused("id-unknown"):
        repository.invite(study, "E9")


def test_a_link_to_a_deleted_study_opens_nothing(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    token = repository.invite(study, "E1")
    repository.delete(study)
    with refused("invitation-unknown"):
        repository.invitation(token)


def test_the_link_to_a_workshop_opens_nothing_once_it_has_expired(engine: Engine) -> None:
    at = AT
    repository = DatabaseRepository(engine, clock=lambda: at)
    rooms = DatabaseRooms(engine, clock=lambda: at)
    study, expert = repository.create(DEMO), DEMO.experts[0].id
    token = rooms.invite(rooms.create(study, plan(experts=(expert,))), [expert])[expert]
    at = later(AT, LINK_LASTS - timedelta(seconds=1))
    assert repository.invitation(token) == Invitation(study, expert)
    at = later(AT, LINK_LASTS)
    with refused("invitation-unknown"):
        repository.invitation(token)
