"""What the columns of a survey ask."""

from __future__ import annotations

import pytest

from exchange.questionnaires.gathered import Remarks
from exchange.questionnaires.survey_columns import Columns, heading_row
from exchange.questionnaires.tables import read_table
from tests.exchange.questionnaires.panel import EMPTY
from tests.exchange.questionnaires.surveys_filled import as_csv, foreign_questions, qualtrics


def test_heading_rows() -> None:
    questions = foreign_questions(3, "Aim")
    assert heading_row(read_table(qualtrics(questions), "q.csv")) == (1, 3)
    assert heading_row(read_table(qualtrics(questions, imports=False), "q.csv")) == (1, 2)
    assert heading_row(read_table(as_csv([["Timestamp", *questions]]), "g.csv")) == (0, 1)
    assert heading_row(read_table(b"a,b\n1,2\n", "t.csv")) is None


@pytest.mark.parametrize(
    "text",
    [
        "1. With respect to Aim which one is more important: Quality or Price?",
        "With respect to Aim, which one is more preferred: Price or Quality ? By how much?",
        "Q7_1 - with respect to  AIM which is more likely: Quality or Price",
        "3) 就“总目标”而言，哪一个更重要：质量 还是 价格？",
        "就 总目标 而言,哪个更重要:质量 还是 价格?",
    ],
)
def test_questions_in_many_wordings(text: str) -> None:
    columns = Columns(EMPTY, Remarks("f.csv")).read(read_table(as_csv([["姓名", text], ["A", ""]]), "f.csv"))
    assert columns is not None
    (pair,) = columns.pairs
    assert (pair.set, {pair.first, pair.second}, columns.names) == ("g<-C", {"a", "b"}, (0,))


def test_a_question_about_something_else_is_remarked() -> None:
    remarks = Remarks("f.csv")
    rows = [["Name", "With respect to Aims of life which one is more important: A or B?"], ["x", "A"]]
    columns = Columns(EMPTY, remarks).read(read_table(as_csv(rows), "f.csv"))
    assert columns is not None
    assert not columns.pairs
    assert [each.code for each in remarks.all_left()] == ["survey-target-unknown"]


def test_a_misspelt_target_is_taken_for_the_known_one() -> None:
    remarks = Remarks("f.csv")
    rows = [["Name", "With respect to Qualty which one is more important: Xavier or Zoe?"], ["x", "Zoe"]]
    columns = Columns(EMPTY, remarks).read(read_table(as_csv(rows), "f.csv"))
    assert columns is not None
    assert columns.pairs[0].set == "a<-A"
    assert [each.code for each in remarks.read] == ["answer-name-guessed"]
