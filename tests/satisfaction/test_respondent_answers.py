"""Answers of single respondents: numbers as asked, and the customers each stands for."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from mcdm.errors import DecisionError
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.respondents import Population
from satisfaction.survey import RespondentSample, SurveySummary
from satisfaction.tally import tally
from tests.satisfaction.small_surveys import population, survey_of

GRADES = [[0, 1], [2, -1], [4, 4], [1, 1]]
CELLS = [("VIP",), ("VIP",), ("large",), ("",)]
PEOPLE = population(tier={"VIP": 25, "large": 75})


def survey() -> SurveySummary:
    tallied = survey_of(GRADES, CELLS, ("tier",))
    place = np.array([tallied.cells.index(cell) for cell in CELLS], np.int32)
    sample = RespondentSample.smallest(4, np.arange(4, dtype=np.uint64), place, np.array(GRADES, np.int8))
    return replace(tallied, sample=sample)


def answers() -> RespondentAnswers:
    return respondent_answers(survey(), PEOPLE)


def test_grades_rise_with_satisfaction_and_strangers_are_left_out() -> None:
    assert answers().values.tolist() == [[5, 4], [3, 0], [1, 1]]
    assert answers().answered.tolist() == [[True, True], [True, False], [True, True]]


def test_each_stands_for_a_part_of_the_customers() -> None:
    np.testing.assert_allclose(answers().weights, [0.125, 0.125, 0.75])


def test_parts_weigh_one_again() -> None:
    np.testing.assert_allclose(answers().complete().weights, [1 / 7, 6 / 7])
    assert answers().within("tier", ["VIP"]).weights.tolist() == [0.5, 0.5]
    assert answers().over(["N2"]).values.tolist() == [[4], [0], [1]]


def test_percent_runs_from_the_worst_to_the_best_step() -> None:
    assert answers().percent()[:, 0].tolist() == [100, 50, 0]


def test_what_was_asked_on_ten_steps_keeps_them() -> None:
    asked = replace(survey(), points=(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), spans=((1.0, 10.0), (0.0, 10.0)))
    found = respondent_answers(replace(survey(), as_asked=asked), PEOPLE)
    assert found.values.tolist() == [[10, 9], [8, 0], [6, 6]]
    assert not found.sampled


def test_where_the_least_number_is_the_best_answer_all_is_turned_round() -> None:
    """School marks from 1, very good, to 5: who ticked the best step has all of 100, not less than nothing."""
    asked = replace(survey(), spans=((5.0, 1.0), (1.0, 5.0)))
    found = respondent_answers(replace(survey(), as_asked=asked), PEOPLE)
    assert found.spans.tolist() == [[1, 5], [1, 5]]
    assert found.values.tolist() == answers().values.tolist()
    assert found.percent()[:, 0].tolist() == [100, 50, 0]


@pytest.mark.parametrize("ask", [lambda a: a.over(["N7"]), lambda a: a.within("district", ["D1"])])
def test_what_is_not_there_is_named(ask) -> None:
    with pytest.raises(DecisionError, match="id-unknown"):
        ask(answers())


def test_a_survey_without_a_sample_says_so() -> None:
    with pytest.raises(DecisionError, match="survey-without-sample"):
        respondent_answers(survey_of(GRADES, CELLS, ("tier",)), PEOPLE)


def test_reversed_questions_come_out_right_from_the_file_on() -> None:
    """A question turned round, a scale from 10 down to 1, and both: of two answers the better has all of 100."""
    columns = {"a": ("numeric-1-10", False), "b": ("numeric-1-10", True),
               "c": ("numeric-10-1", False), "d": ("numeric-10-1", True)}  # fmt: skip
    items = tuple(Item(name, name, scale, turned) for name, (scale, turned) in columns.items())
    table = pa.table({name: [1, 10] for name in columns})
    tallied = tally(table.to_batches(), Questionnaire(items=items), FIVE_GRADES, Population())
    found = respondent_answers(tallied, Population())
    assert sorted(found.percent().tolist()) == [[0, 100, 100, 0], [100, 0, 0, 100]]
