"""The wall of a workshop: one disc an expert, what was covered, what it decides, how it moves."""

from __future__ import annotations

from itertools import pairwise

import pytest

from i18n.translate import translator
from reports.charts.wall import Course, Disc, Moved, Standing, covered, discs, moved, position, rounds, standings
from tests.reports.charts.drawing import domain, inside, tables, texts

T, ZH = translator("en"), translator("zh")
ANSWERS = (Disc("E1", 3.0), Disc("E2", 3.0), Disc("E3", 1.0), Disc("E4", 0.25, apart=True), Disc("E5", 9.0, before=0.5))


def drawn(**changed):
    facts = {"group": 2.0, "before": None, "first": "Speed", "second": "Manners", "t": T} | changed
    return discs(facts.pop("answers", ANSWERS), **facts)


def test_every_expert_stands_on_the_side_that_was_favoured() -> None:
    (rows,) = tables(drawn(), "circle")
    assert {row["name"]: row["at"] for row in rows} == {"E1": -2, "E2": -2, "E3": 0, "E4": 3, "E5": -8}
    assert inside([row["at"] for row in rows], domain(drawn(), "x"))
    assert [row["stack"] for row in rows if row["at"] == -2] == [0.5, 1.5]
    assert drawn().takeaway == "3 experts favour Speed, 1 favour Manners, 1 see them as equal."


@pytest.mark.parametrize("ratio", [9.0, 3.0, 1.0, 0.5, 1 / 9])
def test_turning_a_pair_around_mirrors_the_drawing(ratio: float) -> None:
    assert position(ratio) == pytest.approx(-position(1 / ratio))


def test_the_group_before_and_after_talk_do_not_write_over_each_other() -> None:
    figure = drawn(group=2.0, before=0.5)
    assert {"group 2", "before 2"} <= set(texts(figure))
    aligned = {layer["mark"]["align"] for layer in figure.spec()["layer"] if layer["mark"].get("baseline") == "top"}
    assert aligned == {"left", "right"}


def test_who_moved_leaves_a_trace_where_the_answer_was() -> None:
    (ghosts,) = [rows for rows in tables(drawn(), "point") if rows and "to" in rows[0]]
    assert ghosts == [{"at": 1.0, "stack": 0.5, "to": -8.0}]


def test_who_stands_apart_has_a_ring_and_not_only_a_colour() -> None:
    rings = [rows for rows in tables(drawn(), "point") if rows and rows[0].get("apart")]
    assert [[row["name"] for row in rows] for rows in rings] == [["E4"]]


def test_two_hundred_stay_inside() -> None:
    figure = drawn(answers=[Disc("", 5.0) for _ in range(200)])
    (rows,) = tables(figure, "circle")
    assert inside([row["stack"] for row in rows], domain(figure, "y"))
    assert texts(figure) == ["group 2"]


def test_covered_answers_tell_who_has_answered_and_nothing_else() -> None:
    figure = covered([("E1", True), ("E2", False), ("E3", True)], t=T)
    assert figure.takeaway == "2 of 3 have answered."
    assert [[row["name"] for row in rows] for rows in tables(figure, "circle")] == [["E1", "E3"]]
    assert [[row["name"] for row in rows] for rows in tables(figure, "point")] == [["E2"]]


def test_an_option_stands_with_and_without_each_expert() -> None:
    figure = standings([Standing("Plan A", 0.74, (0.73, 0.75)), Standing("Plan B", 0.7, (0.69, 0.71))], t=T)
    assert "Plan A · .740" in texts(figure)
    assert figure.takeaway == "Plan A leads with .740."
    for rows in tables(figure):
        assert inside([row["value"] for row in rows if "value" in row], domain(figure, "x"))


def test_options_without_any_expert_are_drawn() -> None:
    assert standings([Standing("Plan A", 0.74, ())], t=T).takeaway == "Plan A leads with .740."


def test_weights_say_how_far_they_moved() -> None:
    figure = moved([Moved("Speed", 0.2, 0.3), Moved("Manners", 0.4, 0.35)], t=T)
    assert "Speed · .300 (+.100)" in texts(figure)
    assert figure.takeaway == "The weight of Speed moved most, from .200 to .300."


def test_rounds_are_lines_with_the_limit_of_the_stop_rule() -> None:
    sets = [Course("Speed", (0.6, 0.81)), Course("Manners", (None, 0.5))]
    courses = [Course("the whole", (0.7, 0.8), whole=True), *sets]
    figure = rounds(courses, enough=0.75, t=T)
    assert "enough: .75" in texts(figure)
    assert "Speed · .810" in texts(figure)
    assert figure.takeaway == "Consensus over the whole: .700, .800."
    assert rounds(courses, enough=0.75, t=ZH).takeaway == "总体共识度：0.700、0.800。"


def test_names_at_the_ends_of_lines_keep_apart() -> None:
    courses = [Course("the whole", (0.8,), whole=True), *(Course(f"S{k}", (0.98 + k / 1000,)) for k in range(9))]
    figure = rounds(courses, enough=0.75, t=T)
    (labels,) = [rows for rows in tables(figure, "text") if rows and "label" in rows[0]]
    heights = sorted(row["label"] for row in labels)
    assert min(b - a for a, b in pairwise(heights)) > 0.015
    assert heights[-1] <= 1.0 + 1e-9
