"""The index under every method: on one scale, the one in use solid, what is assumed in brass."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.methods import MethodIndex, methods
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, tables, texts

FOUND = [
    MethodIndex("Fuzzy", 0.687, True, 0.682, 0.692),
    MethodIndex("Average", 0.70, False, 0.66, 0.74),
    MethodIndex("Structural", 0.65, False, assumed=True),
]


@pytest.mark.parametrize("display", [IndexDisplay(), IndexDisplay("percent")], ids=lambda d: d.kind)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_method_stands_on_one_scale(display: IndexDisplay, language: str) -> None:
    figure = methods(FOUND, display=display, t=translator(language))
    (rows,) = tables(figure, "text")
    assert domain(figure, "y") == ["Fuzzy", "Average", "Structural"]
    assert [row["at"] for row in rows] == [display.at(each.score) for each in FOUND]
    assert (rows[2]["low"], rows[2]["high"]) == (display.at(0.65), display.at(0.65))
    assert inside([display.at(v) for v in (0.65, 0.66, 0.74)], domain(figure, "x"))
    assert texts(figure) == [display.text(each.score) for each in FOUND]
    assert all(text in figure.takeaway for text in (display.text(0.65), display.text(0.7), "Fuzzy"))


def test_the_one_in_use_is_solid_and_the_others_hollow() -> None:
    figure = methods(FOUND, display=IndexDisplay(), t=translator("en"))
    (solid,), (hollow,) = tables(figure, "circle"), tables(figure, "point")
    assert [row["name"] for row in solid] == ["Fuzzy"]
    assert [(row["name"], row["assumed"]) for row in hollow] == [("Average", False), ("Structural", True)]


def test_an_interval_is_told_where_the_mark_is_pointed_at() -> None:
    (rows,) = tables(methods(FOUND, display=IndexDisplay(), t=translator("en")), "text")
    assert [row["range"] for row in rows] == [".687 (.682–.692)", ".700 (.660–.740)", ".650"]


def test_where_no_method_is_in_use_none_is_named() -> None:
    figure = methods(FOUND[1:], display=IndexDisplay(), t=translator("en"))
    assert "–" in figure.takeaway
    assert list(tables(figure, "circle")) == [[]]
