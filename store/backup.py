"""The whole database as one file, and back: consistent while others write, verified before anything is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from mcdm.errors import DecisionError
from store import archive, layout, rows, schema
from store.archive import Archive
from store.database import connect, folder, reading, shown, writing
from store.times import now


@dataclass(frozen=True)
class Copied:
    """What a backup, a restore or a move took along: rows by table, files of raw answers, and those not found."""

    rows: Mapping[str, int]
    answers: int
    missing: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Rows of all tables."""
        return sum(self.rows.values())


def backup(engine: Engine, path: Path, *, answers: Path | None = None) -> Copied:
    """Write everything as it is at one moment; whoever writes meanwhile is not stopped.

    Raw answers are written before the row that names them and never changed, so those of that moment are there.
    """
    place = answers or folder(engine)
    with reading(engine) as connection:
        names = kept_answers(connection)
        there = [place / name for name in names if (place / name).is_file()]
        tables = ((table, rows.every(connection, table)) for table in rows.COPIED)
        manifest = archive.write(path, "backup", tables, there, at=now())
    missing = tuple(name for name in names if not (place / name).is_file())
    return Copied({name: told["rows"] for name, told in manifest["tables"].items()}, len(there), missing)


def restore(
    path: Path, where: str | Path | None = None, *, replace: bool = False, answers: Path | None = None
) -> Copied:
    """Put everything of a backup into an empty database, or, with `replace`, in place of what is there.

    Raises
    ------
    DecisionError
        What ``archive.opened`` raises; ``target-not-empty``. Nothing is changed then.
    """
    with archive.opened(path, "backup") as found:
        engine = connect(where)
        place = answers or folder(engine)
        with writing(engine) as connection:
            if replace:
                schema.metadata.drop_all(connection)
                layout.bring_up(connection)
            elif not rows.is_empty(connection):
                raise DecisionError("target-not-empty", database=shown(engine))
            fill(connection, found)
            for name in found.answers:
                found.extract_answers(name, place / name)
        told = found.manifest["tables"]
        return Copied({name: each["rows"] for name, each in told.items()}, len(found.answers))


def fill(connection: Connection, found: Archive) -> None:
    """Write every row and see that it arrived."""
    connection.execute(schema.settings.delete())
    for table in rows.COPIED:
        rows.insert_all(connection, table, found.rows(table.name))
    rows.count_on(connection)
    for name, told in found.manifest["tables"].items():
        arrived = rows.digest(connection, archive.TABLES[name])
        if (arrived.rows, arrived.text) != (told["rows"], told["digest"]):
            raise DecisionError("copy-differs", table=name)


def kept_answers(connection: Connection) -> tuple[str, ...]:
    """File names of all raw answers, each once."""
    named = select(schema.surveys.c.answers).where(schema.surveys.c.answers.is_not(None)).distinct()
    return tuple(sorted(connection.scalars(named)))
