"""Thirty writers at once: nothing is lost, and nobody is told that the database is locked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store import schema
from store.database import connect, reading
from store.repository import DatabaseRepository
from studies.study import Expert
from tests.store.parts import with_note
from tests.studies.parts import pairs, small_study

WRITERS, TURNS = 30, 10


def test_thirty_writers_lose_no_answer(engine: Engine, address: str) -> None:
    """Half of them come through another program's connections."""
    experts = tuple(Expert(f"X{k}", Label(f"X{k}")) for k in range(WRITERS))
    study = DatabaseRepository(engine).create(replace(small_study(), experts=(*small_study().experts, *experts)))
    repositories = [DatabaseRepository(engine), DatabaseRepository(connect(address))]

    def work(writer: int) -> None:
        for turn in range(TURNS):
            answer = pairs("C1 C2", ("C1", "C2", float(turn % 9 + 1)))
            repositories[writer % 2].cast_ballot(study, f"X{writer}", "goal", answer)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    query = select(schema.ballots.c.expert, func.count()).where(schema.ballots.c.expert.startswith("X"))
    with reading(engine) as connection:
        counts = dict(connection.execute(query.group_by(schema.ballots.c.expert)).all())
        audit = connection.scalar(select(func.count()).where(schema.audit.c.action == "ballot cast"))
    assert counts == {expert.id: TURNS for expert in experts}
    assert audit == WRITERS * TURNS


@pytest.mark.slow
def test_thirty_writers_lose_no_version(engine: Engine, address: str) -> None:
    """Everybody saves on what they last saw; who is behind opens the newest version and saves again."""
    repositories = [DatabaseRepository(engine), DatabaseRepository(connect(address))]
    study = repositories[0].create(small_study())

    def save(writer: int, turn: int) -> bool:
        repository = repositories[writer % 2]
        opened = repository.open(study)
        noted = with_note(opened.study, f"{opened.study.note.en} {writer}.{turn}")
        try:
            repository.save(study, noted, based_on=opened.version, author=f"W{writer}")
        except DecisionError as error:
            if error.code != "save-behind":
                raise
            return False
        return True

    def work(writer: int) -> None:
        for turn in range(TURNS // 5):
            while not save(writer, turn):
                pass

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    opened = repositories[0].open(study)
    assert opened.version == 1 + WRITERS * (TURNS // 5)
    assert sorted(opened.study.note.en.split()) == sorted(
        f"{writer}.{turn}" for writer in range(WRITERS) for turn in range(TURNS // 5)
    )
