"""Surveys of a study: the tallied summary in the database, the raw answers as Parquet in a folder beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from mcdm.errors import DecisionError
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from store.schema import surveys
from store.summaries import pack, unpack
from studies import document
from studies.repository import SurveyEntry


def append(
    connection: Connection,
    study: str,
    survey: str,
    name: str,
    summary: SurveySummary,
    questionnaire: Questionnaire,
    *,
    answers: str | None,
    at: str,
) -> None:
    """Write a survey."""
    last = connection.scalar(select(func.max(surveys.c.position)).where(surveys.c.study == study)) or 0
    connection.execute(
        insert(surveys).values(
            id=survey,
            study=study,
            name=name,
            questionnaire=json.dumps(document.write_questionnaire(questionnaire), ensure_ascii=False),
            summary=pack(summary),
            digest=summary.digest(),
            respondents=summary.total,
            answers=answers,
            loaded=at,
            position=last + 1,
        )
    )


def copy(connection: Connection, source: str, target: str, new_ids: Iterable[str]) -> None:
    """Give another study the same surveys; their raw answers are shared."""
    rows = connection.execute(_of(source).order_by(surveys.c.position)).mappings()
    for row, identifier in zip(rows.all(), new_ids, strict=False):
        connection.execute(insert(surveys).values({**row, "id": identifier, "study": target}))


def listed(connection: Connection, study: str) -> tuple[SurveyEntry, ...]:
    """The surveys of a study, the one loaded last first."""
    query = _of(study).order_by(surveys.c.position.desc())
    return tuple(
        SurveyEntry(row.id, row.name, row.digest, row.respondents, row.loaded, row.answers is not None)
        for row in connection.execute(query)
    )


def study_of(connection: Connection, survey: str) -> str:
    """The study that a survey belongs to."""
    return str(_row(connection, survey).study)


def summary(connection: Connection, survey: str) -> SurveySummary:
    """What a survey says."""
    return unpack(_row(connection, survey).summary)


def questionnaire(connection: Connection, survey: str) -> Questionnaire:
    """How its columns were read."""
    return document.read_questionnaire(json.loads(_row(connection, survey).questionnaire))


def answers(connection: Connection, survey: str) -> str:
    """File name of the raw answers; empty where they were not kept."""
    return str(_row(connection, survey).answers or "")


def recount(connection: Connection, survey: str, summary: SurveySummary, questionnaire: Questionnaire) -> str:
    """Put another reading of the same answers in place of the last; gives the study it belongs to."""
    row = _row(connection, survey)
    connection.execute(
        update(surveys)
        .where(surveys.c.id == survey)
        .values(
            questionnaire=json.dumps(document.write_questionnaire(questionnaire), ensure_ascii=False),
            summary=pack(summary),
            digest=summary.digest(),
            respondents=summary.total,
        )
    )
    return str(row.study)


def remove(connection: Connection, survey: str, *, at: str) -> str:
    """Take a survey off the list; gives the study it belongs to."""
    row = _row(connection, survey)
    connection.execute(update(surveys).where(surveys.c.id == survey).values(removed=at))
    return str(row.study)


def _of(study: str) -> Any:
    return select(surveys).where(surveys.c.study == study, surveys.c.removed.is_(None))


def _row(connection: Connection, survey: str) -> Any:
    row = connection.execute(select(surveys).where(surveys.c.id == survey, surveys.c.removed.is_(None))).one_or_none()
    if row is None:
        raise DecisionError("survey-unknown", name=survey)
    return row


def write_answers(batches: Iterable[Any], path: Path) -> bool:
    """Stream Arrow record batches into a Parquet file; whether there were any. A file cut short is not left behind."""
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    partial, writer = path.with_suffix(".partial"), None
    try:
        for batch in batches:
            writer = writer or pq.ParquetWriter(partial, batch.schema)
            writer.write_batch(batch)
    except BaseException:
        if writer is not None:
            writer.close()
        partial.unlink(missing_ok=True)
        raise
    if writer is None:
        return False
    writer.close()
    partial.replace(path)
    return True
