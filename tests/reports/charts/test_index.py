"""The index and its parts: shares of grades, indicators hung on the index, clusters, segments, intervals, groups."""

from __future__ import annotations

import itertools

import pytest

from i18n.translate import translator
from reports.charts import index
from reports.charts.look import Figure
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, table, tables, texts, ticks

T, ZH = translator("en"), translator("zh")
SCORE, PERCENT = IndexDisplay(), IndexDisplay("percent")
GRADES = ("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied")
both = pytest.mark.parametrize("display", [SCORE, PERCENT], ids=lambda d: d.kind)


def test_a_grade_bar_is_filled_from_end_to_end() -> None:
    rows = table(index.grade_bar(GRADES, (0.19, 0.33, 0.26, 0.14, 0.08), t=T), "from", "to")
    assert [row["name"] for row in rows] == list(GRADES)
    assert [row["share"] for row in rows] == pytest.approx([0.19, 0.33, 0.26, 0.14, 0.08])
    assert (rows[0]["from"], rows[-1]["to"]) == (0, pytest.approx(1))
    assert all(a["to"] == b["from"] for a, b in itertools.pairwise(rows))


def test_memberships_that_are_not_quite_one_still_fill_the_bar() -> None:
    figure = index.grade_bar(("good", "bad"), (3.0, 1.0), t=T)
    assert [row["share"] for row in table(figure, "from", "to")] == [0.75, 0.25]
    nothing = index.grade_bar(("good", "bad"), (0.0, 0.0), t=T)
    assert [row["share"] for row in table(nothing, "from", "to")] == [0, 0]


def test_what_is_too_narrow_for_a_number_has_none() -> None:
    rows = table(index.grade_bar(GRADES, (0.97, 0.0, 0.0, 0.0, 0.03), t=T), "from", "to")
    assert [row["text"] for row in rows] == ["97%", "", "", "", ""]


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_the_two_best_and_the_two_worst_grades_are_said(count: int) -> None:
    names = [f"g{k}" for k in range(count)]
    takeaway = index.grade_bar(names, [1 / count] * count, t=T).takeaway
    best, worst = min(2, count) / count, (2 if count > 2 else 1) / count
    assert takeaway == f"{best:.0%} of the weighted answers are in the two best grades, {worst:.0%} in the two worst."


INDICATORS = [index.IndicatorScore(f"I{k:02}", 0.6 + k / 100, 0.02 + k / 1000) for k in range(20)]


@both
def test_the_strongest_and_the_weakest_hang_on_the_index(display: IndexDisplay) -> None:
    figure = index.strongest_weakest(INDICATORS, index=0.7, display=display, t=T, each=3)
    rows = table(figure, "good", "weight")
    assert domain(figure, "y") == ["I19", "I18", "I17", "I02", "I01", "I00"]
    assert [row["at"] for row in rows] == pytest.approx([display.at(0.6 + k / 100) for k in (19, 18, 17, 2, 1, 0)])
    assert [row["good"] for row in rows] == [True] * 3 + [False] * 3
    assert inside([row["at"] for row in rows] + [display.at(0.7)], domain(figure, "x"))
    assert figure.takeaway.startswith(f"I19 is strongest at {display.text(0.79)}, I00 weakest at {display.text(0.6)}")


def test_few_indicators_are_all_shown_and_the_area_is_the_weight() -> None:
    figure = index.strongest_weakest(INDICATORS[:5], index=0.9, display=SCORE, t=T)
    assert len(domain(figure, "y")) == 5
    assert domain(figure, "size") == [0, pytest.approx(0.024)]
    assert not any(row["good"] for row in table(figure, "good"))


@both
def test_an_interval_widens_the_axis_and_is_said(display: IndexDisplay) -> None:
    wide = index.IndicatorScore("I", 0.7, 0.5, 0.5, 0.9)
    figure = index.strongest_weakest([wide, *INDICATORS[:2]], index=0.65, display=display, t=T)
    row = next(row for row in table(figure, "range") if row["name"] == "I")
    assert inside([display.at(0.5), display.at(0.9)], domain(figure, "x"))
    assert row["range"] == f"{display.text(0.7)} ({display.text(0.5)}–{display.text(0.9)})"
    assert row["side"] == "either", "chance may explain it"
    assert {row["side"] for row in table(figure, "side")} == {"either", "below"}


CLUSTERS = [
    index.ClusterGrades("Light", 0.2, (0.1, 0.2, 0.7), 0.55),
    index.ClusterGrades("Heavy", 0.8, (0.5, 0.3, 0.2), 0.75),
]


@both
def test_clusters_are_strips_of_grades_the_heaviest_first(display: IndexDisplay) -> None:
    figure = index.cluster_strips(CLUSTERS, GRADES[:3], display=display, t=T)
    assert [name.split()[0] for name in domain(figure, "y")] == ["Heavy", "Light"]
    strips = table(figure, "cluster", "share")
    assert [row["share"] for row in strips] == pytest.approx([0.5, 0.3, 0.2, 0.1, 0.2, 0.7])
    assert [display.text(0.75), display.text(0.55)] == list(filter(None, texts(figure)))
    assert f"Heavy scores best ({display.text(0.75)})" in figure.takeaway


def segments(display: IndexDisplay = SCORE, thin_below: int = 30) -> Figure:
    cells = [
        index.SegmentScore("Hills", "VIP", 0.5, 40),
        index.SegmentScore("Hills", "Large", 0.9, 12),
        index.SegmentScore("City", "VIP", 0.7, 400),
        index.SegmentScore("City", "Large", None, 0),
    ]
    return index.segments(cells, thin_below=thin_below, display=display, t=T)


@both
def test_segments_with_too_few_answers_are_hollow_and_not_ranked(display: IndexDisplay) -> None:
    figure = segments(display)
    full, thin = tables(figure, "rect")
    assert [(row["row"], row["column"], row["fullness"]) for row in full] == [("Hills", "VIP", 0), ("City", "VIP", 1)]
    assert [(row["text"], row["below"]) for row in thin] == [(display.text(0.9), "n = 12"), ("no answers", "")]
    assert f"City · VIP ({display.text(0.7)})" in figure.takeaway
    assert "Too few answers in 2 of 4" in figure.takeaway
    assert (domain(figure, "x"), domain(figure, "y")) == (["VIP", "Large"], ["Hills", "City"])


def test_segments_that_all_have_few_answers_are_not_ranked() -> None:
    figure = segments(thin_below=1_000)
    assert figure.takeaway == "No segment has enough answers to be ranked."
    assert next(iter(tables(figure, "rect"))) == []


@both
def test_the_index_stands_on_its_interval(display: IndexDisplay) -> None:
    figure = index.interval(index=0.687, low=0.682, high=0.692, level=0.95, display=display, t=T, ends=(0.6, 0.8))
    band, point = tables(figure)
    assert band == [{"at": display.at(0.682), "to": display.at(0.692)}]
    assert point == [{"at": display.at(0.687)}]
    assert inside([display.at(0.6), display.at(0.8)], domain(figure, "x"))
    assert inside(ticks(figure, "x"), domain(figure, "x"))
    assert display.between(0.682, 0.692, 0.95, "en") in figure.takeaway


def test_without_a_survey_there_is_no_interval() -> None:
    figure = index.interval(index=0.687, low=None, high=None, level=0.95, display=SCORE, t=T)
    assert next(tables(figure)) == []
    assert figure.takeaway == "The index is .687; no survey, so no interval."


@both
def test_groups_before_and_after(display: IndexDisplay) -> None:
    figure = index.group_change([("Hills", 0.6, 0.66, 0.3), ("City", 0.7, 0.69, 0.7)], display=display, t=T)
    rows = table(figure, "before", "after")
    assert [(row["before"], row["after"]) for row in rows] == [
        (display.at(0.6), display.at(0.66)),
        (display.at(0.7), display.at(0.69)),
    ]
    assert [row["good"] for row in rows] == [True, False]
    assert inside([display.at(0.6), display.at(0.7)], domain(figure, "x"))
    assert figure.takeaway == f"Hills gains most: {display.change(0.06)}."


def test_in_chinese_the_sentence_is_chinese() -> None:
    figure = index.interval(index=0.687, low=0.682, high=0.692, level=0.95, display=PERCENT, t=ZH)
    assert "60.9" in figure.takeaway
    assert "（95%）" in figure.takeaway


def test_the_colour_is_what_was_tested_and_figures_share_a_scale() -> None:
    rows = [
        index.IndicatorScore("left out, but chance", 0.673, 0.5, 0.6681, 0.6779, told=False),
        index.IndicatorScore("told", 0.70, 0.5, 0.66, 0.74, told=True),
    ]
    ends = index.hung_span([*rows, index.IndicatorScore("elsewhere", 0.5, 0.1)], 0.68, SCORE)
    spec = index.strongest_weakest(rows, index=0.68, display=SCORE, t=T, ends=ends).spec()
    sides = {row["name"]: row["side"] for row in spec["layer"][3]["data"]["values"]}
    assert sides == {"left out, but chance": "either", "told": "above"}
    for layer in spec["layer"]:
        if "field" in layer["encoding"].get("x", {}):
            assert layer["encoding"]["x"]["scale"]["domain"] == [ends.low, ends.high]
            assert len(layer["encoding"]["x"]["axis"]["values"]) > 2


def test_clusters_and_cells_have_their_errors() -> None:
    one = index.ClusterGrades("Heavy", 0.8, (0.5, 0.3, 0.2), 0.75, 0.739, 0.761)
    assert "± .011" in texts(index.cluster_strips([one], GRADES[:3], display=SCORE, t=T))
    cells = [index.SegmentScore("City", "VIP", 0.7, 90, 0.68, 0.72), index.SegmentScore("Hills", "VIP", 0.6, 90)]
    figure = index.segments(cells, thin_below=30, display=SCORE, t=T)
    assert "± .020" in texts(figure)
    full, _ = tables(figure, "rect")
    assert [row["range"] for row in full] == [".700 (.680–.720)", ".600"]
