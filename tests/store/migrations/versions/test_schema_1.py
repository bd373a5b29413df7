"""The first layout is the one that the first program made."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, create_engine, inspect, text

from store import layout
from tests.store.earlier import write_earlier


def described(engine: Engine) -> dict[str, object]:
    """Columns, keys, indexes and guards of every table."""
    found = inspect(engine)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
            sorted((key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(name)),
            sorted((index["name"], index["column_names"], index["unique"]) for index in found.get_indexes(name)),
            sorted(key["column_names"] for key in found.get_unique_constraints(name)),
        )
        for name in found.get_table_names()
        if name != "alembic_version"
    } | {"guards": guards(engine)}


def guards(engine: Engine) -> list[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with engine.connect() as connection:
        return sorted(connection.scalars(text(catalogue[engine.dialect.name])))


def opened(address: str) -> Engine:
    return create_engine(address if "://" in address else f"sqlite:///{address}")


def test_it_is_what_the_first_program_made(new_address: Callable[[], str]) -> None:
    earlier, here = new_address(), new_address()
    write_earlier(earlier)
    engine, made = opened(earlier), opened(here)
    with made.begin() as connection:
        layout.migrate(connection, 0, 1)
    assert described(made) == described(engine)
