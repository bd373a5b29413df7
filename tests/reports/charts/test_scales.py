"""Ends of axes, labels moved apart, lines of text, the two displays of the index."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.look import GRADES, grade_colours, text_on_grades
from reports.charts.scales import IndexDisplay, span, spread, wrap

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 6))
LAW = settings(derandomize=True, max_examples=150, deadline=None)


@LAW
@given(st.lists(numbers, max_size=8), st.integers(3, 8), st.booleans(), st.booleans())
def test_an_axis_holds_its_values_and_its_ticks(values: list[float], ticks: int, zero: bool, to_ticks: bool) -> None:
    found = span(values, ticks=ticks, zero=zero, to_ticks=to_ticks)
    slack = 1e-9 * max(1.0, abs(found.low), abs(found.high))
    assert found.length > 0
    assert all(found.low - slack <= v <= found.high + slack for v in [*values, *([0.0] if zero else []), *found.ticks])
    assert len(found.ticks) <= 2 * ticks
    assert 0 <= found.digits <= 6


def test_an_axis_of_scores_has_round_ends() -> None:
    found = span([0.687, 0.7344])
    assert (found.low, found.high) == (pytest.approx(0.68), pytest.approx(0.74))
    assert found.ticks == pytest.approx([0.68, 0.69, 0.70, 0.71, 0.72, 0.73, 0.74])
    assert found.digits == 2


def test_values_that_are_missing_do_not_move_an_axis() -> None:
    assert span([0.5, math.nan, 0.7, math.inf]) == span([0.5, 0.7])


@LAW
@given(st.lists(st.floats(0, 1), min_size=1, max_size=10), st.floats(0.001, 0.08))
def test_labels_move_apart_and_keep_their_order(values: list[float], gap: float) -> None:
    placed = spread(values, gap, 0.0, 1.0)
    order = sorted(range(len(values)), key=values.__getitem__)
    assert all(placed[b] - placed[a] >= gap - 1e-9 for a, b in itertools.pairwise(order))
    assert all(-1e-9 <= p <= 1 + 1e-9 for p in placed)


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([0.9, 0.1, 0.5], 0.1) == [0.9, 0.1, 0.5]


@LAW
@given(st.text("ab cde 供电可靠与质量（）", max_size=40), st.integers(4, 20))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


def test_lines_are_about_equally_long() -> None:
    assert wrap("故障抢修与问题处理", 14) == ["故障抢修与", "问题处理"]
    assert wrap("Low digital adoption", 14) == ["Low digital", "adoption"]


def test_the_two_displays_of_the_index() -> None:
    score, percent = IndexDisplay(), IndexDisplay("percent")
    assert (score.text(0.7344), percent.text(0.7344)) == (".734", "66.8")
    assert (score.change(0.047), percent.change(0.047), percent.change(-0.0008)) == ("+.047", "+5.9", "−0.1")
    assert (score.between(0.721, 0.743, 0.9, "en"), percent.between(0.721, 0.743, 0.9, "zh")) == (
        ".721–.743 (90%)",
        "65.1–67.9（90%）",
    )
    assert (percent.at(0.2), percent.at(1.0)) == (0, 100)
    assert percent.size(0.08) == pytest.approx(10)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_any_number_of_grades_runs_from_best_to_worst(count: int) -> None:
    colours = grade_colours(count)
    assert (colours[0], colours[-1]) == (GRADES[0], GRADES[-1])
    assert len(set(colours)) == len(text_on_grades(count)) == count
