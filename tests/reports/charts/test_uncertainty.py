"""What uncertain judgments leave open, as drawings."""

from __future__ import annotations

import numpy as np

from i18n.translate import translator
from reports.charts import uncertainty as charts
from reports.charts.look import BRASS, Palette
from tests.reports.charts.drawing import domain, inside, layers, tables, texts

T = translator("en")
PALETTE = Palette(("S1", "S2"), ("Grid", "People"))


def test_intervals_are_dashed_brass_because_the_spread_is_assumed() -> None:
    found = [charts.WeightInterval("Skills", 0.116, 0.109, 0.123), charts.WeightInterval("Speed", 0.05, 0.045, 0.052)]
    figure = charts.intervals(found, t=T)
    rule = next(layer["mark"] for layer in layers(figure) if layer["mark"]["type"] == "rule")
    assert (rule["color"], bool(rule["strokeDash"])) == (BRASS, True)
    assert inside([0.109, 0.123], domain(figure, "x"))
    assert {".116", ".109–.123"} <= set(texts(figure))
    assert figure.takeaway == "Skills is the least certain weight: .109–.123 (90%)."


def test_ranks_are_a_strip_of_heat_with_their_chances() -> None:
    figure = charts.ranks(np.array([[0.73, 0.27], [0.27, 0.73]]), ["S1", "S2"], palette=PALETTE, t=T)
    (cells,) = tables(figure, "rect")
    assert [row["chance"] for row in cells] == [0.73, 0.27, 0.27, 0.73]
    assert domain(figure, "x") == ["rank 1", "rank 2"]
    assert figure.takeaway == "Grid is first in 73% of the draws."


def test_favourable_weights_name_who_is_never_best() -> None:
    figure = charts.favourable(
        np.array([0.0, 1.0]), np.array([[0, 0], [0.4, 0.6]]), ["S1", "S2"], ["Supply", "Staff"], palette=PALETTE, t=T
    )
    assert {"never", "100%", ".40", ".60"} <= set(texts(figure))
    assert domain(figure, "y") == ["People", "Grid"]


def test_drivers_have_intervals_and_never_fall_below_nothing() -> None:
    found = [charts.Driver("Goal", 0.41, 0.37, 0.46, 0.4), charts.Driver("Staff", -0.01, -0.02, 0.01, -0.02)]
    figure = charts.drivers(found, t=T)
    (bars,) = tables(figure, "bar")
    assert [row["total"] for row in bars] == [0.41, 0.0]
    assert {"41%", "0%"} <= set(texts(figure))
    assert figure.takeaway == "Goal drives the result most: 41% of its spread."


def test_all_of_it_can_be_printed() -> None:
    """Drawn to the end by the renderer of documents."""
    drawn = (
        charts.intervals([charts.WeightInterval("Grid", 0.116, 0.109, 0.123)], t=T),
        charts.ranks(np.eye(2), ["S1", "S2"], palette=PALETTE, t=T),
        charts.favourable(np.array([0.4, 0.6]), np.eye(2), ["S1", "S2"], ["A", "B"], palette=PALETTE, t=T),
        charts.drivers([charts.Driver("Grid", 0.41, 0.37, 0.46, 0.4)], t=T),
    )
    assert all("Grid" in figure.svg(width=600) for figure in drawn)
