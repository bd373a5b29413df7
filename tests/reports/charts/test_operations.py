"""Figures on the scale of the grades, their course, and places hung on the whole."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.charts import operations as charts
from reports.charts.operations import FigurePosition, PlaceValue
from tests.reports.charts.drawing import domain, inside, tables, texts

T = translator("en")
GRADES = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"]
POSITIONS = [
    FigurePosition("SAIDI", "8.9 h", 0.5, before=0.4, segments=(("Hills: 20 h", 0.1), ("Town: 3 h", 0.8))),
    FigurePosition("Steps", "4.6", 0.3, measured=False),
]


def test_worst_comes_first_and_what_was_entered_is_hollow() -> None:
    figure = charts.on_grades(POSITIONS, GRADES, t=T)
    assert domain(figure, "y") == ["Steps", "SAIDI"]
    (measured,) = tables(figure, "circle")
    (entered,) = tables(figure, "point")
    (ticks,) = tables(figure, "tick")
    assert ([row["name"] for row in measured], [row["name"] for row in entered]) == (["SAIDI"], ["Steps"])
    assert [row["at"] for row in ticks] == [0.1, 0.8]
    assert inside([0, 1], domain(figure, "x"))
    assert figure.takeaway == "Furthest from good: Steps (4.6); best: SAIDI (8.9 h)."
    written = [row["text"] for rows in tables(figure, "text") for row in rows]
    assert set(written) == {position.text for position in POSITIONS}, "a phone too keeps the units"
    assert charts.on_grades([], GRADES, t=T).takeaway == "There is no operating figure."


def test_the_line_of_a_figure_says_whether_it_got_better() -> None:
    (moved, *_) = tables(charts.on_grades(POSITIONS, GRADES, t=T), "rule")
    assert [(row["before"], row["better"]) for row in moved] == [(0.4, True)]


def test_the_course_shows_the_grades_in_its_sight() -> None:
    points = [("Jan 2025", 9.0), ("Feb 2025", 7.5)]
    figure = charts.course(points, (1, 4, 8.76, 17.5, 30), GRADES, unit="h", t=T)
    assert "Neutral" in texts(figure)
    assert "Very dissatisfied" not in texts(figure)
    assert domain(figure, "y")[0] >= 0
    assert figure.takeaway == "From 9 in Jan 2025 to 7.5 in Feb 2025."


@pytest.mark.parametrize("value", [0.0, -3.0])
def test_a_course_that_never_moves_is_still_drawn(value: float) -> None:
    figure = charts.course([("2025", value), ("2026", value)], (1, 2), ["a", "b"], unit="", t=T)
    assert inside([value], domain(figure, "y"))


def test_places_hang_on_the_whole_with_their_limits() -> None:
    values = [
        PlaceValue("Hills", 11, "11 (8–14)", better=False, low=8, high=14, limits=(4.7, 9.5)),
        PlaceValue("Town", 4.6, "4.6", better=True),
    ]
    figure = charts.places(values, 7.1, "7.1", t=T, zero=True)
    (band,) = tables(figure, "bar")
    assert [row["name"] for row in band] == ["Hills"]
    assert inside([0, 14], domain(figure, "x"))
    assert "all 7.1" in texts(figure)
    assert figure.takeaway == "Worse than all together: Hills."
    assert charts.places(values[1:], 7.1, "7.1", t=T).takeaway == "No place is worse."


def test_a_place_that_chance_explains_is_grey() -> None:
    figure = charts.places([PlaceValue("Hills", 8, "8", None, 6, 9)], 7.1, "7.1", t=T, zero=True)
    rows = [row for layer in figure.spec()["layer"] for row in layer["data"]["values"] if "better" in row]
    assert {row["better"] for row in rows} == {"either"}
    assert figure.takeaway == "No place is worse."
    across = [layer["encoding"]["x"] for layer in figure.spec()["layer"]]
    assert all("values" in each["axis"] for each in across if "field" in each)
