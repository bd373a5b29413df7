"""What is in the file of a study, read and checked as strictly as anything that comes from elsewhere."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store import ballots
from store.archive import TABLES, Archive
from store.rows import Row
from store.summaries import unpack
from studies import document
from studies.study_shapes import SHAPES
from studies.workshop import Workshop, is_event

LARGEST_SUMMARY = 1 << 30
"""Bytes that the arrays of one survey summary may have."""

_WRONG = (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError, zlib.error, zipfile.BadZipFile)


@dataclass(frozen=True)
class Contents:
    """The rows of one study by table; every text in them was read once as what it is."""

    label: Label
    rows: Mapping[str, list[Row]]

    @property
    def study(self) -> str:
        """Its id where it comes from."""
        return str(self.rows["studies"][0]["id"])


def read_contents(found: Archive, file: str) -> Contents:
    """Read every document, ballot, summary and event of the file of a study.

    Raises
    ------
    DecisionError
        ``archive-damaged`` with the part that is not what it should be; what ``document.read`` raises.
    """
    rows = {name: list(found.rows(name)) for name in found.tables}
    for name, check in _CHECKS.items():
        for row in rows.setdefault(name, []):
            try:
                check(row)
            except _WRONG as error:
                raise DecisionError("archive-damaged", file=file, part=name) from error
    if set(found.tables) != set(_CHECKS) or not _belongs_together(rows, set(found.answers)):
        raise DecisionError("archive-damaged", file=file, part="tables")
    newest = document.read(rows["versions"][-1]["document"])
    return Contents(newest.label, rows)


def _belongs_together(rows: Mapping[str, list[Row]], answers: set[str]) -> bool:
    """One study, its versions numbered from 1, no key twice, and nothing that names anything outside."""
    if len(rows["studies"]) != 1 or rows["studies"][0]["deleted"] is not None:
        return False
    if any(len(_values(rows[table], key)) < len(rows[table]) for table in rows for key in _keys(table)):
        return False
    study = rows["studies"][0]["id"]
    own = all(row.get("study", study) == study for table in rows.values() for row in table)
    numbered = [row["number"] for row in rows["versions"]] == list(range(1, len(rows["versions"]) + 1))
    rooms, said = _ids(rows["workshops"]), _ids(rows["comments"])
    held = all(event["workshop"] in rooms for event in rows["workshop_events"])
    answered = all(comment["answers"] is None or comment["answers"] in said for comment in rows["comments"])
    named = {survey["answers"] for survey in rows["surveys"]}
    return own and numbered and bool(rows["versions"]) and held and answered and answers <= named


def _keys(name: str) -> tuple[tuple[str, ...], ...]:
    """What tells the rows of a table apart; a survey has a place of its own as well."""
    key = tuple(column.name for column in TABLES[name].primary_key.columns)
    return (key, ("position",)) if name == "surveys" else (key,)


def _values(rows: Iterable[Row], key: tuple[str, ...]) -> set[tuple[Any, ...]]:
    return {tuple(row[column] for column in key) for row in rows}


def _ids(rows: Iterable[Row]) -> set[Any]:
    return {row["id"] for row in rows}


def _version(row: Row) -> None:
    study = document.read_received(row["document"], "versions")
    if study.ballots:
        raise ValueError(row["number"])
    row["hash"] = document.version(replace(study, ballots=()))


def _ballot(row: Row) -> None:
    if row["judgments"] is not None:
        ballots.read(row["judgments"])


def _survey(row: Row) -> None:
    document.read_questionnaire(json.loads(row["questionnaire"]))
    with zipfile.ZipFile(io.BytesIO(row["summary"])) as arrays:
        if sum(part.file_size for part in arrays.infolist()) > LARGEST_SUMMARY:
            raise ValueError(row["id"])
    summary = unpack(row["summary"])
    if (summary.digest(), summary.total) != (row["digest"], row["respondents"]):
        raise ValueError(row["id"])


def _workshop(row: Row) -> None:
    SHAPES.record(Workshop).read(json.loads(row["document"]), "")


def _event(row: Row) -> None:
    facts = json.loads(row["facts"])
    if not isinstance(facts, dict) or not is_event(row["kind"], facts):
        raise ValueError(row["kind"])


def _nothing(_row: Row) -> None:
    """Plain texts and numbers: their types were checked with the file."""


_CHECKS: Mapping[str, Callable[[Row], None]] = {
    "studies": _nothing,
    "versions": _version,
    "ballots": _ballot,
    "audit": _nothing,
    "surveys": _survey,
    "comments": _nothing,
    "workshops": _workshop,
    "workshop_events": _event,
}
