"""A whole study as one file, and its import elsewhere: versions, ballots of all time, surveys, audit, workshops.

Nobody's access goes along: no link, no invitation, no share, no code, no name of who knocked. What was numbered by the
database gets new numbers there, and everything that names them follows.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from mcdm.labels import Label
from store import archive, rows, schema, versions
from store.backup import Copied
from store.contents import Contents, read_contents
from store.database import folder, reading, writing
from store.rows import Row
from store.times import now
from store.tokens import token

PACKED: Mapping[str, Table] = {
    name: schema.metadata.tables[name]
    for name in ("studies", "versions", "ballots", "audit", "surveys", "comments", "workshops", "workshop_events")
}
"""What belongs to a study, those that others refer to first."""


@dataclass(frozen=True)
class Unpacked:
    """A study that arrived: its id here, its name, and what came along."""

    id: str
    label: Label
    copied: Copied


def pack(engine: Engine, study: str, path: Path, *, answers: Path | None = None) -> Copied:
    """Write a study as it is at one moment; ``study-not-found``."""
    place = answers or folder(engine)
    with reading(engine) as connection:
        versions.require(connection, study)
        named = select(schema.surveys.c.answers).where(schema.surveys.c.study == study).distinct()
        names = sorted(name for name in connection.scalars(named) if name)
        there = [place / name for name in names if (place / name).is_file()]
        tables = ((table, _of(connection, table, study)) for table in PACKED.values())
        manifest = archive.write(path, "study", tables, there, at=now())
    missing = tuple(name for name in names if not (place / name).is_file())
    return Copied({name: told["rows"] for name, told in manifest["tables"].items()}, len(there), missing)


def _of(connection: Connection, table: Table, study: str) -> Iterator[Row]:
    """The rows of a study: a workshop without the code on a wall, a comment with a name in place of an account."""
    if table is schema.workshop_events:
        rooms = select(schema.workshops.c.id).where(schema.workshops.c.study == study)
        return rows.every(connection, table, table.c.workshop.in_(rooms))
    mine = table.c.id == study if table is schema.studies else table.c.study == study
    found = rows.every(connection, table, mine)
    if table is schema.workshops:
        return ({**row, "code": ""} for row in found)
    return _named(connection, found) if table is schema.comments else found


def _named(connection: Connection, found: Iterable[Row]) -> Iterator[Row]:
    """Comments as they go elsewhere: by the name that their author has today."""
    shown = {row.id: row.shown for row in connection.execute(select(schema.accounts.c.id, schema.accounts.c.shown))}
    return ({**row, "author": shown.get(row["account"], row["author"]), "account": None} for row in found)


def unpack(
    engine: Engine,
    path: Path,
    *,
    answers: Path | None = None,
    author: str = "",
    clock: Callable[[], str] = now,
    tokens: Callable[[], str] = token,
) -> Unpacked:
    """Put the study of a file into a database; its id there is a new one where it was taken.

    Raises
    ------
    DecisionError
        What ``archive.opened`` and ``contents.read_contents`` raise. Nothing is changed then.
    """
    with archive.opened(path, "study") as found:
        contents = read_contents(found, path.name)
        place, at, written = answers or folder(engine), clock(), list[Path]()
        try:
            with writing(engine) as connection:
                arrival = _Arrival(connection, contents, place, lambda: tokens()[:12])
                for name, table in PACKED.items():
                    rows.insert_all(connection, table, arrival.rows(name, at))
                rows.count_on(connection)
                values = {"at": at, "author": author, "action": "imported", "detail": path.name}
                number = len(contents.rows["versions"])
                connection.execute(insert(schema.audit).values(study=arrival.study, version=number, **values))
                for file in found.answers:
                    written.append(place / arrival.files[file])
                    found.extract_answers(file, written[-1])
        except BaseException:
            for copy in written:
                copy.unlink(missing_ok=True)
            raise
    counts = {name: len(each) for name, each in contents.rows.items()}
    return Unpacked(arrival.study, contents.label, Copied(counts, len(found.answers)))


class _Arrival:
    """The rows of a study as they enter a database: ids that are taken are replaced, numbers go on after its own.

    The writers' lock is held, so what is free now stays free until they are written.
    """

    def __init__(self, connection: Connection, contents: Contents, place: Path, fresh: Callable[[], str]) -> None:
        self._contents = contents.rows
        self._ids = {
            name: self._replaced(connection, PACKED[name], fresh) for name in ("studies", "surveys", "workshops")
        }
        self._numbers = {
            name: self._renumbered(connection, PACKED[name])
            for name in ("ballots", "audit", "comments", "workshop_events")
        }
        self._then = sorted(self._numbers["ballots"])
        self.study = self._ids["studies"][contents.study]
        named = sorted({row["answers"] for row in self._contents["surveys"] if row["answers"]})
        self.files = {name: f"{fresh()}.parquet" if (place / name).exists() else name for name in named}

    def _replaced(self, connection: Connection, table: Table, fresh: Callable[[], str]) -> dict[str, str]:
        own = [row["id"] for row in self._contents[table.name]]
        taken = set(connection.scalars(select(table.c.id).where(table.c.id.in_(own))))
        return {name: fresh() if name in taken else name for name in own}

    def _renumbered(self, connection: Connection, table: Table) -> dict[int, int]:
        last = connection.scalar(select(func.max(table.c.id))) or 0
        own = sorted(row["id"] for row in self._contents[table.name])
        return {number: last + k for k, number in enumerate(own, 1)}

    def _ballot(self, number: int) -> int:
        """The number here of the newest ballot of this study up to one there; 0 before the first."""
        earlier = bisect_right(self._then, number)
        return self._numbers["ballots"][self._then[earlier - 1]] if earlier else 0

    def rows(self, name: str, at: str) -> Iterator[Row]:
        """The rows of a table as they are written here."""
        change = getattr(self, f"_{name}", None)
        for row in self._contents[name]:
            found = {**row, "study": self.study} if "study" in row else dict(row)
            if name in self._numbers:
                found["id"] = self._numbers[name][row["id"]]
            elif name in self._ids:
                found["id"] = self._ids[name][row["id"]]
            yield {**found, **(change(row, at) if change else {})}

    def _versions(self, row: Row, _at: str) -> dict[str, Any]:
        return {"last_ballot": self._ballot(row["last_ballot"])}

    def _audit(self, row: Row, _at: str) -> dict[str, Any]:
        return {"detail": self._ids["surveys"].get(row["detail"], row["detail"])}

    def _surveys(self, row: Row, _at: str) -> dict[str, Any]:
        return {"answers": self.files.get(row["answers"])}

    def _comments(self, row: Row, _at: str) -> dict[str, Any]:
        answered = row["answers"]
        number = None if answered is None else self._numbers["comments"][answered]
        return {"answers": number, "account": None}  # nobody here has said it

    def _workshops(self, _row: Row, at: str) -> dict[str, Any]:
        return {"code": "", "expires": at}

    def _workshop_events(self, row: Row, _at: str) -> dict[str, Any]:
        facts = json.loads(row["facts"])
        if "newest_ballot" in facts:
            facts["newest_ballot"] = self._ballot(facts["newest_ballot"])
        return {"workshop": self._ids["workshops"][row["workshop"]], "facts": json.dumps(facts, ensure_ascii=False)}
