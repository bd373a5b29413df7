"""Answers as codes: grades at once where they say all, else steps from which the grades are looked up."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from mcdm.scales import FIVE_GRADES
from satisfaction.answer_codes import AnswerReader
from satisfaction.questionnaire import Item, Questionnaire

ROWS = {"a": [5, 1, None, 3], "b": [10, 1, 7, 12]}
BATCH = pa.RecordBatch.from_arrays([pa.array(values) for values in ROWS.values()], [*ROWS])
FIVE = Item("a", "A", "numeric-1-5")
TEN = Item("b", "B", "numeric-1-10", reversed=True)


def reader(*items: Item) -> AnswerReader:
    return AnswerReader.of(Questionnaire(items), FIVE_GRADES)


def test_grades_are_read_at_once_where_they_say_all() -> None:
    five = reader(Item("a", "A", "numeric-1-5", reversed=True))
    assert not five.steps
    ticked, unknown = five.read(BATCH)
    assert (ticked.tolist(), unknown) == ([[0, 4, 5, 2]], ())
    assert five.performance(ticked)[1] == 5
    turned = five.turned(ticked)
    assert (turned.grades.tolist(), turned.steps) == ([[4, 0, 5, 2]], None)


def test_steps_are_read_where_a_scale_has_more_and_grades_are_looked_up() -> None:
    both = reader(FIVE, TEN)
    assert (both.steps, both.spans, len(both.step_points)) == (True, ((1, 5), (1, 10)), 10)
    ticked, (beyond,) = both.read(BATCH)
    assert ticked.tolist() == [[0, 4, 10, 2], [0, 9, 3, 10]]
    assert (beyond.column, beyond.kind) == ("b", "beyond")
    judged, missing = both.performance(ticked)
    assert (judged.tolist(), missing) == ([[0, 4, 5, 2], [0, 4, 1, 5]], 5)
    turned = both.turned(ticked)
    assert turned.grades.tolist() == [[0, 4, 5, 2], [4, 0, 3, 5]]
    assert turned.steps is not None
    assert turned.steps.tolist() == [[0, 4, 10, 2], [9, 0, 6, 10]]


def test_questions_that_are_not_about_performance_have_steps_only() -> None:
    three = reader(FIVE, Item("b", "A", "numeric-1-10", role="importance"))
    ticked, _ = three.read(BATCH)
    turned = three.turned(ticked)
    assert turned.grades.shape == (1, 4)
    assert turned.steps is not None
    assert turned.steps.shape == (2, 4)
    assert three.performance(ticked)[0].shape == (1, 4)


@pytest.mark.parametrize("scale", ["numeric-1-3", "numeric-1-4", "yes-no"])
def test_a_scale_with_fewer_steps_keeps_them_too(scale: str) -> None:
    few = reader(Item("a", "A", scale))
    assert few.steps
    assert few.step_points[0] == len(few.step_points)


def test_what_was_read_before_is_not_read_again() -> None:
    five = reader(FIVE)
    first = five.turned(five.read(BATCH)[0]).grades.copy()
    five.read(BATCH.slice(1))
    np.testing.assert_array_equal(five.turned(five.read(BATCH)[0]).grades, first)
