"""Judgments as people write them, and grades with scores."""

from __future__ import annotations

import math

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import (
    FIVE_GRADES,
    SAATY_VALUES,
    Grade,
    GradeScale,
    check_on_scale,
    format_judgment,
    parse_judgment,
)


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), (" 1/3 ", 1 / 3), ("0.5", 0.5), (7, 7), (0.25, 0.25), ("2.5", 2.5)]
)
def test_judgments_as_people_write_them(text: str | float, value: float) -> None:
    assert parse_judgment(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "many", "1/0", "-3", "0", math.nan, math.inf, "nan", "1e999"])
def test_what_is_no_judgment(text: str | float) -> None:
    with pytest.raises(DecisionError) as caught:
        parse_judgment(text, where="E1 / goal")
    assert caught.value.code == "judgment-not-a-number"
    assert caught.value.facts["where"] == "E1 / goal"


@pytest.mark.parametrize("value", SAATY_VALUES)
def test_the_scale_itself_is_on_the_scale(value: float) -> None:
    assert check_on_scale(value) == value
    assert parse_judgment(format_judgment(value)) == pytest.approx(value)


@pytest.mark.parametrize("value", [12, 9.1, 1 / 10, 0.11])
def test_an_expert_may_not_leave_the_scale(value: float) -> None:
    with pytest.raises(DecisionError, match="judgment-off-scale"):
        check_on_scale(value, where="E1 / goal")


@pytest.mark.parametrize(("value", "text"), [(3, "3"), (1 / 3, "1/3"), (1, "1"), (2.5, "2.5"), (0.3, "0.3")])
def test_judgments_as_we_write_them(value: float, text: str) -> None:
    assert format_judgment(value) == text


def test_the_two_displays_of_the_index() -> None:
    assert FIVE_GRADES.percent(0.687) == pytest.approx(60.875)
    assert FIVE_GRADES.percent(1.0) == 100
    assert FIVE_GRADES.percent(0.2) == pytest.approx(0)


@pytest.mark.parametrize(
    ("scores", "code"),
    [((1.0,), "grades-too-few"), ((0.2, 1.0), "grades-not-falling"), ((1.0, 1.0), "grades-not-falling")],
)
def test_grades_fall_from_best_to_worst(scores: tuple[float, ...], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        GradeScale(tuple(Grade(Label(str(score)), score) for score in scores))
