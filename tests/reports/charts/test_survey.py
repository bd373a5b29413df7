"""The survey: what was left out, and whose voice is lower than their number."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts.survey import SegmentAnswers, answers_by_segment, missing_by_item
from tests.reports.charts.drawing import domain, inside, table, texts

T, ZH = translator("en"), translator("zh")


def test_items_left_out_most_often_come_first() -> None:
    figure = missing_by_item([("A", 0.01), ("B", 0.2), ("C", 0.05)], limit=0.3, t=T, top=2)
    assert domain(figure, "y") == ["B", "C"]
    assert texts(figure) == ["too much: 30%", "20.0%", "5.0%"]
    assert inside([0.3], domain(figure, "x"))
    assert domain(figure, "x")[0] == 0
    assert inside([0.2], domain(figure, "x"))
    assert figure.takeaway == "Most often left out: B, by 20.0% of respondents."


@pytest.mark.parametrize("items", [[], [("A", 0.0)]])
def test_where_nothing_is_missing_it_is_said(items: list[tuple[str, float]]) -> None:
    figure = missing_by_item(items, limit=0.3, t=T)
    assert texts(figure) == ["too much: 30%"]
    assert figure.takeaway == "No answer is missing."
    assert domain(figure, "x")[0] == 0


SEGMENTS = [SegmentAnswers("City", 900, 0.6), SegmentAnswers("Hills", 100, 0.4)]


def test_who_is_heard_less_than_they_are_many() -> None:
    figure = answers_by_segment(SEGMENTS, t=T)
    rows = table(figure, "answers", "population")
    assert [(row["answers"], row["population"], row["under"]) for row in rows] == [(0.9, 0.6, False), (0.1, 0.4, True)]
    assert domain(figure, "x")[0] == 0
    assert inside([0.9, 0.6], domain(figure, "x"))
    assert figure.takeaway == "Heard less than their share of customers: Hills."
    assert "Hills" in answers_by_segment(SEGMENTS, t=ZH).takeaway


def test_a_share_near_enough_is_not_coloured() -> None:
    near = [SegmentAnswers("City", 650, 0.6), SegmentAnswers("Hills", 350, 0.4)]
    figure = answers_by_segment(near, t=T)
    assert not any(row["under"] for row in table(figure, "under"))
    assert figure.takeaway.startswith("Every segment is heard")


def test_a_survey_without_answers_is_drawn() -> None:
    figure = answers_by_segment([SegmentAnswers("City", 0, 1.0)], t=T)
    assert [row["answers"] for row in table(figure, "answers")] == [0]
    assert figure.takeaway == "Heard less than their share of customers: City."
