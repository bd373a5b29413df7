"""Priorities as bars: the best above and fuller, every number at its bar."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.priorities import MOST, priorities
from tests.reports.charts.drawing import domain, tables, texts


def test_the_best_stands_above() -> None:
    figure = priorities(["Low", "High", "Middle"], [0.1, 0.6, 0.3], t=translator("en"))
    assert domain(figure, "y") == ["High", "Middle", "Low"]
    first, others = tables(figure, "bar")
    assert [row["name"] for row in first] == ["High"]
    assert [row["name"] for row in others] == ["Middle", "Low"]
    assert texts(figure) == [".600", ".300", ".100"]
    assert figure.takeaway == "Priorities, the best first: High .600, Middle .300, Low .100."


def test_very_many_are_cut() -> None:
    names = [f"A{k}" for k in range(MOST + 5)]
    figure = priorities(names, [1.0 + k for k in range(MOST + 5)], t=translator("zh"))
    assert len(domain(figure, "y")) == MOST
