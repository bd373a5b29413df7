"""What is said when the database goes away, the disk is full, or others write too long."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from i18n.errors import error_sentence
from mcdm.labels import Label
from store.database import connect, reading, writing
from store.faults import room_on_disk
from store.repository import DatabaseRepository
from studies import edits
from tests.store.parts import refused, with_note
from tests.store.postgres import PostgresServer
from tests.studies.parts import pairs, small_study

STUDY = small_study()
ANSWER = pairs("C1 C2", ("C1", "C2", 5.0))


def test_a_server_that_went_away_is_said_so_and_is_used_again_when_it_is_back(postgres: PostgresServer) -> None:
    repository = DatabaseRepository(connect(postgres.new_database()))
    study = repository.create(STUDY)
    postgres.stop()
    try:
        for use in (lambda: repository.open(study), lambda: repository.cast_ballot(study, "E1", "goal", ANSWER)):
            with refused("database-away") as caught:
                use()
            for language in ("en", "zh"):
                sentence = error_sentence(caught.value, language)
                assert "\n" not in sentence
    finally:
        postgres.start()
    repository.cast_ballot(study, "E1", "goal", ANSWER)
    assert repository.open(study).study == edits.cast_ballot(STUDY, "E1", "goal", ANSWER)


def test_a_server_that_stops_inside_a_transaction_leaves_nothing_half_done(postgres: PostgresServer) -> None:
    engine = connect(postgres.new_database())

    def interrupted() -> None:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO settings VALUES ('language', 'zh')"))
            postgres.stop()

    try:
        with refused("database-away"):
            interrupted()
    finally:
        postgres.start()
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM settings")) == 0


def test_a_full_disk_is_said_so_and_reading_goes_on(tmp_path: Path) -> None:
    engine = connect(tmp_path / "test.db")
    repository = DatabaseRepository(engine)
    study = repository.create(STUDY)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with refused("disk-full") as caught:
        repository.save(study, with_note(STUDY, "long " * 100_000), based_on=1)
    assert "test.db" in error_sentence(caught.value, "en")
    assert repository.open(study).study == STUDY
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert repository.save(study, with_note(STUDY, "short"), based_on=1) == 2


def test_a_full_disk_under_a_file_is_said_so() -> None:
    with refused("disk-full"), room_on_disk("answers"):
        raise OSError(28, "No space left on device")
    with pytest.raises(FileNotFoundError), room_on_disk("answers"):
        raise FileNotFoundError


def test_who_waits_too_long_is_told_that_others_write(engine: Engine, address: str) -> None:
    other = connect(address)
    limit = "PRAGMA busy_timeout = 1" if engine.dialect.name == "sqlite" else "SET lock_timeout = 1"

    def impatient() -> None:
        with writing(other):
            pass

    with other.connect() as connection:
        connection.exec_driver_sql(limit)
        connection.commit()
    with writing(engine), refused("database-busy"):
        impatient()


def test_a_letter_that_cannot_be_stored_is_said_so(engine: Engine) -> None:
    repository = DatabaseRepository(engine)
    with refused("text-not-storable"):
        repository.create(edits.rename_study(STUDY, Label("half \ud800")))
    null = edits.rename_study(STUDY, Label("null \0"))
    if engine.dialect.name == "postgresql":
        with refused("text-not-storable"):
            repository.create(null)
        assert repository.list() == ()
    else:
        assert repository.open(repository.create(null)).study == null


def test_a_fault_of_the_program_stays_what_it_is(engine: Engine) -> None:
    def twice() -> None:
        with writing(engine) as connection:
            for _ in range(2):
                connection.execute(text("INSERT INTO settings VALUES ('language', 'zh')"))

    with pytest.raises(IntegrityError):
        twice()


def test_a_damaged_file_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    study = DatabaseRepository(connect(file)).create(STUDY)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'versions'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)
    with refused("database-damaged"):
        DatabaseRepository(connect(file)).open(study)
