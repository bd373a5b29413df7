"""Every text in the file of a study is read as what it is, also where all checksums are right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mcdm.errors import DecisionError
from store import archive, rows, schema
from store.database import connect, reading
from store.packing import PACKED, unpack
from store.repository import DatabaseRepository
from store.rows import Row
from tests.store.parts import filled

Tables = dict[str, list[Row]]


def first(name: str, **values: object) -> Callable[[Tables], object]:
    return lambda tables: tables[name][0].update(values)


def bomb(tables: Tables) -> None:
    tables["surveys"][0]["summary"] = b"PK no archive"


FORGED: dict[str, Callable[[Tables], object]] = {
    "no document": first("versions", document="[]"),
    "a deep document": first("versions", document="[" * 100_000),
    "no judgments": first("ballots", judgments='{"elements": []}'),
    "a ballot of another study": first("ballots", study="000000000002"),
    "no summary": bomb,
    "another digest": first("surveys", digest="0" * 16),
    "answers elsewhere": first("surveys", answers="../secret.parquet"),
    "no questionnaire": first("surveys", questionnaire="[]"),
    "no workshop": first("workshops", document="{}"),
    "no event": first("workshop_events", kind="burgled"),
    "facts of no event": first("workshop_events", facts='{"newest_ballot": "all"}'),
    "an event elsewhere": first("workshop_events", workshop="W9"),
    "an answer to nothing": first("comments", answers=99),
    "versions from two": first("versions", number=2),
    "no version": lambda tables: tables["versions"].clear(),
    "two studies": lambda tables: tables["studies"].append({**tables["studies"][0], "id": "another"}),
    "a table less": lambda tables: tables.pop("audit"),
    "a table more": lambda tables: tables.update(settings=[{"name": "theme", "value": "x"}]),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_file_changes_nothing(tmp_path: Path, name: str) -> None:
    engine = connect(tmp_path / "source.db")
    study = filled(engine, tmp_path / "answers")
    with reading(engine) as connection:
        mine = {
            table: [
                row
                for row in rows.every(connection, PACKED[table])
                if row.get("study", row.get("workshop", row.get("id"))) in (study, "W1")
            ]
            for table in PACKED
        }
    FORGED[name](mine)
    tables = [(schema.metadata.tables[table], found) for table, found in mine.items()]
    archive.write(tmp_path / "forged.zip", "study", tables, (tmp_path / "answers").iterdir(), at="now")
    target = connect(tmp_path / "target.db")
    with pytest.raises(DecisionError) as caught:
        unpack(target, tmp_path / "forged.zip", answers=tmp_path / "there")
    assert caught.value.code.startswith(("archive-", "document-")), caught.value
    assert DatabaseRepository(target).list() == ()
    assert not (tmp_path / "there").exists()


def test_the_same_file_unforged_arrives(tmp_path: Path) -> None:
    engine = connect(tmp_path / "source.db")
    study = filled(engine, tmp_path / "answers")
    from store.packing import pack

    pack(engine, study, tmp_path / "true.zip", answers=tmp_path / "answers")
    found = unpack(connect(tmp_path / "target.db"), tmp_path / "true.zip", answers=tmp_path / "there")
    assert found.id == study
    assert (tmp_path / "there" / "000000000003.parquet").is_file()
