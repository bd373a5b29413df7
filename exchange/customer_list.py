"""Customer lists: what each customer takes, pays and is, from a spreadsheet or CSV; and back, with classes added."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from exchange.list_columns import SEGMENT_HEADINGS, is_nothing, numbers, open_list, texts_of
from exchange.survey_file import SurveyFile
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.customer_value import CustomerClasses, CustomerList, conduct_class
from satisfaction.list_rows import RowsLeftOut, in_rows
from studies.cells import guarded

WHAT = "customers"
"""What its rows hold, in a sentence."""

LARGEST_LIST = 2 << 30
"""A list may not be larger than so many bytes."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("customer id", "customer", "account", "consumer no", "id", "客户编号", "户号", "客户号", "用户编号"),
    "consumption": ("mean kwh", "kwh month", "kwh", "consumption", "月均用电量", "平均电量", "用电量", "电量"),
    "revenue": ("annual revenue", "revenue", "paid", "bill", "年电费", "电费", "收入", "营收"),
    "margin": ("annual margin", "margin", "profit", "毛利", "利润", "边际贡献"),
    "kind": ("customer kind", "kind", "category", "industry", "用户类别", "客户类别", "行业", "类别", "类型"),
    "timeliness": ("paid in time", "paid on time", "timeliness", "按时缴费率", "缴费及时率", "及时率"),
    "continuity": ("years as customer", "years", "tenure", "continuity", "用电年限", "年限"),
    "district": SEGMENT_HEADINGS,
}
"""What the headings of a list may be called, the fullest name first."""

_MONTH = re.compile(r"kwh|电量|consumption|用电", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])(?!\d)|月")


@dataclass(frozen=True)
class ListColumns:
    """Which column of a list says what; empty where none does.

    Parameters
    ----------
    id, revenue, margin, kind, timeliness, continuity, district
        Headings.
    consumption
        Headings of the months, or the one of their mean.
    """

    id: str = ""
    consumption: tuple[str, ...] = ()
    revenue: str = ""
    margin: str = ""
    kind: str = ""
    timeliness: str = ""
    continuity: str = ""
    district: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that is read, once."""
        single = (self.id, *(getattr(self, name) for name in _AMOUNTS), self.kind, self.district)
        return tuple(dict.fromkeys(name for name in (*self.consumption, *single) if name))

    def check(self, file: str, known: Sequence[str]) -> None:
        """Raise ``customer-list-columns`` where neither consumption nor revenue is there."""
        if not self.consumption and not self.revenue:
            raise DecisionError("customer-list-columns", file=file, known=", ".join(known[:12]))


_AMOUNTS = ("revenue", "margin", "timeliness", "continuity")
"""What is said in one column of numbers each."""


def guess_columns(headings: Sequence[str]) -> ListColumns:
    """The columns that the headings suggest, in English or Chinese."""
    months = tuple(each for each in headings if _MONTH.search(each) and _MONTH_NUMBER.search(each))
    found = {name: _named(headings, words) for name, words in WORDS.items()}
    single = (found["consumption"],) if found["consumption"] else ()
    return ListColumns(
        id=found["id"],
        consumption=months if len(months) > 1 else single,
        revenue=found["revenue"],
        margin=found["margin"],
        kind=found["kind"],
        timeliness=found["timeliness"],
        continuity=found["continuity"],
        district=found["district"],
    )


def _named(headings: Sequence[str], words: Sequence[str]) -> str:
    """The heading that is one of the words, or holds one; the earlier word comes first."""
    known = {each: " ".join(re.split(r"[\s_\-]+", each.strip().lower())) for each in headings}
    for exact in (True, False):
        for word in words:
            for heading, text in known.items():
                if text == word or (not exact and _holds(text, word)):
                    return heading
    return ""


def _holds(text: str, word: str) -> bool:
    """Whether a heading holds a word; what a Chinese heading is about stands at its end, as 电量 in 月均电量."""
    return text.endswith(word) if len(word) == 2 and not word.isascii() else len(word) > 2 and word in text


def read_customer_list(
    path: str | Path,
    columns: ListColumns | None = None,
    *,
    name: str = "",
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> CustomerList:
    """A list of customers, from CSV, XLSX or Parquet; who stands in it twice counts once, as first said.

    Parameters
    ----------
    columns
        Which column says what; guessed from the headings where not given.
    progress, cancelled
        As in :func:`exchange.survey_files.tally_file`.

    Raises
    ------
    DecisionError
        ``list-empty``, ``customer-list-columns`` where neither consumption nor revenue is there, ``tally-cancelled``,
        and what :func:`exchange.survey_files.open_survey` raises for a file that is none.
    """
    source = open_list(path, WHAT, name=name, largest_bytes=LARGEST_LIST)
    chosen = columns or guess_columns(source.columns)
    chosen.check(source.name, source.columns)
    read = _Reading(chosen)
    for batch in source.batches(chosen.headings):
        read.add(batch)
        if progress:
            progress(read.rows, source.position)
        if cancelled and cancelled():
            raise DecisionError("tally-cancelled", rows=read.rows)
    return read.result(source)


@dataclass
class _Reading:
    """A list on its way: its columns so far, and the cells that were not understood."""

    columns: ListColumns
    rows: int = 0
    texts: dict[str, list[str]] = field(default_factory=lambda: {"id": [], "kind": [], "district": []})
    amounts: dict[str, list[FloatArray]] = field(default_factory=lambda: {n: [] for n in ("consumption", *_AMOUNTS)})
    unreadable: RowsLeftOut = field(default_factory=RowsLeftOut)
    negative: RowsLeftOut = field(default_factory=RowsLeftOut)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take some rows in."""
        size, at = batch.num_rows, np.arange(self.rows + 2, self.rows + 2 + batch.num_rows)
        for name, found in self.texts.items():
            heading = getattr(self.columns, name)
            found += texts_of(batch.column(heading), size) if heading else [""] * size
        months = [self._numbers(batch, heading, at) for heading in self.columns.consumption]
        told = {name: self._numbers(batch, getattr(self.columns, name), at) for name in _AMOUNTS}
        told["consumption"] = _mean(months, size)
        for name in ("consumption", "revenue"):
            below = self.negative.add(name, told[name] < 0, at)
            told[name][below] = np.nan
        for name, values in told.items():
            self.amounts[name].append(values)
        self.rows += size

    def _numbers(self, batch: pa.RecordBatch, heading: str, at: np.ndarray) -> FloatArray:
        """A column as numbers, nan where there is none; currency and units are passed over."""
        if not heading:
            return np.full(batch.num_rows, np.nan)
        texts = pc.fill_null(pc.cast(batch.column(heading), pa.string()), "")
        found = numbers(pc.replace_substring_regex(texts, r"(?i)[¥\x{FFE5}$]|kwh|元|度", ""))
        odd = np.flatnonzero(np.isnan(found))
        said = np.zeros(found.shape, bool)
        said[odd] = [not is_nothing(text) for text in texts.take(pa.array(odd)).to_pylist()]
        self.unreadable.add(heading, said, at)
        return found

    def result(self, source: SurveyFile) -> CustomerList:
        """The list, every customer once."""
        ids = self.texts["id"] if self.columns.id else [str(k) for k in range(1, self.rows + 1)]
        first = _first(ids)
        amounts = {name: np.concatenate([*parts, np.empty(0)])[first] for name, parts in self.amounts.items()}
        ids, kinds, districts = ([each[k] for k in first] for each in (ids, self.texts["kind"], self.texts["district"]))
        return CustomerList(
            ids=tuple(ids), kinds=tuple(kinds), districts=tuple(districts) if self.columns.district else (),
            findings=(*self._findings(first), *source.findings), **amounts,
        )  # fmt: skip

    def _findings(self, first: Sequence[int]) -> Iterator[Finding]:
        for odd in self.unreadable.findings():
            yield Finding.of("customer-numbers-unreadable", odd.code, count=odd.details["count"])
        for below in self.negative.findings():
            heading = self.columns.revenue if below.code == "revenue" else ", ".join(self.columns.consumption[:3])
            facts = tuple(sorted({**below.details, "column": heading}.items()))
            yield Finding("customer-numbers-negative", "", facts)
        again = sorted({*range(self.rows)} - {*first}) if len(first) < self.rows else []
        if again:
            examples = "; ".join(dict.fromkeys(self.texts["id"][k] for k in again[:100]))
            yield in_rows("customers-named-twice", [k + 2 for k in again], len(again), examples=_shortened(examples))


def _first(ids: Sequence[str]) -> list[int]:
    """Where each customer stands first; one without a number is always another one."""
    known: set[str] = set()
    found = []
    for k, name in enumerate(ids):
        if not name or name not in known:
            found.append(k)
            known.add(name)
    return found


def _shortened(names: str) -> str:
    """The first of some names."""
    shown = names.split("; ")
    return "; ".join(shown[:3]) + (" ..." if len(shown) > 3 else "")


def write_customer_list(path: str | Path, customers: CustomerList, classes: CustomerClasses) -> None:
    """The list as CSV with the classes of every customer: id, kWh, revenue, tier, value class, scores, margin.

    Raises
    ------
    DecisionError
        ``file-not-written``.
    """
    columns: dict[str, Sequence[object]] = {
        "id": [guarded(name) for name in customers.ids],
        "kwh_month": [_written(value) for value in customers.consumption.tolist()],
        "revenue": [_written(value) for value in customers.revenue.tolist()],
        "tier": [guarded(name) for name in classes.tiers],
        "value_class": [guarded(name) for name in classes.values],
        "margin": [guarded(name) for name in classes.margins],
    }
    if (classes.conduct > 0).any():
        for k, name in enumerate(("timeliness_score", "continuity_score", "margin_score")):
            columns[name] = [score or "" for score in classes.conduct[:, k].tolist()]
        columns["conduct"] = conduct_class(classes.conduct)
    kept = {name: each for name, each in columns.items() if any(value != "" for value in each)}
    try:
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(kept)
            writer.writerows(zip(*kept.values(), strict=True))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise DecisionError("file-not-written", file=str(path), reason=reason) from problem


def _written(value: float) -> object:
    return "" if not np.isfinite(value) else int(value) if value == int(value) else value


def _mean(months: Sequence[FloatArray], count: int) -> FloatArray:
    """Mean over the months that are known; nan where none is."""
    if not months:
        return np.full(count, np.nan)
    stacked = np.stack(months)
    known = np.isfinite(stacked)
    total = np.where(known, stacked, 0.0).sum(0)
    return np.asarray(np.divide(total, known.sum(0), out=np.full(count, np.nan), where=known.any(0)), np.float64)
