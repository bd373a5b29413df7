"""Priorities, what networks say, and places: sorted, signed, and told in one sentence."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.alternatives import Voice, contributions, places, priorities
from tests.reports.charts.drawing import domain, tables, texts

NAMES = ["North", "South", "West"]
VALUES = np.array([0.3, 0.5, 0.2])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_best_stands_on_top(language: str) -> None:
    figure = priorities(NAMES, VALUES, t=translator(language))
    assert domain(figure, "y") == ["South", "North", "West"]
    assert texts(figure) == [".500", ".300", ".200"]
    assert "South" in figure.takeaway
    assert ".500" in figure.takeaway


def test_what_is_negative_hangs_to_the_left() -> None:
    figure = priorities(NAMES, np.array([0.1, -0.2, 0.3]), t=translator("en"))
    (bars,) = tables(figure, "bar")
    assert [(row["name"], row["against"]) for row in bars] == [("West", False), ("North", False), ("South", True)]
    assert "−.200" in texts(figure)


def test_other_readings_are_hollow_marks_with_a_key() -> None:
    figure = priorities(NAMES, VALUES, t=translator("en"), beside={"AHP": VALUES[::-1], "limit": VALUES})
    first, second = tables(figure, "point")
    assert [row["reading"] for row in first] == ["AHP"] * 3
    assert [row["value"] for row in second] == [0.5, 0.3, 0.2]
    assert any("AHP" in text and "limit" in text for text in texts(figure))


def test_large_numbers_of_a_formula_are_read_as_they_are() -> None:
    assert "1,200" in texts(priorities(NAMES, np.array([1200.0, 3, 4]), t=translator("en")))


def test_networks_beside_the_total() -> None:
    voices = [Voice("Benefits", 0.6, VALUES, against=False), Voice("Costs", 0.4, VALUES[::-1], against=True)]
    figure = contributions(NAMES, voices, np.array([0.1, 0.9, 0.3]), t=translator("en"))
    (cells,) = tables(figure, "rect")
    assert domain(figure, "y") == ["South", "West", "North"]
    assert domain(figure, "x") == ["Benefits", "Costs", "Total"]
    assert {row["network"]: row["against"] for row in cells} == {"Benefits": False, "Costs": True}
    assert max(row["share"] for row in cells) == 1
    assert ".900" in figure.takeaway


def test_places_in_the_order_of_their_mean() -> None:
    figure = places(NAMES, {"TOPSIS": [2, 1, 3], "VIKOR": [1, 2, 2]}, t=translator("en"))
    (cells,) = tables(figure, "rect")
    assert domain(figure, "y") == ["North", "South", "West"]
    assert [row["place"] for row in cells if row["method"] == "VIKOR"] == ["1", "2", "2"]
    assert sorted(texts(figure)) == ["1", "1", "2", "2", "2", "3"]
    assert "North" in figure.takeaway
