"""How files of one set of headings were read: kept by name, for every study of the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from mcdm.errors import DecisionError
from satisfaction.questionnaire import Questionnaire
from store.schema import mappings
from studies import document
from studies.repository import MappingEntry


def keep(
    connection: Connection, new: str, name: str, columns: Sequence[str], questionnaire: Questionnaire, *, at: str
) -> None:
    """Write a mapping; one of this name for the same headings goes."""
    headings = _headings(columns)
    same = (mappings.c.headings == headings) & (mappings.c.name == name) & mappings.c.removed.is_(None)
    connection.execute(update(mappings).where(same).values(removed=at))
    connection.execute(
        insert(mappings).values(
            id=new,
            name=name,
            headings=headings,
            columns=json.dumps([*columns], ensure_ascii=False),
            questionnaire=json.dumps(document.write_questionnaire(questionnaire), ensure_ascii=False),
            kept=at,
        )
    )


def listed(connection: Connection, columns: Collection[str] = ()) -> tuple[MappingEntry, ...]:
    """The mappings, or those for these headings; the one kept last first."""
    query = select(mappings).where(mappings.c.removed.is_(None)).order_by(mappings.c.kept.desc())
    if columns:
        query = query.where(mappings.c.headings == _headings(columns))
    return tuple(
        MappingEntry(row.id, row.name, tuple(json.loads(row.columns)), row.kept) for row in connection.execute(query)
    )


def questionnaire(connection: Connection, mapping: str) -> Questionnaire:
    """How the columns were read."""
    return document.read_questionnaire(json.loads(_row(connection, mapping).questionnaire))


def remove(connection: Connection, mapping: str, *, at: str) -> None:
    """Take a mapping off the list."""
    connection.execute(update(mappings).where(mappings.c.id == _row(connection, mapping).id).values(removed=at))


def _headings(columns: Collection[str]) -> str:
    """The set of headings as a short name: their order in the file does not matter."""
    return hashlib.sha256(json.dumps(sorted(columns), ensure_ascii=False).encode()).hexdigest()


def _row(connection: Connection, mapping: str) -> Any:
    query = select(mappings).where(mappings.c.id == mapping, mappings.c.removed.is_(None))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise DecisionError("mapping-unknown", name=mapping)
    return row
