"""Indicators by segment and wave as a table for other programs: CSV or a workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from exchange.questionnaires.tables import write_table
from studies.cells import guarded, put
from studies.segments import SegmentRow, SegmentTable
from studies.study import Study

WORDS = {
    "en": {
        "sheet": "segments", "indicator": "Indicator", "index": "Satisfaction index",
        "wave": "Wave", "score": "Score", "low": "Low (95%)", "high": "High (95%)", "percent": "0-100",
        "answers": "Answers", "effective": "Effective sample size", "customers": "Customers", "thin": "Too few answers",
        "yes": "yes", "no": "no", "change": "Change", "change low": "Change, low", "change high": "Change, high",
        "p": "p", "verdict": "Since the wave before", "stands": "Stands among all changes",
        "risen": "risen", "fallen": "fallen", "not-distinguishable": "not distinguishable", "unknown": "unknown",
    },
    "zh": {
        "sheet": "分群", "indicator": "指标", "index": "满意度指数",
        "wave": "调查轮次", "score": "得分", "low": "下限（95%）", "high": "上限（95%）", "percent": "百分制",
        "answers": "答卷数", "effective": "有效样本量", "customers": "客户数", "thin": "答卷过少",
        "yes": "是", "no": "否", "change": "变化", "change low": "变化下限", "change high": "变化上限",
        "p": "p 值", "verdict": "与上一轮相比", "stands": "多重比较后成立",
        "risen": "上升", "fallen": "下降", "not-distinguishable": "无法区分", "unknown": "未知",
    },
}  # fmt: skip
"""Headings and words of the table."""

NUMBERS = {
    "score": "0.0000", "low": "0.0000", "high": "0.0000", "percent": "0.00", "answers": "#,##0", "effective": "#,##0",
    "customers": "#,##0", "change": "+0.0000;-0.0000", "change low": "+0.0000;-0.0000",
    "change high": "+0.0000;-0.0000", "p": "0.0000",
}  # fmt: skip
"""How a workbook shows a column; the number itself keeps all its digits."""

_HEAD = PatternFill("solid", fgColor="E3ECF5")
_WIDTHS = (8, 34, 20)

Line = dict[str, Any]


def segment_lines(study: Study, table: SegmentTable, language: str = "en") -> list[Line]:
    """One line a row of the table, by heading; what is unknown is None."""
    return [_line(study, table, row, language) for row in table.rows]


def segments_csv(study: Study, table: SegmentTable, *, language: str = "en") -> str:
    """The table as text that spreadsheets open as UTF-8; names that look like a formula are guarded."""
    lines = segment_lines(study, table, language)
    heads = list(lines[0]) if lines else [WORDS[language]["indicator"]]
    return write_table([heads, *([_cell(value) for value in line.values()] for line in lines)])


def segments_workbook(study: Study, table: SegmentTable, *, language: str = "en") -> bytes:
    """The table as a workbook with a filter on its headings."""
    words, book = WORDS[language], Workbook()
    sheet = book.active
    sheet.title = words["sheet"]
    lines = segment_lines(study, table, language)
    heads = list(lines[0]) if lines else [words["indicator"]]
    formats = {words[name]: shown for name, shown in NUMBERS.items()}
    for column, head in enumerate(heads, 1):
        cell = put(sheet, 1, column, head)
        cell.font, cell.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[column - 1] if column <= len(_WIDTHS) else 14
    for number, line in enumerate(lines, 2):
        for column, (head, value) in enumerate(line.items(), 1):
            if value is not None:
                cell = put(sheet, number, column, value)
                cell.number_format = formats.get(head, "General")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _line(study: Study, table: SegmentTable, row: SegmentRow, language: str) -> Line:
    words, names = WORDS[language], study.labels
    estimate, change = row.estimate, row.change
    named = names[row.indicator].in_language(language) if row.indicator in names else row.indicator
    line: Line = {"id": row.indicator, words["indicator"]: named if row.indicator else words["index"]}
    for dimension, segment in zip(table.dimensions, row.segment, strict=True):
        line[_called(names, dimension, language)] = _called(names, segment, language)
    changed = (change.value, change.low, change.high, change.p_value) if change else (None,) * 4
    line |= {
        words["wave"]: _called(names, row.wave, language) or None,
        words["score"]: estimate.value,
        words["low"]: estimate.low,
        words["high"]: estimate.high,
        words["percent"]: study.scale.percent(estimate.value),
        words["answers"]: estimate.answers,
        words["effective"]: estimate.effective,
        words["customers"]: row.customers,
        words["thin"]: words["yes" if row.thin else "no"],
    }
    line |= dict(zip((words[k] for k in ("change", "change low", "change high", "p")), changed, strict=True))
    stands = change.stands if change else None
    line[words["verdict"]] = words[change.verdict] if change else None
    line[words["stands"]] = None if stands is None else words["yes" if stands else "no"]
    return line


def _called(names: Mapping[str, Any], name: str, language: str) -> str:
    return (names[name].in_language(language) or name) if name in names else name


def _cell(value: object) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else repr(value)
