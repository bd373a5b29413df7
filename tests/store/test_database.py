"""Opening a database: where it is, what it promises, what it refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from store import database, settings
from store.database import connect, folder, reading, writing
from store.repository import open_repository
from tests.studies.parts import small_study


def test_the_promises_of_sqlite(tmp_path: Path) -> None:
    with reading(connect(tmp_path / "deep" / "in" / "a folder.db")) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}


def test_the_environment_names_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "named.db"
    monkeypatch.setenv(database.ENVIRONMENT, str(file))
    study = open_repository().create(small_study())
    assert file.exists()
    monkeypatch.setenv(database.ENVIRONMENT, f"sqlite:///{file}")
    assert open_repository().open(study).study == small_study()


def test_without_a_name_it_is_beside_the_application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = Path(database.__file__).parent.parent
    assert root / "var" / "weighbridge.db" == database.DEFAULT
    monkeypatch.delenv(database.ENVIRONMENT, raising=False)
    monkeypatch.setattr(database, "DEFAULT", tmp_path / "default.db")
    assert folder(connect()) == tmp_path / "answers"


def test_an_error_rolls_back_everything(engine: Engine) -> None:
    def half_done() -> None:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO settings VALUES ('language', 'zh')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    with reading(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM settings")) == 0


def test_a_reader_sees_one_state_while_others_write(engine: Engine) -> None:
    count = text("SELECT count(*) FROM settings")
    with reading(engine) as reader:
        before = reader.scalar(count)
        with writing(engine) as writer:
            writer.execute(text("INSERT INTO settings VALUES ('language', 'zh')"))
        assert reader.scalar(count) == before
    with reading(engine) as reader:
        assert reader.scalar(count) == before + 1


def test_what_a_writer_read_stays_true_until_it_has_written(engine: Engine) -> None:
    """Reading a number and writing the next one loses nothing, although nothing names a row to lock."""

    def count_on(_: int) -> None:
        with writing(engine) as connection:
            found = int(settings.value(connection, "count") or 0)
            settings.keep(connection, "count", str(found + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_on, range(80)))
    with reading(engine) as connection:
        assert settings.value(connection, "count") == "80"


def test_a_newer_database_is_left_alone(engine: Engine, address: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE information SET value = '99' WHERE name = 'schema'"))
    with pytest.raises(DecisionError) as caught:
        connect(address)
    assert caught.value.code == "database-too-new"
    assert "99" in error_sentence(caught.value, "zh")


@pytest.mark.parametrize("address", ["nosuch://host/name", "://", "FILE"])
def test_what_is_no_database_is_said_in_a_sentence(tmp_path: Path, address: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(DecisionError) as caught:
        connect(str(file) if address == "FILE" else address)
    assert caught.value.code == "database-unreadable"
    assert "\n" not in error_sentence(caught.value, "en")


def test_a_password_is_not_shown() -> None:
    with pytest.raises(DecisionError) as caught:
        connect("nosuch://me:secret@host/name")
    assert "secret" not in str(caught.value)
