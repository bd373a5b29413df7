"""How the customers of a study are divided, with the figures that segments have of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from satisfaction.figure_readings import FigureReading
from satisfaction.respondents import Dimension, Population, Segment
from store.examples import load_example
from studies.divisions import divisions_of
from tests.studies.operating import operating

DEMO = load_example("power-supply")


def test_shares_are_parts_of_the_counted_customers() -> None:
    district, tier, channel, *_ = divisions_of(DEMO)
    assert dict(zip(district.segments, district.shares, strict=True)) == pytest.approx(
        {"D1": 0.36, "D2": 0.08, "D3": 0.22, "D4": 0.24, "D5": 0.1}
    )
    assert tier.shares == pytest.approx((60 / 5e5, 1940 / 5e5, 498000 / 5e5))
    assert district.is_counted
    assert not channel.is_counted
    assert channel.shares == pytest.approx((1 / 3,) * 3)
    assert not district.has_figures


def test_the_latest_reading_of_a_segment_counts() -> None:
    readings = (
        FigureReading("N11", "2025", 20.0, "district", "D4"),
        FigureReading("N11", "2026", 14.0, "district", "D4"),
        FigureReading("N11", "2026", 9.0),
        FigureReading("N13", "2026", 97.0, "district", "D1"),
    )
    (district,) = (each for each in divisions_of(replace(DEMO, readings=readings)) if each.dimension == "district")
    assert district.figures["D4"] == {"N11": 14.0}
    assert district.figures["D1"] == {"N13": 97.0}
    assert district.figures["D2"] == {}


def test_lists_of_outages_tell_of_districts_too() -> None:
    (district,) = divisions_of(operating())
    assert district.figures["D1"]["N11"] == pytest.approx(12 * 600 / 6000)
    assert district.figures["D2"]["N13"] == 97.0


def test_a_dimension_without_customers_counts_alike() -> None:
    empty = Dimension("place", Label(), (Segment("a", Label(), 0), Segment("b", Label(), 0)))
    (found,) = divisions_of(replace(DEMO, population=Population((empty, Dimension("none", Label(), ())))))
    assert found.shares == (0.5, 0.5)
    assert not found.is_counted
