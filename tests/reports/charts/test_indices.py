"""Figures of indices side by side: one axis, intervals, assumptions dashed, names that do not lie on each other."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts import indices as charts
from satisfaction.index.set_pair import analyse
from tests.reports.charts.drawing import domain, inside, tables, texts

ROWS = [
    charts.IndexRow("Fuzzy", 60.0, 59.3, 60.7, used=True),
    charts.IndexRow("Set pair", 60.0, 59.3, 60.7, band=(49.0, 74.0)),
    charts.IndexRow("Stated", 56.0, assumed=True),
]
GAPS = [
    charts.GapRow("Bills", 70.0, 80.0, -10.0, -11.0, -9.0, 50.0, 90.0, None),
    charts.GapRow("Outages", 55.0, 85.0, -30.0, -31.0, -29.0, 60.0, 95.0, False),
    charts.GapRow("Advice", 66.0, 60.0, 6.0),
]
DOTS = [
    charts.KanoDot(f"Feature {k}", 0.6, worse, (0.55, 0.65), (worse - 0.05, worse + 0.05), k % 2 == 0, "attractive")
    for k, worse in enumerate((0.2, 0.21, 0.7, 0.71))
]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_index_stands_on_one_axis(language: str) -> None:
    figure = charts.on_hundred(ROWS, t=translator(language), line=(75.0, "target 75"))
    assert domain(figure, "y") == ["Fuzzy", "Set pair", "Stated"]
    assert inside([49.0, 74.0, 75.0], domain(figure, "x"))
    assert {"60.0 ± 0.7", "56.0", "target 75"} <= set(texts(figure))
    assert "56.0" in figure.takeaway
    assert figure.png()[:4] == b"\x89PNG"


def test_the_one_in_use_is_solid_and_assumptions_are_dashed() -> None:
    figure = charts.on_hundred(ROWS, t=translator("en"))
    (solid,), (hollow,) = tables(figure, "circle"), tables(figure, "point")
    assert [row["name"] for row in solid] == ["Fuzzy"]
    assert [(row["name"], row["assumed"]) for row in hollow] == [("Set pair", False), ("Stated", True)]
    dashed = [layer for layer in figure.spec()["layer"] if layer["mark"].get("strokeDash") == [5, 4]]
    assert [row["name"] for row in dashed[0]["data"]["values"]] == ["Set pair"]


def test_the_connection_degree_shows_its_band_and_every_choice() -> None:
    figure = charts.connection(analyse(np.array([0.2, 0.3, 0.3, 0.1, 0.1])), t=translator("en"))
    shown = texts(figure)
    assert any(text.startswith("equal division +.2") for text in shown)
    assert domain(figure, "x") == [-1, 1]
    assert "+.200" in figure.takeaway


def test_the_widest_gap_comes_first_and_only_zones_that_were_asked_are_drawn() -> None:
    figure = charts.service_gaps(GAPS, t=translator("en"))
    assert domain(figure, "y") == ["Outages", "Bills", "Advice"]
    zones = figure.spec()["layer"][0]["data"]["values"]
    assert [row["name"] for row in zones] == ["Outages", "Bills"]
    assert "−30.0 ± 1.0" in texts(figure)
    assert figure.takeaway == "The widest gap is Outages: 55.0 against 85.0 expected."


def test_kano_names_are_moved_apart() -> None:
    figure = charts.kano(DOTS, corners=("A", "O", "I", "M"), t=translator("en"))
    rows = [row for layer in figure.spec()["layer"] for row in layer["data"]["values"] if "at" in row]
    heights = {row["name"]: row["at"] for row in rows}
    assert abs(heights["Feature 0"] - heights["Feature 1"]) >= 20 / 420 - 1e-9
    assert abs(heights["Feature 2"] - heights["Feature 3"]) >= 20 / 420 - 1e-9
    (solid,), (hollow,) = tables(figure, "circle"), tables(figure, "point")
    assert [row["name"] for row in solid] == ["Feature 0", "Feature 2"]
    assert [row["name"] for row in hollow] == ["Feature 1", "Feature 3"]
    assert "Feature 3" in figure.takeaway
    assert charts.kano([], corners=("A", "O", "I", "M"), t=translator("zh")).takeaway


def test_beside_a_line_values_stand_at_the_edge_where_it_crosses_none() -> None:
    rows = [charts.IndexRow("Staff", 69.4, 68.0, 71.0)]
    spec = charts.on_hundred(rows, t=translator("en"), line=(75.0, "target 75")).spec()
    (text,) = (part for part in spec["layer"] if part["encoding"].get("text") and part["data"]["values"] and "name" in
               part["data"]["values"][0])  # fmt: skip
    assert text["encoding"]["x"] == {"value": "width"}
    rule = next(part for part in spec["layer"] if part["mark"]["type"] == "rule")
    low, high = rule["encoding"]["x"]["scale"]["domain"]
    assert (high - 75.0) / (high - low) > 0.25


def test_no_tick_stands_beyond_one_hundred() -> None:
    spec = charts.on_hundred([charts.IndexRow("All alike", 97.0, 80.0, 100.0)], t=translator("en")).spec()
    axis = next(part["encoding"]["x"]["axis"] for part in spec["layer"] if "axis" in part["encoding"].get("x", {}))
    assert max(axis["values"]) == 100
