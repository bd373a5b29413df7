"""Answers are settled pair by pair, and remarks are kept readable."""

from __future__ import annotations

import pytest

from exchange.questionnaires.gathered import (
    MOST_ALIKE,
    Answer,
    ExpertAnswers,
    Gathered,
    Remarks,
    Spot,
    acceptable,
    answered,
    settled,
)  # fmt: skip
from exchange.questionnaires.values import Misread, Ratio
from mcdm.judgments import DirectRatings, PairwiseJudgment
from tests.exchange.questionnaires.panel import PANEL_STUDY, judged


@pytest.mark.parametrize(("column", "cell"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (703, "AAA7")])
def test_cells_are_called_as_spreadsheets_do(column: int, cell: str) -> None:
    assert Spot(7, column).cell == cell


def answer(first: str, second: str, value: float, row: int) -> Answer:
    return Answer("g<-C", PairwiseJudgment(first, second, value), Spot(row, 5))


def test_the_same_answer_twice_counts_once_and_a_contradiction_names_both_rows() -> None:
    remarks = Remarks("f.csv")
    rows = [answer("a", "b", 3.0, 2), answer("b", "a", 0.333, 3), answer("a", "c", 3.0, 4), answer("c", "a", 2.0, 9)]
    assert settled(rows, {"g<-C": ("a", "b", "c")}, remarks) == (("g<-C", judged("abc", ("a", "b", 3.0))),)
    (left,) = remarks.all_left()
    assert left.code == "answer-contradicts-itself"
    facts = left.details
    assert (facts["row"], facts["value"], facts["other_row"], facts["other_value"]) == (4, "3", 9, "2")
    assert (facts["first"], facts["second"], facts["other_first"], facts["other_second"]) == ("a", "c", "c", "a")


def test_many_remarks_of_one_kind_are_counted() -> None:
    remarks = Remarks("f.csv")
    for row in range(MOST_ALIKE + 7):
        remarks.misread(Misread("answer-not-a-number", "x"), Spot(row + 1, 1))
    assert len(remarks.all_left()) == MOST_ALIKE + 1
    assert remarks.all_left()[-1].details["count"] == 7


def test_a_ratio_off_the_scale_is_accepted_only_where_the_study_has_it() -> None:
    allowed = acceptable(PANEL_STUDY)
    assert allowed("g<-C", "a", "b", Ratio(9.0))
    assert not allowed("g<-C", "a", "b", Ratio(10.0))
    assert allowed("g<-C", "c", "b", Ratio(4.0))


def test_gathered_answers_add_up() -> None:
    one = Gathered((ExpertAnswers("A", "", "f", (("g<-C", judged("abc", ("a", "b", 3.0))),)),))
    two = Gathered((ExpertAnswers("B", "", "f", (("a<-A", DirectRatings(("x", "y", "z"), (1.0, 2.0, 3.0))),)),))
    assert answered((one + two).experts) == 4
