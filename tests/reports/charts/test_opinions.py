"""A panel on paper: one scale for all sets, the map, the lengths, the conclusions."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts import opinions as charts
from reports.charts.look import Palette
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, table, tables, texts

T = translator("en")
ROWS = [charts.SetRow("Goal", 0.938, 0.72, 0.077), charts.SetRow("Online", 0.42, None, 0.01)]
WORDS = ["very low", "low", "moderate", "high", "very high"]
OPTIONS = Palette(("S0", "S3", "S4"), ("Status quo", "Channels", "Balanced"), "S0")


def test_all_sets_stand_on_one_scale_with_its_words() -> None:
    figure = charts.agreement(ROWS, WORDS, t=T)
    assert domain(figure, "y") == ["Goal", "Online"]
    assert inside([0.938, 0.42], domain(figure, "x"))
    assert texts(figure)[:5] == WORDS
    assert "Goal · .938 · W .72 · moves 7.7%" in texts(figure)
    assert "Online · .420 · moves 1.0%" in texts(figure)
    assert figure.takeaway == "The experts agree least on Online: consensus .420."


def test_words_that_no_set_reaches_are_left_out() -> None:
    assert "very low" not in texts(charts.agreement(ROWS[:1], WORDS, t=T))


def test_the_map_gives_each_group_a_mark() -> None:
    places = np.array([[1.0, 0.0], [0.9, 0.1], [-1.0, 0.0]])
    one = charts.opinion_map(["E1", "E2", "E3"], places, [(0, 1, 2)], t=T)
    assert one.takeaway == "The experts stand as one group."
    two = charts.opinion_map(["E1", "E2", "E3"], places, [(0, 1), (2,)], t=T)
    assert {row["group"] for row in table(two, "name", "group")} == {"0", "1"}
    assert two.takeaway == "Groups of experts: E1, E2; E3."
    assert inside(places[:, 0].tolist(), domain(two, "x"))


def test_experts_of_one_mind_do_not_break_the_map() -> None:
    figure = charts.opinion_map(["E1", "E2"], np.zeros((2, 2)), [(0, 1)], t=T)
    low, high = domain(figure, "x")
    assert low < 0 < high


def test_who_is_beyond_the_limit_stands_out() -> None:
    bars = [charts.Bar("E5 Station", 0.6, "Voltage × .50", True), charts.Bar("E1 VP", 0.2, "Safety × 1.2")]
    figure = charts.lengths(bars, takeaway="E5 stands apart.", limit=0.5, limit_text="apart")
    assert [row["out"] for row in table(figure, "out")] == [True, False]
    assert "E5 Station · Voltage × .50" in texts(figure)
    assert inside([0.5, 0.6], domain(figure, "x"))
    assert len(list(tables(charts.lengths(bars, takeaway="", percent=True)))) == len(list(tables(figure)))


@pytest.mark.parametrize("display", [None, IndexDisplay(), IndexDisplay("percent")])
def test_the_first_two_are_named_and_ties_said(display: IndexDisplay | None) -> None:
    rows = [
        charts.Conclusion("the whole panel", np.array([0.687, 0.734, 0.733]), True, True),
        charts.Conclusion("E1", np.array([0.687, 0.71, 0.74]), False),
    ]
    figure = charts.conclusions(rows, OPTIONS, display=display, t=T, ends=(0.70, 0.75))
    said = texts(figure)
    show = display.text if display else (lambda value: f"{value:.3f}"[1:])
    assert f"Channels {show(0.734)} ≈ Balanced {show(0.733)}" in said
    assert f"Balanced {show(0.74)} > Channels {show(0.71)}" in said
    (first,), (second,) = list(tables(figure, "circle")), list(tables(figure, "point"))
    assert [row["scenario"] for row in first] == ["S3", "S4"]
    assert [row["scenario"] for row in second] == ["S4", "S3"]
    at = display.at if display else float
    assert inside([at(0.70), at(0.75)], domain(figure, "x"))
    assert figure.takeaway == "Which option comes first: Balanced (1)."
