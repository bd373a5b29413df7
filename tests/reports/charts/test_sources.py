"""What a range is made of: parts that fill one bar, named where there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from i18n.translate import translator
from reports.charts.sources import Spread, variance_bars
from tests.reports.charts.drawing import table, texts

T = translator("en")


def test_the_parts_fill_the_bar_and_what_nobody_explains_alone_is_interplay() -> None:
    figure = variance_bars([Spread("Where A ends", {"the futures": 0.6, "the levers": 0.3, "the survey": 0.04})], t=T)
    rows = table(figure, "from", "to")
    assert [row["name"] for row in rows] == ["the futures", "the levers", "the survey", "interplay"]
    assert rows[-1]["to"] == pytest.approx(1.0)
    assert all(a["to"] == pytest.approx(b["from"]) for a, b in pairwise(rows))
    assert "the futures explains 60% of the variance" in figure.takeaway
    assert "60%" in texts(figure)
    assert "4%" not in texts(figure)  # no room for a name: a tooltip says it


def test_estimates_beyond_the_whole_are_scaled() -> None:
    rows = table(variance_bars([Spread("A", {"one": 0.8, "two": 0.4})], t=T), "from", "to")
    assert [row["name"] for row in rows] == ["one", "two"]
    assert rows[-1]["to"] == pytest.approx(1.0)


def test_a_source_keeps_its_shade_in_both_bars() -> None:
    bars = [Spread("A", {"one": 0.7, "two": 0.3}), Spread("B", {"one": 0.2, "two": 0.8})]
    rows = table(variance_bars(bars, t=T), "from", "to")
    shades = {(row["name"], row["fullness"]) for row in rows}
    assert len(shades) == 2
    assert rows[0]["bottom"] < rows[2]["top"]  # one below the other
