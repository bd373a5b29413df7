"""The guards themselves; that they hold is tested with the tables."""

from __future__ import annotations

from sqlalchemy import Engine, text

from store import schema
from store.database import reading
from store.growing import refusals


def test_every_table_that_only_grows_is_guarded(engine: Engine) -> None:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[engine.dialect.name]
    with reading(engine) as connection:
        found = set(connection.scalars(text(query)))
    for table in schema.GROWING:
        made = [statement for statement in refusals(table.name, engine.dialect.name) if "CREATE TRIGGER" in statement]
        assert made
        assert {statement.split()[2] for statement in made} <= found
