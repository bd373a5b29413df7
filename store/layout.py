"""The layout of a database: made where there is none, lifted where it is an earlier one.

Every layout has a number. A database without one gets the newest tables at once; an earlier one goes through the
migrations (Alembic, ``store/migrations``) in one transaction, on SQLite after a copy of it was put beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, delete, insert, inspect, select, update

from store import schema

MIGRATIONS = Path(__file__).parent / "migrations"

_one_at_a_time = Lock()  # Alembic keeps the migration it runs in a global


def number(connection: Connection) -> int:
    """Number of the layout found, or 0 where there is none."""
    if not inspect(connection).has_table(schema.information.name):
        return 0
    table = schema.information
    return int(connection.scalar(select(table.c.value).where(table.c.name == "schema")) or 0)


def bring_up(connection: Connection) -> None:
    """Make or lift the layout; one that is newer than this program is left alone.

    The transaction must hold the writers' lock: of two programs that open a database at once, the second finds it done.
    """
    found = number(connection)
    if not found:
        schema.metadata.create_all(connection)
        connection.execute(delete(schema.revision))
        connection.execute(insert(schema.revision).values(version_num=_revision(schema.SCHEMA)))
        connection.execute(insert(schema.information).values(name="schema", value=str(schema.SCHEMA)))
    elif found < schema.SCHEMA:
        _copy_beside(connection, found)
        migrate(connection, found)


def migrate(connection: Connection, found: int, wanted: int = schema.SCHEMA) -> None:
    """Run the migrations that lead from one layout to another; 0 is an empty database."""
    from alembic import command  # here, because most starts find nothing to do
    from alembic.config import Config

    if found:
        schema.revision.create(connection, checkfirst=True)
        if not connection.scalar(select(schema.revision.c.version_num)):
            connection.execute(insert(schema.revision).values(version_num=_revision(found)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _one_at_a_time:
        command.upgrade(config, _revision(wanted))
    table = schema.information
    if found:
        connection.execute(update(table).where(table.c.name == "schema").values(value=str(wanted)))
    else:
        connection.execute(insert(table).values(name="schema", value=str(wanted)))


def _revision(layout: int) -> str:
    return f"{layout:04d}"


def _copy_beside(connection: Connection, found: int) -> None:
    """Copy an SQLite file to ``NAME.schema-1.db``: the lock that is held keeps it as it is until it is lifted."""
    file = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not file or file == ":memory:":
        return
    path = Path(file)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(_free(path, found))) as copy:
        source.backup(copy)


def _free(path: Path, found: int) -> Path:
    """A name that is not taken."""
    names = (f"{path.stem}.schema-{found}{again}{path.suffix}" for again in ("", *(f"-{k}" for k in range(2, 1000))))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())
