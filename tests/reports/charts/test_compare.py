"""Scenarios side by side: what is drawn of their paths, draws, probabilities and futures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts import compare
from reports.charts.look import Figure, Palette
from reports.charts.scales import IndexDisplay
from reports.charts.scenarios import Path
from tests.reports.charts.drawing import domain, inside, layers, table, tables, texts
from tests.reports.charts.gallery import Study, figures

T = translator("en")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")
PALETTE = Palette(("now", "a", "b"), ("Status quo", "Plan A", "Plan B"), "now")
PATHS = (
    Path("now", (0.60, 0.60, 0.60)),
    Path("a", (0.60, 0.64, 0.70), (0.60, 0.62, 0.66), (0.60, 0.67, 0.75)),
    Path("b", (0.60, 0.65, 0.69), (0.60, 0.64, 0.68), (0.60, 0.66, 0.70)),
)


def trajectories(display: IndexDisplay = SCORE, leaders: tuple[str, ...] = ("a",)) -> Figure:
    return compare.trajectories(PATHS, leaders=leaders, palette=PALETTE, display=display, t=T)


@pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)
def test_paths_are_drawn_where_they_are(display: IndexDisplay) -> None:
    figure = trajectories(display)
    drawn = {(row["scenario"], row["quarter"]): row["index"] for rows in tables(figure, "line") for row in rows}
    for path in PATHS:
        for quarter, value in enumerate(path.index):
            assert drawn[path.scenario, quarter] == pytest.approx(display.at(value))
    assert domain(figure, "x") == [0, 2]
    assert inside([display.at(0.60), display.at(0.75)], domain(figure, "y"))
    assert domain(figure, "y")[0] > display.at(0.5), "the axis begins near the data, not at the worst index"


def test_only_the_first_leader_has_a_filled_band_and_the_status_quo_no_edge() -> None:
    figure = trajectories(leaders=("a", "b"))
    (filled,) = tables(figure, "area")
    assert {row["scenario"] for row in filled} == {"a"}
    assert [(row["low"], row["high"]) for row in filled] == list(zip(PATHS[1].low, PATHS[1].high, strict=True))
    edges = list(tables(figure, "line"))[:2]
    assert {row["scenario"] for rows in edges for row in rows} == {"b"}


def test_who_leads_is_said_and_a_tie_is_no_lead() -> None:
    assert "Plan A leads with .700 in quarter 2; Status quo is last with .600." in trajectories().takeaway
    assert trajectories(leaders=("a", "b")).takeaway.startswith("Plan A, Plan B are indistinguishable at the top")


def test_the_dot_at_the_end_is_what_is_expected_and_both_numbers_are_said() -> None:
    path = Path("a", (0.60, 0.70), (0.60, 0.66), (0.60, 0.72), (0.60, 0.69))
    figure = compare.trajectories([path], leaders=("a",), palette=PALETTE, display=SCORE, t=T)
    (dot,) = next(rows for rows in tables(figure, "circle"))
    assert dot["index"] == 0.69
    assert next(rows for rows in tables(figure, "text") if rows)[0]["text"] == "Plan A  .700 / .690"


def test_what_is_no_tie_does_not_read_as_the_threshold() -> None:
    chances = np.array([[0.5, 0.9025], [0.0975, 0.5]])
    figure = compare.better(chances, ("a", "b"), palette=PALETTE, t=T)
    assert {row["text"] for row in table(figure, "row", "column", "kind")} == {"", "90.2%", "9.8%"}
    wide = compare.better(chances, ("a", "b"), palette=PALETTE, t=T, margin=0.05)
    assert wide.takeaway.startswith("1 of 1 pairs")


def test_names_at_the_ends_do_not_touch() -> None:
    figure = trajectories()
    ends = next(rows for rows in tables(figure, "text") if rows)
    at = sorted(row["index"] for row in ends)
    low, high = domain(figure, "y")
    gap = 17 * (high - low) / (figure.spec()["height"] - 30)
    assert all(b - a >= gap - 1e-9 for a, b in itertools.pairwise(at))
    assert [row["text"] for row in ends] == ["Status quo  .600", "Plan A  .700", "Plan B  .690"]


@pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)
def test_twenty_dots_stand_for_the_draws(display: IndexDisplay) -> None:
    draws = {"a": np.linspace(0.60, 0.80, 401).tolist(), "b": [0.7] * 5}
    figure = compare.quantile_dots(draws, palette=PALETTE, display=display, t=T)
    dots = [row for row in table(figure, "stack") if row["scenario"] == "a"]
    low, high = domain(figure, "x")
    expected = [display.at(v) for v in np.quantile(draws["a"], (np.arange(20) + 0.5) / 20)]
    assert len(dots) == compare.DOTS
    assert np.abs(np.sort([row["at"] for row in dots]) - expected).max() <= (high - low) / 84 + 1e-9
    certain = [row for row in table(figure, "stack") if row["scenario"] == "b"]
    assert len({row["at"] for row in certain}) == 1
    assert sorted(row["stack"] for row in certain) == list(range(1, 21))
    assert {row["value"] for row in certain} == {display.text(0.7, fine=True)}
    height = figure.spec()["height"]
    assert all(0 <= row["y"] <= height for row in table(figure, "stack"))
    assert f"median, {display.text(0.7)}" in figure.takeaway


def test_pairs_are_better_worse_or_tied() -> None:
    chances = np.array([[0.5, 0.95, 0.9], [0.05, 0.5, 0.004], [0.1, 0.996, 0.5]])
    figure = compare.better(chances, ("now", "a", "b"), palette=PALETTE, t=T)
    cells = {(row["row"], row["column"]): row for row in table(figure, "row", "column", "kind")}
    assert len(cells) == 9
    assert [cells["Status quo", name]["kind"] for name in PALETTE.names] == ["same", "better", "tie"]
    assert [cells["Plan A", name]["kind"] for name in PALETTE.names] == ["worse", "same", "worse"]
    assert (cells["Plan A", "Plan B"]["text"], cells["Plan B", "Plan A"]["text"]) == ("<1%", ">99%")
    assert cells["Plan B", "Plan B"]["text"] == ""
    assert figure.takeaway.startswith("1 of 3 pairs")
    assert domain(figure, "x") == domain(figure, "y") == list(PALETTE.names)


FUTURES = [compare.Future("Calm", 3.0, (0.704, 0.68)), compare.Future("Storm", 1.0, (0.60, 0.672))]


@pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)
def test_regret_is_the_distance_to_the_best_of_each_future(display: IndexDisplay) -> None:
    figure = compare.futures(("a", "b"), FUTURES, palette=PALETTE, display=display, t=T)
    cells = {(row["row"], row["column"]): row for rows in tables(figure, "rect") for row in rows}
    calm, storm, expected, largest = domain(figure, "x")
    assert [cells["Plan A", c]["regret"] for c in (calm, storm)] == pytest.approx([0, 0.072])
    assert [cells["Plan B", c]["regret"] for c in (calm, storm)] == pytest.approx([0.024, 0])
    assert (cells["Plan A", expected]["text"], cells["Plan B", expected]["text"]) == (
        display.text(0.678, fine=True),
        display.text(0.678, fine=True),
    )
    assert cells["Plan A", expected]["best"], "weights 3 and 1 count as three quarters and one quarter"
    assert cells["Plan B", expected]["best"]
    assert cells["Plan B", largest]["best"]
    assert not cells["Plan A", largest]["best"]
    assert cells["Plan A", storm]["behind"] == display.change(-0.072, fine=True)
    assert figure.takeaway.startswith("Plan B is the robust choice: over 2 futures")


def test_the_most_regret_is_the_fullest_colour() -> None:
    figure = compare.futures(("a", "b"), FUTURES, palette=PALETTE, display=SCORE, t=T)
    fullness = layers(figure)[0]["encoding"]["opacity"]["scale"]
    assert fullness["domain"] == pytest.approx([0, 0.072])


def test_one_scenario_in_one_future_regrets_nothing() -> None:
    figure = compare.futures(("a",), [compare.Future("Calm", 1.0, (0.7,))], palette=PALETTE, display=SCORE, t=T)
    assert all(row["best"] for rows in tables(figure, "rect") for row in rows)
    assert ".0000" in figure.takeaway


def test_chinese_figures_speak_chinese() -> None:
    study = Study("zh")
    assert "维持现状" in " ".join(texts(figures(study)["trajectories"]()))
    assert set(study.palette.names[1:]) <= set(domain(figures(study)["better"](), "y"))


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 12])
def test_any_number_of_scenarios_is_compared(count: int) -> None:
    study = Study("en", count=count)
    drawn = figures(study)
    for name in ("trajectories", "quantile-dots", "cost-index"):
        svg = drawn[name]().svg()
        assert all(svg.count(text) > 0 for text in (study.palette.names[-1].split(" ")[0], "<path"))


@pytest.mark.parametrize("count", [1, 2, 5, 15])
def test_every_scenario_has_a_line_end_of_its_own(count: int) -> None:
    study = Study("en", count=count)
    paths = [study.path(k) for k in study.ids]
    figure = compare.trajectories(paths, leaders=(), palette=study.palette, display=SCORE, t=T)
    labels = next(rows for rows in tables(figure, "text") if rows)
    assert [row["scenario"] for row in labels] == list(study.ids)
    assert len({row["index"] for row in labels}) == count


def test_many_scenarios_are_numbered_above_the_columns() -> None:
    study = Study("en", count=7)
    figure = compare.better(np.full((7, 7), 0.5), study.ids, palette=study.palette, t=study.t)
    rows = tables(figure, "rect")
    assert {row["row"] for row in next(rows)} == {f"{k} {study.palette.name(n)}" for k, n in enumerate(study.ids, 1)}
