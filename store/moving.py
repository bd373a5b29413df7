"""Moving a workspace from one database to another, e.g. from SQLite to PostgreSQL and back."""

from __future__ import annotations

import shutil
from pathlib import Path

from mcdm.errors import DecisionError
from store import rows, schema
from store.backup import Copied, kept_answers
from store.database import connect, folder, reading, shown, writing
from store.faults import room_on_disk


def move(
    source: str | Path, target: str | Path, *, from_answers: Path | None = None, to_answers: Path | None = None
) -> Copied:
    """Copy everything into an empty database and compare both; the source stays as it is.

    Raises
    ------
    DecisionError
        ``move-nowhere`` where both are the same, ``target-not-empty``, ``copy-differs``; the target is empty then.
    """
    here, there = connect(source), connect(target)
    if here.url == there.url:
        raise DecisionError("move-nowhere", database=shown(here))
    counts: dict[str, int] = {}
    with reading(here) as reader, writing(there) as writer:
        if not rows.is_empty(writer):
            raise DecisionError("target-not-empty", database=shown(there))
        writer.execute(schema.settings.delete())
        for table in rows.COPIED:
            rows.insert_all(writer, table, rows.every(reader, table))
        rows.count_on(writer)
        for table in rows.COPIED:
            left, arrived = rows.digest(reader, table), rows.digest(writer, table)
            if left != arrived:
                raise DecisionError("copy-differs", table=table.name)
            counts[table.name] = arrived.rows
        names = kept_answers(reader)
        missing = _copy_answers(names, from_answers or folder(here), to_answers or folder(there))
    return Copied(counts, len(names) - len(missing), missing)


def _copy_answers(names: tuple[str, ...], source: Path, target: Path) -> tuple[str, ...]:
    """Copy raw answers; gives the names of those that are not there."""
    missing = []
    for name in names:
        if not (source / name).is_file():
            missing.append(name)
        elif not (target / name).is_file():
            target.mkdir(parents=True, exist_ok=True)
            partial = (target / name).with_suffix(".partial")
            with room_on_disk(str(target)):
                shutil.copyfile(source / name, partial)
            partial.replace(target / name)
    return tuple(missing)
