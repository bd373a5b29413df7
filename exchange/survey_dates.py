"""Which comes first in the dates of a survey file, the day or the month: told from the column before it is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from mcdm.findings import Finding
from satisfaction import periods
from satisfaction.questionnaire import Questionnaire, SegmentColumn

if TYPE_CHECKING:
    from exchange.survey_file import SurveyFile

SCANNED_ROWS = 200_000
"""Rows whose dates are looked at."""

MOST_FORMS = 5

_NUMERIC = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")


def settle_dates(survey: SurveyFile, questionnaire: Questionnaire) -> tuple[Questionnaire, tuple[Finding, ...]]:
    """The questionnaire with the order of day and month of every column of dates, and what is doubtful about them.

    A date like 25/7/2026 decides for the whole column. Where nothing does, the month is taken to come first, and a
    finding says so. Count all parts of a file with the questionnaire that this gives.
    """
    settled, findings = [], []
    for column in questionnaire.segments:
        if column.dates and column.column in survey.columns:
            texts = _texts(survey, column.column)
            found, doubts = _settled(column, texts)
            settled.append(found)
            findings += doubts
        else:
            settled.append(column)
    return replace(questionnaire, segments=tuple(settled)), tuple(findings)


def _settled(column: SegmentColumn, texts: list[str]) -> tuple[SegmentColumn, list[Finding]]:
    findings = _forms(column.column, texts)
    if column.order:
        return column, findings
    pairs = [(text, int(found[1]), int(found[2])) for text in texts if (found := _NUMERIC.match(text))]
    day = [text for text, first, second in pairs if first > 12 >= second]
    month = [text for text, first, second in pairs if second > 12 >= first]
    order: periods.Order = "day" if len(day) > len(month) else "month"
    if day and month:
        examples = f"{day[0]}, {month[0]}"
        findings.append(Finding.of("survey-dates-contradict", column.column, part=order, examples=examples))
    elif not day and not month and any(first != second for _, first, second in pairs):
        example = next(text for text, first, second in pairs if first != second)
        findings.append(Finding.of("survey-dates-ambiguous", column.column, part=order, example=example))
    return replace(column, order=order), findings


def _forms(name: str, texts: list[str]) -> list[Finding]:
    """A finding where dates are written in more than one form; the first of each is shown."""
    first: dict[str, str] = {}
    for text in texts:
        day = re.split(r"(?<=\d)[T ](?=\d)|\s+(?=上午|下午)", text.strip())[0]
        shape = re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", day))
        first.setdefault("serial" if re.fullmatch(r"\d{5}(\.\d+)?", text.strip()) else shape, day)
    if len(first) < 2:
        return []
    examples = ", ".join([*first.values()][:MOST_FORMS])
    return [Finding.of("survey-dates-in-forms", name, count=len(first), examples=examples)]


def _texts(survey: SurveyFile, column: str) -> list[str]:
    """The different texts among the first rows of a column that are dates; none where it holds dates already."""
    seen: dict[str, None] = {}
    for values in _values(survey, column):
        kind = values.type
        if pa.types.is_timestamp(kind) or pa.types.is_date(kind) or pa.types.is_null(kind):
            return []
        texts = pc.unique(pc.cast(values.dictionary_decode() if pa.types.is_dictionary(kind) else values, pa.string()))
        known = periods.moments(texts)
        seen |= {t: None for t, when in zip(texts.to_pylist(), known, strict=True) if t and str(when) != "NaT"}
        seen |= {t: None for t in texts.to_pylist() if t and _NUMERIC.match(t)}
    return [*seen]


def _values(survey: SurveyFile, column: str) -> Iterator[pa.Array]:
    rows = 0
    for batch in survey.batches((column,)):
        yield batch.column(0)
        rows += batch.num_rows
        if rows >= SCANNED_ROWS:
            return
