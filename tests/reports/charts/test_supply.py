"""Months without supply, what makes most of it, and control charts."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts import supply as charts
from reports.charts.supply import Part
from satisfaction.control_chart import u_chart
from tests.reports.charts.drawing import domain, inside, tables, texts

T = translator("en")
PARTS = ("Faults", "Announced", "Major event days")


def test_the_parts_of_a_month_stand_on_each_other() -> None:
    figure = charts.months_without([("Jan", (30.0, 10.0, 0.0)), ("Feb", (20.0, 5.0, 40.0))], PARTS, t=T)
    bars = next(tables(figure, "bar"))
    february = [(row["from"], row["to"]) for row in bars if row["month"] == "Feb"]
    assert february == [(0.0, 20.0), (20.0, 25.0), (25.0, 65.0)]
    assert inside([0, 65], domain(figure, "y"))
    assert figure.takeaway == "The worst month was Feb with 65 min."
    quiet = charts.months_without([("Jan", (30.0, 10.0, 0.0))], PARTS, t=T)
    assert "Major event days" not in [row["part"] for table in tables(quiet, "text") for row in table]


def test_what_makes_most_is_full_and_what_was_announced_is_hollow() -> None:
    parts = [Part("works", "3 h", 0.6, 0.6, hollow=True), Part("storm", "2 h", 0.3, 0.9), Part("rest", "1 h", 0.1, 1.0,
                                                                                           vital=False)]  # fmt: skip
    figure = charts.pareto(parts, hollow="announced", t=T)
    full, hollow = tables(figure, "bar")
    assert [row["opacity"] for row in full] == [0.85, 0.35]
    assert [row["name"] for row in hollow] == ["works"]
    assert {"3 h · 60%", "90%", "announced: hollow", "summed up"} <= set(texts(figure))
    assert figure.takeaway == "works makes 60%; 2 make 90%."


def test_points_beyond_their_limits_are_told() -> None:
    counts = [10, 11, 9, 10, 40]
    names = ["Jan", "Feb", "Mar", "Apr", "May"]
    figure = charts.control_chart(names, u_chart(counts, [1] * 5, ordered=False), counts, t=T)
    *_, beyond = tables(figure, "circle")
    assert [row["month"] for row in beyond] == ["May"]
    assert figure.takeaway == "1 of 5 months lie beyond their limits, 0 belong to a run."
    calm = charts.control_chart(names[:4], u_chart(counts[:4], [1] * 4), counts[:4], t=T)
    assert calm.takeaway == "All 4 months lie inside their limits."
    assert "mean 10" in texts(calm)
