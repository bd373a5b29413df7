"""Customer lists: what each customer takes, pays and is, from a spreadsheet or CSV; and back, with classes added."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from exchange.survey_files import open_survey
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.customer_value import CustomerClasses, CustomerList, conduct_class

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
}
"""What the headings of a list may be called, the fullest name first."""

_MONTH = re.compile(r"kwh|电量|consumption|用电", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])(?!\d)|月")


@dataclass(frozen=True)
class ListColumns:
    """Which column of a list says what; empty where none does.

    Parameters
    ----------
    id, revenue, margin, kind, timeliness, continuity
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


def read_customer_list(path: str | Path, columns: ListColumns | None = None) -> CustomerList:
    """A list of customers, from CSV, XLSX or Parquet.

    Parameters
    ----------
    columns
        Which column says what; guessed from the headings where not given.

    Raises
    ------
    DecisionError
        ``customer-list-columns`` where neither consumption nor revenue is there, and what
        :func:`exchange.survey_files.open_survey` raises for a file that is none.
    """
    source = open_survey(path, largest_bytes=LARGEST_LIST)
    chosen = columns or guess_columns(source.columns)
    if not chosen.consumption and not chosen.revenue:
        raise DecisionError("customer-list-columns", file=source.name, known=", ".join(source.columns[:12]))
    batches = list(source.batches())
    table = pa.Table.from_batches(batches) if batches else pa.table({name: [] for name in source.columns})
    bad: dict[str, int] = {}
    months = [_numbers(table, name, bad) for name in chosen.consumption]
    amounts = {name: _numbers(table, getattr(chosen, name), bad)
               for name in ("revenue", "margin", "timeliness", "continuity")}  # fmt: skip
    m = table.num_rows
    ids = _texts(table, chosen.id) if chosen.id else tuple(str(k) for k in range(1, m + 1))
    kinds = _texts(table, chosen.kind) if chosen.kind else ("",) * m
    findings = tuple(Finding.of("customer-numbers-unreadable", name, count=count) for name, count in bad.items())
    return CustomerList(
        ids=ids,
        consumption=_mean(months, m),
        kinds=kinds,
        findings=(*findings, *source.findings, *_repeated(ids)),
        **amounts,
    )


def write_customer_list(path: str | Path, customers: CustomerList, classes: CustomerClasses) -> None:
    """The list as CSV with the classes of every customer: id, kWh, revenue, tier, value class, scores, margin.

    Raises
    ------
    DecisionError
        ``file-not-written``.
    """
    columns: dict[str, Sequence[object]] = {
        "id": customers.ids,
        "kwh_month": [_written(value) for value in customers.consumption.tolist()],
        "revenue": [_written(value) for value in customers.revenue.tolist()],
        "tier": classes.tiers,
        "value_class": classes.values,
        "margin": classes.margins,
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


def _texts(table: pa.Table, name: str) -> tuple[str, ...]:
    column = table.column(name).cast(pa.string())
    return tuple("" if value is None else value.strip() for value in column.to_pylist())


def _numbers(table: pa.Table, name: str, bad: dict[str, int]) -> FloatArray:
    """A column as numbers, nan where empty; thousands separators and currency signs are passed over."""
    if not name:
        return np.full(table.num_rows, np.nan)
    column = table.column(name).combine_chunks()
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False), np.float64)
    texts = pc.replace_substring_regex(column.cast(pa.string()), r"[,，\s¥￥$]|kWh|kwh|元|%", "")
    found = np.full(table.num_rows, np.nan)
    for k, text in enumerate(texts.to_pylist()):
        if not text or text in ("-", "–", "NA", "N/A"):
            continue
        try:
            found[k] = float(text)
        except ValueError:
            bad[name] = bad.get(name, 0) + 1
    found[~np.isfinite(found)] = np.nan
    return found


def _mean(months: Sequence[FloatArray], count: int) -> FloatArray:
    """Mean over the months that are known; nan where none is."""
    if not months:
        return np.full(count, np.nan)
    stacked = np.stack(months)
    known = np.isfinite(stacked)
    total = np.where(known, stacked, 0.0).sum(0)
    return np.asarray(np.divide(total, known.sum(0), out=np.full(count, np.nan), where=known.any(0)), np.float64)


def _repeated(ids: Sequence[str]) -> tuple[Finding, ...]:
    again = len(ids) - len(set(ids))
    return (Finding.of("customers-repeated", count=again, total=len(ids)),) if again else ()
