"""Curves of a panel, and shifts observed beside those modelled."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.elicited import ExpertCurve, ShiftSeen, panel_curves, shifts
from tests.reports.charts.drawing import domain, layers, table, tables

T = translator("en")
AMOUNTS = [0.0, 20.0, 40.0, 60.0]


def test_curves_of_a_panel() -> None:
    experts = [
        ExpertCurve("Ann", (0, 0.4, 0.64, 0.78), ((20, 0.4),)),
        ExpertCurve("Ben", (0, 0.2, 0.5, 0.7), ((20, 0.2), (60, 0.7))),
    ]
    figure = panel_curves(AMOUNTS, experts, (0, 0.3, 0.57, 0.74), (0, 0.31, 0.56, 0.74), unit="h", t=T)
    assert len(table(figure, "amount", "share", "name")) == 8
    assert [len(rows) for rows in tables(figure, "circle")] == [3]
    assert domain(figure, "y") == [0, 1]
    assert figure.takeaway == "2 experts answered; half of the effect is reached at 40 h."
    low = panel_curves(AMOUNTS, experts[:1], (0, 0.1, 0.2, 0.3), (0, 0.1, 0.2, 0.3), unit="h", t=T)
    assert low.takeaway == "1 expert answered; half of the effect is not reached."


def test_observed_and_modelled_shifts() -> None:
    rows = [ShiftSeen("A", 0.1, 0.12, 0.05), ShiftSeen("B", 0.5, 0.1, 0.05)]
    figure = shifts(rows, t=T)
    assert [row["indicator"] for row in table(figure, "modelled")] == ["B", "A"]
    assert figure.takeaway.startswith("1 of 2 modelled shifts")
    assert layers(figure)[3]["mark"]["shape"] == "diamond"
