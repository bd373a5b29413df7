"""Several surveys as one."""

from __future__ import annotations

import pyarrow as pa
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.joined_surveys import joined, leaves_questions_out
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally


def survey(
    answers: dict[str, list[int]], *, wave: str = "2026-Q1", fixed: tuple[str, ...] = ("wave",), **constructs: list[int]
) -> SurveySummary:
    """A survey of these answers; `constructs` are answers to questions about no indicator."""
    items = [Item(name, name, "numeric-1-5") for name in answers]
    items += [Item(name, name, "numeric-1-10", role="construct") for name in constructs]
    asked = Questionnaire(tuple(items), fixed=tuple((each, wave if each == "wave" else "web") for each in fixed))
    table = pa.table({**answers, **constructs})
    return tally(table.to_batches(), asked, FIVE_GRADES, Population(), key=wave)


FIRST = survey({"A": [5, 4, 1], "B": [2, 2, 3]})


def test_two_waves_are_added_whatever_the_order_of_their_questions() -> None:
    second = survey({"B": [1, 1], "A": [5, 3]}, wave="2026-Q2")
    both = joined([("first", FIRST), ("second", second)])
    assert both.total == 5
    assert both.cells == (("2026-Q1",), ("2026-Q2",))
    assert both.select("wave", "2026-Q2").grade_counts[0].tolist() == [[1, 0, 1, 0, 0], [0, 0, 0, 0, 2]]
    assert both.equal(FIRST + survey({"A": [5, 3], "B": [1, 1]}, wave="2026-Q2"))


def test_one_survey_is_itself_and_dimensions_may_stand_in_any_order() -> None:
    assert joined([("only", FIRST)]) is FIRST
    one = survey({"A": [5]}, fixed=("wave", "source"))
    other = survey({"A": [1]}, fixed=("source", "wave"), wave="2026-Q2")
    assert joined([("one", one), ("other", other)]).cells == (("2026-Q1", "web"), ("2026-Q2", "web"))


@pytest.mark.parametrize(
    ("other", "code", "lacking"),
    [
        (survey({"A": [5]}), "surveys-ask-differently", "B"),
        (survey({"A": [5], "B": [5]}, fixed=()), "surveys-divide-differently", "wave"),
    ],
)
def test_what_does_not_fit_is_named(other: SurveySummary, code: str, lacking: str) -> None:
    with pytest.raises(DecisionError, match=code) as refused:
        joined([("first", FIRST), ("other", other)])
    assert refused.value.facts["lacking"] == lacking


def test_other_questions_that_differ_are_left_out() -> None:
    asked = survey({"A": [5, 4, 1], "B": [2, 2, 3]}, overall=[10, 3, 2])
    assert not leaves_questions_out([FIRST, FIRST])
    both = joined([("first", FIRST), ("asked", asked)])
    assert both.as_asked is None
    assert both.total == 6
