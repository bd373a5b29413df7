"""One scenario over time: its band, the figures it changes, the cash it needs."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts import scenarios
from reports.charts.look import Figure, Palette
from reports.charts.scales import IndexDisplay
from reports.charts.scenarios import FigureChange, Path
from tests.reports.charts.drawing import domain, inside, layers, table, tables, texts, ticks

T, ZH = translator("en"), translator("zh")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")
PALETTE = Palette(("now", "a"), ("Status quo", "Plan A"), "now")
PLAN = Path("a", (0.60, 0.64, 0.70), (0.60, 0.62, 0.66), (0.60, 0.67, 0.75))
QUO = Path("now", (0.60, 0.60, 0.59))


@pytest.mark.parametrize(
    ("last", "expected"),
    [(1, [0, 1]), (4, [0, 1, 2, 3, 4]), (12, [0, 4, 8, 12]), (40, [*range(0, 41, 8)]), (400, [*range(0, 401, 80)])],
)
def test_a_long_time_has_few_ticks(last: int, expected: list[int]) -> None:
    axis = scenarios.quarters(last, T).to_dict()
    assert axis["axis"]["values"] == expected
    assert axis["scale"]["domain"] == [0, last]


@pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)
def test_a_path_with_its_band_against_the_status_quo(display: IndexDisplay) -> None:
    figure = scenarios.index_over_time(PLAN, QUO, palette=PALETTE, display=display, t=T)
    lines = {(row["scenario"], row["quarter"]): row["index"] for row in table(figure, "scenario", "quarter", "index")}
    assert lines["a", 2] == pytest.approx(display.at(0.70))
    assert lines["now", 2] == pytest.approx(display.at(0.59))
    (band,) = tables(figure, "area")
    assert [(row["low"], row["high"]) for row in band] == [
        (display.at(a), display.at(b)) for a, b in zip(PLAN.low, PLAN.high, strict=True)
    ]
    assert inside([display.at(0.59), display.at(0.75)], domain(figure, "y"))
    assert inside(ticks(figure, "y"), domain(figure, "y"))
    assert texts(figure) == [f"Plan A  {display.text(0.70)}", f"Status quo  {display.text(0.59)}"]
    assert figure.takeaway.endswith(f"in 2 quarters; the status quo ends at {display.text(0.59)}.")


def test_a_path_without_draws_has_no_band() -> None:
    figure = scenarios.index_over_time(Path("a", PLAN.index), QUO, palette=PALETTE, display=SCORE, t=T)
    assert list(tables(figure, "area")) == [[]]


def test_the_closed_share_of_a_gap_whichever_way_is_better() -> None:
    assert FigureChange("SAIDI", "h", 9.0, 7.0, 1.0).closed == 0.25
    assert FigureChange("Resolved", "%", 80.0, 85.0, 100.0).closed == 0.25
    assert FigureChange("Resolved", "%", 80.0, 75.0, 100.0).closed == -0.25
    assert FigureChange("Ideal already", "%", 100.0, 100.0, 100.0).closed == 0


CHANGES = [
    FigureChange("SAIDI", "h", 9.0, 7.0, 1.0),
    FigureChange("Still", "%", 50.0, 50.1, 100.0),
    FigureChange("Resolved", "%", 80.0, 90.0, 100.0),
    FigureChange("Digital", "", 60.0, 50.0, 100.0),
]


def test_figures_that_move_are_on_one_scale_of_gaps() -> None:
    figure = scenarios.figures_changed(CHANGES, t=T)
    assert domain(figure, "y") == ["Resolved", "SAIDI", "Digital"]
    assert domain(figure, "x") == [pytest.approx(-0.3), 1.0]
    rows = table(figure, "closed", "good")
    assert [row["closed"] for row in rows] == pytest.approx([0.5, 0.25, -0.25])
    assert [row["good"] for row in rows] == [True, True, False]
    assert [row["text"] for row in rows] == ["80 → 90 %", "9 → 7 h", "60 → 50"]
    assert figure.takeaway == "Resolved improves most: 80 → 90 %, 50% of its gap."


def test_only_the_figures_that_move_most_are_shown() -> None:
    assert domain(scenarios.figures_changed(CHANGES, t=T, top=1), "y") == ["Resolved"]
    assert domain(scenarios.figures_changed(CHANGES[:1], t=T), "x") == [0.0, 1.0]


def test_where_no_figure_moves_it_is_said() -> None:
    assert scenarios.figures_changed(CHANGES[1:2], t=T).takeaway == "No operating figure changes."


def cash(flows: dict[str, list[float]], language: str = "en") -> Figure:
    return scenarios.cash(flows, t=translator(language))


@pytest.mark.parametrize(("language", "unit"), [("en", 0.01), ("zh", 1.0)])
def test_cash_is_stacked_in_the_money_of_the_reader(language: str, unit: float) -> None:
    figure = cash({"Capital": [2_400, 800, 0], "Running": [0, 260, 260]}, language)
    rows = table(figure, "kind", "quarter", "amount")
    assert [(row["kind"], row["quarter"], row["amount"]) for row in rows] == [
        ("Capital", 0, pytest.approx(2_400 * unit)),
        ("Capital", 1, pytest.approx(800 * unit)),
        ("Running", 1, pytest.approx(260 * unit)),
        ("Running", 2, pytest.approx(260 * unit)),
    ]
    low, high = domain(figure, "y")
    assert low == 0
    assert high >= 2_400 * unit
    assert domain(figure, "x") == [0, 1, 2]


def test_the_axis_holds_what_is_stacked_and_what_comes_back() -> None:
    figure = cash({"Capital": [500, 100], "Running": [400, 100], "Saved": [0, -300]})
    assert inside([-3, 9], domain(figure, "y"))
    assert figure.takeaway == "In all 8.0m yuan; most in quarter 0: 9.0m yuan."


def test_kinds_of_cash_are_told_apart_by_tone() -> None:
    for count in (1, 2, 5):
        figure = cash({f"kind {k}": [100.0] for k in range(count)})
        tones = layers(figure)[0]["encoding"]["opacity"]["scale"]["range"]
        assert len(set(tones)) == count


def test_a_plan_that_costs_nothing_says_so() -> None:
    assert cash({"Capital": [0, 0]}).takeaway == "No money is needed."
    assert cash({}).takeaway == "No money is needed."
