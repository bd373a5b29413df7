"""What a budget can buy, drawn: solid where proven, dashed where not; a plan lever by lever; a knee by name."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.frontier import Balanced, Funded, Reached, frontier, plan_bars, trade_offs
from reports.charts.look import BRASS, HEAT, Figure, Palette
from reports.charts.money import CostedIndex
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, layers, table, texts

T = translator("en")
DISPLAY = IndexDisplay()
PALETTE = Palette(("now", "a"), ("Status quo", "Plan A"), "now")
SCENARIOS = [CostedIndex("now", 0, 0.687), CostedIndex("a", 5_900, 0.734)]
POINTS = [Reached(0, 0, 0.687), Reached(6_000, 5_990, 0.744), Reached(12_000, 11_900, 0.761)]


def drawn(proven: bool = True, chosen: Reached | None = POINTS[1], language: str = "en") -> Figure:
    return frontier(POINTS, SCENARIOS, palette=PALETTE, display=DISPLAY, t=translator(language), proven=proven,
                    chosen=chosen, against="a")  # fmt: skip


@pytest.mark.parametrize(("proven", "colour"), [(True, HEAT), (False, BRASS)])
def test_solid_is_proven_and_dashed_brass_is_not(proven: bool, colour: str) -> None:
    line = next(layer["mark"] for layer in layers(drawn(proven)) if layer["mark"]["type"] == "line")
    assert line["color"] == colour
    assert ("strokeDash" in line) == (not proven)
    assert ("not proven" in drawn(proven).takeaway) == (not proven)


@pytest.mark.parametrize(("language", "unit"), [("en", 0.01), ("zh", 1.0)])
def test_money_is_in_the_unit_of_the_reader(language: str, unit: float) -> None:
    figure = drawn(language=language)
    assert [row["cost"] for row in table(figure, "key", "cost")] == pytest.approx([0, 6_000 * unit, 12_000 * unit])
    assert inside([0, 12_000 * unit], domain(figure, "x"))
    assert inside([0.687, 0.761], domain(figure, "y"))


def test_the_chosen_plan_is_marked_and_every_point_can_be_picked() -> None:
    figure = drawn()
    assert "best plan .744" in texts(figure)
    touch = layers(figure)[-1]
    assert figure.spec()["params"][0]["name"] == "picked"
    keys = [row["key"] for row in touch["data"]["values"]]
    assert keys == ["budget/0", "budget/6000", "budget/12000", "scenario/now", "scenario/a"]


def test_no_plan_at_all_is_said() -> None:
    figure = frontier([], SCENARIOS, palette=PALETTE, display=DISPLAY, t=T, proven=True)
    assert figure.takeaway == "No budget has a plan that keeps the rules."


def test_a_bar_a_lever_with_amount_money_and_share() -> None:
    figure = plan_bars([Funded("Training", "53.2 hours", 1_400, 0.7), Funded("App", "4 sites", 600, 0.3)], t=T)
    assert {"Training · 53.2 hours", "14.0m yuan · 70%"} <= set(texts(figure))
    assert figure.takeaway.startswith("Training takes most of the money: 14.0m yuan, 70%")


def test_differences_are_told_lever_by_lever() -> None:
    levers = [Funded("Training", "53 hours", 1_400, 1.0, 400.0), Funded("App", "", 0.0, 0.0, 700.0)]
    written = texts(plan_bars(levers, t=T, other="Plan A", colour="#CF7A1E"))
    assert {"10.0m yuan more", "7.0m yuan less"} <= set(written)


def test_what_is_left_is_shown() -> None:
    assert "Left unspent" in texts(plan_bars([Funded("App", "4 sites", 600, 1.0)], t=T, left=300.0))
    assert plan_bars([], t=T).takeaway == "The plan buys nothing."


def test_knee_and_first_are_named() -> None:
    plans = [Balanced("budget/0", 0, 0.687, 0.0), Balanced("budget/1", 3_000, 0.73, 40.0),
             Balanced("budget/2", 9_000, 0.75, 90.0)]  # fmt: skip
    assert {"knee", "ranked first"} <= set(texts(trade_offs(plans, knee=1, best=2, display=DISPLAY, t=T)))
    same = trade_offs(plans, knee=1, best=1, display=DISPLAY, t=T)
    assert "knee, and ranked first" in texts(same)
    assert "the knee costs 30.0m yuan and reaches .730" in same.takeaway
