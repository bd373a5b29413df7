"""Rows of tables as lines of text: how they leave one database and enter another, and a digest to compare both by.

A line is the same whichever kind of database a row comes from, and the digest of a table does not depend on the order.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Integer, LargeBinary, Table, insert, select, text

from store import schema

Row = dict[str, Any]

COPIED = tuple(table for table in schema.metadata.sorted_tables if table not in (schema.information, schema.revision))
"""Every table with content, those that others refer to first."""

AT_ONCE = 500

LARGEST_NUMBER = 2**31 - 1
"""The largest number that every kind of database keeps."""


@dataclass
class Digest:
    """How many rows went by, and what they hold."""

    rows: int = 0
    total: int = field(default=0, repr=False)

    def add(self, line: bytes) -> None:
        """One more row."""
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line).digest())) % 2**256

    @property
    def text(self) -> str:
        """The content as a short text."""
        return f"{self.total:064x}"


def every(connection: Connection, table: Table, where: Any = None) -> Iterator[Row]:
    """The rows of a table, or those for which `where` holds, in the order of their keys."""
    query = select(table).order_by(*table.primary_key.columns)
    query = query if where is None else query.where(where)
    streamed = connection.execute(query, execution_options={"yield_per": AT_ONCE})
    return (dict(row) for row in streamed.mappings())


def line(row: Mapping[str, Any]) -> bytes:
    """A row as a line of JSON, without its end."""
    shown = {
        name: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes | memoryview) else value
        for name, value in row.items()
    }
    return json.dumps(shown, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def read_line(found: bytes, table: Table) -> Row:
    """The reverse of :func:`line`; ``ValueError`` for what is no row of this table."""
    try:
        values = json.loads(found)
    except RecursionError as error:
        raise ValueError(table.name) from error
    if not isinstance(values, dict) or values.keys() != set(table.columns.keys()):
        raise ValueError(table.name)
    return {name: _value(values[name], column) for name, column in table.columns.items()}


def _value(value: Any, column: Any) -> Any:
    if value is None and column.nullable:
        return None
    if isinstance(column.type, LargeBinary) and isinstance(value, dict) and value.keys() == {"base64"}:
        return base64.b64decode(value["base64"], validate=True)
    wanted: Any = int if isinstance(column.type, Integer) else str
    if isinstance(column.type, LargeBinary) or not isinstance(value, wanted) or isinstance(value, bool):
        raise ValueError(column.name)
    if wanted is int and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise ValueError(column.name)
    return value


def insert_all(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write rows with the keys they bring."""
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            connection.execute(insert(table), waiting)
            waiting = []
    if waiting:
        connection.execute(insert(table), waiting)


def digest(connection: Connection, table: Table) -> Digest:
    """What a table holds."""
    found = Digest()
    for row in every(connection, table):
        found.add(line(row))
    return found


def is_empty(connection: Connection) -> bool:
    """Whether no table has a row, settings aside."""
    return not any(
        connection.execute(select(table).limit(1)).first() for table in COPIED if table is not schema.settings
    )


def count_on(connection: Connection) -> None:
    """Let the numbers that PostgreSQL gives go on after those that rows brought along."""
    if connection.dialect.name != "postgresql":
        return
    for table in COPIED:
        (key, *more) = table.primary_key.columns
        if not more and isinstance(key.type, Integer):
            highest = connection.scalar(select(key).order_by(key.desc()).limit(1))
            if highest:
                connection.execute(
                    text("SELECT setval(pg_get_serial_sequence(:table, :key), :highest)"),
                    {"table": table.name, "key": key.name, "highest": highest},
                )
