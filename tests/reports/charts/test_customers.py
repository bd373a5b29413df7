"""Customers against revenue."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.customers import SegmentParts, heads_and_revenue

EN = translator("en")


def test_who_pays_more_than_they_are_many_is_said() -> None:
    figure = heads_and_revenue(
        [SegmentParts("VIP", 0.0001, 0.19), SegmentParts("Large", 0.004, 0.58), SegmentParts("Ordinary", 0.996, 0.23)],
        t=EN,
    )
    assert figure.takeaway == "Large bring 58% of the revenue with 0.4% of the customers."
    rows = figure.spec()["layer"][0]["data"]["values"]
    assert [(row["name"], row["more"], row["revenue_text"]) for row in rows] == [
        ("VIP", True, "19%"),
        ("Large", True, "58%"),
        ("Ordinary", False, "23%"),
    ]


def test_nobody_is_drawn_as_nobody() -> None:
    assert heads_and_revenue([], t=EN).takeaway == "No segment has customers."
