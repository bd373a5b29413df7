"""Levers as a table, one a row: CSV or a workbook, headings in either language.

:mod:`exchange.lever_rows` reads it back unchanged.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.styles import Font, PatternFill

from exchange.questionnaires.tables import write_table
from scenarios.levers import Lever
from studies.cells import guarded, put


@dataclass(frozen=True)
class Column:
    """One column: its field, its headings in both languages, and what else it may be called."""

    field: str
    en: str
    zh: str
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("id", "id", "编号"),
    Column("name_en", "name", "英文名称", ("lever", "measure", "name in english", "english name")),
    Column("name_zh", "name in Chinese", "中文名称", ("名称", "措施", "改进措施", "措施名称", "chinese name")),
    Column("unit_en", "unit", "英文单位", ("unit in english",)),
    Column("unit_zh", "unit in Chinese", "中文单位", ("单位", "计量单位")),
    Column("maximum", "largest amount", "最大数量", ("maximum", "max", "上限", "最大值")),
    Column("whole", "whole units only", "只取整数", ("whole", "integer", "整数")),
    Column("curve", "response curve", "响应曲线", ("curve", "response", "曲线")),
    Column("parameters", "curve parameters", "曲线参数", ("parameters", "参数")),
    Column("delay", "delay in quarters", "滞后（季度）", ("delay", "滞后")),
    Column("ramp_up", "builds up over quarters", "爬坡（季度）", ("ramp up", "ramp-up", "爬坡")),
    Column("ramp_down", "wears off over quarters", "衰减（季度）", ("ramp down", "ramp-down", "decay", "衰减")),
    Column("fixed", "cost once", "一次性成本", ("fixed", "fixed cost", "固定成本")),
    Column("capital", "capital per unit", "单位投资", ("capital", "capex", "资本成本", "投资")),
    Column("operating", "cost per unit and year", "单位年运行成本", ("operating", "opex", "运行成本", "年运行成本")),
    Column("life", "life in years", "使用年限", ("life", "寿命", "年限")),
    Column("factor", "cost factor", "成本系数", ("factor",)),
    Column("effects", "effects", "效应", ("effect", "效果", "作用")),
    Column("emissions", "avoided t CO2 per unit and year", "单位年减排量（吨CO2）", ("emissions", "减排", "减排量")),
    Column("department", "department", "部门", ("负责部门",)),
    Column("group", "group", "分组", ("标定分组",)),
    Column("source_en", "source", "英文来源", ("source in english",)),
    Column("source_zh", "source in Chinese", "中文来源", ("来源", "依据")),
    Column("assumed", "assumed", "属假设", ("assumption", "假设")),
)
"""Every column, in the order it is written."""

SHEET = {"en": "levers", "zh": "改进措施"}
_HEAD = PatternFill("solid", fgColor="E3ECF5")


def levers_csv(levers: Sequence[Lever], *, language: str = "en") -> str:
    """Levers as text that spreadsheets open as UTF-8."""
    rows = [[str(cell) for cell in row] for row in _rows(levers, language)]
    return write_table([[guarded(cell) if not _is_number(cell) else cell for cell in row] for row in rows])


def levers_workbook(levers: Sequence[Lever], *, language: str = "en") -> bytes:
    """Levers as a workbook, one a row, headings frozen."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET[language]
    for number, row in enumerate(_rows(levers, language), 1):
        for column, value in enumerate(row, 1):
            cell = put(sheet, number, column, None if value == "" else value)
            if number == 1:
                cell.font, cell.fill = Font(bold=True), _HEAD
                sheet.column_dimensions[cell.column_letter].width = max(10, min(34, 2 * len(str(value))))
    sheet.freeze_panes = "D2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(levers: Sequence[Lever], language: str) -> Iterator[list[str | float]]:
    yield [column.en if language == "en" else column.zh for column in COLUMNS]
    for lever in levers:
        told = _told(lever, language)
        yield [told[column.field] for column in COLUMNS]


def _told(lever: Lever, language: str) -> dict[str, str | float]:
    yes, no = ("yes", "no") if language == "en" else ("是", "否")
    cost, timing = lever.cost, lever.timing
    return {
        "id": lever.id,
        "name_en": lever.label.en, "name_zh": lever.label.zh, "unit_en": lever.unit.en, "unit_zh": lever.unit.zh,
        "maximum": lever.maximum, "whole": yes if lever.whole else no,
        "curve": lever.response.method,
        "parameters": "; ".join(f"{name}={value!r}" for name, value in lever.response.parameters),
        "delay": timing.delay, "ramp_up": timing.ramp_up, "ramp_down": timing.ramp_down,
        "fixed": cost.fixed, "capital": cost.capital, "operating": cost.operating,
        "life": "" if cost.life is None else cost.life, "factor": _triple(cost.factor),
        "effects": "; ".join(f"{e.indicator}: {_triple((e.low, e.likely, e.high))}" for e in lever.effects),
        "emissions": lever.avoided_emissions, "department": lever.department, "group": lever.group,
        "source_en": lever.source.en, "source_zh": lever.source.zh, "assumed": yes if lever.assumed else no,
    }  # fmt: skip


def _triple(values: tuple[float, float, float]) -> str:
    return "/".join(f"{value!r}" for value in values)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text) is not None
