"""Tables of segments for other programs: every digit, both languages, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from exchange.segment_tables import WORDS, segment_lines, segments_csv, segments_workbook
from mcdm.labels import Label
from satisfaction.precision import Estimate
from satisfaction.trend import Change
from store.examples import load_example
from studies.segments import SegmentRow, SegmentTable

STUDY = load_example("power-supply")
ESTIMATE = Estimate(0.6431234567, 0.62, 0.66, 0.01, 0.95, 211, effective=180.4)
CHANGE = Change(-0.0123, -0.02, -0.004, 0.004, 0.003, "fallen", stands=True)
TABLE = SegmentTable(
    ("district",),
    ("2026-Q2", "2026-Q3"),
    (
        SegmentRow("", ("D5",), "2026-Q2", replace(ESTIMATE, low=None, high=None), 50_000, False),
        SegmentRow("N22", ("D5",), "2026-Q3", ESTIMATE, None, True, CHANGE),
    ),
    (),
)


def test_every_row_with_its_names_and_numbers() -> None:
    first, second = segment_lines(STUDY, TABLE)
    assert (first["Indicator"], first["District"], first["Wave"]) == (
        "Satisfaction index", "Mountain area", "Second quarter 2026",
    )  # fmt: skip
    assert (first["Low (95%)"], first["Change"], first["Customers"]) == (None, None, 50_000)
    assert second["Score"] == 0.6431234567
    assert second["0-100"] == pytest.approx(125 * (0.6431234567 - 0.2))
    assert (second["Since the wave before"], second["Stands among all changes"]) == ("fallen", "yes")
    assert (second["Too few answers"], second["Effective sample size"]) == ("yes", 180.4)


def test_the_same_words_in_both_languages() -> None:
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    line = segment_lines(STUDY, TABLE, "zh")[1]
    assert (line["区域"], line["与上一轮相比"]) == ("山区", "下降")


def test_csv_keeps_every_digit_and_guards_formulas() -> None:
    district = STUDY.population.dimension("district")
    named = tuple(replace(s, label=Label("=1+1")) if s.id == "D5" else s for s in district.segments)
    dimensions = tuple(replace(d, segments=named) if d.id == "district" else d for d in STUDY.population.dimensions)
    study = replace(STUDY, population=replace(STUDY.population, dimensions=dimensions))
    rows = list(csv.DictReader(io.StringIO(segments_csv(study, TABLE).removeprefix("\ufeff"))))
    assert rows[1]["Score"] == "0.6431234567"
    assert rows[0]["District"] == "'=1+1"
    assert rows[0]["Change"] == ""
    assert segments_csv(study, replace(TABLE, rows=())).strip("\ufeff\r\n") == "Indicator"


def test_the_workbook_shows_what_it_holds() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(segments_workbook(STUDY, TABLE))).active
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[3], strict=True))
    assert row["Score"].value == 0.6431234567
    assert row["Score"].number_format == "0.0000"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert segments_workbook(STUDY, replace(TABLE, rows=()), language="zh")
