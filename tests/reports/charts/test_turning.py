"""Turned options: ordered bars, curves with their crossings, criteria side by side, regions of winners."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.numbers import score
from i18n.translate import translator
from reports.charts import turning as charts
from reports.charts.look import Palette
from tests.reports.charts.drawing import domain, inside, table, tables, texts

T = translator("en")
PALETTE = Palette(("S0", "S1", "S2"), ("Idle", "Grid", "People"), "S0")


def test_bars_are_ordered_as_turned_and_remember_where_they_stood() -> None:
    figure = charts.order(["S1", "S2"], [0.7, 0.72], [0.73, 0.71], palette=PALETTE, text=score, t=T)
    (bars,), (ticks,) = tables(figure, "bar"), tables(figure, "tick")
    assert [row["name"] for row in bars] == ["People", "Grid"]
    assert [row["now"] for row in ticks] == [0.71, 0.73]
    assert inside([0.7, 0.71, 0.72, 0.73], domain(figure, "x"))
    assert figure.takeaway.startswith("People is first with .720")


def lines(at: float = 0.3) -> charts.Lines:
    values = np.linspace(0, 1, 11)
    worth = np.stack([0.5 + 0.2 * values, 0.6 - 0.1 * values], axis=-1)
    return charts.Lines(("S1", "S2"), values, worth, 0.2, at, ((1 / 3, 0.5667, ".333 Grid"), (0.9, 0.6, "")))


def test_curves_mark_crossings_and_name_changes_of_the_lead() -> None:
    figure = charts.curves(lines(), palette=PALETTE, axis_title="weight", text=score, t=T)
    (marks,) = tables(figure, "point")
    assert len(marks) == 2
    assert ".333 Grid" in texts(figure)
    assert {"Grid", "People", "now .200", ".300"} <= set(texts(figure))
    assert figure.takeaway == "The lead changes: .333 Grid."


def test_where_nothing_was_turned_there_is_one_rule() -> None:
    figure = charts.curves(lines(at=0.2), palette=PALETTE, axis_title="weight", text=score, t=T)
    now, turned = tables(figure, "rule")
    assert (len(now), len(turned)) == (1, 0)


def test_performance_has_the_criteria_and_the_whole() -> None:
    found = charts.Performance(
        ("S1", "S2"),
        ("Supply", "Staff"),
        np.array([[0.8, 0.5], [0.6, 0.9]]),
        np.array([0.68, 0.72]),
        np.array([0.6, 0.4]),
    )
    figure = charts.performance(found, palette=PALETTE, text=score, t=T)
    points = table(figure, "criterion")
    assert [row["worth"] for row in points] == [0.8, 0.5, 0.68, 0.6, 0.9, 0.72]
    assert {"Supply", "Staff", "overall", ".600", "Grid  .680"} <= set(texts(figure))
    assert figure.takeaway == "The options differ most in Staff, where People is best with .900."


def test_regions_are_polygons_with_their_names_inside() -> None:
    whole = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    figure = charts.plane(
        [charts.Region("S1", whole, 1.0)], now=(0.2, 0.3), first="Supply", second="Staff", palette=PALETTE, t=T
    )
    (corners,) = tables(figure, "line")
    assert [(row["x"], row["y"]) for row in corners] == [(0, 0), (1, 0), (0, 1), (0, 0)]
    (label,) = (row for rows in tables(figure, "text") for row in rows if row["text"] == "Grid")
    assert (label["x"], label["y"]) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert figure.takeaway == "Over all weights of Supply and Staff, Grid wins in 100% of the plane."
    segment = charts.Region("S2", np.array([[0.0, 1.0], [1.0, 0.0]]), 1.0)
    drawn = charts.plane([segment], now=(0.5, 0.5), first="A", second="B", palette=PALETTE, t=T)
    assert "People" in texts(drawn)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_of_it_can_be_printed(language: str) -> None:
    """Drawn to the end by the renderer of documents, which refuses what a browser would silently leave out."""
    t, whole = translator(language), np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    found = charts.Performance(("S1", "S2"), ("A", "B"), np.eye(2), np.array([0.5, 0.5]), np.array([0.5, 0.5]))
    drawn = (
        charts.order(["S1", "S2"], [0.7, 0.72], [0.73, 0.71], palette=PALETTE, text=score, t=t),
        charts.curves(lines(), palette=PALETTE, axis_title="weight", text=score, t=t),
        charts.performance(found, palette=PALETTE, text=score, t=t),
        charts.plane([charts.Region("S1", whole, 1.0)], now=(0.2, 0.3), first="A", second="B", palette=PALETTE, t=t),
    )
    for figure in drawn:
        assert "Grid" in figure.svg(width=600)
        assert figure.png(width=300, scale=1).startswith(b"\x89PNG")
