"""Backups, and the drill: restored elsewhere, everything acknowledged before is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine, func, select

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store import rows, schema
from store.backup import backup, restore
from store.database import connect, reading
from store.inspection import inspect
from store.repository import DatabaseRepository
from studies.study import Expert
from tests.store.parts import filled, refused, with_note
from tests.studies.parts import pairs, small_study

WRITERS = 4


def content(engine: Engine) -> list[rows.Digest]:
    with reading(engine) as connection:
        return [rows.digest(connection, table) for table in rows.COPIED]


def test_a_backup_comes_back_as_it_was(engine: Engine, new_address: Callable[[], str], tmp_path: Path) -> None:
    study = filled(engine, tmp_path / "answers")
    (tmp_path / "answers" / "stray.parquet").write_text("nobody names it")
    copied = backup(engine, tmp_path / "b.zip", answers=tmp_path / "answers")
    assert (copied.rows["studies"], copied.answers, copied.missing) == (2, 1, ())
    there = new_address()
    assert restore(tmp_path / "b.zip", there, answers=tmp_path / "there").rows == copied.rows
    target = connect(there)
    assert content(target) == content(engine)
    assert [each.name for each in (tmp_path / "there").iterdir()] == ["000000000003.parquet"]
    again = DatabaseRepository(target, answers=tmp_path / "there")
    assert again.open(study) == DatabaseRepository(engine).open(study)
    newest = again.newest_ballot(study)
    again.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 3.0)))
    assert again.newest_ballot(study) > newest, "numbers go on"


def test_what_is_there_is_replaced_only_where_that_was_said(engine: Engine, address: str, tmp_path: Path) -> None:
    study = filled(engine, tmp_path / "answers")
    backup(engine, tmp_path / "b.zip", answers=tmp_path / "answers")
    before = content(engine)
    repository = DatabaseRepository(engine)
    repository.rename(study, Label("Later"))
    later = content(engine)
    with refused("target-not-empty"):
        restore(tmp_path / "b.zip", address, answers=tmp_path / "answers")
    assert content(engine) == later
    restore(tmp_path / "b.zip", address, replace=True, answers=tmp_path / "answers")
    assert content(engine) == before
    assert repository.open(study).study.label == Label("Small", "小")
    assert inspect(engine, answers=tmp_path / "answers").faults == ()


def test_raw_answers_that_are_gone_are_named(engine: Engine, tmp_path: Path) -> None:
    filled(engine, tmp_path / "answers")
    (tmp_path / "answers" / "000000000003.parquet").unlink()
    assert backup(engine, tmp_path / "b.zip", answers=tmp_path / "answers").missing == ("000000000003.parquet",)


def test_the_drill(engine: Engine, new_address: Callable[[], str], tmp_path: Path) -> None:
    """Writers are at work while the backup is made: what was acknowledged before is in it, and it is intact."""
    repository = DatabaseRepository(engine, answers=tmp_path / "answers")
    experts = tuple(Expert(f"X{k}", Label(f"X{k}")) for k in range(WRITERS))
    study = repository.create(replace(small_study(), experts=(*small_study().experts, *experts)))
    acknowledged, saved, stop = [0] * WRITERS, [0], threading.Event()

    def work(writer: int) -> None:
        while not stop.is_set() and acknowledged[writer] < 400:
            turn = acknowledged[writer] + 1
            answer = pairs("C1 C2", ("C1", "C2", float(turn % 9 + 1)))
            repository.cast_ballot(study, f"X{writer}", "goal", answer)
            acknowledged[writer] = turn
            if writer == 0 and turn % 2 == 0:
                save()

    def save() -> None:
        opened = repository.open(study)
        try:
            saved[0] = repository.save(
                study, with_note(opened.study, f"version {opened.version}"), based_on=opened.version
            )
        except DecisionError as error:
            if error.code != "save-behind":
                raise

    with ThreadPoolExecutor(WRITERS) as pool:
        working = [pool.submit(work, k) for k in range(WRITERS)]
        while min(acknowledged) < 6:
            assert not any(each.done() and each.exception() for each in working)
        before, version = list(acknowledged), saved[0]
        backup(engine, tmp_path / "b.zip", answers=tmp_path / "answers")
        meanwhile = list(acknowledged)
        stop.set()
        for each in working:
            each.result()
    there = connect(new_address())
    restore(tmp_path / "b.zip", there.url.render_as_string(hide_password=False), answers=tmp_path / "there")
    assert inspect(there, answers=tmp_path / "there").faults == ()
    with reading(there) as connection:
        for k in range(WRITERS):
            query = select(func.count()).select_from(schema.ballots).where(schema.ballots.c.expert == f"X{k}")
            assert before[k] <= (connection.scalar(query) or 0) <= meanwhile[k] + 1
    opened = DatabaseRepository(there).open(study)
    assert opened.version >= version > 1
    assert opened.study.note == Label(f"version {opened.version - 1}")
