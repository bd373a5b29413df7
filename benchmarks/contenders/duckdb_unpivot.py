"""DuckDB 2.0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tally(options: dict[str, Any]) -> Callable[[], object]:
    import duckdb

    columns = ", ".join(f"q{k}" for k in range(options["items"]))
    query = (
        f"SELECT segment, item, grade, count(*) FROM "
        f"(UNPIVOT (SELECT segment, {columns} FROM read_parquet('{options['data']}')) ON {columns} "
        f"INTO NAME item VALUE grade) GROUP BY ALL"
    )

    def work() -> object:
        with duckdb.connect() as connection:
            connection.execute("SET threads TO 1")
            return connection.execute(query).fetchall()

    return work
