"""Turning points: each row from where it stands to where the answer changes, on one scale."""

from __future__ import annotations

import math

import pytest

from i18n.translate import translator
from reports.charts import robustness as charts
from reports.charts.robustness import TurningPoint
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, tables, texts

T = translator("en")
POINTS = [
    TurningPoint("A : B", 2.3, 2.7, "2.3 → 2.7", "E1 alone", "Balanced"),
    TurningPoint("A : C", 1 / 2, 1 / 4, "1/2 → 1/4", "", "Balanced"),
]


def test_ratios_stand_at_equal_factors() -> None:
    figure = charts.judgments(POINTS, t=T)
    (dots,) = tables(figure, "circle")
    assert [row["value"] for row in dots] == pytest.approx([math.log(2.3), math.log(0.5)])
    assert inside([math.log(2.7), math.log(0.25)], domain(figure, "x"))
    assert domain(figure, "y") == ["A : B", "A : C"]
    assert figure.takeaway == "The smallest change: A : B, 2.3 → 2.7."


def test_arrows_point_where_it_goes() -> None:
    right, left = tables(charts.judgments(POINTS, t=T), "point")
    assert ([row["name"] for row in right], [row["name"] for row in left]) == (["A : B"], ["A : C"])


def test_a_rival_is_named_only_where_they_differ() -> None:
    assert "2.3 → 2.7" in texts(charts.judgments(POINTS, t=T))
    two = [POINTS[0], TurningPoint("A : C", 1.0, 2.0, "1 → 2", "", "Reliability")]
    assert "1 → 2  Reliability" in texts(charts.weights(two, t=T))


def test_answers_follow_the_display() -> None:
    points = [TurningPoint("Skills", 0.6, 0.7, "", "", "B")]
    figure = charts.answers(points, display=IndexDisplay("percent"), t=T)
    (dots,) = tables(figure, "circle")
    assert (dots[0]["value"], dots[0]["needed"]) == (pytest.approx(50), pytest.approx(62.5))


def test_costs_are_parts_of_themselves() -> None:
    figure = charts.costs([TurningPoint("cost of A", 0.0, -0.16, "−16%", "", "A")], t=T)
    assert inside([-0.16, 0.0], domain(figure, "x"))
    assert [charts.change_text(part) for part in (-0.008, 0.16)] == ["−0.8%", "+16%"]


def test_nothing_to_draw_says_so() -> None:
    assert charts.weights([], t=T).takeaway == "Nothing changes the leader."
    assert "领先者" in charts.weights([], t=translator("zh")).takeaway


def test_ratios_are_named_on_both_sides_of_equal() -> None:
    svg = charts.judgments(POINTS, t=T).svg(width=600)
    assert all(f">{name}</text>" in svg for name in ("1/3", "1/2", "1", "2"))


def test_pairs_stand_on_two_lines_and_all_can_be_printed() -> None:
    drawn = (
        charts.judgments(POINTS, t=T),
        charts.weights(POINTS, t=T),
        charts.answers(POINTS, display=IndexDisplay(), t=T),
        charts.costs(POINTS, t=T),
    )
    for figure in drawn:
        svg = figure.svg(width=600)
        assert "<tspan>A</tspan>" in svg
        assert "2.3 → 2.7" in svg
