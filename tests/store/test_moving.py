"""From SQLite to PostgreSQL and back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table

from store import rows
from store.database import connect
from store.moving import move
from store.repository import DatabaseRepository
from tests.store.parts import filled, refused
from tests.store.postgres import PostgresServer
from tests.store.test_backup import content
from tests.studies.parts import pairs


def test_there_and_back(postgres: PostgresServer, tmp_path: Path) -> None:
    here, server, back = str(tmp_path / "here.db"), postgres.new_database(), str(tmp_path / "back.db")
    study = filled(connect(here), tmp_path / "answers")
    places = {"from_answers": tmp_path / "answers", "to_answers": tmp_path / "server"}
    copied = move(here, server, **places)
    assert (copied.rows["studies"], copied.answers, copied.missing) == (2, 1, ())
    assert content(connect(server)) == content(connect(here))
    repository = DatabaseRepository(connect(server), answers=tmp_path / "server")
    newest = repository.newest_ballot(study)
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 3.0)))
    assert repository.newest_ballot(study) == newest + 1
    assert repository.survey_answers("000000000003")
    move(server, back, from_answers=tmp_path / "server", to_answers=tmp_path / "back")
    assert content(connect(back)) == content(connect(server)) != content(connect(here))
    assert DatabaseRepository(connect(back)).open(study) == repository.open(study)


def test_a_place_that_is_taken_stays_as_it_is(tmp_path: Path) -> None:
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    for place in (first, second):
        filled(connect(place), tmp_path / "answers")
    before = content(connect(second))
    with refused("target-not-empty"):
        move(first, second)
    assert content(connect(second)) == before
    with refused("move-nowhere"):
        move(first, first)


def test_what_did_not_arrive_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    filled(connect(first), tmp_path / "answers")
    whole = rows.insert_all

    def one_less(to: Connection, table: Table, found: Iterable[rows.Row]) -> None:
        whole(to, table, list(found)[: -1 if table.name == "audit" else None])

    monkeypatch.setattr(rows, "insert_all", one_less)
    with refused("copy-differs"):
        move(first, second, from_answers=tmp_path / "answers", to_answers=tmp_path / "there")
    monkeypatch.undo()
    assert DatabaseRepository(connect(second)).list() == ()
