"""Outage lists: CSV, XLSX or Parquet with one row an outage (and, where the list says so, one a district)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from exchange.list_columns import (
    SEGMENT_HEADINGS,
    ListMapping,
    Role,
    SegmentReader,
    called,
    durations,
    guess_mapping,
    numbers,
    open_list,
    pieces,
    texts_of,
)
from exchange.survey_file import SurveyFile
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.answer_scales import plain
from satisfaction.list_rows import Mask
from satisfaction.outage_tally import OutageRows, OutageTally, OutageTotals
from satisfaction.periods import moments
from satisfaction.respondent_keys import respondent_keys
from satisfaction.respondents import Population

ROLES = (
    Role(
        "start",
        called(
            "停电开始时间, 停电起始时间, 停电时间, 故障发生时间, 发生时间, 开始时间, 起始时间, 停电日期",
            "outage start, start time, start, interruption start, off time, began, begin",
        ),
        "date",
        required=True,
        what="the beginning",
    ),
    Role(
        "end",
        called(
            "恢复时间, 恢复供电时间, 复电时间, 送电时间, 停电结束时间, 结束时间",
            "restoration time, restored at, restored, end time, outage end, end, on time",
        ),
        "date",
    ),
    Role(
        "minutes",
        called("停电时长, 停电持续时间, 持续时间, 时长, duration minutes, duration, minutes, hours out"),
        "duration",
    ),
    Role(
        "customers",
        called(
            "停电户数, 影响户数, 停电用户数, 影响用户数, 用户数, 户数",
            "customers interrupted, customers affected, customers out, customers",
        ),
        "number",
        required=True,
        what="the customers",
    ),
    Role("segment", SEGMENT_HEADINGS),
    Role("cause", called("停电原因, 故障原因, 责任原因, 原因, cause, reason")),
    Role(
        "planned",
        called("停电类型, 停电性质, 是否计划, 计划, 性质, 类型, planned, scheduled, outage type, type"),
    ),
    Role("place", called("台区名称, 台区, 线路名称, 线路, 馈线, 变压器, transformer, feeder, line, circuit")),
)
"""What an outage list says; an end or a duration must be there as well."""

WHAT = "outages"
"""What its rows hold, in a sentence."""

_PLANNED = ("计划", "预安排", "检修", "planned", "scheduled", "maintenance")
_UNPLANNED = ("非计划", "unplanned", "not planned", "unscheduled", "故障")
_YES = frozenset(("是", "yes", "y", "true", "1", "t"))


@dataclass(frozen=True, eq=False)
class OutageList:
    """A read outage list: its sums, the places no segment is known for (with their rows), and what is doubtful."""

    totals: OutageTotals
    unknown_places: dict[str, int]
    findings: tuple[Finding, ...]


def guess_outages(file: SurveyFile, population: Population, rows: int = 200) -> tuple[ListMapping, tuple[Finding, ...]]:
    """What the columns of an outage list mean, as far as its headings and first rows tell."""
    return guess_mapping(file.columns, file.preview(rows), ROLES, population)


def read_outages(
    path: str | Path,
    population: Population,
    mapping: ListMapping | None = None,
    *,
    name: str = "",
    momentary: float | None = None,
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> OutageList:
    """Reduce an outage list to sums; memory does not grow with its rows.

    Parameters
    ----------
    mapping
        How to read it; a guess where not given.
    momentary
        Outages of at most so many minutes are told apart.
    progress, cancelled
        As in :func:`exchange.survey_files.tally_file`.

    Raises
    ------
    DecisionError
        ``list-empty``, ``list-column-missing``, ``outages-none``, ``tally-cancelled``, and those of
        :func:`exchange.survey_files.open_survey`.
    """
    file = open_list(path, WHAT, name=name)
    doubts: tuple[Finding, ...] = ()
    if mapping is None:
        mapping, doubts = guess_outages(file, population)
    mapping.check(ROLES, file.columns, file.name)
    if not (mapping.column("end") or mapping.column("minutes")):
        raise DecisionError(
            "list-column-missing", what="the end or the duration", file=file.name, known=", ".join(file.columns)
        )
    tally, segments = OutageTally(mapping.dimension, momentary), SegmentReader.of(mapping, population)
    for given in _rows(file, mapping, segments):
        tally.add(given)
        if progress:
            progress(tally.rows, file.position)
        if cancelled and cancelled():
            raise DecisionError("tally-cancelled", rows=tally.rows)
    totals = tally.result()
    too_large = _larger_than_their_place(totals, mapping, population)
    told = totals.findings if mapping.column("place") else tuple(map(_of_rows, totals.findings))
    findings = (*doubts, *file.findings, *told, *segments.findings(), *too_large)
    return OutageList(totals, segments.unknown, findings)


def _rows(file: SurveyFile, mapping: ListMapping, segments: SegmentReader) -> Iterator[OutageRows]:
    for row, batch in pieces(file, mapping, ("segment", "cause", "planned")):
        size = batch.num_rows

        def column(role: str, batch: pa.RecordBatch = batch) -> pa.Array | None:
            heading = mapping.column(role)
            return batch.column(heading) if heading else None

        def when(role: str, size: int = size) -> np.ndarray:
            given = column(role)
            return np.full(size, np.datetime64("NaT", "s")) if given is None else moments(given, mapping.order)

        causes = texts_of(column("cause"), size)
        place = column("place")
        yield OutageRows(
            np.arange(row, row + size),
            when("start"),
            when("end"),
            durations(column("minutes"), size, minutes=60 if mapping.hours else 1),
            numbers(column("customers"), size),
            segments.read(texts_of(column("segment"), size)),
            causes,
            planned(texts_of(column("planned"), size), mapping.column("planned") or ""),
            respondent_keys(_whole_rows(batch) if place is None else place, np.zeros(size, np.uint64)),
        )


def _whole_rows(batch: pa.RecordBatch) -> pa.Array:
    """All that a row says: where no place is named, an outage that says the same as another one is found out."""
    texts = (pc.fill_null(pc.cast(column, pa.string()), "") for column in batch.columns)
    return pc.binary_join_element_wise(*texts, "\x1f")


def _of_rows(finding: Finding) -> Finding:
    """What overlaps without a place is the same row twice."""
    return replace(finding, code="outages-repeated") if finding.code == "outages-overlap" else finding


def _larger_than_their_place(totals: OutageTotals, mapping: ListMapping, population: Population) -> Iterator[Finding]:
    """That an outage is said to have hit more customers than its segment, or the company, has."""
    for dimension in population.dimensions:
        for segment in dimension.segments if dimension.id == mapping.dimension else ():
            hit, row = totals.largest.get(segment.id, (0.0, 0))
            if segment.customers is not None and hit > segment.customers:
                there = segment.customers
                yield Finding.of("outage-more-than-district", segment.id, segment=segment.id, given=round(hit),
                                 customers=there, row=row)  # fmt: skip
    served = max((each.customers for each in population.weighting), default=0)
    hit, row = totals.largest.get("", (0.0, 0))
    if served and hit > served:
        yield Finding.of("outage-more-than-company", given=round(hit), customers=served, row=row)


def planned(texts: list[str], heading: str) -> Mask:
    """Which outages were announced: those of a planned kind, or those with a yes under a heading like "planned"."""
    asks = any(word in plain(heading) for word in ("是否计划", "planned", "scheduled", "计划"))

    def is_planned(text: str) -> bool:
        told = plain(text)
        if asks and told in _YES:
            return True
        return any(word in told for word in _PLANNED) and not any(word in told for word in _UNPLANNED)

    table = {text: is_planned(text) for text in set(texts)}
    return np.array([table[text] for text in texts], bool)
