"""What money buys: scenarios and the frontier in the money of the reader."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.look import Figure, Palette
from reports.charts.money import CostedIndex, cost_index
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, tables, texts

T = translator("en")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")
both = pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)
PALETTE = Palette(("now", "a"), ("Status quo", "Plan A"), "now")
SCENARIOS = [CostedIndex("now", 0, 0.687), CostedIndex("a", 6_000, 0.734)]
FRONTIER = [(0.0, 0.687), (4_000.0, 0.73), (8_000.0, 0.75), (20_000.0, 0.76)]


def costs(
    display: IndexDisplay = SCORE,
    language: str = "en",
    budget: float | None = 6_000,
    frontier: list[tuple[float, float]] = FRONTIER,
) -> Figure:
    return cost_index(
        SCENARIOS, palette=PALETTE, display=display, t=translator(language), frontier=frontier, budget=budget
    )


@both
@pytest.mark.parametrize(("language", "unit"), [("en", 0.01), ("zh", 1.0)])
def test_costs_are_in_the_money_of_the_reader(display: IndexDisplay, language: str, unit: float) -> None:
    figure = costs(display, language)
    points = next(iter(tables(figure, "point")))
    assert [(row["cost"], row["index"]) for row in points] == [
        (0, display.at(0.687)),
        (pytest.approx(6_000 * unit), display.at(0.734)),
    ]
    assert inside([0, 6_000 * unit], domain(figure, "x"))
    assert inside([display.at(0.687), display.at(0.75)], domain(figure, "y"))


def test_the_frontier_is_cut_where_no_scenario_is_near() -> None:
    line = next(iter(tables(costs(), "line")))
    assert [row["cost"] for row in line] == pytest.approx([0, 40, 75])
    assert line[-1]["index"] == pytest.approx(0.73 + 0.02 * 3_500 / 4_000)


@both
def test_a_budget_is_drawn_at_the_best_it_buys(display: IndexDisplay) -> None:
    figure = costs(display)
    rule = next(iter(tables(figure, "rule")))
    assert (rule[0]["cost"], rule[0]["index"]) == pytest.approx((60, display.at(0.74)))
    assert f"the best mix for 60.0m yuan reaches {display.text(0.74)}" in figure.takeaway


def test_without_a_frontier_or_a_budget_there_is_no_rule() -> None:
    for figure in (costs(budget=None), costs(frontier=[])):
        assert not list(tables(figure, "rule"))
        assert figure.takeaway == "Plan A reaches the highest index, .734, for 60.0m yuan."


def test_the_names_stand_beside_their_points() -> None:
    figure = costs(budget=None)
    assert texts(figure) == ["Status quo", "Plan A"]
