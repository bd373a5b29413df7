"""Answers of online surveys become answers of experts."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from exchange.questionnaires.gathered import Gathered
from exchange.questionnaires.survey_answers import read_survey_answers
from exchange.questionnaires.surveys import write_google, write_qualtrics
from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseJudgment
from tests.exchange.questionnaires.panel import EMPTY, judged
from tests.exchange.questionnaires.surveys_filled import as_csv, foreign_questions, qualtrics, questions_of

WEI = ("2026-01-01", "IP Address", "R_1", "Li", "Wei")


def given(found: Gathered, k: int = 0) -> dict[str, Any]:
    return dict(found.experts[k].answers)


def test_a_foreign_survey_that_does_not_name_its_pairs() -> None:
    content = qualtrics(foreign_questions(3, "Aim"), [*WEI, "Quality", "3", "Quality", "2", "Place", "4"])
    found = read_survey_answers(content, "q.csv", EMPTY)
    assert found.experts[0].name == "Li Wei"
    assert given(found) == {"g<-C": judged("abc", ("a", "b", 3.0), ("a", "c", 2.0), ("b", "c", 0.25))}
    assert not found.left


def test_choices_may_come_as_numbers_and_a_first_line_is_recognised() -> None:
    content = qualtrics(foreign_questions(2, "Aim"), [*WEI, "1", "3", "2", "5"])
    assert given(read_survey_answers(content, "q.csv", EMPTY)) == {
        "g<-C": judged("abc", ("a", "b", 3.0), ("a", "c", 0.2))
    }


def test_several_blocks_with_respect_to_one_thing() -> None:
    found = read_survey_answers(
        qualtrics(foreign_questions(3, "Price"), [*WEI, "Zoe", "1", "Xavier", "", "", "1"]), "q.csv", EMPTY
    )
    assert [code.code for code in found.left] == ["survey-choice-unknown"]
    assert given(found)["b<-A"].judgments == (
        PairwiseJudgment("x", "z", 3.0, 1.0, 9.0),
        PairwiseJudgment("y", "z", 1.0),
    )


def test_which_without_how_much_is_anything_from_one_to_nine() -> None:
    content = qualtrics(foreign_questions(3, "Aim", how_much=False), [*WEI, "Price", "Quality", ""])
    found = read_survey_answers(content, "q.csv", EMPTY)
    assert given(found)["g<-C"].judgments == (
        PairwiseJudgment("a", "b", 1 / 3, 1 / 9, 1.0),
        PairwiseJudgment("a", "c", 3.0, 1.0, 9.0),
    )
    assert "survey-without-strength" in [each.code for each in found.read]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("design", ["full", "first-line", "first-line-above-diagonal"])
def test_our_own_surveys_come_back_whole(language: str, design: Any) -> None:
    rows = list(csv.reader(io.StringIO(write_google(EMPTY, design=design, language=language).removeprefix("\ufeff"))))
    answers = [row[2] if len(row) == 3 else "4" for row in rows]
    google = as_csv([["Timestamp", "Your name", *(row[0] for row in rows)], ["today", "Mary", *answers]])
    found = read_survey_answers(google, "g.csv", EMPTY)
    texts = questions_of(write_qualtrics(EMPTY, design=design, language=language))
    other = read_survey_answers(qualtrics(texts, [*WEI, *answers]), "q.csv", EMPTY)
    assert given(found) == given(other)
    assert {each.value for answer in given(found).values() for each in answer.judgments} == {0.25}
    assert sum(answer.answered for answer in given(found).values()) == len(rows) / 2
    assert not (*found.left, *other.left)


def test_what_is_doubtful_is_named_with_its_row() -> None:
    questions = foreign_questions(3, "Aim")
    found = read_survey_answers(
        qualtrics(
            questions,
            [*WEI, "Place", "3", "Quality", "12", "Place", "x"],
            ["", "Survey Preview", "R_2", "", "", "Quality", "3", "", "", "", ""],
            ["", "IP Address", "R_3", "", "", "", "5", "", "1", "Price", "2"],
        ),
        "q.csv",
        EMPTY,
    )
    assert [(each.code, each.details["row"]) for each in found.left] == [
        ("survey-choice-unknown", 4), ("answer-off-scale", 4), ("answer-not-a-number", 4), ("survey-preview", 5),
        ("survey-strength-alone", 6),
    ]  # fmt: skip
    assert found.experts[1].name == "R_3"
    assert given(found, 1) == {"g<-C": judged("abc", ("a", "c", 1.0), ("b", "c", 2.0))}


def test_the_same_pair_answered_twice_in_two_ways() -> None:
    question = "With respect to Aim which one is more important: Quality or Price?"
    rows = [["Name", question, "By how much?", question, "By how much?"], ["A", "Quality", "3", "Price", "2"]]
    found = read_survey_answers(as_csv(rows), "g.csv", EMPTY)
    assert [each.code for each in found.left] == ["answer-contradicts-itself"]
    assert not found.experts[0].answers


def test_a_survey_about_something_else() -> None:
    with pytest.raises(DecisionError, match="survey-without-pairs"):
        read_survey_answers(b"Name,Age\nA,3\n", "g.csv", EMPTY)
