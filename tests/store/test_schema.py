"""What only grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Table, delete, update
from sqlalchemy.exc import IntegrityError

from store import schema
from store.database import connect, writing
from store.repository import DatabaseRepository
from tests.studies.parts import small_study

STUDY = small_study()


@pytest.mark.parametrize("table", [schema.versions, schema.ballots, schema.audit], ids=lambda table: table.name)
def test_what_only_grows_cannot_be_changed(tmp_path: Path, table: Table) -> None:
    engine = connect(tmp_path / "test.db")
    DatabaseRepository(engine).create(STUDY)
    for statement in (delete(table), update(table).values(author="X")):
        with pytest.raises(IntegrityError, match="only grows"), writing(engine) as connection:
            connection.execute(statement)
