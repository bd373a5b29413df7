"""The drawings of what matters: nothing outside, labels that do not cover each other, ranks from the right."""

from __future__ import annotations

import itertools

import numpy as np

from i18n.translate import translator
from reports.charts import importance as charts
from reports.charts.importance import Gap, MapPoint
from reports.charts.questionnaire import AlphaRow, alphas
from reports.charts.scales import IndexDisplay
from tests.reports.charts.drawing import domain, inside, layers, table, tables, texts, ticks

T, DISPLAY = translator("en"), IndexDisplay()


def points(count: int = 28) -> list[MapPoint]:
    rng = np.random.default_rng(3)
    found = []
    for k in range(count):
        importance, performance = float(rng.exponential(1 / count)), float(rng.uniform(0.5, 0.8))
        corner = ("concentrate" if performance < 0.65 else "keep up") if importance > 1 / count else "low priority"
        ends = (max(importance - 0.01, 0.0), importance + 0.01)
        found.append(MapPoint(f"Indicator {k:02}", corner, importance, *ends, performance, performance - 0.01,
                              performance + 0.01, k % 3 > 0))  # fmt: skip
    return found


def test_every_point_and_interval_is_inside() -> None:
    drawn = charts.importance_map(points(), (1 / 28, 0.65), display=DISPLAY, t=T, assumed=False)
    rows = table(drawn, "importance", "quadrant")
    assert inside([row["at"] for row in rows], domain(drawn, "x"))
    assert inside([row["importance_low"] for row in rows], domain(drawn, "y"))
    assert inside([row["importance_high"] for row in rows], domain(drawn, "y"))
    filled, hollow = (rows for rows in tables(drawn, "point"))
    assert {row["settled"] for row in filled} == {True}
    assert {row["settled"] for row in hollow} == {False}
    assert {"Concentrate here", "Keep up the good work", "Low priority", "Possible overkill"} <= set(texts(drawn))


def test_labels_cover_neither_each_other_nor_a_point() -> None:
    for width in charts.WIDTHS:
        frame = charts._Frame.around(points(), (1 / 28, 0.65), DISPLAY)
        dots = frame.places(points(), width)
        labels = frame.labels(points(), width)
        boxes = [
            charts._box(*dot, label.align, label.dx, label.dy, charts.LETTER * len(label.text))
            for dot, label in zip(dots, labels, strict=True)
            if label.text
        ]
        assert len(boxes) > 10
        assert not any(charts._covers(a, b) for a, b in itertools.combinations(boxes, 2))
        around = [(x - charts.DOT, y - charts.DOT, x + charts.DOT, y + charts.DOT) for x, y in dots]
        assert not any(charts._covers(box, dot) for box in boxes for dot in around)
        assert min(box[0] for box in boxes) >= 0
        assert max(box[2] for box in boxes) <= width


def test_who_found_no_room_is_told() -> None:
    crowd = [MapPoint(f"A rather long name {k}", "low priority", 0.02, 0.01, 0.03, 0.6, None, None, True)
             for k in range(30)]  # fmt: skip
    left = charts.unlabelled(crowd, (0.03, 0.62), DISPLAY)
    assert 15 < len(left) < 30
    assert charts.unlabelled(crowd[:1], (0.03, 0.62), DISPLAY) == []


GAPS = [
    Gap("first", 0.06, 0.05, 0.07, 0.2, 0.17, 0.22, "hidden driver"),
    Gap("second", 0.1, 0.08, 0.12, 0.1, 0.08, 0.12, "agree"),
]


def test_shares_begin_at_zero_and_assumed_intervals_are_dashed_brass() -> None:
    drawn = charts.stated_and_derived(GAPS, stated="the panel", assumed=True, t=T)
    assert domain(drawn, "x")[0] == 0
    assert layers(drawn)[0]["mark"]["strokeDash"] == [4, 3]
    assert domain(drawn, "y") == ["first", "second"]
    assert drawn.takeaway == "“first” differs most: stated 6.0% (5.0%–7.0%), drives 20.0% (17.0%–22.0%)."


def test_ranks_have_the_first_at_the_right() -> None:
    ranked = [Gap("first", 2, 2, 2, 1, 1, 1, "agree"), Gap("second", 1, 1, 2, 2, 1, 2, "agree")]
    drawn = charts.stated_and_derived(ranked, stated="customers", assumed=False, t=T, ranks=True)
    assert domain(drawn, "x") == [2.5, 0.5]
    assert table(drawn, "acts")[0]["acts"] == "1 (1–1)"


def test_no_tick_lies_beyond_what_there_can_be() -> None:
    """Scores end at the best grade, shares and alpha at one."""
    best = [MapPoint("A", "keep up", 0.5, 0.4, 0.6, 0.99, 0.97, 1.0, True),
            MapPoint("B", "low priority", 0.5, 0.4, 0.6, 0.3, 0.25, 0.35, True)]  # fmt: skip
    drawn = charts.importance_map(best, (0.5, 0.65), display=DISPLAY, t=T, assumed=False)
    assert max(ticks(drawn, "x")) <= 1
    gap = Gap("A", 0.9, 0.85, 0.95, 0.97, 0.9, 1.0, "agree")
    told = charts.stated_and_derived([gap], stated="x", assumed=False, t=T)
    assert max(ticks(told, "x")) <= 1
    assert max(ticks(alphas([AlphaRow("A", 0.97, 0.95, 0.99)], 0.7, t=T), "x")) <= 1


def test_no_interval_of_the_map_is_cut() -> None:
    far = [MapPoint("A", "keep up", 0.05, 0.01, 0.30, 0.7, 0.4, 0.95, False),
           MapPoint("B", "low priority", 0.06, 0.05, 0.07, 0.6, None, None, True)]  # fmt: skip
    drawn = charts.importance_map(far, (0.055, 0.65), display=DISPLAY, t=T, assumed=False)
    assert inside([0.4, 0.95], domain(drawn, "x"))
    assert inside([0.01, 0.30], domain(drawn, "y"))
    row = table(drawn, "importance_low", "low")[0]
    assert (row["low"], row["high"], row["importance_low"], row["importance_high"]) == (0.4, 0.95, 0.01, 0.30)
    assert "Importance" in str(drawn.spec())
