"""Ticket lists: CSV, XLSX or Parquet with one row a ticket of a hotline or a hall; complaints are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from exchange.list_columns import (
    SEGMENT_HEADINGS,
    ListMapping,
    Role,
    SegmentReader,
    called,
    guess_mapping,
    is_nothing,
    open_list,
    pieces,
    texts_of,
)
from exchange.survey_file import SurveyFile
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.answer_scales import plain
from satisfaction.periods import moments
from satisfaction.respondent_keys import respondent_keys
from satisfaction.respondents import Population
from satisfaction.ticket_tally import TicketRows, TicketTally, TicketTotals

ROLES = (
    Role(
        "when",
        called(
            "受理时间, 投诉时间, 受理日期, 投诉日期, 创建时间, 工单时间, 登记时间, 来电时间, 日期, 时间",
            "received at, received, created at, created, complaint date, date, time",
        ),
        "date",
        required=True,
        what="the date",
    ),
    Role(
        "customer",
        called(
            "客户编号, 用户编号, 户号, 客户号, 用电户号, customer id, customer number",
            "customer, account number, account",
        ),
    ),
    Role("kind", called("业务类型, 工单类型, 受理类型, 诉求类型, ticket type, request type, ticket kind, kind")),
    Role(
        "category",
        called(
            "投诉类别, 投诉类型, 投诉分类, 一级分类, 类别, 分类, 投诉原因",
            "category, subject, topic, reason, type",
        ),
    ),
    Role("segment", SEGMENT_HEADINGS),
)
"""What a ticket list says."""

WHAT = "tickets"
"""What its rows hold, in a sentence."""

COMPLAINT = ("投诉", "complaint")
"""What a kind of ticket is called that counts."""


@dataclass(frozen=True, eq=False)
class TicketList:
    """A read ticket list: its counts, the places no segment is known for (with their rows), and what is doubtful."""

    totals: TicketTotals
    unknown_places: dict[str, int]
    findings: tuple[Finding, ...]


def guess_tickets(file: SurveyFile, population: Population, rows: int = 200) -> tuple[ListMapping, tuple[Finding, ...]]:
    """What the columns of a ticket list mean; a column of kinds without a complaint in it is none."""
    shown = file.preview(rows)
    mapping, findings = guess_mapping(file.columns, shown, ROLES, population)
    kind = mapping.column("kind")
    if kind and not any(is_complaint(row[file.columns.index(kind)]) for row in shown):
        mapping = mapping.with_column("kind", None)
        if not mapping.column("category"):
            mapping = mapping.with_column("category", kind)
    return mapping, findings


def read_tickets(
    path: str | Path,
    population: Population,
    mapping: ListMapping | None = None,
    *,
    name: str = "",
    within_days: int | None = None,
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TicketList:
    """Reduce a ticket list to counts of complaints; memory does not grow with its rows.

    Parameters
    ----------
    mapping
        How to read it; a guess where not given.
    within_days
        See :class:`satisfaction.ticket_tally.TicketTally`.
    progress, cancelled
        As in :func:`exchange.survey_files.tally_file`.

    Raises
    ------
    DecisionError
        ``list-empty``, ``list-column-missing``, ``tickets-none``, ``tally-cancelled``, and those of
        :func:`exchange.survey_files.open_survey`.
    """
    file = open_list(path, WHAT, name=name)
    doubts: tuple[Finding, ...] = ()
    if mapping is None:
        mapping, doubts = guess_tickets(file, population)
    mapping.check(ROLES, file.columns, file.name)
    tally, segments = TicketTally(mapping.dimension, within_days), SegmentReader.of(mapping, population)
    for given in _rows(file, mapping, segments):
        tally.add(given)
        if progress:
            progress(tally.rows, file.position)
        if cancelled and cancelled():
            raise DecisionError("tally-cancelled", rows=tally.rows)
    totals = tally.result()
    unseen = () if mapping.column("customer") else (Finding.of("repeats-unseen"),)
    findings = (*doubts, *file.findings, *totals.findings, *segments.findings(), *unseen)
    return TicketList(totals, segments.unknown, findings)


def is_complaint(text: str) -> bool:
    """Whether a kind of ticket is a complaint."""
    return any(word in plain(text) for word in COMPLAINT)


def _rows(file: SurveyFile, mapping: ListMapping, segments: SegmentReader) -> Iterator[TicketRows]:
    when, kind = mapping.column("when"), mapping.column("kind")
    for row, batch in pieces(file, mapping, ("segment", "category", "kind")):
        size = batch.num_rows

        def texts(role: str, batch: pa.RecordBatch = batch, size: int = size) -> list[str]:
            heading = mapping.column(role)
            return texts_of(batch.column(heading) if heading else None, size)

        categories = texts("category")
        kinds = texts("kind")
        counted = {text: is_complaint(text) for text in set(kinds)}
        yield TicketRows(
            np.arange(row, row + size),
            moments(batch.column(when), mapping.order),
            categories,
            segments.read(texts("segment")),
            np.array([counted[text] for text in kinds], bool) if kind else np.ones(size, bool),
            _again(texts("customer"), categories),
        )


def _again(customers: list[str], categories: list[str]) -> npt.NDArray[np.uint64]:
    """Keys of customer and category; zero where the customer is not known."""
    unknown = {text for text in set(customers) if is_nothing(text)}
    joined = [
        "" if customer in unknown else f"{customer}\x1f{category}"
        for customer, category in zip(customers, categories, strict=True)
    ]
    return respondent_keys(pa.array(joined, pa.string()), np.zeros(len(joined), np.uint64))
