"""What only grows."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, Table, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from store import schema
from store.database import reading, writing
from store.repository import DatabaseRepository
from tests.studies.parts import small_study

STUDY = small_study()


@pytest.mark.parametrize("table", schema.GROWING, ids=lambda table: table.name)
def test_what_only_grows_cannot_be_changed(engine: Engine, table: Table) -> None:
    study = DatabaseRepository(engine).create(STUDY)
    room = {"id": "W1", "study": study, "code": "ABC", "document": "{}", "created": "", "expires": ""}
    with writing(engine) as connection:
        connection.execute(insert(schema.workshops).values(room))
        connection.execute(
            insert(schema.workshop_events).values(workshop="W1", at="", author="", kind="locked", facts="{}")
        )
        account = {"id": "A1", "name": "li", "shown": "Li", "role": "planner", "created": ""}
        connection.execute(insert(schema.accounts).values(account))
        change = {"account": "A1", "at": "", "author": "", "action": "made", "detail": ""}
        connection.execute(insert(schema.account_changes).values(change))
    refused = [delete(table), update(table).values(author="X")]
    if engine.dialect.name == "postgresql":
        refused.append(text(f"TRUNCATE {table.name} CASCADE"))
    for statement in refused:
        with pytest.raises(IntegrityError, match="only grows"), writing(engine) as connection:
            connection.execute(statement)
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(table))
