"""Tables that only grow: whoever tries to change or delete a row of them is refused by the database itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, Table, event

FUNCTION = (
    "CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
    "USING MESSAGE = TG_TABLE_NAME || ' only grows', ERRCODE = 'integrity_constraint_violation'; END $$"
)
"""What refuses on PostgreSQL, for every table."""


def refusals(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that let a table of this name only grow."""
    if dialect == "postgresql":
        refuse = "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        return FUNCTION, f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} {refuse}"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    return tuple(
        f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} {refuse}"
        for change in ("UPDATE", "DELETE")
    )


def grow_only(table: Table) -> None:
    """Let a table only grow wherever it is created."""
    for dialect in ("sqlite", "postgresql"):
        for statement in refusals(table.name, dialect):
            trigger: Any = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))
